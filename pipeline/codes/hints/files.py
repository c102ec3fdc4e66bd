"""What to do about files, and the line of column names at their top."""

from __future__ import annotations

SHORTEN = "Give the file, or the folders above it, a shorter name."


def file_beside(near: str) -> str:
    """The file is missing, and another lies there."""
    return f"The folder has {near}: rename it, or write its name as the path."


def rename(near: str, wanted: str) -> str:
    """The descriptor has a name that is nearly right."""
    return f"Rename {near} to {wanted}."


def write_encoding(name: str) -> str:
    """The bytes are those of another encoding."""
    return f"Save the file as CSV UTF-8; or, if those letters are right, write `encoding: {name}`."


def choose_encoding(name: str, word: str, other: str, other_word: str) -> str:
    """The bytes can be those of two encodings."""
    return (
        f'Save the file as CSV UTF-8; or write `encoding: {name}` if "{word}" is right, or '
        f'`encoding: {other}` if "{other_word}" is.'
    )


def two_encodings(lines: str) -> str:
    """Some lines are UTF-8 and others are not."""
    return (
        f"The other lines are UTF-8: correct the letters in {lines}, and save the whole file as "
        "CSV UTF-8."
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
