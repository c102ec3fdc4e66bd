"""The list of case studies and their pages, as people use them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from check.serving import served
from check.visiting import PHONE, Visit
from tests.conftest import Site
from tests.golden.case import Case
from tests.site.running import ROOT
from tests.site.test_first_screens import shares

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

CASES = sorted(path.stem for path in (ROOT / "docs" / "case-studies").glob("[a-z]*.md"))
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


def test_filters_narrow_the_list_and_stand_in_the_address(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}case-studies/")
    page = opened.page
    assert page.locator(SHOWN).count() == len(CASES)
    page.get_by_label("Sector").select_option("Health")
    assert page.locator(f"{SHOWN} h2").all_inner_texts() == [
        "Spreading proven ideas through the health service"
    ]
    assert page.locator("#count").inner_text() == f"1 of {len(CASES)} shown"
    assert opened.address.endswith("?sector=health")
    page.get_by_label("Country").select_option("Finland")
    assert page.locator(SHOWN).count() == 0
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator(SHOWN).count() == len(CASES)
    assert opened.address == f"{at_root}case-studies/"
    assert not opened.troubles


def test_an_address_brings_its_filters_back(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}case-studies/?started-from=2017&started-to=2019&q=paid")
    assert opened.page.locator(f"{SHOWN} h2").all_inner_texts() == [
        "Testing a policy before deciding"
    ]
    assert opened.page.get_by_label("Started from").input_value() == "2017"


def test_evidence_and_words_filter_too(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}case-studies/")
    opened.page.get_by_label("Evidence").select_option("Independently evaluated")
    assert opened.page.locator(SHOWN).count() == 1
    opened.page.get_by_label("Evidence").select_option("")
    opened.page.locator("#filter-q").fill("espana ESP Madrid")
    assert opened.page.locator(SHOWN).count() == 0
    opened.page.locator("#filter-q").fill("madrid decide")
    assert opened.page.locator(SHOWN).count() == 1


def test_without_scripts_there_is_a_list_for_each_value(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}case-studies/", scripts=False)
    assert not opened.page.get_by_label("Sector").is_visible()
    assert opened.page.locator(SHOWN).count() == len(CASES)
    opened.page.get_by_role("link", name="Innovation lab").click()
    opened.page.wait_for_url(f"{at_root}case-studies/approach/innovation-lab/")
    assert opened.page.locator(".case-card").count() == 2
    opened.page.get_by_role("link", name="A lab inside the state").click()
    opened.page.wait_for_url(f"{at_root}case-studies/denmark-mindlab/")


@pytest.mark.parametrize("name", CASES)
def test_a_case_begins_with_what_matters_on_a_phone(name: str, visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}case-studies/{name}/", size=PHONE)
    seen = shares(opened, FIRST_SCREEN)
    assert {part: share for part, share in seen.items() if share != 1} == {}
    facts = opened.page.locator(".case-facts").inner_text()
    assert re.search(r"checked in \d{4}|not checked", facts)
    assert re.search(r"Began in \d{4}|\d{4} to \d{4}", facts)


def test_every_case_is_on_the_page_of_its_country(built_site: Site) -> None:
    pages = [path.read_text("utf-8") for path in built_site.folder.glob("countries/*/index.html")]
    missing = [name for name in CASES if not any(f"case-studies/{name}/" in one for one in pages)]
    assert missing == []


def test_the_search_finds_a_case(visit: Opens, at_root: str) -> None:
    opened = visit(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("mindlab")
    opened.page.get_by_role("option").first.wait_for()
    opened.page.get_by_role("option", name="A lab inside the state").click()
    opened.page.wait_for_url(f"{at_root}case-studies/denmark-mindlab/")


def test_the_template_is_not_published(built_site: Site) -> None:
    assert not list(built_site.folder.glob("case-studies/*template*"))
    assert not list(built_site.folder.glob("case-studies/*.md"))


@pytest.mark.parametrize("page", ["tales/", "tales/trap/", "tales/player/p2/"])
def test_texts_of_pages_do_nothing(page: str, golden: Callable[[str], Case], visit: Opens) -> None:
    with served(golden("hostile").site) as url:
        opened = visit(url + page)
        assert not opened.troubles
        assert opened.page.locator("article style, article script, iframe, [onclick]").count() == 0
        assert opened.page.locator("[onload], [onerror], [onmouseover]").count() == 0
        assert opened.page.locator("article img").count() == (page == "tales/trap/")
