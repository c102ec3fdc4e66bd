"""The list of voyages and their pages, as people use them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from check.serving import served
from check.visiting import PHONE, Visit
from tests.conftest import Site
from tests.golden.case import Case
from tests.site.running import SAMPLE
from tests.site.test_first_screens import shares

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

VOYAGES = sorted(path.stem for path in (SAMPLE / "docs" / "voyages").glob("[a-z]*.md"))
SHOWN = "#list > li:not([hidden])"
FIRST_SCREEN = {
    "title": "article h1",
    "what was done": ".lede",
    "who, where, when and status": ".case-facts",
    "what is reported": ".case-result-text",
    "its year": ".case-result-title",
    "evidence": ".case-evidence",
    "first source": ".case-source",
}


def shown(opened: Visit) -> list[str]:
    return opened.page.locator(f"{SHOWN} h2").all_inner_texts()


def test_filters_narrow_the_list_and_stand_in_the_address(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}voyages/")
    page = opened.page
    assert len(shown(opened)) == len(VOYAGES)
    page.get_by_label("Trade").select_option("Salvage")
    assert shown(opened) == ["Buoys above wrecks"]
    assert page.locator("#count").inner_text() == f"1 of {len(VOYAGES)} shown"
    assert opened.address.endswith("?trade=salvage")
    page.get_by_label("Isle", exact=True).select_option("Fennhold")
    assert shown(opened) == []
    page.get_by_role("button", name="Clear filters").click()
    assert len(shown(opened)) == len(VOYAGES)
    assert opened.address == f"{at_root}voyages/"
    page.get_by_label("Evidence").select_option("Independently evaluated")
    assert shown(opened) == ["Trying a night boat before deciding"]
    page.get_by_label("Evidence").select_option("")
    page.locator("#filter-q").fill("ravelland RVL schools")
    assert shown(opened) == []
    page.locator("#filter-q").fill("ravell school")
    assert shown(opened) == ["School on the reef"]
    assert not opened.troubles


@pytest.mark.slow
def test_an_address_brings_its_filters_back(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}voyages/?started-from=2017&started-to=2019&q=paid")
    assert shown(opened) == ["Trying a night boat before deciding"]
    assert opened.page.get_by_label("Started from").input_value() == "2017"


@pytest.mark.slow
def test_without_scripts_there_is_a_list_for_each_value(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}voyages/", scripts=False)
    assert not opened.page.get_by_label("Trade").is_visible()
    assert opened.page.locator(SHOWN).count() == len(VOYAGES)
    opened.page.get_by_role("link", name="Trial run").click()
    opened.page.wait_for_url(f"{at_root}voyages/approach/trial-run/")
    assert opened.page.locator(".case-card").count() == 3
    opened.page.get_by_role("link", name="Trying a night boat").click()
    opened.page.wait_for_url(f"{at_root}voyages/night-boat/")


@pytest.mark.slow
def test_a_voyage_begins_with_what_matters_on_a_phone(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}voyages/", size=PHONE)
    cut: dict[str, dict[str, float | None]] = {}
    for name in VOYAGES:
        opened.turn_to(f"{at_root}voyages/{name}/")
        seen = shares(opened, FIRST_SCREEN)
        cut[name] = {part: share for part, share in seen.items() if share != 1}
        facts = opened.page.locator(".case-facts").inner_text()
        assert re.search(r"checked in \d{4}|not checked", facts), name
        assert re.search(r"Began in \d{4}|\d{4} to \d{4}", facts), name
    assert cut == {name: {} for name in VOYAGES}


def test_every_voyage_is_on_the_page_of_its_isle(built_site: Site) -> None:
    pages = [path.read_text("utf-8") for path in built_site.folder.glob("isles/*/index.html")]
    missing = [name for name in VOYAGES if not any(f"voyages/{name}/" in one for one in pages)]
    assert missing == []


@pytest.mark.slow
def test_the_search_finds_a_voyage(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("night-boat")
    opened.page.get_by_role("option").first.wait_for()
    opened.page.get_by_role("option", name="Trying a night boat").click()
    opened.page.wait_for_url(f"{at_root}voyages/night-boat/")


def test_the_template_is_not_published(built_site: Site) -> None:
    assert not list(built_site.folder.glob("voyages/*template*"))
    assert not list(built_site.folder.glob("voyages/*.md"))


@pytest.mark.slow
def test_texts_of_pages_do_nothing(golden: Callable[[str], Case], turn_to: Opens) -> None:
    with served(golden("hostile").site) as url:
        opened = turn_to(url)
        for page in ("tales/", "tales/trap/", "tales/player/p2/"):
            opened.turn_to(url + page)
            assert opened.page.locator("article").count(), page
            article = opened.page.locator("article style, article script, iframe, [onclick]")
            assert article.count() == 0, page
            handlers = opened.page.locator("[onload], [onerror], [onmouseover]")
            assert handlers.count() == 0, page
            assert opened.page.locator("article img").count() == (page == "tales/trap/")
        assert not opened.troubles
