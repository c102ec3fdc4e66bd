"""What there is to say about data that seems to be about single persons."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code

_HINT = (
    "Take them out. If a law or a decision makes them public, say which in the descriptor: "
    "`personal_data: why these are public`."
)

PRIVACY = (
    Code(
        "personal-email",
        ERROR,
        "The column {column} holds e-mail addresses of persons, such as {value}.",
        _HINT,
        "What is published here is copied by others and cannot be called back.",
    ),
    Code(
        "personal-phone",
        ERROR,
        "The column {column} holds telephone numbers, such as {value}.",
        _HINT,
        "What is published here is copied by others and cannot be called back.",
    ),
    Code(
        "personal-number",
        ERROR,
        "The column {column} holds {kind}, such as {value}.",
        _HINT,
        "Whoever has such a number can pass for the person; the site never needs it.",
    ),
    Code(
        "personal-birth",
        ERROR,
        "The column {column} holds dates of birth, such as {value}, of persons whom {person} "
        "names.",
        "Take one of the two out, or give an age group in place of the day. If a law or a decision "
        "makes them public, say which in the descriptor: `personal_data: why these are public`.",
        "A name and a day of birth are enough to tell a person from all others.",
    ),
    Code(
        "personal-coordinates",
        ERROR,
        "The columns {column} say to {metres} metres or less where persons are, such as {value}.",
        "Take them out, or give the area in their place. If a law or a decision makes them public, "
        "say which in the descriptor: `personal_data: why these are public`.",
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
