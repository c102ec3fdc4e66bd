from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judging.cell_slips import slip
from pipeline.validation.cells.hints import choice_hint, type_hint
from pipeline.validation.descriptor_view import DeclaredField

PERCENT = DeclaredField((), "share", {"type": "number", "unit": "% of GDP"})
WHOLE = DeclaredField((), "count", {"type": "integer", "unit": "people"})
BARE = DeclaredField((), "hives", {"type": "integer"})
YEAR = DeclaredField((), "year", {"type": "year"})
DAY = DeclaredField((), "day", {"type": "date"})


def test_the_hint_says_what_to_write(subtests: pytest.Subtests) -> None:
    cases = [
        (
            PERCENT,
            "1,7%",
            "Write 1.7: use a point for decimals and leave the unit out; the column's",
        ),
        (PERCENT, "12 %", "Write 12: leave the unit out; the column's unit already says % of GDP."),
        (PERCENT, "1,234.5", "Write 1234.5,"),
        (PERCENT, "1,234,567", "Write 1234567,"),
        (PERCENT, "1,234", "Write 1234 if the comma divides thousands, 1.234 if"),
        (PERCENT, "0,5", "Write 0.5: use a point"),
        (PERCENT, "1.234,5", "Write 1234.5: use a point"),
        (PERCENT, "1 234.5", "Write 1234.5,"),
        (PERCENT, "1\u00a0234", "Write 1234,"),
        (PERCENT, "1\u202f234", "Write 1234,"),
        (PERCENT, "1'234", "Write 1234,"),
        (PERCENT, "1_000", "Write 1000,"),
        (PERCENT, "1.7 p", "Write 1.7 and put the flag"),
        (PERCENT, "1.7[c]", "Write 1.7 and put the flag"),
        (PERCENT, "1.7*", "Write 1.7 and put the flag"),
        (PERCENT, "(3)", "Write -3 if"),
        (PERCENT, "1O5", "Write 105, with digits"),
        (PERCENT, "£4", "Write 4: the column's unit"),
        (BARE, "12a", "Write 12: the column holds numbers alone."),
        (PERCENT, "5 pounds", "Write 5: the column's unit"),
        (PERCENT, "\u22122.5", "Write -2.5, with the hyphen"),
        (PERCENT, " NA ", 'Leave the cell empty if the value is not known, or declare "NA"'),
        (PERCENT, "#DIV/0!", "A formula in the spreadsheet failed: write the number"),
        (PERCENT, "#####", "The spreadsheet's column was too narrow"),
        (PERCENT, "..", "Leave the cell empty"),
        (WHOLE, "1.0", "Write 1."),
        (WHOLE, "1.5", "Round it"),
        (YEAR, "2014/15", "Write 2014 and say"),
        (YEAR, "2014-03", "Write 2014."),
        (YEAR, "1.3.2014", "Write 2014."),
        (YEAR, "2O14", "Write 2014, with digits"),
        (YEAR, "2014.0", "Write 2014."),
        (DAY, "31/12/2020", "Write 2020-12-31: year, month, day."),
        (DAY, "12/31/2020", "Write 2020-12-31: year, month, day."),
        (DAY, "3.4.2020", "Write 2020-04-03 if the day comes first"),
        (DAY, "2020/4/3", "Write 2020-04-03."),
    ]
    for field, value, starts in cases:
        with subtests.test(field=field, value=value):
            hint = type_hint(value, field)
            assert hint is not None
            assert hint.startswith(starts)


def test_no_hint_is_made_up(subtests: pytest.Subtests) -> None:
    cases = ["cheap", "", "1.2.3", "-", "forth bridge", "%"]
    for value in cases:
        with subtests.test(value=value):
            hint = type_hint(value, DAY)
            assert hint is None or hint.startswith("Leave the cell empty")


def test_the_nearest_allowed_value_is_named() -> None:
    allowed = ["business", "government", "higher-education"]
    assert choice_hint("goverment", allowed) == "Did you mean government?"
    assert choice_hint("Higher Education", allowed) == "Did you mean higher-education?"
    assert choice_hint(" business", allowed) == "Write business, without spaces around it."
    assert choice_hint("zebra", allowed) is None


@given(st.text(max_size=60))
def test_every_text_has_a_slip_or_none(value: str) -> None:
    found = slip(value)
    assert isinstance(found, str)
    for field in (PERCENT, WHOLE, YEAR, DAY):
        hint = type_hint(value, field)
        assert hint is None or hint
