from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import pages
from pipeline.catalog import Catalog, Fact
from pipeline.pages import make_pages, write_pages
from pipeline.project import ConfigurationError
from pipeline.settings import Topic

from .samples import (
    HOSTILE,
    RIVER,
    RIVERS,
    VIEW,
    YEAR,
    as_html,
    atlas,
    dataset,
    depths,
    project,
    river,
    table,
)

CELLS = "ELB 2001 3.5, ELB 2002 3.6, ODR 2001 -"
ATLAS = atlas(
    dataset(depths(CELLS), views=(VIEW,)),
    dataset(depths("ODR 2001 1"), name="flows", title="Flow of rivers", topics=()),
)
MADE = {page.address: page for page in make_pages(ATLAS)}

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Balance(HTMLParser):
    """Follows which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def html_of(address: str) -> str:
    page = MADE[address]
    return page.body if page.raw_html else as_html(page.body)


def test_every_kind_of_page_is_made() -> None:
    assert {address: page.kind for address, page in MADE.items()} == {
        "": "home",
        "datasets/": "catalogue",
        "datasets/depths/": "dataset",
        "datasets/flows/": "dataset",
        "datasets/depths/charts/trend/": "embed",
        "rivers/": "places",
        "rivers/elb/": "place",
        "rivers/odr/": "place",
        "topics/": "topics",
        "topics/water/": "topic",
        "contribute/": "contribute",
        "contribute/descriptor/": "guide",
        "contribute/settings/": "guide",
        "contribute/findings/": "guide",
        "charts/": "gallery",
        "licences/": "licences",
        "updates/": "updates",
        "status/": "status",
        "search/": "search",
    }


def test_elements_are_balanced(subtests: pytest.Subtests) -> None:
    for address in MADE:
        with subtests.test(address=address):
            balance = Balance()
            balance.feed(html_of(address))
            assert balance.wrong == []
            assert balance.open == []


def test_no_paragraph_that_markdown_made_holds_html(subtests: pytest.Subtests) -> None:
    for address in MADE:
        with subtests.test(address=address):
            assert not re.search(
                r"<p>\s*</?(div|section|ul|table|figure|header)\b", html_of(address)
            )


def test_ids_are_unique_and_there_is_one_main_heading(subtests: pytest.Subtests) -> None:
    for address in MADE:
        with subtests.test(address=address):
            html = html_of(address)
            ids = re.findall(r'\bid="([^"]+)"', html)
            assert len(ids) == len(set(ids))
            assert html.count("<h1") == 1


def test_links_within_the_site_are_relative_and_lead_to_what_there_is(
    subtests: pytest.Subtests,
) -> None:
    files = {download.address for found in ATLAS.downloads.values() for download in found}
    files |= {f"datasets/depths/charts/trend.{kind}" for kind in ("svg", "png", "csv", "json")}
    files |= {
        "datasets/depths/datapackage.json",
        "search.json",
        "feed.xml",
        "feed.json",
        "api/profile.json",
        "api/settings.json",
        "assets/images/favicon.svg",
    }
    files.add("assets/stylesheets/embed.css")
    for address, page in MADE.items():
        links = re.findall(r'\b(?:href|action|data-index)="([^"]+)"', page.body)
        for link in (one for one in links if not one.startswith(("https://", "#"))):
            with subtests.test(address, link=link):
                path = link.partition("#")[0]
                up = path.count("../")
                assert not link.startswith("/")
                assert up == address.count("/")
                assert path[3 * up :].removeprefix("./") in {*MADE, *files}


def test_names_of_things_come_from_the_settings() -> None:
    html = html_of("") + html_of("datasets/") + html_of("rivers/")
    assert "Search a river, a topic or data" in html
    assert "Find a river" in html
    assert '<option value="river">Rivers</option>' in html
    assert "countr" not in html.lower()


def test_pages_are_written_where_mkdocs_reads_them(tmp_path: Path) -> None:
    written = write_pages(ATLAS, tmp_path)
    assert {page.address for page in written} == set(MADE)
    assert (tmp_path / "index.md").read_text().startswith("---\n")
    assert (tmp_path / "rivers/elb/index.md").exists()
    embed = tmp_path / "datasets/depths/charts/trend/index.html"
    assert embed.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["topics.md", "topics/index.md"])
def test_a_page_that_a_person_wrote_wins(tmp_path: Path, name: str) -> None:
    written = tmp_path / "docs" / name
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("# Mine\n")
    with_docs = atlas(*ATLAS.catalog.datasets, project=project(tmp_path))
    addresses = {page.address for page in make_pages(with_docs)}
    assert "topics/" not in addresses
    assert "topics/water/" in addresses


def test_two_pages_in_one_place_are_named(tmp_path: Path) -> None:
    twice = (Topic("water", "Water", "What flows."), Topic("water", "Wet", "What drips."))
    settings = project(tmp_path, topics=twice)
    with pytest.raises(ConfigurationError, match="/topics/water/"):
        write_pages(atlas(*ATLAS.catalog.datasets, project=settings), tmp_path)


def test_a_builder_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(atlas: object) -> list[object]:
        raise KeyError("depth")

    monkeypatch.setattr(pages, "PAGES", (build,))
    with pytest.raises(ConfigurationError, match="pages cannot be made"):
        list(make_pages(ATLAS))


def test_an_empty_site_has_its_pages_and_says_so() -> None:
    empty = {page.address: page for page in make_pages(atlas())}
    assert "There is no data yet." in empty["datasets/"].body
    assert "No topic has enough to show yet." in empty["topics/"].body
    assert "<figure" not in empty[""].body


def test_a_site_without_topics_and_places_speaks_of_neither() -> None:
    plain = replace(atlas(), project=replace(ATLAS.project, topics=(), kinds={}))
    made = {page.address: page for page in make_pages(plain)}
    assert "topics/" not in made
    assert 'placeholder="Search the data"' in as_html(made[""].body)


class TestHome:
    def test_the_sentence_stands_before_the_search_box_and_the_chart(self) -> None:
        html = html_of("")
        order = ["<h1>Rivers in figures.</h1>", 'role="search"', 'class="ways"', "deepest in 2003"]
        places = [html.index(text) for text in order]
        assert places == sorted(places)

    def test_only_topics_with_data_are_shown(self) -> None:
        assert "Water" in html_of("")
        assert "Fish" not in html_of("")


class TestCatalogue:
    def test_a_line_says_what_it_is_filtered_by(self) -> None:
        html = html_of("datasets/")
        assert 'data-topics="water" data-about="river" data-first="2001" data-last="2002"' in html
        assert "2001 to 2002" in html
        assert "2 rivers" in html

    def test_one_place_is_named(self) -> None:
        assert "<li>Oder</li>" in html_of("datasets/")

    def test_years_are_offered_newest_first(self) -> None:
        assert "<option>2002</option><option>2001</option>" in html_of("datasets/")


class TestPlaces:
    def test_what_is_held_stands_with_its_year(self) -> None:
        html = html_of("rivers/")
        assert re.search(r">Elbe</a>\s*<span>Depth 2002</span>", html)

    def test_those_without_data_get_a_line(self) -> None:
        assert 'No data yet: <span data-words="Po PO">Po</span>' in html_of("rivers/")

    def test_other_names_are_searched(self) -> None:
        assert 'data-words="Elbe ELB Labe"' in html_of("rivers/")

    def test_hostile_names_stay_text(self) -> None:
        rivers = {**RIVERS, "ELB": river("ELB", HOSTILE, section=HOSTILE, aliases=(HOSTILE,))}
        catalog = type(ATLAS.catalog)(ATLAS.catalog.datasets, {"river": rivers})
        for page in make_pages(atlas(*ATLAS.catalog.datasets, catalog=catalog)):
            html = page.body if page.raw_html else as_html(page.body)
            assert "<script>alert" not in html
            assert "\x02" not in html


class TestPlace:
    def test_a_headline_has_its_year_and_coverage(self) -> None:
        html = html_of("rivers/elb/")
        assert "<strong>3.6 m</strong>" in html
        assert "in 2002" in html
        assert "2001 to 2002, 2 of 2 years" in html

    def test_what_is_not_held_is_said(self) -> None:
        html = html_of("rivers/elb/")
        assert "Not held for the Elbe:" in html
        assert "Flow of rivers" in html[html.index("Not held for") :]

    def test_no_word_of_rise_or_fall(self) -> None:
        assert not re.search(r"\b(rose|rise|fell|fall|grew|growth)\b", html_of("rivers/elb/"))

    def test_long_lists_are_folded(self) -> None:
        many = depths("ELB 2001 1")
        wide = [
            type(many.fields[2])(**{**vars(many.fields[2]), "name": f"m{n}", "headline": False})
            for n in range(12)
        ]
        cells = [{"river": "ELB", "year": "2001", **{field.name: "1" for field in wide}}]
        one = dataset(table(cells, (RIVER, YEAR, *wide)))
        html = {p.address: p for p in make_pages(atlas(one))}["rivers/elb/"].body
        assert "<summary>12 rows: " in html


class TestEmbed:
    def test_it_stands_alone(self) -> None:
        html = html_of("datasets/depths/charts/trend/")
        assert '<meta charset="utf-8">' in html
        assert '<meta name="robots" content="noindex">' in html
        canonical = 'rel="canonical" href="https://rivers.example/atlas/datasets/depths/"'
        assert canonical in html
        assert "<script" not in html

    def test_front_matter_is_not_part_of_it(self) -> None:
        assert MADE["datasets/depths/charts/trend/"].raw_html


def test_a_place_says_what_it_is_and_on_which_day_it_was_in_which_groups() -> None:
    elbe = replace(
        RIVERS["ELB"],
        facts=(Fact("Class in 2018", "Large <b>"),),
        groups_by_day={"2024-01-01": ("Navigable", "Cross-border"), "": ("Long",)},
    )
    catalog = Catalog((dataset(depths(CELLS)),), {"river": {"ELB": elbe}})
    made = {page.address: page for page in make_pages(atlas(*catalog.datasets, catalog=catalog))}
    html = as_html(made["rivers/elb/"].body)
    assert "Class in 2018: Large &lt;b&gt;" in html
    assert "Groups on 1 January 2024: Navigable, Cross-border" in html
    assert "Groups: Long" in html


def test_a_place_of_which_nothing_more_is_known_has_no_empty_line() -> None:
    assert html_of("rivers/elb/").count("facts-line") == 1
