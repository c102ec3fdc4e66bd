"""Why a reference table cannot be read, and how codes that it lacks are declared."""

from __future__ import annotations


def no_columns(first: str, second: str) -> str:
    """The table lacks one of two columns."""
    return f"it has no columns {first} and {second}"


def no_dataset(dataset: str) -> str:
    """The dataset is not there."""
    return f"there is no dataset {dataset}"


def unread_descriptor(dataset: str) -> str:
    """The dataset's descriptor is none."""
    return f"the descriptor of {dataset} cannot be read"


def no_table(dataset: str, table: str) -> str:
    """The dataset has no such table."""
    return f"the dataset {dataset} has no table {table}"


def unusable_path(table: str) -> str:
    """The table's path leads out of its folder, or nowhere."""
    return f"the path of the table {table} cannot be used"


def unread_file(path: str) -> str:
    """The table's file is none."""
    return f"the file {path} is not a readable CSV file"


def code_for(code: str, value: str) -> str:
    """Which code to write for a value."""
    return f"{code} for {value}"


def addition(kind: str, key: str) -> str:
    """The line that declares a code beside those of the reference."""
    return f"{{entity: {kind}, key: {key}, name: …, reason: …}}"


def add_to_additions(line: str) -> str:
    """Where the line belongs if the descriptor has others like it."""
    return f"add `- {line}` to additions in the descriptor."


def add_additions(line: str) -> str:
    """Where the line belongs if the descriptor has none like it."""
    return f"add `additions: [{line}]` to the descriptor."
