"""What to do about cells and rows that are wrong whatever their column's type is."""

from __future__ import annotations


def leave_empty(value: str) -> str:
    """A cell says in its own way that the value is not known."""
    return (
        "Leave the cell empty if the value is not known, or declare "
        f'"{value}" under missingValues with a label that says why.'
    )


def names_are_said() -> str:
    """The first row of a table that is said to have no header names the columns."""
    return (
        "Let the dialect say that the first row names the columns: take out `header: false`, or "
        "write `headerRows: [1]`."
    )


def number_too_wide() -> str:
    """A spreadsheet shows ### in place of a number."""
    return (
        "The spreadsheet's column was too narrow to show the number: make it wider, save the "
        "file again and take the number from there."
    )


def text_too_wide() -> str:
    """A spreadsheet shows ### in place of a text."""
    return (
        "The spreadsheet's column was too narrow to show the value: make it wider, save the "
        "file again and take the value from there."
    )


def number_of_formula() -> str:
    """A formula failed that should give a number."""
    return (
        "A formula in the spreadsheet failed: write the number that it should have given, or "
        "leave the cell empty if it is not known."
    )


def text_of_formula() -> str:
    """A formula failed that should give a text."""
    return (
        "A formula in the spreadsheet failed: write the text that it should have given, or "
        "leave the cell empty if it is not known."
    )


def zeros_again(whole: str) -> str:
    """A code lost the zeros at its beginning."""
    return f"Write {whole}: the zeros at its beginning were lost."


def spell_as_listed(near: str, value: str, others: str) -> str:
    """Many values are spelt otherwise than the list has them."""
    return (
        f"Write {near} for {value}, and the {others} others as the list has them, too: the same "
        "capitals, spaces and hyphens."
    )


def rows_lost(others: str, table: str) -> str:
    """Many values are not in the table to which they refer."""
    return (
        f"Nor are {others}. If rows of {table} were lost, put them back; if not, correct these "
        "values."
    )


def other_column(others: str) -> str:
    """Many values are not among those that are listed."""
    return (
        f"Nor are {others}. Check that they do not belong under another column, and correct them; "
        "if they are right, add them to enum and categories in the descriptor."
    )


def merged_cells() -> str:
    """One value and empty cells below it, again and again."""
    return (
        "Write the value in every row. Merged cells of a spreadsheet keep it in the first alone: "
        "undo the merging and fill the value down before you save the file."
    )


def comma_in_number(one: str, two: str, *, may_divide_thousands: bool = False) -> str:
    """A comma divides a number into two cells."""
    either = f", or {one}{two} if it divides thousands." if may_divide_thousands else "."
    return f"A comma splits {one},{two} into two cells: write {one}.{two}{either}"


def comma_in_text(one: str, two: str) -> str:
    """A comma divides a text into two cells."""
    return f'A comma splits a text into two cells: put the whole in quotes, "{one},{two}".'


def not_comparable() -> str:
    """A row stops whoever compares its cells."""
    return "Look for values such as sNaN, and write what was meant."
