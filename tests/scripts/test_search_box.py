"""What the search box finds, and what comes first."""

from __future__ import annotations

from pipeline.catalog import read_catalog
from pipeline.folders import read_folder
from pipeline.project import read_project
from pipeline.publish.browser.search_data import search_data
from tests.scripts.engine import Engine
from tests.site.running import GOLDEN

FOUND = """async (at, { kinds, items }, text) => {
  const { itemOf, find } = await at("search-box");
  return find(items.map((row) => itemOf(row, kinds)), text).map(({ title }) => title);
}"""
KINDS = ["town", "topic", "data", "chart"]


def found(engine: Engine, items: list[list[str | int]], text: str) -> list[str]:
    return engine.run(FOUND, {"kinds": KINDS, "items": items}, text)


def test_a_site_is_found_by_names_codes_and_other_names(engine: Engine) -> None:
    root = GOLDEN / "atlas" / "input"
    project = read_project(root)
    folders = [read_folder(path, project) for path in sorted((root / "datasets").iterdir())]
    data = search_data(read_catalog(folders, project), {}, project)
    wanted = {
        "elm": "Elm",
        "BRO": "Brook",
        "old mo": "Aldmouth",
        "cra sohne": "Çrâ & Söhne",
        "bus": "Buses",
        "five rides": "Bus rides in five towns by time of day, 2021 to 2024",
        "time of day": "Bus rides in five towns by time of day, 2021 to 2024",
        "nowhere": None,
        "": None,
    }
    first = {text: next(iter(engine.run(FOUND, data, text)), None) for text in wanted}
    assert first == wanted


def test_what_is_called_so_comes_first(engine: Engine) -> None:
    items: list[list[str | int]] = [
        [0, "Portland", "towns/portland/"],
        [0, "New Port", "towns/new/"],
        [1, "Ports", "topics/ports/"],
        [2, "Port", "datasets/port/"],
        [3, "Boats", "datasets/boats/", "Boats in ports", "port of call"],
    ]
    assert found(engine, items, "port") == ["Port", "Portland", "Ports", "New Port", "Boats"]
    assert found(engine, items, "port of") == ["Boats"]
    assert found(engine, items, "ort") == []
    assert found(engine, items, " – ") == []


def test_an_abbreviation_means_what_is_called_so(engine: Engine) -> None:
    items: list[list[str | int]] = [
        [0, "Upper Kell", "towns/upper/", "", "UPK|UK"],
        [1, "UK trade in fish", "topics/fish/"],
        [2, "Fish, UK", "datasets/fish/"],
    ]
    assert found(engine, items, "uk") == ["Upper Kell", "UK trade in fish", "Fish, UK"]


def test_at_most_eight_are_shown_those_of_the_first_kinds_first(engine: Engine) -> None:
    items: list[list[str | int]] = [
        [kind, f"Salt {kind} {i}", f"{kind}/{i}/"] for kind in (0, 1, 2) for i in range(4)
    ]
    assert found(engine, items, "salt") == [f"Salt {kind} {i}" for kind in (0, 1) for i in range(4)]
