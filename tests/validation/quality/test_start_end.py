from __future__ import annotations

import pytest

from tests.validation.quality.tables import AREA, YEAR, check, codes


def spans(*cells: tuple[object, object], begin: str, end: str, kind: str = "year") -> list[str]:
    rows = [(f"E{i}", 2020 + i, *cell) for i, cell in enumerate(cells)]
    fields = [{"name": name, "type": kind, "role": "attribute"} for name in (begin, end)]
    return codes(check(rows, (AREA, YEAR, *fields)))


def test_an_end_before_its_beginning(subtests: pytest.Subtests) -> None:
    cases = [
        ("first_year", "last_year"),
        ("start", "end"),
        ("year_started", "year_ended"),
        ("from", "to"),
        ("valid-from", "valid-to"),
    ]
    for begin, end in cases:
        with subtests.test(begin=begin, end=end):
            wrong, fine = (2004, 1999), (1999, 2004)
            assert spans(fine, wrong, begin=begin, end=end) == ["end-before-beginning"]
            assert spans(fine, (2004, 2004), (2004, ""), begin=begin, end=end) == []


def test_columns_that_are_no_span() -> None:
    assert spans((2004, 1999), begin="first_year", end="year_last") == []
    assert spans((2004, 1999), begin="visits_from", end="visits_to", kind="integer") == []
    assert spans((2004, 1999), begin="first_year", end="last_year", kind="integer") == [
        "end-before-beginning"
    ]
