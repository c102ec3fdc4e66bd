"""Codes that no reference has: which are one mistake, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.findings import Finding
from pipeline.validation.meaning.entities import check_entities, check_entity_pages
from pipeline.validation.meaning.references import Reference
from tests.validation.meaning.tables import folder_of, inspection, read, towns

TOWN = {"name": "town", "type": "string", "entity": "town"}
NAMES = {f"t{i:02}": f"{chr(65 + i // 3)}{'aeo'[i % 3]}mouth-{i * 37}" for i in range(75)}
REFERENCE = towns(NAMES, "the north")

SWAPPED = "were not swapped with those of its neighbour"
LOST = "If rows of towns/towns were lost"
ALL_OTHERS = "and for all others the code that towns/towns has for them"
CAPITALS = "and all others in the same capitals"
DECLARE = "Write the code that towns/towns has for it or, if it has none, add"


def strange(count: int) -> list[str]:
    """Values that are like no code and no name."""
    return [f"§{'xqzjv'[i % 5] * 4}{i}{'wkp'[i % 3] * 9}" for i in range(count)]


def meant(count: int) -> list[str]:
    """Names, for which a code is known."""
    return list(NAMES.values())[:count]


def found(values: Sequence[str], reference: Reference = REFERENCE, **more: Any) -> list[Finding]:
    table = read((TOWN,), [(value,) for value in values])
    return list(check_entities(inspection(table, reference, **more)))


def told(values: Sequence[str], known: int = 0) -> list[tuple[int, str]]:
    """How many rows each mistake has, and what its hint says; beside so many known codes."""
    hints = (SWAPPED, LOST, ALL_OTHERS, CAPITALS, DECLARE)
    return [
        (one.count, next((hint for hint in hints if hint in str(one.hint)), str(one.hint)))
        for one in found([*list(NAMES)[:known], *values])
    ]


def test_the_values_are_what_they_are_meant_to_be() -> None:
    assert {REFERENCE.suggest(value) for value in strange(60)} == {None}
    assert [REFERENCE.suggest(value) for value in meant(75)] == list(NAMES)
    assert found(list(NAMES)) == []


def test_each_of_a_few_is_told_by_itself_and_the_others_after_nine_together() -> None:
    assert told(strange(3), 75) == [(1, DECLARE)] * 3
    assert told(meant(9)) == [(1, f"Write {key} if {NAMES[key]} is meant.") for key in NAMES][:9]
    mixed = [*meant(9), *strange(2)]
    assert [count for count, _ in told(mixed)] == [1] * 9 + [2]
    assert [count for count, _ in told([*meant(9), *strange(1)])] == [1] * 10


def test_from_four_on_that_are_half_of_the_unknown_the_reference_may_have_lost_them() -> None:
    assert told(strange(4), 75) == [(4, LOST)]
    assert told([*strange(4), *meant(4)], 75) == [(8, LOST)]
    assert [count for count, _ in told([*strange(4), *meant(5)], 75)] == [1] * 9
    (one,) = found([*NAMES, *strange(5)])
    others = ", ".join(f'"{value}"' for value in strange(5)[1:4])
    assert str(one.hint).startswith(f"Nor are {others}")


def test_where_most_of_a_column_is_strange_it_is_another_column() -> None:
    assert told(strange(10), 9) == [(10, SWAPPED)]
    assert told(strange(10), 10) == [(10, LOST)]
    assert told(strange(9)) == [(9, LOST)]
    assert told([*strange(10), *meant(9)]) == [(19, SWAPPED)]
    assert told([*strange(10), *meant(10)]) == [(20, LOST)]


def test_ten_that_are_meant_are_one_mistake_and_a_fourth_of_strange_ones_belongs_to_it() -> None:
    assert told(meant(10)) == [(10, ALL_OTHERS)]
    assert told([*meant(12), *strange(4)]) == [(16, ALL_OTHERS)]
    assert told([*meant(11), *strange(4)]) == [(11, ALL_OTHERS)] + [(1, DECLARE)] * 4
    (one,) = found([*strange(1), *meant(10)])
    pairs = [f"{key} for {name}" for key, name in NAMES.items()][:3]
    assert str(one.hint).startswith(f"Write {', '.join(pairs)}, and for all others")
    assert (one.rows, one.count) == (tuple(range(2, 12)), 11)
    again = [*meant(10), *strange(4), *meant(10)]
    assert told(again) == [(20, ALL_OTHERS)] + [(1, DECLARE)] * 4


def test_fifty_values_tell_what_all_are() -> None:
    twelve = [*strange(12), *meant(38)]
    assert told([*twelve, *strange(13)[12:]]) == [(51, ALL_OTHERS)]
    thirteen = [*strange(12), *meant(37), *strange(13)[12:]]
    assert told(thirteen)[0] == (37, ALL_OTHERS)
    assert told([*thirteen, *meant(38)[37:]])[0] == (38, ALL_OTHERS)


def test_other_capitals_are_one_mistake_beside_which_others_are_told() -> None:
    upper = [key.upper() for key in NAMES]
    assert told(upper[:2]) == [(2, CAPITALS)]
    assert told(upper[:1]) == [(1, f"Write t00 if {NAMES['t00']} is meant.")]
    assert told([*upper[:3], *strange(1)], 30) == [(3, CAPITALS), (1, DECLARE)]
    (one,) = found(upper[:2])
    assert one.hint == "Write t00 for T00, and all others in the same capitals."
    known = towns({"ABC": "", "DEF": "", "GHI": ""})
    (one,) = found(["abc", "def"], known)
    assert one.hint == "Write ABC for abc, and all others in the same capitals."


def test_a_mistake_has_the_rows_of_all_its_values_in_their_order() -> None:
    upper = [key.upper() for key in NAMES][:2]
    (one,) = found([upper[1], "t05", upper[0], upper[1]])
    assert (one.rows, one.count, one.place.value, one.place.row) == ((2, 4, 5), 3, "T01", 2)
    (one,) = found([upper[1], *["t05"] * 5, upper[0]])
    assert one.rows == (2, 8)
    (one,) = found([upper[0], upper[1]] * 6)
    assert (one.rows, one.count) == (tuple(range(2, 12)), 12)


def test_what_has_spaces_around_it_is_found_as_that() -> None:
    assert found([" t01", "t02 "]) == []
    assert [one.place.value for one in found([f" {strange(1)[0]} "])] == [f" {strange(1)[0]} "]


def test_a_code_without_a_name_of_its_own_is_written_alone() -> None:
    for names, hint in [
        ({"abc": ""}, "Write abc."),
        ({"abc": "abc"}, "Write abc."),
        ({"abc": "Alphabet"}, "Write abc if Alphabet is meant."),
    ]:
        (one,) = found(["ABC"], towns(names))
        assert one.hint == hint


def test_how_to_declare_a_value_depends_on_what_is_declared_already() -> None:
    (value,) = strange(1)
    (one,) = found([value])
    assert f'add `additions: [{{entity: town, key: "{value}", ' in str(one.hint)
    some = [{"entity": "town", "key": "abcd"}, {"entity": "isle", "key": value}]
    (one,) = found([value, "abcd"], additions=some)
    assert f'add `- {{entity: town, key: "{value}", ' in str(one.hint)
    assert found([value], additions=[{"entity": "town", "key": value}]) == []
    (one,) = found([" The North"])
    assert str(one.hint).startswith("The North is a group of towns: leave its rows out, or add ")


def test_a_column_of_a_kind_without_a_reference_is_not_checked() -> None:
    table = read((TOWN,), [(value,) for value in strange(3)])
    assert list(check_entities(inspection(table))) == []
    plain = read(({**TOWN, "entity": ""},), [(value,) for value in strange(3)])
    assert list(check_entities(inspection(plain, REFERENCE))) == []


def test_a_kind_that_the_site_does_not_have_is_told_with_those_that_it_has() -> None:
    table = read(({**TOWN, "entity": "twon"},), [("t01",)])
    known = inspection(table, REFERENCE)
    (one,) = check_entities(known)
    assert (one.code, one.place.value) == ("entity-kind-unknown", "twon")
    assert "town" in f"{one.message} {one.hint}"
    bare = replace(known, project=replace(known.project, kinds={}))
    (one,) = check_entities(bare)
    assert "town" not in f"{one.message} {one.hint}".replace("twon", "")


KEY = {"name": "town_id", "type": "string"}


@pytest.mark.parametrize(
    ("codes", "without"),
    [
        (["ncl", "yrk"], []),
        (["ncl", "y/k", "yrk"], ["y/k"]),
        (["ncl", "NCL", "yrk", "Ncl"], ["NCL", "Ncl"]),
        (["", "ncl"], []),
    ],
)
def test_a_code_needs_an_address_of_its_own(codes: list[str], without: list[str]) -> None:
    table = read((KEY,), [(code,) for code in codes])
    own = replace(table, declared=replace(table.declared, name="towns"))
    folder = replace(folder_of(own), name="towns")
    known = replace(inspection(own), folder=folder)
    assert [one.place.value for one in check_entity_pages(known)] == without
    elsewhere = replace(known, folder=replace(folder, name="tolls"))
    assert list(check_entity_pages(elsewhere)) == []
    other = replace(known, tables=(table,))
    assert list(check_entity_pages(other)) == []
