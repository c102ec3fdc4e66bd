"""What to do about codes that their reference table does not list."""

from __future__ import annotations


def same_capitals(code: str, value: str) -> str:
    """Many codes stand in other capitals."""
    return f"Write {code} for {value}, and all others in the same capitals."


def swapped_columns() -> str:
    """Most values of a column are no such codes."""
    return (
        "Most values of this column are no such codes: check that they do not belong under "
        "another column, or that its names and values were not swapped with those of its "
        "neighbour."
    )


def rows_lost(others: str, table: str) -> str:
    """Many codes are in no reference: it may have lost them itself."""
    return (
        f"Nor are {others}. If rows of {table} were lost, put them back; if not, write the codes "
        "that it has, or declare these under additions in the descriptor."
    )


def write_codes(pairs: str, table: str) -> str:
    """Many values are names or other codes of what the table lists."""
    return f"Write {pairs}, and for all others the code that {table} has for them."


def write_code(code: str, name: str) -> str:
    """A value looks like a code of the table."""
    return f"Write {code} if {name} is meant."


def leave_group_out(value: str, plural: str, declare: str) -> str:
    """A value is a group of what the table lists. `declare` says how to keep it."""
    return f"{value} is a group of {plural}: leave its rows out, or {declare}"


def write_code_or_declare(table: str, declare: str) -> str:
    """A value is like nothing in the table. `declare` says how to keep it."""
    return f"Write the code that {table} has for it or, if it has none, {declare}"
