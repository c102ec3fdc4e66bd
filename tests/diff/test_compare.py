from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff import Difference, compare_catalogs
from pipeline.diff.formats.words import cell, patterns
from pipeline.diff.model import ColumnChange, TableChange, Tier
from tests.diff.making import make_catalog

COLUMNS = {"place": "string", "year": "integer", "rides": "number", "note": "string"}
KEY = ("place", "year")
MEASURE = ["", "0", "1", "1.0", "2.5", "100", "-3"]


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    keys = draw(st.sets(st.tuples(st.sampled_from("ABCD"), st.sampled_from("1234")), max_size=12))
    cells = st.tuples(st.sampled_from(MEASURE), st.sampled_from(["", "x", "y"]))
    return [(*key, *draw(cells)) for key in draw(st.permutations(sorted(keys)))]


def compare(before: Any, after: Any, **more: Any) -> Difference:
    made = (make_catalog(rows, columns=COLUMNS, key=KEY, **more) for rows in (before, after))
    return compare_catalogs(*made)


def only_table(difference: Difference) -> TableChange | None:
    tables = [table for dataset in difference.datasets for table in dataset.tables]
    return tables[0] if tables else None


@given(tables())
def test_nothing_changed_since_itself(rows: list[tuple[str, ...]]) -> None:
    assert compare(rows, rows).datasets == ()


@given(tables(), tables())
def test_what_one_way_adds_the_other_removes(before: Any, after: Any) -> None:
    there, back = only_table(compare(before, after)), only_table(compare(after, before))
    if there is None or back is None:
        assert there == back
        return
    assert (there.added.count, there.removed.count) == (back.removed.count, back.added.count)
    assert there.added.named == back.removed.named
    there_by, back_by = ({c.column.name: c for c in table.columns} for table in (there, back))
    assert there_by.keys() == back_by.keys()
    for name, column in there_by.items():
        assert column.lost.count == back_by[name].filled.count
        assert column.filled.count == back_by[name].lost.count
        assert column.changed.count == back_by[name].changed.count
    assert sum(s.pairs for s in there.swaps) == sum(s.pairs for s in back.swaps)


@given(tables(), tables())
def test_every_cell_that_differs_is_told_once(before: Any, after: Any) -> None:
    old = {row[:2]: row for row in before}
    new = {row[:2]: row for row in after}
    differing = sum(
        number(old[key][2]) != number(new[key][2]) for key in old.keys() & new.keys()
    ) + sum(old[key][3] != new[key][3] for key in old.keys() & new.keys())
    table = only_table(compare(before, after))
    told = 0
    if table is not None:
        told = sum(c.lost.count + c.filled.count + c.changed.count for c in table.columns)
        told += 2 * sum(swap.pairs for swap in table.swaps)
        assert table.rows_after == table.rows_before + table.added.count - table.removed.count
    assert told == differing


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.slow
@given(st.permutations(range(1, 9)), st.permutations(range(11, 19)))
def test_groups_that_swapped_are_found(first: list[int], second: list[int]) -> None:
    rows = {
        place: [(place, str(year), str(v), "") for year, v in enumerate(values)]
        for place, values in {"A": first, "B": second, "C": list(range(21, 29))}.items()
    }
    swapped = [("A", *row[1:]) for row in rows["B"]] + [("B", *row[1:]) for row in rows["A"]]
    before = [*rows["A"], *rows["B"], *rows["C"]]
    table = only_table(compare(before, [*swapped, *rows["C"]]))
    assert table is not None
    (swap,) = table.swaps
    assert (swap.field, {swap.first, swap.second}, swap.pairs) == ("place", {"A", "B"}, 8)
    assert table.columns == ()


def test_one_exchange_among_many_changes_is_chance() -> None:
    before = [(p, str(y), str(10 * i + y), "") for i, p in enumerate("ABC") for y in range(8)]
    after = [(p, y, str(float(v) * 1.5 + 7), n) for p, y, v, n in before]
    after[0] = (*after[0][:2], before[8][2], "")
    after[8] = (*after[8][:2], before[0][2], "")
    table = only_table(compare(before, after))
    assert table is not None
    assert table.swaps == ()
    assert table.columns[0].changed.count == 24


def test_a_swap_with_missing_values_in_it_is_still_one() -> None:
    before = [("A", "1", "5", ""), ("A", "2", "", ""), ("B", "1", "7", ""), ("B", "2", "8", "")]
    after = [("A", "1", "7", ""), ("A", "2", "8", ""), ("B", "1", "5", ""), ("B", "2", "", "")]
    table = only_table(compare(before, after))
    assert table is not None
    assert [swap.pairs for swap in table.swaps] == [2]
    assert table.columns == ()


def test_a_value_that_moved_is_lost_where_nothing_came_back() -> None:
    before = [("A", "1", "5", ""), ("B", "1", "", "")]
    after = [("A", "1", "", ""), ("B", "1", "5", "")]
    table = only_table(compare(before, after))
    assert table is not None
    assert table.swaps == ()
    assert (table.columns[0].lost.count, table.columns[0].filled.count) == (1, 1)


def test_sizes_of_change_and_the_largest_first() -> None:
    before = [("A", str(i), "100", "") for i in range(5)]
    values = ["101", "101.1", "110", "110.1", "90"]
    after = [("A", str(i), value, "") for i, value in enumerate(values)]
    table = only_table(compare(before, after))
    assert table is not None
    column = table.columns[0]
    assert dict(column.tiers) == {Tier.LARGE: 1, Tier.NOTABLE: 3, Tier.SMALL: 1}
    assert [cell.after for cell in column.changed.named] == ["110.1", "110", "90", "101.1", "101"]
    assert [cell.relative for cell in column.changed.named] == [0.101, 0.1, -0.1, 0.011, 0.01]


