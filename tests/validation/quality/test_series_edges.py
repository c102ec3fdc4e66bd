"""Which column is the time, where a finding stands, and how few periods are enough."""

from __future__ import annotations

from tests.validation.quality.tables import SPEND, check, codes

AREAS = [f"Area {letter}" for letter in "ABCDEFGHIJKL"]


def test_codes_of_four_digits_are_no_periods() -> None:
    fields = ({"name": "kind", "type": "string"}, {"name": "parish", "type": "string"}, SPEND)
    rows = [
        (kind, parish, 100 + 7 * k + 3 * p * (k + 1) % 11)
        for k, kind in enumerate(AREAS)
        for p, parish in enumerate(range(1001, 1007))
        if (k, parish) != (4, 1003)
    ]
    assert "gap" not in codes(check(rows, fields, ("kind", "parish")))
    named = ({"name": "kind", "type": "string"}, {"name": "period", "type": "string"}, SPEND)
    assert "gap" in codes(check(rows, named, ("kind", "period")))


def test_a_repeated_period_is_told_at_its_own_first_row() -> None:
    def value(area: int, year: int) -> int:
        if year == 2003 or (area, year) == (0, 2001):
            return value(area, year - 1)
        return 100 + 13 * area + (year * (area + 3)) % 17 * (year - 1999)

    rows = [
        (name, year, value(i, year)) for i, name in enumerate(AREAS) for year in range(2000, 2006)
    ]
    (found,) = [one for one in check(rows) if one.code == "period-repeated"]
    assert "2003" in found.message
    assert found.place.row == 5


def test_four_periods_are_enough_for_a_thin_latest_one() -> None:
    def said(first: int) -> list[str]:
        rows = [
            (name, year, 100 + 13 * i + (year * (i + 3)) % 17)
            for i, name in enumerate(AREAS)
            for year in range(first, 2004)
            if year < 2003 or i == 0
        ]
        return codes(check(rows))

    assert "latest-period-thin" in said(2000)
    assert "latest-period-thin" not in said(2001)
