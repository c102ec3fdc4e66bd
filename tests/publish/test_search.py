"""What search fetches: all that can be found, small, and in parts where it is much."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.catalog import Catalog, Entity
from pipeline.project import Project
from pipeline.publish.browser.search import SitePage, publish_search, search_files
from pipeline.publish.browser.search.coverage import bits_of, keys_with_figures
from pipeline.publish.files import compact_json
from pipeline.settings import Term

from .conftest import make_catalog, make_chart, make_dataset, make_project, places, rates

CORE = "search.json"


def core(catalog: Catalog, charts: Any, project: Project, *pages: SitePage) -> dict[str, Any]:
    return search_files(catalog, charts, {}, project, pages)[CORE]


def test_what_can_be_found(catalog: Catalog, project: Project) -> None:
    dataset = make_dataset(views=(make_chart().view,))
    charts = {("growth", "trend"): make_chart()}
    found = core(make_catalog(dataset, places()), charts, project)
    (kind,) = found["kinds"]
    assert kind["names"] == ["Arland", "Borduria", "Cagliostro"]
    assert kind["others"][0] == "Republic of Arland"
    assert kind["pages"] == [1, "", ""], "nothing is measured of the others"
    assert found["topics"] == [["money", "Money", "What things cost."]]
    growth, listed = found["blocks"]
    assert (growth["name"], growth["title"]) == ("growth", "Rates of growth")
    assert growth["words"] == "growth|rates"
    assert growth["charts"] == [["trend", "The trend", "", "trend"]]
    assert growth["tables"] == [["rates", "Rates", "Place|Year|Rate"]]
    assert listed["name"] == "places", "what others only refer to comes last"


def test_it_is_written_to_its_address(project: Project, tmp_path: Path) -> None:
    publish_search(make_catalog(make_dataset(), places()), {}, {}, project, (), tmp_path)
    written = json.loads((tmp_path / CORE).read_text("utf-8"))
    assert written == core(make_catalog(make_dataset(), places()), {}, project)


def test_an_empty_site_finds_nothing(project: Project) -> None:
    found = core(make_catalog(), {}, replace(project, topics=()))
    assert found["blocks"] == found["topics"] == found["parts"] == []
    assert all(page == "" for kind in found["kinds"] for page in kind["pages"])


def test_entities_without_a_page_are_known_and_lead_to_none(project: Project) -> None:
    bare = Entity(kind="country", key="AAA", name="Arland", name_in_text="Arland")
    catalog = Catalog((make_dataset(), places()), {"country": {"AAA": bare}})
    (kind,) = core(catalog, {}, project)["kinds"]
    assert (kind["names"], kind["pages"]) == (["Arland"], [""])


def test_other_names_are_kept_apart_and_stand_once(project: Project) -> None:
    entity = Entity(
        kind="country",
        key="AA",
        name="Aaland",
        name_in_text="Aaland",
        aliases=("A|B", "aaland", "AAL"),
        address="elsewhere/aa/",
    )
    dataset = make_dataset(tables=[rates([("AA", "2001", "1")])])
    (kind,) = core(Catalog((dataset,), {"country": {"AA": entity}}), {}, project)["kinds"]
    assert kind["others"] == ["A B|AAL"]
    assert kind["pages"] == ["elsewhere/aa/"], "an unusual address is given"


def test_words_that_the_site_explains_or_takes_for_the_same_are_there(project: Project) -> None:
    term = Term(id="rate", term="rate", group="All", text="How much.", also=("rates", "pace"))
    own = replace(project, glossary=(term,), same_words=(("rate", "speed"),))
    found = core(make_catalog(), {}, own)
    assert found["terms"] == [["rate", "rate", "How much.", "rates|pace"]]
    assert found["same"] == [["rate", "speed"]]


def test_questions_and_pages_that_people_wrote_are_found(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "faq.md").write_text(
        "---\ndescription: Answers.\n---\n# Questions\n\n## What is a *rate*?\n\n"
        "```\n## Not me?\n```\n\n## What is a rate?\n\n## And {{ years() }}?\n\n## No question\n",
        encoding="utf-8",
    )
    (docs / "old.md").write_text("---\nlocation: faq/\n---\n# Gone?\n", encoding="utf-8")
    pages = [
        SitePage("", "Home", ""),
        SitePage("search/", "Search", ""),
        SitePage("compare/", "Compare", "Side by side."),
        SitePage("lands/", "Lands", ""),
        SitePage("lands/aaa/", "Arland", ""),
        SitePage("datasets/growth/", "Growth", ""),
    ]
    project = make_project(root=tmp_path)
    found = core(make_catalog(make_dataset(), places()), {}, project, *pages)
    assert found["questions"] == [
        ["What is a rate?", "faq/#what-is-a-rate"],
        ["What is a rate?", "faq/#what-is-a-rate_1"],
    ]
    assert found["pages"] == [
        ["Compare", "compare/", "Side by side."],
        ["Questions", "faq/", "Answers."],
        ["Lands", "lands/", ""],
    ]


def test_coverage_has_a_bit_for_each_in_order() -> None:
    keys = [f"K{number}" for number in range(10)]
    assert bits_of(keys, {"K0", "K9"}) == "AQI"
    assert bits_of(keys, set()) == "AAA"
    figures = {
        "subject": {"keys": ["K0", "K1"]},
        "measures": {"x": {}, "y": {}},
        "rows": {"subject": [0, 1, 1], "x": [1.0, None, 2.0], "y": [1.0, 1.0, None]},
    }
    assert keys_with_figures(figures) == {"K0"}, "both numbers stand in one row"


def large(project: Project, datasets: int) -> dict[str, dict[str, Any]]:
    keys = [f"C{number:03}" for number in range(250)]
    entities = {
        key: Entity(
            kind="country",
            key=key,
            name=f"Country {int(key[1:]) * 7919 % 9973}",
            name_in_text=key,
            aliases=(f"Republic of {key}", f"{key}land", key[1:]),
            address=f"lands/{key.lower()}/",
        )
        for key in keys
    }
    rows = [rates([(key, "2001", "1") for key in keys])]
    made = tuple(make_dataset(f"growth-{number}", rows) for number in range(datasets))
    return search_files(Catalog(made, {"country": entities}), {}, {}, project)


def test_a_large_site_stays_small_to_search(project: Project) -> None:
    files = large(project, 20)
    assert list(files) == [CORE]
    assert len(gzip.compress(compact_json(files[CORE]).encode())) < 40_000


def test_what_grows_comes_in_parts_and_each_is_small(project: Project) -> None:
    files = large(project, 1000)
    first, *parts = files
    assert first == CORE
    assert (
        files[CORE]["parts"] == parts == [f"api/search/{n}.json" for n in range(1, 1 + len(parts))]
    )
    assert len(parts) >= 2
    assert all(len(compact_json(data).encode()) <= 125_000 for data in files.values())
    names = [block["name"] for data in files.values() for block in data["blocks"]]
    assert len(names) == len(set(names)) == 1000
