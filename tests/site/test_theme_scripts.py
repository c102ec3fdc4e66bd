"""What Material does by scripts in its pages works from files.

Colours, tabs, announcements, consent: the settings of a small site, under a path, ask for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from check.reading import read_pages
from check.serving import served
from check.visiting import Visit
from pipeline.site.mkdocs import THEME
from tests.conftest import Site
from tests.golden.case import Case
from tests.site.running import GOLDEN, copy_project, copy_store, invoke

pytestmark = pytest.mark.browser

Opens = Callable[..., Visit]

SITE_URL = "https://birds.example/birds/"
SETTINGS = """
theme:
  name: material
  custom_dir: own
  features: [content.tabs.link, announce.dismiss, content.code.copy, navigation.instant]
markdown_extensions:
  - pymdownx.tabbed: {alternate_style: true}
extra:
  analytics: {provider: google, property: G-0}
  version: {provider: mike}
  consent:
    title: May we count visits?
    description: Nothing else is kept.
    cookies: {counting: Counting visits}
    actions: [accept, reject, manage]
"""
TABS = """# {title}

=== "Garden"

    Sparrows.

=== "Wood"

    Owls.
"""

# The colours of the first frames that have a body, whatever runs later.
NOTE_FRAMES = """
    window.frames_seen = [];
    const note = () => {
        if (document.body) frames_seen.push(getComputedStyle(document.body).backgroundColor);
        if (frames_seen.length < 5) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
"""


@pytest.fixture(scope="module")
def birds(golden: Callable[[str], Case], tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = copy_project(GOLDEN / "standard" / "input", tmp_path_factory.mktemp("birds") / "site")
    copy_store(golden("standard").project, project)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    own = project / "own"
    own.mkdir()
    main = (THEME / "main.html").read_text("utf-8")
    announced = "{% block announce %}The hide is closed.{% endblock %}"
    (own / "main.html").write_text(f"{main}\n{announced}\n", "utf-8")
    docs = project / "docs"
    docs.mkdir()
    for name in ("places", "times"):
        (docs / f"{name}.md").write_text(TABS.format(title=name.title()), "utf-8")
    (docs / "old.md").write_text(
        "---\ntemplate: redirect.html\nlocation: ../times/\n---\n", "utf-8"
    )
    done = invoke(project, "build", "--workers", "1", "--profile", "standard", SITE_URL=SITE_URL)
    assert done.exit_code == 0, done.stderr
    return Site(project, project / "build" / "site", SITE_URL, done.stderr)


@pytest.fixture(scope="module")
def address(birds: Site) -> Iterator[str]:
    with served(birds.folder, "/birds/") as found:
        yield found


@pytest.fixture
def agreed(visit: Opens, address: str) -> Visit:
    """A window in which the question of consent was answered."""
    opened = visit(address)
    answer(opened, "Accept")
    return opened


def answer(opened: Visit, word: str) -> None:
    with opened.page.expect_navigation(wait_until="load"):
        opened.page.get_by_role("button", name=word).click()


def ground(opened: Visit) -> str:
    return str(opened.measure("() => getComputedStyle(document.body).backgroundColor"))


@pytest.mark.slow
def test_no_page_has_a_script_in_itself(birds: Site) -> None:
    for page in read_pages(birds.folder, SITE_URL):
        inline = page.tree.xpath("//script[not(@src) and not(contains(@type, 'json'))]")
        assert not inline, page.file
    assert "has a script in the page itself" not in birds.said


@pytest.mark.slow
def test_what_cannot_work_so_is_left_out_and_said(birds: Site) -> None:
    for name in ("analytics", "version"):
        assert f"mkdocs.yml, extra.{name}: left out, for " in birds.said
    for feature in ("content.code.copy", "navigation.instant"):
        assert f"mkdocs.yml, theme.features: {feature} is left out, for " in birds.said
    assert "content.tabs.link" not in birds.said
    for page in read_pages(birds.folder, SITE_URL):
        assert "google" not in page.text, page.file


@pytest.mark.slow
def test_nothing_of_materials_scripts_and_style_sheets_is_published(birds: Site) -> None:
    assets = {path.name for path in (birds.folder / "assets").rglob("*") if path.is_file()}
    assert "atlas.css" in assets
    assert not [name for name in assets if name.startswith(("bundle.", "main.", "palette."))]
    assert not {"lunr", "workers"} & {path.name for path in birds.folder.rglob("*")}
    for page in read_pages(birds.folder, SITE_URL):
        assert not re.search(r"/(bundle|main|palette)\.[0-9a-f]{8}\.min|__config", page.text), (
            page.file
        )


@pytest.mark.slow
def test_colours_chosen_before_are_there_at_first_paint(agreed: Visit, address: str) -> None:
    agreed.page.goto(address + "places/", wait_until="load")
    light = ground(agreed)
    agreed.page.locator(".palette button:visible").click()
    agreed.page.locator(".palette button:visible").click()
    dark = ground(agreed)
    assert dark != light
    agreed.page.add_init_script(NOTE_FRAMES)
    agreed.troubles.clear()
    for page in ("", "places/", "datasets/garden-birds/", "no/such/page/"):
        agreed.page.goto(address + page, wait_until="load")
        agreed.page.wait_for_function("() => frames_seen.length === 5")
        assert set(agreed.measure("() => frames_seen")) == {dark}, page
    assert [one for one in agreed.troubles if "404" not in one] == []


@pytest.mark.slow
def test_nothing_goes_wrong_with_all_of_it_switched_on(agreed: Visit, address: str) -> None:
    for page in ("", "places/", "old/", "datasets/", "datasets/garden-birds/", "404.html"):
        agreed.page.goto(address + page, wait_until="load")
        agreed.page.locator(".palette button:visible").click()
    agreed.page.get_by_role("combobox", name="Search").first.press_sequentially("birds")
    expect(agreed.page.get_by_role("option").first).to_be_visible()
    assert not agreed.troubles


@pytest.mark.slow
def test_an_address_opens_the_tab_that_it_names(agreed: Visit, address: str) -> None:
    agreed.page.goto(address + "places/", wait_until="load")
    expect(agreed.page.get_by_text("Sparrows.")).to_be_visible()
    expect(agreed.page.get_by_text("Owls.")).not_to_be_visible()
    name = agreed.page.locator(".tabbed-set > input").nth(1).get_attribute("id")
    agreed.page.goto(address)
    agreed.page.goto(f"{address}places/#{name}", wait_until="load")
    expect(agreed.page.get_by_text("Owls.")).to_be_visible()


@pytest.mark.slow
def test_a_tab_chosen_on_one_page_is_open_on_others(agreed: Visit, address: str) -> None:
    agreed.page.goto(address + "places/", wait_until="load")
    agreed.page.get_by_text("Wood", exact=True).click()
    agreed.page.goto(address + "times/", wait_until="load")
    expect(agreed.page.get_by_text("Owls.")).to_be_visible()
    assert not agreed.troubles


@pytest.mark.slow
def test_only_pages_with_tabs_load_what_opens_them(birds: Site) -> None:
    with_tabs = {
        page.file for page in read_pages(birds.folder, SITE_URL) if "theme/tabs.js" in page.text
    }
    assert with_tabs == {"places/index.html", "times/index.html"}


@pytest.mark.slow
def test_tabs_of_one_name_are_opened_together_and_the_keyboard_reaches_them(
    agreed: Visit, address: str
) -> None:
    agreed.page.goto(address + "places/", wait_until="load")
    agreed.page.locator(".tabbed-set > input").first.focus()
    agreed.page.keyboard.press("ArrowRight")
    expect(agreed.page.get_by_text("Owls.")).to_be_visible()
    label = agreed.page.locator(".tabbed-labels label").nth(1)
    other = agreed.page.locator(".tabbed-labels label").first
    ground = "(label) => getComputedStyle(label).color"
    assert label.evaluate(ground) != other.evaluate(ground), "nothing shows where the focus is"


@pytest.mark.slow
def test_what_is_folded_away_is_printed(agreed: Visit, address: str) -> None:
    agreed.page.goto(address + "datasets/garden-birds/", wait_until="load")
    folded = agreed.page.locator("#content details:not([open])")
    before = folded.count()
    assert before
    agreed.page.emulate_media(media="print")
    expect(folded).to_have_count(0)
    agreed.page.emulate_media(media="screen")
    expect(folded).to_have_count(before)


@pytest.mark.slow
def test_colours_are_those_of_the_device_until_others_are_chosen(
    agreed: Visit, address: str
) -> None:
    colours = "() => document.body.dataset.mdColorScheme"
    kept = '() => JSON.parse(localStorage.getItem("/birds/.__palette"))'
    agreed.page.emulate_media(color_scheme="dark")
    agreed.page.goto(address + "places/", wait_until="load")
    assert agreed.measure(colours) == "slate"
    agreed.page.emulate_media(color_scheme="light")
    agreed.page.wait_for_function("() => document.body.dataset.mdColorScheme === 'default'")
    button = agreed.page.locator(".palette button:visible")
    assert button.get_attribute("aria-label") == "Switch to light colours"
    button.press("Enter")
    assert agreed.measure(kept) == {
        "index": 1,
        "color": {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "indigo",
            "accent": "indigo",
        },
    }
    agreed.page.keyboard.press("Enter")
    assert agreed.measure(colours) == "slate"
    agreed.page.keyboard.press("Enter")
    assert agreed.measure(kept) is None
    assert agreed.measure("() => document.documentElement.outerHTML").count("theme-color") == 1


@pytest.mark.slow
def test_an_announcement_that_was_closed_stays_closed(agreed: Visit, address: str) -> None:
    expect(agreed.page.get_by_text("The hide is closed.")).to_be_visible()
    agreed.page.locator(".md-banner__button").click()
    expect(agreed.page.get_by_text("The hide is closed.")).not_to_be_visible()
    agreed.page.goto(address + "times/", wait_until="load")
    expect(agreed.page.get_by_text("The hide is closed.")).not_to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "agrees"), [pytest.param("Accept", True, marks=pytest.mark.slow), ("Reject", False)]
)
def test_consent_is_asked_for_once(word: str, agrees: bool, visit: Opens, address: str) -> None:
    opened = visit(address)
    expect(opened.page.get_by_text("May we count visits?")).to_be_visible()
    opened.page.locator("label", has_text=re.compile("Manage", re.IGNORECASE)).click()
    expect(opened.page.get_by_text("Counting visits")).to_be_visible()
    answer(opened, word)
    kept = '() => JSON.parse(localStorage.getItem("/birds/.__consent")).counting ?? false'
    assert opened.measure(kept) is agrees
    for page in ("", "times/"):
        opened.page.goto(address + page, wait_until="load")
        expect(opened.page.get_by_text("May we count visits?")).not_to_be_visible()
    opened.page.goto(address + "times/#__consent", wait_until="load")
    assert opened.measure("() => document.forms.consent.elements.counting.checked") is agrees
    assert not opened.troubles


@pytest.mark.slow
def test_a_page_that_moved_leads_on_with_what_the_address_says(agreed: Visit, address: str) -> None:
    agreed.page.goto(address + "old/?q=owls#x")
    agreed.page.wait_for_url(address + "times/?q=owls#x")
    assert not agreed.troubles
    menu = agreed.page.get_by_role("navigation", name="Main").get_by_role("link")
    assert menu.all_inner_texts() == ["Data", "Places", "Times"]


@pytest.mark.slow
def test_sites_on_one_host_remember_apart(agreed: Visit, address: str, birds: Site) -> None:
    agreed.page.locator(".palette button:visible").click()
    names = agreed.measure("() => Object.keys(localStorage).sort()")
    assert names == ["/birds/.__consent", "/birds/.__palette"]
