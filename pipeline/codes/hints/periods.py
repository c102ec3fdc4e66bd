"""What to write instead of a cell that is no year, month or day, or lies outside the coverage."""

from __future__ import annotations


def full_day() -> str:
    """A day without its year, month or day, where any form is allowed."""
    return "Write year, month and day, such as 2027-03-31."


def year_before_1000() -> str:
    """A year of fewer than four digits, or one before the first."""
    return "Write a year of four digits; where years are before 1000, make the column an integer."


def quarter(year: str) -> str:
    """A quarter in a column of years."""
    return f"Write {year}; for quarters, change the type of the column to string."


def year_alone(year: str) -> str:
    """Words beside a year."""
    return f"Write {year}, the year alone."


def year_of_two(year: str) -> str:
    """Two years in a column of one each."""
    return (
        f"Write {year} and say in the column's description which year is meant; or change the "
        "type of the column to string."
    )


def four_digits() -> str:
    """A day with a year of two digits, in a column of years."""
    return "Write the year with four digits."


def day(written: str, *, is_sure: bool = True) -> str:
    """A day in another order, or one whose order cannot be told."""
    doubt = "" if is_sure else " if the day comes first"
    return f"Write {written}{doubt}: year, month, day."


def lines_to_change(file: str, lines: str) -> str:
    """New periods continue those of the coverage."""
    return f"If they are meant, write in {file}: {lines}."