def test_a_meaningful_difference_is_the_border_of_small() -> None:
    before = [("A", "1", "1", ""), ("A", "2", "1", "")]
    after = [("A", "1", "1.4", ""), ("A", "2", "1.5", "")]
    table = only_table(compare(before, after, rides={"meaningful_difference": 0.5}))
    assert table is not None
    assert {cell.after: cell.tier for cell in table.columns[0].changed.named} == {
        "1.4": Tier.SMALL,
        "1.5": Tier.LARGE,
    }


def test_from_zero_there_is_no_share() -> None:
    table = only_table(compare([("A", "1", "0", "")], [("A", "1", "0.1", "")]))
    assert table is not None
    (cell,) = table.columns[0].changed.named
    assert (cell.relative, cell.tier) == (None, Tier.LARGE)


def test_a_key_of_another_type_still_tells_rows_apart() -> None:
    rows = [("A", "2020", "1", ""), ("B", "2021", "2", "")]
    before = make_catalog(rows, columns={**COLUMNS, "year": "string"}, key=KEY)
    after = make_catalog(rows, columns=COLUMNS, key=KEY)
    table = only_table(compare_catalogs(before, after))
    assert table is not None
    assert (table.added.count, table.removed.count, table.columns) == (0, 0, ())
    assert [change.name for change in table.fields] == ["year"]


def test_a_hundred_cells_are_named_and_all_are_counted() -> None:
    before = [("A", str(i), "1", "") for i in range(500)]
    after = [("A", str(i), "2", "") for i in range(500)]
    table = only_table(compare(before, after))
    assert table is not None
    assert table.columns[0].changed.count == 500
    assert len(table.columns[0].changed.named) == 100


SERIES = [(place, str(year)) for place in "ABCD" for year in range(2001, 2009)]


def series(*figures: str) -> list[tuple[str, ...]]:
    return [(*key, figure, "") for key, figure in zip(SERIES, figures, strict=True)]


FIGURES = [f"{7 * i % 31 + 0.125 * (i % 8):.3f}" for i in range(len(SERIES))]


def changed(before: list[str], after: list[str], **more: Any) -> ColumnChange:
    table = only_table(compare(series(*before), series(*after), **more))
    assert table is not None
    (column,) = table.columns
    return column


def test_values_that_stand_in_other_rows_are_told_as_that() -> None:
    shifted = [FIGURES[-1], *FIGURES[:-1]]
    column = changed(FIGURES, shifted)
    assert column.is_moved
    assert patterns(column) == ["the same values stand in other rows"]
    assert not changed(FIGURES, [f"{float(one) + 50:.3f}" for one in FIGURES]).is_moved


def test_lost_decimals_are_told_and_a_value_that_is_gone_is_never_small() -> None:
    rounded = [f"{float(one):.1f}" for one in FIGURES]
    column = changed(FIGURES, rounded, rides={"meaningful_difference": 1})
    assert column.precision == (3, 1)
    assert patterns(column) == ["precision lost: 3 decimals to 1"]
    whole = changed(FIGURES, [f"{float(one):.0f}" for one in FIGURES])
    assert patterns(whole) == ["precision lost: 3 decimals to none"]
    (dataset,) = compare(series(*FIGURES), series(*[f"{float(f):.0f}" for f in FIGURES])).datasets
    assert dataset.verdict is not None
    assert not dataset.verdict.breaking
    assert [reason.words for reason in dataset.verdict.reasons] == [
        "values of rides lost decimals in data"
    ]
    gone = changed(
        ["0.032", *FIGURES[1:]], ["0.0", *FIGURES[1:]], rides={"meaningful_difference": 1}
    )
    assert dict(gone.tiers) == {Tier.LARGE: 1, Tier.NOTABLE: 0, Tier.SMALL: 0}


def test_where_most_values_are_others_nothing_was_corrected() -> None:
    doubled = [f"{2 * float(one):.3f}" for one in FIGURES]
    difference = compare(series(*FIGURES), series(*doubled))
    (dataset,) = difference.datasets
    assert dataset.verdict is not None
    assert [reason.words for reason in dataset.verdict.breaking] == [
        "values of rides are at another level in data"
    ]
    few = [*doubled[:3], *FIGURES[3:]]
    (dataset,) = compare(series(*FIGURES), series(*few)).datasets
    assert dataset.verdict is not None and not dataset.verdict.breaking


def test_a_series_that_was_turned_round_is_told_as_values_in_other_rows() -> None:
    table = only_table(compare(series(*FIGURES), series(*[*FIGURES[:2], *FIGURES[:1:-1]])))
    assert table is not None
    (column,) = table.columns
    assert not table.swaps
    assert patterns(column) == ["the same values stand in other rows"]


def test_one_more_of_very_many_has_no_share() -> None:
    many = str(2**53)
    column = changed([many, *FIGURES[1:]], [str(2**53 + 1), *FIGURES[1:]])
    (one,) = column.changed.named
    assert cell(one) == f"{many} → {2**53 + 1}"


def test_a_name_in_two_forms_is_one_name() -> None:
    composed, spread = "Café", "Cafe\u0301"
    table = only_table(compare([(composed, "2001", "1", "")], [(spread, "2001", "2", "")]))
    assert table is not None
    assert (table.removed.count, table.added.count, len(table.columns)) == (0, 0, 1)
