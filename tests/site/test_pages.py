"""Pages in a real browser: nothing goes wrong, nothing comes from elsewhere, all can use them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from check.serving import served
from check.visiting import DESKTOP, PHONE, SMALL_PHONE, Visit
from tests.conftest import Site
from tests.golden.case import Case

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

# A page of each kind, on which most can go wrong.
PAGES = (
    "",
    "datasets/",
    "datasets/ferry-use/",
    "isles/",
    "isles/uho/",
    "compare/",
    "topics/",
    "topics/crossings/",
    "targets/",
    "benchmarks/",
    "benchmarks/harbour-office/",
    "datasets/ferry-use/charts/trend/",
    "voyages/",
    "voyages/one-timetable/",
    "maturity/",
    "contribute/",
    "contribute/descriptor/",
    "contribute/settings/",
    "updates/",
    "status/",
    "404.html",
)
OTHER_PAGES = (
    "datasets/crew-survey/",
    "datasets/lamp-checks/",
    "datasets/mail-quarters/",
    "datasets/isles/",
    "isles/tws/",
    "benchmarks/harbour-office-group/",
    "datasets/ferry-fares/charts/table/",
    "voyages/trade/salvage/",
    "contribute/boat-log/",
    "contribute/findings/",
    "charts/",
    "about/",
    "accessibility/",
    "faq/",
    "glossary/",
    "licences/",
    "findings/",
)

# Those that axe looks at whenever tests run; it takes its time with large ones.
LIGHT_PAGES = ("", "voyages/one-timetable/")

# target-size is of WCAG 2.2 AA, and off unless asked for.
AXE: dict[str, object] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"

# What stands out of the window to the right, but for what scrolls within a box of its own.
SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  const boxed = (element) => {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const clips = up !== element && /auto|scroll|hidden|clip/.test(style.overflowX);
      if (clips || style.clipPath !== "none" || style.display === "none") return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    const seen = box.width > 0 && box.height > 0 && box.bottom + scrollY > 0;
    return seen && box.right > width + 1 && !boxed(element);
  });
  return {
    scrolls: document.scrollingElement.scrollWidth - width,
    out: out.map((e) => `${e.tagName} ${e.className.baseVal ?? e.className}`),
  };
}"""


def violations(opened: Visit, options: dict[str, object]) -> list[str]:
    """What axe finds wrong: the rule, how often, and where first."""
    found = Axe().run(opened.page, options=options).response["violations"]
    return [
        f"{one['id']}, {len(one['nodes'])} times: {one['help']}: "
        + "; ".join(" ".join(map(str, node["target"]))[:200] for node in one["nodes"][:3])
        for one in found
    ]


def test_the_pages_to_look_at_are_there(built_site: Site) -> None:
    missing = [
        page
        for page in (*PAGES, *OTHER_PAGES)
        if not (built_site.folder / page / "index.html").exists()
        and not (built_site.folder / page).is_file()
    ]
    assert not missing


@pytest.mark.slow
@pytest.mark.parametrize(
    "pages",
    [PAGES[::2], PAGES[1::2], OTHER_PAGES],
    ids=["one half", "the other half", "others"],
)
def test_nothing_goes_wrong_and_nothing_is_out_of_sight_on_a_small_phone(
    pages: tuple[str, ...], turn_to: Opens, under_path: str
) -> None:
    opened = turn_to(under_path)
    for page in pages:
        # 404.html names the path for which the site was built; links are tested elsewhere.
        if page == "404.html":
            continue
        opened.asked.clear()
        opened.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        opened.turn_to(under_path + page)
        assert opened.page.title(), page
        assert under_path + page in opened.asked, "the requests of the page were not seen"
        opened.page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
        opened.measure(OPEN_ALL)
        assert opened.measure(SIDEWAYS) == {"scrolls": 0, "out": []}, page
        assert not opened.troubles, page
    opened.page.wait_for_load_state("networkidle")
    assert not opened.troubles
    assert opened.page.context.cookies() == [], "nothing is kept on a visitor's device"


