"""What is wrong with YAML and JSON, in words for whoever wrote the file."""

from __future__ import annotations

# What the YAML reader calls a problem, and what it means.
_PROBLEMS = {
    "found character that cannot start any token": (
        "a value begins with a sign that means something else in YAML, or a line is indented with "
        "a tab"
    ),
    "mapping values are not allowed in this context": (
        "a value without quotes holds a colon and a space, or the indentation is off"
    ),
    "did not find expected key": "the indentation is off, or a quote or colon is missing",
    "could not find expected ':'": "a property has no colon and space after its name",
    "did not find expected '-' indicator": "the indentation of the list is off",
    "did not find expected ',' or ']'": "a list in [ ] is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "properties in { } are not closed, or a comma is missing",
    "did not find expected node content": "something is missing after a bracket or comma",
    "found unexpected end of stream": "a quote is opened and not closed",
    "found undefined tag handle": "a value begins with ! and has no quotes",
    "found invalid Unicode character escape code": (
        "an escape such as \\ud800 stands for half a character; write the letter itself"
    ),
    "found unknown escape character": (
        "a backslash in double quotes must be doubled; or use single quotes"
    ),
}

UNCLEAR = "it cannot be understood"
STRANGE_CHARACTER = "it holds a character that no text file should"
UNUSUAL_KEY = "a key that is not plain text"


def plain_problem(problem: str) -> str:
    """What the reader's own words mean; these words where that is not known."""
    return _PROBLEMS.get(problem, problem)


def no_json_number(text: str) -> str:
    """A number that only some readers of JSON know."""
    return f"{text} is not a JSON number"


def values_at_most(limit: int) -> str:
    """How many values a descriptor may hold."""
    return f"{limit:,} values"


def alias(name: str) -> str:
    """A reference to a value that stands elsewhere."""
    return f"the alias *{name}"


def anchor(name: str) -> str:
    """A name for a value, to refer to it."""
    return f"the anchor &{name}"


def tag(name: str) -> str:
    """A type for a value."""
    return f"the tag {name}"
