"""Finding things: the search box, the catalogue's filters and the list of countries."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import PHONE, Visit
from pipeline.site.weights import loaded_by
from tests.site.running import ROOT

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = len([*ROOT.glob("datasets/*/datapackage.yaml"), *ROOT.glob("docs/*/datapackage.yaml")])


def asked_for(opened: Visit, root: str) -> list[str]:
    return [url.removeprefix(root) for url in opened.asked]


@pytest.mark.parametrize("page", ["", "datasets/rd-intensity/", "countries/gbr/"])
def test_a_first_visit_asks_for_what_the_weights_count_and_once(
    page: str, visit: Opens, at_root: str
) -> None:
    opened = visit(at_root + page)
    opened.page.wait_for_timeout(300)
    counted = {page, *loaded_by(opened.page.content(), page)}
    asked = asked_for(opened, at_root)
    assert [one for one in asked if one not in counted] == []
    assert [one for one in counted if one not in asked] == []
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("page", ["", "datasets/", "about/"])
def test_search_fetches_nothing_before_it_is_reached_for(
    page: str, visit: Opens, at_root: str
) -> None:
    opened = visit(at_root + page)
    opened.page.wait_for_timeout(300)
    assert "search.json" not in asked_for(opened, at_root)
    with opened.page.expect_request("**/search.json"):
        opened.page.get_by_role("combobox", name="Search").first.focus()
    opened.page.keyboard.type("korea")
    expect(opened.page.get_by_role("option").first).to_be_visible()
    assert asked_for(opened, at_root).count("search.json") == 1


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("korea", "countries/kor/"),
        ("Türkiye", "countries/tur/"),
        ("turkiye", "countries/tur/"),
        ("TURKEY", "countries/tur/"),
        ("gbr", "countries/gbr/"),
        ("UK", "countries/gbr/"),
        ("côte d'ivoire", "countries/civ/"),
        ("ivory coast", "countries/civ/"),
        ("R&D", "topics/rd-investment/"),
        ("r and d investment", "topics/rd-investment/"),
        ("open data", "topics/open-data/"),
        ("e-government", "datasets/e-government-development/"),
    ],
)
def test_search_leads_to_pages_by_keyboard_alone(
    typed: str, address: str, visit: Opens, under_path: str
) -> None:
    opened = visit(under_path)
    for _ in range(15):
        opened.page.keyboard.press("Tab")
        if opened.measure("() => document.activeElement.type") == "search":
            break
    opened.page.keyboard.type(typed)
    expect(opened.page.get_by_role("option").first).to_be_visible()
    opened.page.keyboard.press("ArrowDown")
    chosen = opened.page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    active = opened.page.locator(":focus").get_attribute("aria-activedescendant")
    assert active == chosen.get_attribute("id")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(re.compile(f"{under_path}.+/"))
    assert opened.address.removeprefix(under_path) == address
    assert not opened.troubles


def test_search_can_be_walked_through_and_left(visit: Opens, at_root: str) -> None:
    opened = visit(at_root)
    box = opened.page.get_by_role("combobox").first
    box.press_sequentially("united")
    options = opened.page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    count = options.count()
    assert 3 <= count <= 10
    names = [options.nth(i).inner_text() for i in range(count)]
    assert any("United Kingdom" in name for name in names)
    assert any("United States" in name for name in names)
    box.press("ArrowUp")
    assert opened.page.locator("[aria-selected=true]").inner_text() == names[-1]
    box.press("ArrowDown")
    assert opened.page.locator("[aria-selected=true]").inner_text() == names[0]
    box.press("Escape")
    expect(opened.page.get_by_role("listbox")).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "united"
    assert opened.address == at_root


def test_search_says_when_it_finds_nothing(visit: Opens, at_root: str) -> None:
    opened = visit(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("qqqqzzzz")
    expect(opened.page.get_by_text("Nothing found", exact=False).first).to_be_attached()
    expect(opened.page.get_by_role("option")).to_have_count(0)
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(f"{at_root}datasets/?q=qqqqzzzz")
    expect(opened.page.get_by_text("No data fits", exact=False)).to_be_visible()


def test_a_click_on_what_was_found_leads_there(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/", size=PHONE)
    opened.page.get_by_role("combobox").first.click()
    opened.page.keyboard.type("norway")
    opened.page.get_by_role("option").first.click()
    opened.page.wait_for_url(f"{at_root}countries/nor/")
    assert opened.page.get_by_role("heading", level=1).inner_text() == "Norway"
    assert not opened.troubles


def test_search_without_scripts_leads_to_the_list(visit: Opens, at_root: str) -> None:
    opened = visit(at_root, scripts=False)
    opened.page.locator("article input[type=search]").fill("korea")
    opened.page.locator("article form button").click()
    opened.page.wait_for_url(f"{at_root}datasets/?q=korea")
    links = opened.page.locator("article li a[href]")
    assert links.count() >= DATASETS


def shown(opened: Visit) -> list[str]:
    links = opened.page.locator("#list > li:visible h2 a").all()
    return [(link.get_attribute("href") or "").rstrip("/").rpartition("/")[2] for link in links]


def test_the_catalogue_lists_everything_at_first(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/")
    assert len(shown(opened)) == DATASETS
    assert opened.page.get_by_role("status").filter(has_text=str(DATASETS)).count() == 1


def test_the_catalogue_is_filtered_by_words(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/")
    opened.page.get_by_label("Words").press_sequentially("researchers")
    expect(opened.page.locator("#list > li:visible")).not_to_have_count(DATASETS)
    assert "uk-researchers" in shown(opened)
    assert opened.address == f"{at_root}datasets/?q=researchers"
    status = opened.page.get_by_role("status").filter(has_text="of").first
    expect(status).to_contain_text(f"of {DATASETS}")


def test_the_catalogue_is_filtered_by_topic_and_coverage(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/")
    opened.page.get_by_label("Topic").select_option(label="R&D investment")
    by_topic = shown(opened)
    assert set(by_topic) == {
        "rd-intensity",
        "rd-targets",
        "rd-funding-by-source",
        "uk-regional-rd",
        "uk-researchers",
    }
    opened.page.get_by_label("Covers the year").select_option("2021")
    assert set(shown(opened)) == {"rd-intensity", "rd-targets"}
    assert "topic=rd-investment" in opened.address
    assert "year=2021" in opened.address
    opened.page.reload()
    assert set(shown(opened)) == {"rd-intensity", "rd-targets"}
    assert opened.page.get_by_label("Covers the year").input_value() == "2021"
    opened.page.get_by_label("Covers the year").select_option("")
    assert shown(opened) == by_topic


def test_the_catalogue_is_filtered_by_what_data_is_about(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/?about=uk-area")
    assert "uk-regional-rd" in shown(opened)
    assert "rd-intensity" not in shown(opened)


def test_the_state_of_the_catalogue_is_an_address_to_send_on(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/?topic=open-data&sort=newest")
    assert set(shown(opened)) == {"oecd-open-data-2023", "open-data-inventory-2022"}
    assert opened.page.get_by_label("Topic").input_value() == "open-data"
    opened.page.locator("#list > li:visible h2 a").first.click()
    opened.page.wait_for_url(f"{at_root}datasets/*/")
    opened.page.go_back()
    opened.page.wait_for_url(f"{at_root}datasets/?topic=open-data&sort=newest")
    assert len(shown(opened)) == 2
    assert not opened.troubles


def test_the_catalogue_is_sorted(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/")
    by_title = shown(opened)
    opened.page.get_by_label("Sort by").select_option(label="Newest data")
    newest = shown(opened)
    assert sorted(newest) == sorted(by_title)
    assert newest != by_title
    assert newest[0] == "rd-targets", "its periods end in 2030"
    assert "sort=newest" in opened.address


def test_the_catalogue_says_when_nothing_fits_and_how_to_go_on(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/?q=nothing+like+this")
    assert shown(opened) == []
    expect(opened.page.get_by_text("No data fits", exact=False)).to_be_visible()
    opened.page.get_by_role("button", name="Clear filters").click()
    assert len(shown(opened)) == DATASETS
    assert opened.address == f"{at_root}datasets/"
    expect(opened.page.get_by_text("No data fits", exact=False)).to_be_hidden()


def test_an_address_that_asks_for_what_is_not_there_does_no_harm(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}datasets/?topic=%3Cscript%3E&year=soon&about=nobody&sort=x&more=1")
    assert not opened.troubles
    assert len(shown(opened)) == DATASETS


def test_the_catalogue_is_a_plain_list_without_scripts(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/", scripts=False)
    assert len(shown(opened)) == DATASETS
    assert not opened.page.locator("#filters").is_visible()
    assert not opened.page.get_by_text("No data fits", exact=False).is_visible()


def test_countries_are_found_by_name_code_and_other_names(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}countries/")
    everything = opened.page.locator("main li a:visible").count()
    assert everything > 150
    box = opened.page.get_by_label("Find a country")
    for typed, name in (("turk", "Türkiye"), ("kor", "South Korea"), ("holland", "Netherlands")):
        box.fill(typed)
        names = opened.page.locator(".places li a:visible").all_inner_texts()
        assert name in names
        assert len(names) < 12
    box.fill("qqq")
    expect(opened.page.get_by_text("No country of that name", exact=False)).to_be_visible()
    box.fill("")
    assert opened.page.locator("main li a:visible").count() == everything
    assert not opened.troubles
