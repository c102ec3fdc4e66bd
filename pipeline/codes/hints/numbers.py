"""What to write instead of a cell that is no number."""

from __future__ import annotations


def leave_unit_out(number: str, unit: str = "", *, has_comma: bool = False) -> str:
    """A percent sign or unit stands beside the number; `unit` is the column's if it says so."""
    point = "use a point for decimals and leave" if has_comma else "leave"
    sign = f"the column's unit already says {unit}." if unit else "it belongs in `unit`."
    return f"Write {number}: {point} the unit out; {sign}"


def leave_groups_out(number: str) -> str:
    """Signs stand between thousands."""
    return f"Write {number}, with nothing between its digits."


def no_groups_in_whole_numbers(number: str) -> str:
    """The declared sign stands between thousands, where it counts not."""
    return f"Write {number}, or `type: number`: groupChar has no effect on whole numbers."


def either_comma(thousands: str, decimals: str) -> str:
    """A comma may divide thousands or decimals."""
    return f"Write {thousands} if the comma divides thousands, {decimals} if it is a decimal comma."


def decimal_comma(number: str) -> str:
    """A comma stands before the decimals."""
    return f"Write {number}: use a point for decimals."


def both_marks(number: str) -> str:
    """A number has a decimal comma and points between thousands."""
    return f"Write {number}: use a point for decimals and nothing between thousands."


def plain_minus(number: str) -> str:
    """The minus is another sign than that of the keyboard."""
    return f"Write {number}, with the hyphen of the keyboard as the minus."


def minus_for_brackets(number: str) -> str:
    """A number stands in brackets."""
    return f"Write -{number} if the brackets mean a negative number."


def move_flag(number: str) -> str:
    """A flag stands beside the number."""
    return f"Write {number} and put the flag into a column of its own with `role: status`."


def move_flag_alone(flag: str) -> str:
    """A flag stands in place of the number."""
    return f"Leave the cell empty and put {flag} into a column of its own with `role: status`."


def bound() -> str:
    """A cell says less than, or more than."""
    return (
        "Leave the cell empty and say so in a column with `role: status`, or write the figure "
        "that is meant."
    )


def turned_to_date() -> str:
    """A spreadsheet made a date of a number."""
    return (
        "Write the number: spreadsheets turn some into dates, so format the column as number or "
        "text before you save it."
    )


def number_alone(number: str) -> str:
    """Words stand beside the number, and the column has no unit."""
    return f"Write {number}: the column holds numbers alone."


def number_without_unit(number: str) -> str:
    """What is counted stands beside the number, and in the column's unit."""
    return f"Write {number}: the column's unit says what is counted."


def digits_for_letters(number: str) -> str:
    """A letter stands for a digit that looks like it."""
    return f"Write {number}, with digits: there is a letter in it that looks like one."


def round_it() -> str:
    """A whole number has decimals."""
    return "Round it, or change the type of the column to number."


def declare_marks(lines: str) -> str:
    """A whole file has the marks of another language in its numbers."""
    return f"Write under schema.fields: {lines}. Or save the numbers as 1234.5."


def missing_mark(mark: str) -> str:
    """A figure may stand for a missing one."""
    return (
        f"If {mark} stands for a missing value, leave the cell empty or declare it: "
        f'`missingValues: [{{value: "{mark}", label: why it is missing}}]`.'
    )
