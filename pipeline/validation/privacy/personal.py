"""Finds columns and cells that look like personal data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.codes.phrases.lists import both
from pipeline.codes.phrases.persons import IDENTITY_NUMBERS, said_only
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor.wording import is_placeholder
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.privacy.identity import NUMBER_KINDS, NumberKind, form_of, numbers_in
from pipeline.validation.privacy.persons import birth_columns, coordinate_columns, plain_names
from pipeline.validation.privacy.small_counts import check_small_counts
from pipeline.validation.reading.columns import cell_text, named_rows, place_in, rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

_EMAIL = r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"
_EMAIL_IN = re.compile(rf"(?<![\w/@])(?:{_EMAIL})")
# Mailboxes of offices, which are nobody's own.
_OFFICE = re.compile(
    r"(?:info|contact|office|press|media|statistics?|stats|data|open-?data|support|help(?:desk)?|service"
    r"|enquir(?:y|ies)|inquiries|general|admin|webmaster|postmaster|no-?reply|foi|hello|mail|team"
    r"|git|poststelle|kontakt|contacto?|communications?|library|secretariat)(?:[._+-].*)?@",
    re.IGNORECASE,
)
PHONE = (
    r"\+[1-9][0-9]{0,2}[ .()/-]{0,2}(?:\(0\) ?)?[0-9](?:[ .()/-]{0,2}[0-9]){6,12}"
    r"|\(?0[0-9]{1,4}\)?[ -][0-9]{3,4}[ -]?[0-9]{3,4}"
    r"|0[1-9](?:[ .-][0-9]{2}){4}|07[0-9]{9}"
    r"|\([2-9][0-9]{2}\) ?[2-9][0-9]{2}-[0-9]{4}|[2-9][0-9]{2}[-.][2-9][0-9]{2}[-.][0-9]{4}"
)
_PHONE_ALONE = rf"(?:^|[^\w./+-])(?:{PHONE})(?:$|[^\w/-])"
_PHONE_IN = re.compile(rf"(?<![\w./+-])(?:{PHONE})(?![\w/-]|\.\w)")
_NO_PHONE = re.compile(r"\+\d{1,3}(?: \d{3})* 000|\+\d+\.\d+[+-]\d.*")
_FEWEST_DIGITS = 10
_PHONE_CELL = r"^\s*(?:tel:?)?\s*\+?[0-9(][0-9 ()./-]{5,20}[0-9]\s*$"
_PHONE_HEADER = re.compile(
    r"\b(?:tele)?phone\b|\b(?:tel|mobile|cell|fax|contact) (?:no|number|nr)\b|^(?:tel|mobile|fax)$"
    r"|\bmobile phone\b|\btelefon(?:nummer|o)?\b|\bhandynummer\b|\btéléphone\b|\bteléfono\b"
)
_NUMBER_HEADER = re.compile(
    r"\bnational insurance (?:no|number)\b|^(?:nino|ni number|ssn|dni|nie|nir|bsn|pesel|cpf|iban)$"
    r"|\bsocial security (?:no|number)\b|\bpassport (?:no|number|id)\b|\bnhs (?:no|number)\b"
    r"|\bdriving licen[cs]e (?:no|number)\b|\bidentity (?:card|document)? ?(?:no|number)\b"
    r"|\b(?:national|personal) (?:id|identity|identification) (?:no|number|code)\b|^id card\b"
    r"|\bcodice fiscale\b|\bsteuer ?id\b|\bsteueridentifikationsnummer\b|\bpersonnummer\b"
    r"|\bburgerservicenummer\b|\baadhaar\b|\bmedical record (?:no|number)\b|\btax file number\b"
)
_NUMBER_CELL = r"^\s*[A-Za-z]{0,6}[ .-]?(?:[0-9][ ./-]?){5,}[A-Za-z0-9 ./-]{0,10}\s*$"
# So much of what has the form of a number must pass its test, or the form is another's.
_MOST = 0.8
_SAMPLE = 1000
# No telephone number and no number of a person is shorter.
SHORTEST = 9
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class _Seen:
    """Personal data in a column: the texts of the cells, and one of the words in them, masked."""

    code: str
    column: str
    kind: str
    cells: Sequence[str]
    masked: str


def check_privacy(known: Inspection) -> list[Finding]:
    """Find personal data that the descriptor does not say is public.

    No finding quotes it: of each value only the first characters are given.
    """
    folder = known.folder
    reason = text(known.descriptor.get("personal_data"))
    if len(reason.split()) >= _FEWEST_WORDS and not is_placeholder(reason):
        return []
    given = said_only(reason.strip()) if reason.strip() else ""
    found: list[Finding] = []
    for table in known.tables:
        if table.cells is None:
            continue
        for field in table.declared.fields:
            if field.name in table.cells.column_names and _may_be_personal(field):
                found.extend(_finding(folder, table, s, given) for s in _seen(table, field))
        found.extend([*_births(folder, table, given), *_coordinates(folder, table, given)])
        found.extend(check_small_counts(folder, table))
    return found


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
    files = {found.place.file for found in findings if found.code.startswith("personal-")}
    return [_masked(found) if found.place.file in files else found for found in findings]


def _masked(found: Finding) -> Finding:
    value = found.place.value
    return replace(
        found,
        message=_hide(found.message),
        hint=_hide(found.hint),
        place=replace(found.place, value=_hide(value) if value else value),
    )


def _hide(words: str) -> str:
    """A text in which addresses, telephone numbers and numbers of persons are masked."""
    numbers = [number for kind in NUMBER_KINDS for number in numbers_in(words, kind)]
    for personal in (*_emails_in(words), *numbers, *_phones_in(words)):
        words = words.replace(personal, mask(personal))
    return words


def _may_be_personal(field: DeclaredField) -> bool:
    is_measured = field.type in NUMBER_TYPES and "unit" in field.properties
    return not is_measured and field.type in {"string", "any", *NUMBER_TYPES}


def _finding(folder: Folder, table: ReadTable, seen: _Seen, given: str) -> Finding:
    rows = rows_of(table, seen.column, seen.cells)
    return finding(
        seen.code,
        place_in(folder, table, seen.column, rows[0], seen.masked),
        count=len(rows),
        rows=named_rows(rows),
        column=seen.column,
        kind=seen.kind,
        value=seen.masked,
        given=given,
    )


def _seen(table: ReadTable, field: DeclaredField) -> Iterator[_Seen]:
    texts = texts_of(table, field.name)
    emails = _cells(texts.filter(pc.match_substring(texts, "@")), _EMAIL, _emails_in)
    if emails:
        yield _Seen(
            "personal-email", field.name, "", list(emails), mask(next(iter(emails.values())))
        )
    names = plain_names(field)
    numbers = list(_numbers(field.name, texts, any(_NUMBER_HEADER.search(name) for name in names)))
    yield from numbers
    if numbers or (field.type in NUMBER_TYPES and not any(map(_PHONE_HEADER.search, names))):
        return
    phones = _cells(_long(texts), _PHONE_ALONE, _phones_in)
    if any(_PHONE_HEADER.search(name) for name in names):
        phones |= {cell: cell for cell in _matching(texts, _PHONE_CELL).to_pylist()}
    if phones:
        yield _Seen(
            "personal-phone", field.name, "", list(phones), mask(next(iter(phones.values())))
        )


def _long(texts: pa.Array) -> pa.Array:
    """The texts that have room for a number of a person, which saves looking at short figures."""
    return texts.filter(pc.greater_equal(pc.binary_length(texts), SHORTEST))


def _matching(texts: pa.Array, form: str) -> pa.Array:
    return texts.filter(pc.match_substring_regex(texts, form))


def _cells(texts: pa.Array, form: str, words_in: Callable[[str], Sequence[str]]) -> dict[str, str]:
    """The cells that hold a word of some kind, each with the first one."""
    found = ((cell, words_in(cell)) for cell in _matching(texts, form).to_pylist())
    return {cell: words[0] for cell, words in found if words}


def _emails_in(cell: str) -> list[str]:
    return [word for word in _EMAIL_IN.findall(cell) if not _OFFICE.match(word)]


def _phones_in(cell: str) -> list[str]:
    return [
        word
        for word in _PHONE_IN.findall(cell)
        if not _NO_PHONE.fullmatch(word)
        and sum(character.isdigit() for character in word) >= _FEWEST_DIGITS - word.startswith("+")
    ]


def _numbers(column: str, texts: pa.Array, is_named: bool) -> Iterator[_Seen]:
    """Numbers of persons by their form and check digits; by form alone where the name says so."""
    found = False
    for kind, cells in _valid_numbers(_matching(_long(texts), form_of(NUMBER_KINDS))):
        if len(cells) >= (1 if is_named else kind.least):
            found = True
            first = next(iter(cells.values()))
            yield _Seen("personal-number", column, kind.name, list(cells), mask(first))
    if is_named and not found:
        shaped = _matching(texts, _NUMBER_CELL).to_pylist()
        if shaped and len(shaped) >= _MOST * len(texts):
            yield _Seen("personal-number", column, IDENTITY_NUMBERS, shaped, mask(shaped[0]))


def _valid_numbers(texts: pa.Array) -> Iterator[tuple[NumberKind, dict[str, str]]]:
    """For each kind of number the cells that hold one, if most of those with its form are valid.

    The first cells show which forms are common; only what has none of these is searched for the
    other kinds, so that a million running numbers cost little.
    """
    sample = texts[:_SAMPLE].to_pylist()
    common = [kind for kind in NUMBER_KINDS if any(numbers_in(cell, kind) for cell in sample)]
    for kind in common:
        shaped = [number for cell in sample for number in numbers_in(cell, kind)]
        if sum(map(kind.is_valid, shaped)) >= _MOST * len(shaped):
            yield kind, _cells_with(texts, kind)
    rest = texts[_SAMPLE:]
    if common and len(rest):
        rest = rest.filter(pc.invert(pc.match_substring_regex(rest, form_of(common))))
    for kind in NUMBER_KINDS if len(rest) else ():
        if kind not in common:
            yield kind, _cells_with(rest, kind)


def _cells_with(texts: pa.Array, kind: NumberKind) -> dict[str, str]:
    """The cells that hold a valid number of a kind, if most of those with its form are valid."""
    cells = _matching(texts, form_of([kind])).to_pylist()
    shaped = [(cell, number) for cell in cells for number in numbers_in(cell, kind)]
    valid = [(cell, number) for cell, number in shaped if kind.is_valid(number)]
    return dict(valid) if len(valid) >= _MOST * len(shaped) else {}


def _births(folder: Folder, table: ReadTable, given: str) -> Iterator[Finding]:
    found = birth_columns(table)
    if found is not None:
        birth, person, rows = found
        value = mask(cell_text(table, birth, rows[0]))
        yield finding(
            "personal-birth",
            place_in(folder, table, birth, rows[0], value),
            count=len(rows),
            rows=named_rows(rows),
            column=birth,
            person=person,
            value=value,
            given=given,
        )


def _coordinates(folder: Folder, table: ReadTable, given: str) -> Iterator[Finding]:
    found = coordinate_columns(table)
    if found is not None:
        columns, rows = found
        value = mask(cell_text(table, columns[0], rows[0]))
        yield finding(
            "personal-coordinates",
            place_in(folder, table, columns[0], rows[0], value),
            count=len(rows),
            rows=named_rows(np.asarray(rows)),
            column=both(columns),
            value=value,
            given=given,
        )
