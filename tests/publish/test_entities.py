from __future__ import annotations

from dataclasses import replace

from pipeline.catalog import Catalog, Entity, Field
from pipeline.publish.browser.entities import entities_data
from pipeline.settings import EntityKind, GroupTable, TableAddress

from .conftest import make_catalog, make_dataset, make_table

KIND = EntityKind(
    id="town",
    title="town",
    plural="towns",
    table=TableAddress("towns", "list"),
    key="code",
    name="code",
    group_by="shire",
    facts=("size",),
    groups=GroupTable(
        table=TableAddress("towns", "leagues"), key="code", group="league", as_of="on"
    ),
)
LEAGUES = {"u": "Upper league", "h": "Hanse"}
SIZES = {"small": "Small towns", "large": "Large towns", "vast": "Vast towns"}
MEMBERS = {"small": "small towns"}


def column(name: str, **more: object) -> Field:
    return Field(name=name, title=name.capitalize(), description="", type="string", **more)  # type: ignore[arg-type]


def catalog(days: tuple[str, str] = ("2024-01-01", "2024-01-01")) -> Catalog:
    listed = make_table(
        [column("code"), column("shire"), column("size", labels=SIZES, members=MEMBERS)],
        [["A", "West", "large"], ["B", "East", ""], ["C", "West", "small"]],
        "list",
    )
    leagues = make_table(
        [
            column("league", labels=LEAGUES, members={"h": "Hanseatic towns"}),
            column("code"),
            column("on"),
        ],
        [["h", "A", days[0]], ["h", "C", days[1]], ["u", "C", "2020-02-02"]],
        "leagues",
    )
    dataset = make_dataset("towns", [listed, leagues])
    towns = {
        "A": Entity(kind="town", key="A", name="Ald", name_in_text="Ald", section="West"),
        "B": Entity(kind="town", key="B", name="Bro", name_in_text="the Bro", section="East"),
        "C": Entity(kind="town", key="C", name="Cot", name_in_text="Cot", section="West"),
    }
    towns["A"] = replace(towns["A"], groups=("Hanse",), aliases=("Old Ald", "A|d"))
    towns["C"] = replace(towns["C"], groups=("Hanse", "Upper league"))
    return Catalog((dataset,), {"town": towns})


def test_entities_stand_by_column() -> None:
    found = entities_data(KIND, catalog())
    assert (found["one"], found["many"]) == ("town", "towns")
    assert found["keys"] == ["A", "B", "C"]
    assert found["in_text"] == ["", "the Bro", ""]
    assert found["aliases"] == ["Old Ald|A d", "", ""]
    assert found["section_title"] == "Shire"
    assert found["section_titles"] == ["West", "East"]
    assert found["sections"] == [0, 1, 0]


def test_other_divisions_come_in_their_declared_order_without_parts_that_nobody_is_in() -> None:
    (division,) = entities_data(KIND, catalog())["divisions"]
    assert division == {
        "title": "Size",
        "inside": "size",
        "titles": ["Small towns", "Large towns"],
        "members": ["small towns", ""],
        "places": [1, -1, 0],
    }


def test_a_group_has_a_day_if_all_its_members_have_the_same() -> None:
    found = entities_data(KIND, catalog())
    assert found["group_titles"] == ["Upper league", "Hanse"]
    assert found["group_members"] == ["", "Hanseatic towns"]
    assert found["section_members"] == ["", ""]
    assert found["group_dates"] == ["2020-02-02", "2024-01-01"]
    assert found["groups"] == [[1], [], [1, 0]]
    assert entities_data(KIND, catalog(("2024-01-01", "2023-01-01")))["group_dates"] == [
        "2020-02-02",
        "",
    ]


def test_a_kind_whose_table_is_not_there_lists_none() -> None:
    found = entities_data(KIND, make_catalog())
    assert found["keys"] == []
    assert found["divisions"] == []
    assert found["section_title"] == ""
