"""The pages of a collection: what each leads with, and what the data says of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalog import Field
from pipeline.catalog.collection_items import collections as read_collections
from pipeline.pages import Atlas, Page
from pipeline.pages.kinds import collections, places
from pipeline.pages.kinds.dataset import pages as dataset_pages
from pipeline.project import ConfigurationError
from pipeline.settings import Collection
from tests.pages.samples import HOSTILE, as_html, atlas, dataset, depths, project, table

COLUMNS = ("id", "title", "river", "kind", "began", "ended", "state", "seen", "done", "came")
COLUMNS += ("year", "proof", "means", "topics", "data")
SOURCES = tuple(
    Field(name=name, title=name, description="", type="string", role="attribute" if i else None)
    for i, name in enumerate(("id", "title", "publisher", "url"))
)
TALES = Collection(
    name="tales",
    title="tale",
    plural="tales",
    summary="What was done about rivers.",
    headings=("What was done", "What came of it"),
    facets=("kind", "river", "began"),
    sources="sources",
    columns={
        "title": "title",
        "where": "river",
        "started": "began",
        "ended": "ended",
        "status": "state",
        "checked": "seen",
        "done": "done",
        "result": "came",
        "result_year": "year",
        "evidence": "proof",
        "topics": "topics",
        "data": "data",
    },
)
ROW = {
    "id": "a-dam",
    "title": "A dam",
    "river": "ELB",
    "kind": "dam",
    "began": "2002",
    "ended": "",
    "state": "running",
    "seen": "",
    "done": "Built a dam",
    "came": "It stands",
    "year": "2004",
    "proof": "in-use",
    "means": "concrete",
    "topics": "water,fish",
    "data": "depths,gone",
}
SOURCE = {"id": "a-dam", "title": "Log book", "publisher": "River Office", "url": "https://x.org/"}


def field(name: str) -> Field:
    known: dict[str, Any] = {
        "river": {"entity": "river"},
        "began": {"type": "year"},
        "kind": {"labels": {"dam": "Dam", "lock": "Lock"}},
        "proof": {"labels": {"in-use": "In use"}, "description": "How far it is known."},
    }
    plain = {"name": name, "title": name.capitalize(), "description": "", "type": "string"}
    role = None if name == "id" else "attribute"
    return Field(**{**plain, "role": role, **known.get(name, {})})


def site(*rows: Mapping[str, str], texts: Mapping[str, str] | None = None, **changed: Any) -> Atlas:
    """A site with depths of rivers and a collection of tales about them."""
    tales = dataset(
        table(rows, [field(name) for name in COLUMNS], "tales"),
        table([{**SOURCE, "id": row["id"]} for row in rows], SOURCES, "sources"),
        name="tales",
        title="Tales",
        folder=Path("/nowhere/docs/tales"),
        texts=texts or {},
    )
    held = dataset(depths("ELB 2001 3.1, ELB 2002 3.5, ELB 2003 3.6, ODR 2001 1.0"))
    plain = {"project": project(collections={"tales": TALES})}
    return atlas(tales, held, **{**plain, **changed})


def only_page(made: Atlas, key: str = "a-dam") -> Page:
    (page,) = [page for page in collections.item_pages(made) if page.address == f"tales/{key}/"]
    return page


def test_a_page_leads_with_who_where_when_and_what_came_of_it() -> None:
    html = as_html(only_page(site(ROW)).body)
    head = html[: html.index("case-body")]
    for said in ("<h1>A dam</h1>", "Built a dam.", ">Elbe</a>", "Began in 2002", "It stands."):
        assert said in head
    assert "running, not checked" in head
    assert "Came, 2004" in head
    assert "In use" in head
    assert 'River Office: <a href="https://x.org/"' in head


def test_the_day_of_the_check_and_the_end_are_said() -> None:
    html = only_page(site({**ROW, "seen": "2025-03-01", "ended": "2003"})).body
    assert "running, checked on 1 March 2025" in html
    assert "2002 to 2003" in html


def test_a_year_of_the_check_is_said_as_a_year() -> None:
    assert "running, checked in 2025" in only_page(site({**ROW, "seen": "2025"})).body


def test_the_text_stands_under_its_headings() -> None:
    text = "## What was done\n\nIt was *built*.\n\n## What came of it\n\nIt stands.\n"
    html = as_html(only_page(site(ROW, texts={"a-dam": text})).body)
    assert "<h2>What was done</h2>\n<p>It was <em>built</em>.</p>" in html
    assert html.index("What was done</h2>") < html.index("What came of it</h2>")


def test_texts_of_pages_are_cleaned() -> None:
    text = f"Before {HOSTILE}\n\n## <img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n"
    rows = {name: f"{HOSTILE} {name}" for name in ("title", "done", "came", "state", "means")}
    html = as_html(only_page(site({**ROW, **rows}, texts={"a-dam": text})).body)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript:' not in html


def test_the_time_is_told_without_a_claim() -> None:
    html = as_html(only_page(site(ROW)).body)
    part = html[html.index("The river at the time") : html.index("How to cite")]
    assert "Nothing here says that this tale moved them." in part
    assert "3.5 m" in part and "2002" in part
    assert "3.6 m" in part and "2003" in part
    assert "2001" not in part


def test_figures_after_the_end_are_left_out() -> None:
    html = as_html(only_page(site({**ROW, "ended": "2002"})).body)
    part = html[html.index("The river at the time") : html.index("How to cite")]
    assert "3.5 m" in part
    assert "3.6 m" not in part
    assert "no later year that compares" in part


def test_no_figures_no_word_on_the_time() -> None:
    assert "at the time" not in only_page(site({**ROW, "river": "PO"})).body
    assert "at the time" not in only_page(site({**ROW, "began": "2010"})).body


def test_a_page_leads_to_the_data_and_topics_that_have_pages() -> None:
    html = only_page(site(ROW, {**ROW, "id": "b"})).body
    assert 'href="../../datasets/depths/"' in html
    assert 'href="../../topics/water/"' in html
    assert "topics/fish" not in html
    assert "datasets/gone" not in html


def test_other_facts_lead_to_those_that_share_them() -> None:
    html = only_page(site(ROW)).body
    assert '<dt>Kind</dt><dd><a href="../../tales/kind/dam/">Dam</a>' in html
    assert "<dt>Means</dt><dd>Concrete</dd>" in html


def test_those_most_alike_are_named() -> None:
    like = {**ROW, "id": "b", "title": "A dam too"}
    unlike = {**ROW, "id": "c", "title": "A lock", "kind": "lock", "river": "PO"}
    html = only_page(site(ROW, like, unlike)).body
    assert "A dam too" in html
    assert "A lock" not in html


def test_a_page_says_how_to_cite_it_and_where_to_correct_it() -> None:
    made = site(ROW, project=project(Path("/nowhere"), collections={"tales": TALES}))
    html = only_page(made).body
    assert "River Atlas, A dam, 2026, https://rivers.example/atlas/tales/a-dam/" in html
    assert "contribute/#report-a-mistake" in html
    hosted = replace(made, project=replace(made.project, repository="https://code.example/r"))
    html = only_page(hosted).body
    assert "https://code.example/r/edit/main/docs/tales/a-dam.md" in html
    assert "template=report-a-mistake.yml&amp;dataset=tales%2Fa-dam" in html


def test_the_data_leads_to_the_pages() -> None:
    made = {page.address: page for page in dataset_pages(site(ROW))}
    assert 'href="../../tales/">Read the tales</a>' in made["datasets/tales/"].body
    assert "Send a tale" in made["datasets/tales/"].body
    assert "Read the" not in made["datasets/depths/"].body


def test_the_list_shows_all_the_newest_first_and_leads_to_each_part() -> None:
    later = {**ROW, "id": "b", "title": "A lock", "kind": "lock", "began": "2003"}
    (page,) = collections.index(site(ROW, later))
    assert page.address == "tales/"
    assert page.body.index("A lock") < page.body.index("A dam")
    assert 'href="../tales/kind/lock/"' in page.body
    assert 'href="../tales/began/2003/"' in page.body
    assert 'data-kind="lock"' in page.body
    assert 'name="began-from"' in page.body
    assert "How far it is known." in page.body


def test_each_value_has_a_list_of_its_own() -> None:
    later = {**ROW, "id": "b", "title": "A lock", "kind": "lock", "began": "2003"}
    made = {page.address: page for page in collections.facets(site(ROW, later))}
    assert set(made) == {
        "tales/kind/dam/",
        "tales/kind/lock/",
        "tales/river/elb/",
        "tales/began/2002/",
        "tales/began/2003/",
    }
    assert "A lock" not in made["tales/kind/dam/"].body
    assert made["tales/river/elb/"].title == "Tales: river, Elbe"


def test_a_place_names_its_tales() -> None:
    made = {page.address: page for page in places.place_pages(site(ROW))}
    assert 'href="../../tales/a-dam/"' in made["rivers/elb/"].body
    assert "Tales" not in made["rivers/odr/"].body


def test_settings_that_name_what_is_not_there_are_reported(subtests: pytest.Subtests) -> None:
    cases = [
        {"columns": {"title": "name"}},
        {"facets": ("colour",)},
        {"sources": "books"},
    ]
    for wrong in cases:
        with subtests.test(wrong=wrong):
            made = site(ROW)
            tales = replace(made.project, collections={"tales": replace(TALES, **wrong)})
            with pytest.raises(ConfigurationError, match=r"extra\.atlas\.collections\.tales"):
                list(read_collections(made.catalog, tales))


def test_a_site_without_collections_has_no_such_pages() -> None:
    made = site(ROW, project=project())
    assert not [*collections.index(made), *collections.facets(made), *collections.item_pages(made)]


def test_an_empty_collection_says_so() -> None:
    (page,) = collections.index(site())
    assert "None is published yet." in page.body
