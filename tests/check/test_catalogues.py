from __future__ import annotations

import shutil
from pathlib import Path

from check.catalogues import check_catalogues
from check.site import Site
from tests.check.planting import Plant, change, missed, write

HERE = "https://atlas.example/"


def unlisted(folder: Path) -> None:
    """A dataset that no catalogue lists."""
    shutil.copytree(folder / "datasets" / "lamp-checks", folder / "datasets" / "unlisted")


PLANTS = {
    "no JSON": Plant(
        "trend.live.json", "is no JSON", write("datasets/ferry-use/charts/trend.live.json", "{")
    ),
    "NaN": Plant(
        "ferry-use.json", "NaN is no number", write("datasets/ferry-use/ferry-use.json", "[NaN]")
    ),
    "unlisted as JSON": Plant("api/catalog.json", "does not list the dataset unlisted", unlisted),
    "unlisted as DCAT": Plant(
        "catalog.jsonld", "does not list the dataset unlisted", lambda _: None
    ),
    "unlisted in data.json": Plant(
        "data.json", "does not list the dataset unlisted", lambda _: None
    ),
    "a statement": Plant(
        "catalog.ttl",
        "differs from",
        change("catalog.ttl", "Journeys by ferry as", "Journeys by boat as"),
    ),
    "a size": Plant(
        "api/catalog.json",
        "lamp-checks.csv, which has",
        change("datasets/lamp-checks/lamp-checks.csv", "\n", "\n\n"),
    ),
    "a schema": Plant(
        "api/profile.json", "is no JSON Schema", write("api/profile.json", '{"type": 1}')
    ),
    "names of entities": Plant(
        "isle.json",
        "names for each key",
        change("api/entities/isle.json", '"names":[', '"names":["x",'),
    ),
    "places on a map": Plant(
        "shapes/isle.json", "value of x", change("api/shapes/isle.json", '"x":[', '"x":[0,')
    ),
}


def test_what_machines_would_trip_over_is_found(copy: Site) -> None:
    assert missed(copy, check_catalogues, PLANTS) == []


def test_catalogues_that_cannot_be_read_are_found(copy: Site) -> None:
    plants = {
        "no turtle": Plant("catalog.ttl", "cannot be read as turtle", write("catalog.ttl", "<<<")),
        "no list": Plant("data.json", "lists no datasets", write("data.json", "[]")),
        "no catalogue": Plant(
            "api/catalog.json", "lists no datasets", write("api/catalog.json", "{}")
        ),
    }
    assert missed(copy, check_catalogues, plants) == []


def test_words_that_would_be_fetched_are_found(copy: Site) -> None:
    elsewhere = write("catalog.jsonld", '{"@context": "https://x.example/context"}')
    plant = Plant("catalog.jsonld", "takes its words from an address", elsewhere)
    assert missed(copy, check_catalogues, {"context": plant}) == []
