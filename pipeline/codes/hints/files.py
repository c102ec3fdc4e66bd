"""What to do about files, and the line of column names at their top."""

from __future__ import annotations


def file_beside(near: str) -> str:
    """The file is missing, and another lies there."""
    return f"The folder has {near}: rename it, or write its name as the path."


def rename(near: str, wanted: str) -> str:
    """The descriptor has a name that is nearly right."""
    return f"Rename {near} to {wanted}."


def windows_1252() -> str:
    """The bytes are those that Excel saves in western Europe."""
    return (
        "Save the file as CSV UTF-8; or, if those letters are right, write "
        "`encoding: windows-1252`."
    )


def write_hash(found: str) -> str:
    """The hash is another's."""
    return f"Write `hash: {found}`, or remove it; it is computed for the site."


def unpack() -> str:
    """The path is that of a packed file."""
    return "Unpack the file, write the CSV file's name here, and remove compression."


def json_signs() -> str:
    """The descriptor is JSON that cannot be read."""
    return (
        "Look at this line and the one before it: every name and text stands in double quotes, "
        "and no comma comes before a closing bracket."
    )


def name_unnamed(meant: str) -> str:
    """A column without a name stands where a declared one should."""
    return f"Write {meant} over it."


def name_doubled(meant: str, column: str) -> str:
    """A name stands twice, and once where another should."""
    return f"Write {meant} over column {column}."


def name_otherwise(other: str, name: str) -> str:
    """A column has another name than the declared one at its place."""
    return f"Write {other} if it is that column; else describe {name} in the schema."
