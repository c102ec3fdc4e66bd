"""Hides personal data in what findings say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.validation.privacy.emails import emails_in, written_out
from pipeline.validation.privacy.numbers import NUMBER_KINDS, is_valid, numbers_in
from pipeline.validation.privacy.phones import phones_in

# What is found about persons; small-counts quotes nothing.
PERSONAL = frozenset(
    {"personal-email", "personal-phone", "personal-number", "personal-birth"}
    | {"personal-coordinates", "personal-facts", "email-unclear", "phone-unclear", "number-unclear"}
)


def mask(value: str) -> str:
    """The first characters of a personal value and, of an e-mail address, where it leads."""
    plain = value.strip()
    if "@" in plain:
        return f"{plain[0]}…@{plain.rpartition('@')[2]}"
    return f"{plain[:2]}…"


def hide_personal(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with what looks personal masked in those on files that hold personal data.

    Other checks quote cells, too: a key that is repeated, a text that is too long.
    """
    about = [found for found in findings if found.code in PERSONAL]
    files = {found.place.file for found in about}
    columns = {(found.place.file, found.place.field) for found in about if found.place.row}
    return [
        _masked(found, is_whole=(found.place.file, found.place.field) in columns)
        if found.place.file in files and found not in about
        else found
        for found in findings
    ]


def _masked(found: Finding, *, is_whole: bool) -> Finding:
    """A finding without personal data; in a column of such, without the whole value."""
    value, message, hint = found.place.value, hide(found.message), hide(found.hint)
    if is_whole and value and len(value) > len(mask(value)):
        message, hint = message.replace(value, mask(value)), hint.replace(value, mask(value))
        value = mask(value)
    return replace(
        found,
        message=message,
        hint=hint,
        place=replace(found.place, value=hide(value) if value else value),
    )


def hide(words: str) -> str:
    """A text in which addresses, telephone numbers and numbers of persons are masked."""
    found = [email.words for email in emails_in(words)]
    if found:
        words = written_out(words)
    numbers = [n for kind in NUMBER_KINDS for n in numbers_in(words, kind) if is_valid(kind, n)]
    for personal in (*found, *numbers, *(phone.words for phone in phones_in(words))):
        words = words.replace(personal, mask(personal))
    return words