def test_a_missing_page_leads_back(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}no/such/page/")
    own = [
        one for one in opened.troubles if "no/such/page" not in one and "status of 404" not in one
    ]
    assert not own
    assert "not exist" in opened.page.get_by_role("heading", level=1).inner_text()
    opened.page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
    assert opened.measure(SIDEWAYS) == {"scrolls": 0, "out": []}
    opened.page.get_by_role("main").get_by_role("link", name="Data", exact=True).click()
    opened.page.wait_for_url(f"{at_root}datasets/")


@pytest.mark.parametrize(
    "page",
    [
        page if page in LIGHT_PAGES else pytest.param(page, marks=pytest.mark.slow)
        for page in (*PAGES, *OTHER_PAGES)
    ],
)
def test_everyone_can_use_a_page(page: str, turn_to: Opens, at_root: str) -> None:
    """As it opens in the dark, in light, and on a small phone."""
    opened = turn_to(at_root + page, scheme="dark")
    said = {"dark": violations(opened, AXE)}
    opened.use_scheme("light")
    said["light"] = violations(opened, AXE)
    opened.page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
    said["320 px"] = violations(opened, AXE)
    assert said == {"dark": [], "light": [], "320 px": []}
    assert not opened.troubles


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False])
def test_a_device_set_to_dark_gets_dark_pages(scripts: bool, visit: Opens, at_root: str) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    opened = visit(at_root, scheme="dark", scripts=scripts)
    for page in ("", "topics/crossings/"):
        opened.page.goto(at_root + page)
        red, green, blue = (int(part) for part in opened.measure(ground).strip("rgb()").split(","))
        assert red + green + blue < 200, f"{page} is not dark from the beginning"
        opened.use_scheme("light")
        opened.use_scheme("dark")


@pytest.mark.slow
def test_only_colours_chosen_by_hand_are_remembered(visit: Opens, at_root: str) -> None:
    opened = visit(at_root, scheme="dark")
    kept = "() => [localStorage.length, sessionStorage.length, document.cookie]"
    assert opened.measure(kept) == [0, 0, ""]
    switch = opened.page.locator(".palette button:visible")
    switch.click()
    assert opened.measure(kept) == [1, 0, ""]
    switch.click()
    switch.click()
    assert opened.measure(kept) == [0, 0, ""], "the device's own colours need no memory"


def test_pages_work_where_a_browser_lets_no_page_keep_anything(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + "about/")
    opened.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
    )
    opened.page.reload()
    opened.page.locator(".palette button:visible").click()
    assert not opened.troubles


@pytest.mark.slow
def test_colours_chosen_by_hand_stay(visit: Opens, at_root: str) -> None:
    opened = visit(at_root)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    seen = {opened.measure(ground)}
    for _ in range(3):
        opened.page.locator(".palette button:not([hidden])").first.click()
        seen.add(opened.measure(ground))
    assert len(seen) == 2
    opened.page.locator(".palette button:not([hidden])").first.click()
    chosen = opened.measure(ground)
    opened.page.goto(f"{at_root}datasets/ferry-use/")
    assert opened.measure(ground) == chosen
    assert not opened.troubles


