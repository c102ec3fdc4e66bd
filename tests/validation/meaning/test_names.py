"""Names beside codes: which columns are held to the reference, and which names are wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.findings import Finding
from pipeline.validation.meaning.names import check_names
from pipeline.validation.reading.tables import ReadTable
from tests.validation.meaning.tables import folder_of, read

TOWN = {"name": "town", "type": "string"}
LABEL = {"name": "label", "type": "string"}
KNOWN = {
    "ncl": "Newcastle", "yrk": "York", "lds": "Leeds", "hul": "Hull", "bth": "Bath", "ely": "Ely",
}  # fmt: skip
RIGHT = list(KNOWN.items())


def found(table: ReadTable, known: dict[str, str] = KNOWN) -> list[Finding]:
    code = table.declared.fields_by_name["town"]
    return list(check_names(folder_of(table), table, code, known))


def told(*rows: tuple[str, str], known: dict[str, str] = KNOWN) -> list[str]:
    return [str(one.place.value) for one in found(read((TOWN, LABEL), rows), known)]


def test_names_that_fit_their_codes_are_left_alone() -> None:
    assert told(*RIGHT) == []


def test_a_name_of_another_and_one_misspelt_are_told() -> None:
    assert told(*RIGHT, ("ncl", "York")) == ["York"]
    assert told(*RIGHT, ("ncl", "Newcaslte"), ("yrk", "YORK")) == ["Newcaslte", "YORK"]


def test_what_a_source_calls_a_place_is_no_slip() -> None:
    assert told(*RIGHT, ("yrk", "Eboracum")) == []
    assert told(*RIGHT, ("yrk", "Eboracum"), ("ncl", "York")) == ["York"]


def test_what_stands_beside_an_unknown_code_is_no_slip() -> None:
    assert told(*RIGHT, ("xxx", "York")) == []


def test_a_wrong_name_is_told_once_with_all_its_rows() -> None:
    rows = [*RIGHT, *[("ncl", "York"), ("ncl", "Newcastle")] * 6]
    (one,) = found(read((TOWN, LABEL), rows))
    assert (one.code, one.count, one.place.row, one.place.field) == (
        "name-not-of-code", 6, 8, "label",
    )  # fmt: skip
    assert one.rows == (8, 10, 12, 14, 16, 18)
    assert one.message == '"York" stands beside the code ncl, whose name is "Newcastle".'
    (many,) = found(read((TOWN, LABEL), [*RIGHT, *[("ncl", "York")] * 12]))
    assert (many.count, many.rows) == (12, tuple(range(8, 18)))


@pytest.mark.parametrize(
    ("right", "wrong", "is_told"), [(3, 1, True), (2, 1, False), (3, 2, True), (3, 3, False)]
)
def test_a_column_is_of_names_where_three_in_five_of_four_pairs_fit(
    right: int, wrong: int, is_told: bool
) -> None:
    slips = [("bth", "Ely"), ("ely", "Bath"), ("yrk", "Hull")][:wrong]
    rows = [*[pair for pair in RIGHT if pair[0] != "yrk"][:right], *slips]
    assert bool(told(*rows)) is is_told
    assert bool(told(*rows * 3)) is is_told, "however often they stand there"


def test_pairs_that_lack_a_code_or_a_name_count_for_nothing() -> None:
    few = [*RIGHT[:2], ("bth", "Ely")]
    assert told(*few, ("", "York"), ("lds", ""), ("", "")) == []
    assert told(*few, RIGHT[2], ("", "York"), *[(key, "") for key in KNOWN]) == ["Ely"]


def test_no_more_than_ten_are_told() -> None:
    known = {f"c{i:02}": f"Place {chr(65 + i)}{chr(97 + i)}{i}" for i in range(26)}
    keys, names = list(known), list(known.values())
    wrong = [(keys[i], names[i + 1]) for i in range(11)]
    assert len(told(*known.items(), *wrong, known=known)) == 10
    assert len(told(*known.items(), *wrong[:10], known=known)) == 10
    assert len(told(*known.items(), *wrong[:9], known=known)) == 9


def test_only_texts_outside_the_key_are_taken_for_names() -> None:
    rows = [(*pair, pair[1], "5") for pair in RIGHT]
    rows.append(("ncl", "York", "York", "5"))
    number = {"name": "toll", "type": "number"}
    other = {"name": "other", "type": "string"}
    for schema, columns in [
        ({}, ["label", "other"]),
        ({"primaryKey": ["town", "label"]}, ["other"]),
        ({"primaryKey": ["label", "other"]}, []),
    ]:
        table = read((TOWN, LABEL, other, number), rows, **schema)
        assert [one.place.field for one in found(table)] == columns
    assert found(read((TOWN, {**LABEL, "type": "any"}), [(*pair,) for pair in RIGHT])) == []


def test_a_column_of_codes_is_not_held_to_itself() -> None:
    known = {"York": "Bath", "Bath": "York", "Ely": "Ely", "Hull": "Hull", "Leeds": "Leeds"}
    assert found(read((TOWN, LABEL), [(key, "Sea") for key in known]), known) == []
    assert told(*[(key, key) for key in known], known=known) == ["York", "Bath"]


def test_a_table_without_such_columns_is_left_alone() -> None:
    table = read((TOWN, LABEL), RIGHT)
    assert table.cells is not None
    assert found(replace(table, whole=None)) == []
    for missing in ("town", "label"):
        assert found(replace(table, whole=table.whole.drop_columns([missing]))) == []


def test_free_text_of_more_than_five_thousand_pairs_is_not_compared() -> None:
    known = {f"k{i}": f"Name {i}" for i in range(5_001)}
    pairs = [*list(known.items())[:4_999], ("k0", "Name 1")]
    assert told(*pairs, known=known) == ["Name 1"]
    assert told(*pairs, ("k5000", "Name 5000"), known=known) == []
