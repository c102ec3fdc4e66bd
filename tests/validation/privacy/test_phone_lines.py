"""What telephone numbers lead to is told by the plans of the countries that they are written as."""

from __future__ import annotations

import pytest

from pipeline.validation.privacy.phone_lines import Line, is_international, is_possible, line_of

LINES = {
    ("+49 171 2345678",): Line.CARRIED,
    ("+49 (0)171 2345678",): Line.CARRIED,
    ("0049 171 2345678",): Line.CARRIED,
    ("+49 30 2345 6789",): Line.FIXED,
    ("+44 800 123 4567",): Line.SERVICE,
    ("+44 20 1",): Line.NONE,
    # Written as in Brazil; digits alone could be of many countries.
    ("(11) 98765-4321",): Line.CARRIED,
    ("612 345 678",): Line.UNKNOWN,
    # Each alone is valid in several countries; together they are of one.
    ("06 12 84 37 90", "07 68 21 45 03", "06 77 30 18 52"): Line.CARRIED,
    ("051 219 3111", "051 219 4013", "051 266626"): Line.FIXED,
    # The plan of those with a country code is that of the others, too.
    ("+372 625 9300", "+372 663 0200", "640 4141"): Line.FIXED,
    (): Line.NONE,
    ("none",): Line.NONE,
}


def test_what_numbers_lead_to(subtests: pytest.Subtests) -> None:
    for numbers, line in LINES.items():
        with subtests.test(numbers=numbers):
            assert line_of(numbers) is line


def test_a_country_code_begins_with_a_plus_or_two_zeros() -> None:
    assert (
        is_international("+49 30 1")
        and is_international("(0049) 30")
        and not is_international("030")
    )


def test_a_possible_number_is_as_long_as_those_of_its_country() -> None:
    assert is_possible("+1 202 555 0143") and is_possible("0044 20 7946 0958")
    assert not is_possible("+1 234 567 890") and not is_possible("+999 1234567")
