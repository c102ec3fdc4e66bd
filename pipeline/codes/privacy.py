"""What there is to say about data that seems to be about single persons."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code

_DECLARE = (
    "{given}If a law or a decision makes them public, say which in the descriptor: "
    "`personal_data: why these are public`."
)
_HINT = f"Take them out. {_DECLARE}"

PRIVACY = (
    Code(
        "personal-email",
        ERROR,
        'The column {column} holds e-mail addresses of persons, such as "{value}".',
        _HINT,
        "What is published here is copied by others and cannot be called back.",
    ),
    Code(
        "personal-phone",
        ERROR,
        'The column {column} holds telephone numbers, such as "{value}".',
        _HINT,
        "What is published here is copied by others and cannot be called back.",
    ),
    Code(
        "personal-number",
        ERROR,
        'The column {column} holds {kind}, such as "{value}".',
        _HINT,
        "Whoever has such a number can pass for the person; the site never needs it.",
    ),
    Code(
        "personal-birth",
        ERROR,
        'The column {column} holds dates of birth, such as "{value}", of persons whom {person} '
        "names.",
        f"Take one of the two out, or give an age group in place of the day. {_DECLARE}",
        "A name and a day of birth are enough to tell a person from all others.",
    ),
    Code(
        "personal-coordinates",
        ERROR,
        'The columns {column} say within a hundred metres where persons are, such as "{value}".',
        f"Take them out, or give the area in their place. {_DECLARE}",
        "Where somebody lives tells who it is.",
    ),
    Code(
        "small-counts",
        WARNING,
        "{column} counts from 1 to 4 people in some rows, in a table by {breakdown}.",
        'Leave these cells empty with a reason, such as `missingValues: [{{value: "", label: '
        "fewer than 5 people}}]`, or join groups. If the publisher gives them on purpose, say so "
        "in the descriptor: `personal_data: why these are public`.",
        "In a small group people can be recognised, and more is then known about them.",
    ),
)
