"""What there is to say about data that seems to be about single persons."""

from __future__ import annotations

from pipeline.codes.code import ERROR, WARNING, Code
from pipeline.codes.hints.privacy import name_the_table, write_entries
from pipeline.codes.hints.suggestions import did_you_mean

_DECLARE = (
    "{given}If a law or a decision makes them public, say which under `personal_data` in the "
    "descriptor: `{entry}`."
)
_HINT = f"Take them out. {_DECLARE}"
_UNCLEAR = (
    "Take them out if they are persons'. {given}If they are not, or are public, say so under "
    "`personal_data` in the descriptor: `{entry}`."
)
_COPIED = "What is published here is copied by others and cannot be called back."

PRIVACY = (
    Code(
        "personal-email",
        ERROR,
        '{where} holds e-mail addresses of persons, such as "{value}".',
        _HINT,
        _COPIED,
    ),
    Code(
        "email-unclear",
        WARNING,
        '{where} holds e-mail addresses that may be persons\', such as "{value}".',
        _UNCLEAR,
        f"Whether one word is a person or an office, only people can tell. {_COPIED}",
    ),
    Code(
        "personal-phone",
        ERROR,
        '{where} holds telephone numbers, such as "{value}".',
        _HINT,
        _COPIED,
    ),
    Code(
        "phone-unclear",
        WARNING,
        '{where} holds what may be telephone numbers, such as "{value}".',
        _UNCLEAR,
        f"Codes have such forms, too, and only people can tell them apart. {_COPIED}",
    ),
    Code(
        "personal-number",
        ERROR,
        '{where} holds {kind}, such as "{value}".',
        _HINT,
        "Whoever has such a number can pass for the person; the site never needs it.",
    ),
    Code(
        "number-unclear",
        WARNING,
        '{where} holds what may be {kind}, such as "{value}".',
        _UNCLEAR,
        "More of them pass the test of such numbers than chance brings about; whoever has one can "
        "pass for the person.",
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
        "personal-facts",
        WARNING,
        "The column {person} seems to name single persons, and {column} says something private of "
        "each.",
        "Take one of the two out, or give groups in place of persons. {given}If they are no "
        "persons, or a law or a decision makes this public, say so under `personal_data` in the "
        "descriptor: `{entry}`.",
        "Where somebody lives, what ails or what is owed is nobody else's business. "
        "What is published here is copied by others and cannot be called back.",
    ),
    Code(
        "small-counts",
        WARNING,
        "{column} counts from 1 to 4 people in some rows, in a table by {breakdown}.",
        'Leave these cells empty with a reason, such as `missingValues: [{{value: "", label: '
        "fewer than 5 people}}]`, or join groups. {given}If the publisher gives them on purpose, "
        "say so under `personal_data` in the descriptor: `{entry}`.",
        "In a small group people can be recognised, and more is then known about them.",
    ),
    Code(
        "personal-data-whole",
        WARNING,
        "personal_data is a text, which frees all personal data in this dataset.",
        "Name what it frees: a list of entries, each with a column (or a text), a kind and a "
        "reason.",
        "What is added later, and nobody decided to publish, would be published unseen.",
        hints=(write_entries,),
    ),
    Code(
        "personal-data-unknown",
        WARNING,
        'personal_data names "{value}", which is not one column or text here.',
        "Name a column as the table does, with the table before it where several have one, as in "
        "table.column; or a text by its property or its file, such as description or "
        "CHANGELOG.md.",
        "An entry that names nothing frees nothing.",
        hints=(did_you_mean, name_the_table),
    ),
    Code(
        "personal-data-nowhere",
        WARNING,
        "This entry of personal_data names neither a column nor a text.",
        "Add `column` with the name of the column, or `text` with the property or the file.",
        "An entry that names nothing frees nothing.",
    ),
)
