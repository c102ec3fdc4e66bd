from __future__ import annotations

import gzip

from pipeline.catalog import Catalog, Entity
from pipeline.project import Project
from pipeline.publish.browser.search_data import search_data
from pipeline.publish.files import compact_json

from .conftest import make_catalog, make_chart, make_dataset, places, rates


def test_what_can_be_found(catalog: Catalog, project: Project) -> None:
    dataset = make_dataset(views=(make_chart().view,))
    charts = {("growth", "trend"): make_chart()}
    found = search_data(make_catalog(dataset, places()), charts, project)
    assert found == {
        "kinds": ["country", "topic", "data", "chart"],
        "items": [
            [0, "Arland", "lands/aaa/", "", "AAA|Republic of Arland"],
            [1, "Money", "topics/money/", "What things cost."],
            [
                2,
                "Rates of growth",
                "datasets/growth/",
                "How much there is of it.",
                "Place|Year|Rate",
            ],
            [2, "Rates of growth", "datasets/places/", "How much there is of it.", "Code"],
            [3, "The trend", "datasets/growth/#chart-trend", "Rates of growth"],
        ],
    }


def test_an_empty_site_finds_nothing(project: Project) -> None:
    assert search_data(make_catalog(), {}, project) == {"kinds": [], "items": []}


def test_entities_without_a_page_are_not_found(project: Project) -> None:
    bare = Entity(kind="country", key="AAA", name="Arland", name_in_text="Arland")
    catalog = Catalog((make_dataset(), places()), {"country": {"AAA": bare}})
    assert "country" not in search_data(catalog, {}, project)["kinds"]


def test_other_names_are_kept_apart(project: Project) -> None:
    entity = Entity(
        kind="country",
        key="AA",
        name="Aaland",
        name_in_text="Aaland",
        aliases=("A|B", "aaland", "AAL"),
        address="lands/aa/",
    )
    dataset = make_dataset(tables=[rates([("AA", "2001", "1")])])
    found = search_data(Catalog((dataset,), {"country": {"AA": entity}}), {}, project)
    assert found["items"][0] == [0, "Aaland", "lands/aa/", "", "AA|A B|AAL"]


def test_a_large_site_stays_small_to_search(project: Project) -> None:
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
    datasets = tuple(
        make_dataset(f"growth-{number}", [rates([(key, "2001", "1") for key in keys])])
        for number in range(20)
    )
    text = compact_json(search_data(Catalog(datasets, {"country": entities}), {}, project))
    assert len(gzip.compress(text.encode())) < 60_000
