from __future__ import annotations

import random

from tests.validation.quality.tables import PANEL, Row, check, codes

YEARS = range(2012, 2020)
AREAS = [f"Area {place:02}" for place in range(24)]


def panel() -> list[Row]:
    """Areas at levels of their own, in no order, each of which moves a little from year to year."""
    levels = random.Random(4).sample(range(100, 900, 10), len(AREAS))
    return [
        (area, year, f"{level + 3 * (year - YEARS[0]) + (year * 7 + level) % 5:.1f}")
        for area, level in zip(AREAS, levels, strict=True)
        for year in YEARS
    ]


def moved(rows: int) -> list[Row]:
    whole = panel()
    return [(*row[:2], whole[(place - rows) % len(whole)][2]) for place, row in enumerate(whole)]


def shuffled() -> list[Row]:
    """The figures in another order than that of the rows, and beside them as they were."""
    whole = panel()
    values = [row[2] for row in whole]
    random.Random(7).shuffle(values)
    return [(*row, value) for row, value in zip(whole, values, strict=True)]


def test_a_column_that_stands_some_rows_off_is_found_and_told_how_far() -> None:
    for rows, said in ((1, "1 row too low"), (2, "2 rows too low"), (-1, "1 row too high")):
        (found,) = (one for one in check(moved(rows), PANEL) if one.code == "column-shifted")
        assert said in found.message


def test_a_column_in_which_nothing_is_told_by_its_keys_is_found_beside_one_that_is() -> None:
    sales = {"name": "sales", "type": "number", "unit": "pounds"}
    (found,) = (o for o in check(shuffled(), (*PANEL, sales)) if o.code == "column-shuffled")
    assert found.place.field == "sales"
    alone = [(area, year, value) for area, year, _, value in shuffled()]
    assert "column-shuffled" not in codes(check(alone, PANEL))


def test_levels_of_areas_and_steps_that_all_take_in_one_year_are_neither() -> None:
    stepped = [
        (area, year, f"{float(str(value)) + (300 if year >= 2013 else 0):.1f}")
        for area, year, value in panel()
    ]
    for rows in (panel(), stepped):
        assert not {"column-shifted", "column-shuffled"} & set(codes(check(rows, PANEL)))