def test_the_first_stop_of_the_tab_key_skips_to_the_content(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/ferry-use/")
    opened.page.keyboard.press("Tab")
    focused = opened.page.locator(":focus")
    assert focused.inner_text() == "Skip to content"
    box = focused.bounding_box()
    assert box and box["y"] >= 0
    opened.page.keyboard.press("Enter")
    assert opened.measure("() => document.activeElement.id") == "content"


def test_a_policy_stops_what_is_put_into_a_page(turn_to: Opens, at_root: str) -> None:
    """What the pages promise in words, tried: neither a script in the page nor a foreign host."""
    opened = turn_to(f"{at_root}datasets/ferry-use/")
    opened.measure(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.intruder = true";
          document.head.append(script);
          const image = new Image();
          image.src = "http://another.example/pixel.png";
          document.body.append(image);
          const button = "<i onclick='window.intruder = true'>x</i>";
          document.body.insertAdjacentHTML("beforeend", button);
          document.body.lastElementChild.click();
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.measure("() => window.intruder") is None
    violated = [one for one in opened.troubles if "violation of the policy" in one]
    assert {one.split()[-2] for one in violated} == {
        "script-src-elem",
        "script-src-attr",
        "img-src",
    }
    failed = [one for one in opened.troubles if one.startswith("failed: http://another.example/")]
    assert failed == ["failed: http://another.example/pixel.png csp"]
    stopped = """() => new Promise((done) => setTimeout(() => {
      try { eval("1"); done(false) } catch { done(true) }
    }))"""
    assert opened.measure(stopped)


def test_texts_from_data_do_nothing(golden: Callable[[str], Case], turn_to: Opens) -> None:
    pages = ("", "datasets/", "datasets/traps/", "datasets/traps/charts/trend/", "players/p2/")
    with served(golden("hostile").site) as url:
        opened = turn_to(url)
        for page in pages:
            opened.turn_to(url + page)
            assert opened.page.title(), page
            found = opened.page.locator("iframe, img, object, embed, [onclick], [onload]")
            assert found.count() == 0, page
        assert not opened.troubles


def test_names_from_data_do_nothing_in_the_search(
    golden: Callable[[str], Case], turn_to: Opens
) -> None:
    with served(golden("hostile").site) as url:
        opened = turn_to(f"{url}players/p1/")
        opened.page.get_by_role("combobox").first.press_sequentially("alert")
        opened.page.get_by_role("option").first.wait_for()
        assert '<script>alert("x")</script>' in opened.page.get_by_role("listbox").inner_text()
        assert not opened.troubles
        assert opened.page.locator("iframe, img, object, embed, [onclick], [onload]").count() == 0


def test_texts_from_data_read_as_they_were_written(
    golden: Callable[[str], Case], turn_to: Opens
) -> None:
    written = 'Traps <script>alert("x")</script> {{ config.site_name }} {% raw %} {# c #} {{ 7*7 }}'
    with served(golden("hostile").site) as url:
        opened = turn_to(f"{url}datasets/traps/", size=PHONE)
        assert opened.page.get_by_role("heading", level=1).inner_text() == written
        assert opened.page.title().startswith(written)
        said = opened.page.locator('meta[property="og:title"]').get_attribute("content")
        assert said == written
        chart = opened.page.locator("svg[role=img] > title").first.text_content()
        assert chart and chart.startswith('Trend <script>alert("x")</script> {{ config')
        assert opened.measure(SIDEWAYS) == {"scrolls": 0, "out": []}


def test_the_menu_leads_to_every_part_by_keyboard(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    for name, address in (
        ("Isles", "isles/"),
        ("Topics", "topics/"),
        ("Data", "datasets/"),
        ("Voyages", "voyages/"),
        ("Ferry targets", "targets/"),
        ("Crew survey", "benchmarks/"),
    ):
        menu = opened.page.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name=name, exact=True).focus()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_url(at_root + address)
        current = opened.page.get_by_role("navigation", name="Main").locator("[aria-current]")
        assert current.inner_text() == name


def test_the_name_and_the_search_share_a_row(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}about/")
    middles = """() => [".wordmark", ".search", ".palette button"]
      .flatMap((part) => [...document.querySelectorAll(`.site-header ${part}`)])
      .map((part) => part.getBoundingClientRect())
      .filter((box) => box.height > 0)
      .map((box) => box.top + box.height / 2)"""
    for width in (960, 1100, 1280, 1600):
        opened.page.set_viewport_size({"width": width, "height": 800})
        found = opened.measure(middles)
        assert len(found) == 3, width
        assert max(found) - min(found) < 12, width
