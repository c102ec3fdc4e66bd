"""Finding things: the search box, the catalogue's filters and the list of isles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import PHONE, Visit
from pipeline.site.weights import loaded_by
from tests.site.running import SAMPLE

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = len(
    [*SAMPLE.glob("datasets/*/datapackage.yaml"), *SAMPLE.glob("docs/*/datapackage.yaml")]
)


def asked_for(opened: Visit, root: str) -> list[str]:
    return [url.removeprefix(root) for url in opened.asked]


@pytest.mark.slow
def test_a_first_visit_asks_for_what_the_weights_count_and_once(visit: Opens, at_root: str) -> None:
    for page in ("", "datasets/ferry-use/", "isles/uho/"):
        opened = visit(at_root + page)
        opened.page.wait_for_timeout(300)
        counted = {page, *loaded_by(opened.page.content(), page)}
        asked = asked_for(opened, at_root)
        assert [one for one in asked if one not in counted] == [], page
        assert [one for one in counted if one not in asked] == [], page
        assert len(asked) == len(set(asked)), page


@pytest.mark.slow
def test_search_fetches_nothing_before_it_is_reached_for(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    for page in ("", "datasets/", "about/"):
        opened.asked.clear()
        opened.turn_to(at_root + page)
        opened.page.wait_for_timeout(300)
        assert page in asked_for(opened, at_root)
        assert "search.json" not in asked_for(opened, at_root), page
        with opened.page.expect_request("**/search.json"):
            opened.page.get_by_role("combobox", name="Search").first.focus()
        opened.page.keyboard.type("ambry")
        expect(opened.page.get_by_role("option").first).to_be_visible()
        assert asked_for(opened, at_root).count("search.json") == 1, page


def test_search_leads_to_pages_by_keyboard_alone(turn_to: Opens, under_path: str) -> None:
    opened = turn_to(under_path)
    for typed, address in (
        ("puldar", "isles/pul/"),
        ("Ferries & crossings", "topics/crossings/"),
        ("sea-service-index", "datasets/sea-service-index/"),
    ):
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
        assert active == chosen.get_attribute("id"), typed
        with opened.page.expect_navigation():
            opened.page.keyboard.press("Enter")
        assert opened.address.removeprefix(under_path) == address, typed
    assert not opened.troubles


@pytest.mark.slow
def test_search_can_be_walked_through_and_left(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    box = opened.page.get_by_role("combobox").first
    box.press_sequentially("great")
    options = opened.page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    count = options.count()
    assert 3 <= count <= 10
    names = [options.nth(i).inner_text() for i in range(count)]
    assert any("Great Vaunt" in name for name in names)
    assert any("Great Marrow" in name for name in names)
    box.press("ArrowUp")
    assert opened.page.locator("[aria-selected=true]").inner_text() == names[-1]
    box.press("ArrowDown")
    assert opened.page.locator("[aria-selected=true]").inner_text() == names[0]
    box.press("Escape")
    expect(opened.page.get_by_role("listbox")).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "great"
    assert opened.address == at_root


@pytest.mark.slow
def test_search_says_when_it_finds_nothing(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("qqqqzzzz")
    expect(opened.page.get_by_text("Nothing found", exact=False).first).to_be_attached()
    expect(opened.page.get_by_role("option")).to_have_count(0)
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(f"{at_root}search/?q=qqqqzzzz")
    expect(opened.page.get_by_text("Nothing here is called “qqqqzzzz”.")).to_be_visible()
    expect(opened.page.get_by_role("heading", name="What is held here")).to_be_visible()
    expect(opened.page.get_by_role("link", name="Add it or ask for it")).to_be_visible()


@pytest.mark.slow
def test_the_button_does_what_enter_does(turn_to: Opens, at_root: str) -> None:
    for press in ("button", "Enter"):
        opened = turn_to(at_root)
        opened.page.get_by_role("combobox").first.press_sequentially("kestrin")
        expect(opened.page.get_by_role("option").first).to_be_visible()
        if press == "button":
            opened.page.locator("article form.search button").click()
        else:
            opened.page.keyboard.press("Enter")
        opened.page.wait_for_url(f"{at_root}search/?q=kestrin")
        first = opened.page.locator("#search-results a").first
        expect(first).to_have_text("Kestrin")
        assert first.get_attribute("href") == f"{at_root}isles/kst/"
        assert not opened.troubles


@pytest.mark.slow
def test_a_figure_is_told_in_the_box_with_its_year(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("elvenny sea services 2018")
    option = opened.page.get_by_role("option").first
    expect(option).to_contain_text("Sea services: Elvenny")
    expect(option).to_contain_text(" in 2018")
    option.click()
    opened.page.wait_for_url("**/datasets/sea-service-index/?ranking.picks=ELV&ranking.at=2018*")
    assert not opened.troubles


def test_results_stand_under_an_address_to_send_on(visit: Opens, under_path: str) -> None:
    opened = visit(f"{under_path}search/?q=ambry+kestrin")
    results = opened.page.locator("#search-results")
    expect(results.get_by_role("link").first).to_have_text("Compare Ambry and Kestrin")
    status = opened.page.get_by_role("status")
    expect(status).to_contain_text("results")
    box = opened.page.get_by_label("What are you looking for?")
    assert box.input_value() == "ambry kestrin"
    box.fill("fares voyages")
    expect(results.get_by_role("link").first).to_have_text("Voyages: Fares")
    opened.page.wait_for_url("**/search/?q=fares+voyages")
    box.fill("fares voyag")
    box.fill("fares voyages kestrin")
    opened.page.wait_for_url("**/search/?q=fares+voyages+kestrin")
    opened.page.go_back()
    opened.page.wait_for_url("**/search/?q=ambry+kestrin")
    expect(results.get_by_role("link").first).to_have_text("Compare Ambry and Kestrin")
    assert box.input_value() == "ambry kestrin"
    box.fill("")
    expect(results.get_by_role("link")).to_have_count(0)
    expect(opened.page.get_by_role("heading", name="What is held here")).to_be_visible()
    box.fill('<img src=x onerror="alert(1)">')
    box.press("Enter")
    expect(opened.page.get_by_text("Nothing here", exact=False).first).to_be_visible()
    assert not opened.troubles


@pytest.mark.slow
def test_a_group_shows_some_and_all_when_asked(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}search/?q=isle")
    more = opened.page.get_by_role("button", name="Show all").first
    expect(more).to_be_visible()
    shown = opened.page.locator("#search-results li:visible")
    before = shown.count()
    more.click()
    assert shown.count() > before
    assert opened.measure("() => document.activeElement.tagName") == "A"


@pytest.mark.slow
def test_a_click_on_what_was_found_leads_there(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/ferry-use/", size=PHONE)
    opened.page.get_by_role("combobox").first.click()
    opened.page.keyboard.type("kestrin")
    opened.page.get_by_role("option").first.click()
    opened.page.wait_for_url(f"{at_root}isles/kst/")
    assert opened.page.get_by_role("heading", level=1).inner_text() == "Kestrin"
    assert not opened.troubles


@pytest.mark.slow
def test_without_scripts_the_search_leads_to_the_lists_which_are_whole(
    visit: Opens, at_root: str
) -> None:
    opened = visit(at_root, scripts=False)
    opened.page.locator("article input[type=search]").fill("ambry")
    opened.page.locator("article form button").click()
    opened.page.wait_for_url(f"{at_root}search/?q=ambry")
    expect(opened.page.locator("#content noscript p")).to_be_visible()
    for name in ("Isles", "Topics", "Voyages"):
        expect(opened.page.locator("#search-ways").get_by_role("link", name=name)).to_be_visible()
    opened.page.locator("#search-ways").get_by_role("link", name="Data", exact=True).click()
    opened.page.wait_for_url(f"{at_root}datasets/")
    assert len(shown(opened)) == DATASETS
    assert not opened.page.locator("#filters").is_visible()
    assert not opened.page.get_by_text("No data fits", exact=False).is_visible()


def shown(opened: Visit) -> list[str]:
    links = opened.page.locator("#list > li:visible h2 a").all()
    return [(link.get_attribute("href") or "").rstrip("/").rpartition("/")[2] for link in links]


@pytest.mark.slow
def test_the_catalogue_lists_everything_sorted_and_is_filtered_by_words(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}datasets/")
    by_title = shown(opened)
    assert len(by_title) == DATASETS
    assert opened.page.get_by_role("status").filter(has_text=str(DATASETS)).count() == 1
    opened.page.get_by_label("Sort by").select_option(label="Newest data")
    newest = shown(opened)
    assert sorted(newest) == sorted(by_title)
    assert newest != by_title
    assert newest[0] == "ferry-targets", "its periods end in 2030"
    assert "sort=newest" in opened.address
    opened.page.get_by_label("Sort by").select_option("")
    opened.page.get_by_label("Words").press_sequentially("seafarers")
    expect(opened.page.locator("#list > li:visible")).not_to_have_count(DATASETS)
    assert shown(opened) == ["seafarers"]
    assert opened.address == f"{at_root}datasets/?q=seafarers"
    status = opened.page.get_by_role("status").filter(has_text="of").first
    expect(status).to_contain_text(f"of {DATASETS}")
    assert not opened.troubles


@pytest.mark.slow
def test_the_catalogue_is_filtered_by_topic_and_coverage(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/")
    opened.page.get_by_label("Topic").select_option(label="Ferries & crossings")
    by_topic = shown(opened)
    assert set(by_topic) == {
        "crossing-purposes",
        "district-ferries",
        "ferry-fares",
        "ferry-targets",
        "ferry-use",
        "mail-quarters",
        "seafarers",
    }
    opened.page.get_by_label("Covers the year").select_option("2020")
    in_the_year = {"ferry-targets", "ferry-use", "mail-quarters"}
    assert set(shown(opened)) == in_the_year
    assert "topic=crossings" in opened.address
    assert "year=2020" in opened.address
    opened.page.reload()
    assert set(shown(opened)) == in_the_year
    assert opened.page.get_by_label("Covers the year").input_value() == "2020"
    opened.page.get_by_label("Covers the year").select_option("")
    assert shown(opened) == by_topic


@pytest.mark.slow
def test_the_state_of_the_catalogue_is_an_address_to_send_on(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/?about=district")
    assert set(shown(opened)) == {"district-ferries", "districts"}
    opened.page.goto(f"{at_root}datasets/?topic=passengers&sort=newest")
    assert set(shown(opened)) == {"sea-service-index", "voyages"}
    assert opened.page.get_by_label("Topic").input_value() == "passengers"
    opened.page.locator("#list > li:visible h2 a").first.click()
    opened.page.wait_for_url(f"{at_root}datasets/*/")
    opened.page.go_back()
    opened.page.wait_for_url(f"{at_root}datasets/?topic=passengers&sort=newest")
    assert len(shown(opened)) == 2
    assert not opened.troubles


def test_the_catalogue_says_when_nothing_fits_and_how_to_go_on(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}datasets/?q=nothing+like+this")
    assert shown(opened) == []
    expect(opened.page.get_by_text("No data fits", exact=False)).to_be_visible()
    opened.page.get_by_role("button", name="Clear filters").click()
    assert len(shown(opened)) == DATASETS
    assert opened.address == f"{at_root}datasets/"
    expect(opened.page.get_by_text("No data fits", exact=False)).to_be_hidden()
    wrong = "?topic=%3Cscript%3E&year=soon&about=nobody&sort=x&more=1"
    opened.turn_to(f"{at_root}datasets/{wrong}")
    assert len(shown(opened)) == DATASETS, "what is not there is asked for in vain"
    assert not opened.troubles


@pytest.mark.slow
def test_isles_are_found_by_name_code_and_other_names(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}isles/")
    everything = opened.page.locator("main li a:visible").count()
    assert everything > 40
    box = opened.page.get_by_label("Find an isle")
    for typed, name in (("puld", "Püldur"), ("amb", "Ambry"), ("orvane island", "Île d'Orvane")):
        box.fill(typed)
        names = opened.page.locator(".places li a:visible").all_inner_texts()
        assert name in names
        assert len(names) < 12
    box.fill("qqq")
    expect(opened.page.get_by_text("No isle of that name", exact=False)).to_be_visible()
    box.fill("")
    assert opened.page.locator("main li a:visible").count() == everything
    assert not opened.troubles
