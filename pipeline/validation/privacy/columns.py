"""Finds personal data in the columns of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes.phrases.lists import both
from pipeline.codes.phrases.persons import IDENTITY_NUMBERS, the_column
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField
from pipeline.validation.privacy import emails, phones
from pipeline.validation.privacy.column_names import number_name, phone_name
from pipeline.validation.privacy.masks import mask
from pipeline.validation.privacy.numbers import (
    NUMBER_KINDS,
    NumberKind,
    form_of,
    is_named,
    is_telling,
    is_valid,
    places_of,
)
from pipeline.validation.privacy.owners import persons_addresses, persons_numbers, persons_phones
from pipeline.validation.privacy.persons import plain_names
from pipeline.validation.privacy.private_facts import (
    birth_columns,
    coordinate_columns,
    fact_columns,
    fact_keys,
)
from pipeline.validation.privacy.small_counts import small_counts
from pipeline.validation.privacy.traces import Kind, Seen, Subject, Trace
from pipeline.validation.privacy.words import Found, Name, plain_signs, without_links
from pipeline.validation.reading.columns import cell_text, named_rows, place_in, rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

_TEXT_TYPES = frozenset({"string", "any", "list", "array", "object", "geojson"})
# No telephone number and no number of a person is shorter.
SHORTEST = 7
_SAMPLE = 2000
_NUMBER_CELL = (
    r"^\s*(?:[A-Za-z]{0,6}[ .-]?(?:[0-9][ ./-]?){5,}[A-Za-z0-9 ()./-]{0,10}"
    r"|[A-Z](?:[0-9]{1,6}[A-Z]{1,2}){1,3}[0-9]{1,6})\s*$"
)
_MOST = 0.8
_BARE = r"^\s*[0-9]{9,13}\s*$"
_SIGNED = r"^\s*[-−]\s?[0-9]"
# What has none of these has no number of a person: most have seven digits not far apart, a few
# less among their letters. In Arrow one quick look spares a million cells all others.
_DIGITS = (
    r"(?i)(?:\p{Nd}\P{Nd}{0,4}){6}\p{Nd}"
    r"|[A-Z]{2}[ -]?(?:[0-9]{2}[ -]?){3}[A-Z]"
    r"|[A-Z]{3}P[A-Z][0-9]{4}[A-Z]"
)
_UNPLAIN_DIGITS = r"[^\P{Nd}0-9]|[\x{ff08}-\x{ff20}]"
# By where they stand in Unicode: signs that are written in place of plain ones. The others of
# plain_signs() are in cells with other digits.
_PLAIN_FOR = {
    **dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"),
    **dict.fromkeys((0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF), ""),
}
_FIRST_BYTE = 0xE2
_STARTING_OTHERWISE = [sign for sign in _PLAIN_FOR if chr(sign).encode()[0] != _FIRST_BYTE]


def traces_in_table(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    """What a table tells of persons."""
    if table.cells is None:
        return
    for field in table.declared.fields:
        if field.name in table.cells.column_names and _may_be_personal(field):
            for seen in _seen(table, field):
                yield _trace(folder, table, field.name, seen)
    yield from _births(folder, table)
    yield from _coordinates(folder, table)
    yield from _facts(folder, table)
    yield from _facts_in_objects(folder, table)
    yield from small_counts(folder, table)


def _may_be_personal(field: DeclaredField) -> bool:
    is_measured = field.type in NUMBER_TYPES and "unit" in field.properties
    return not is_measured and field.type in {*_TEXT_TYPES, *NUMBER_TYPES}


def _trace(folder: Folder, table: ReadTable, column: str, seen: Seen) -> Trace:
    rows = rows_of(table, column, seen.cells)
    shown = mask(seen.first)
    return Trace(
        seen.code,
        seen.kind,
        (Subject(column, table.declared.name),),
        place_in(folder, table, column, rows[0], shown),
        {"where": the_column(column), "kind": seen.called, "value": shown},
        len(rows),
        named_rows(rows),
    )


def _seen(table: ReadTable, field: DeclaredField) -> Iterator[Seen]:
    texts = texts_of(table, field.name)
    is_number = field.type in NUMBER_TYPES
    if not is_number:
        yield from persons_addresses(table, _addresses(texts))
    names = plain_names(field)
    called, numbered = phone_name(names), number_name(names)
    looked = texts
    if Name.THIS not in {called, numbered}:
        looked = _matching(_long(texts), _DIGITS)
    if not len(looked):
        return
    cells = _plain(looked)
    numbers = list(_numbers(cells, numbered))
    yield from persons_numbers(table, field, numbers)
    if is_number and called is not Name.THIS:
        return
    told = {cell for seen in numbers for cell in seen.cells}
    yield from persons_phones(table, field, _phones(texts, cells, called, told))


@dataclass(frozen=True)
class _Cells:
    """Texts of cells as they are and, at the same places, with plain signs."""

    texts: pa.Array
    plain: pa.Array

    def like(self, form: str) -> list[tuple[str, str]]:
        """Those whose plain text has a form."""
        chosen = pc.match_substring_regex(self.plain, form)
        return list(
            zip(
                self.texts.filter(chosen).to_pylist(),
                self.plain.filter(chosen).to_pylist(),
                strict=True,
            )
        )

    def unlike(self, form: str) -> _Cells:
        """Those whose plain text does not have a form."""
        chosen = pc.invert(pc.match_substring_regex(self.plain, form))
        return _Cells(self.texts.filter(chosen), self.plain.filter(chosen))

    def spread(self, most: int) -> _Cells:
        """So many of them at the most, from all over."""
        if len(self.texts) <= most:
            return self
        places = pa.array(np.linspace(0, len(self.texts) - 1, most).astype(np.int64))
        return _Cells(self.texts.take(places), self.plain.take(places))


def _plain(texts: pa.Array) -> _Cells:
    """Texts with plain signs, as plain_signs() makes them, where there are others at all."""
    if pc.all(pc.string_is_ascii(texts)).as_py():
        return _Cells(texts, texts)
    plain = texts
    for sign in sorted(_signs_in(texts) & set(_PLAIN_FOR)):
        plain = pc.replace_substring(plain, chr(sign), _PLAIN_FOR[sign])
    others = pc.match_substring_regex(plain, _UNPLAIN_DIGITS)
    if pc.any(others).as_py():
        narrow = [plain_signs(text) for text in plain.filter(others).to_pylist()]
        plain = pc.replace_with_mask(plain, others, pa.array(narrow, plain.type))
    return _Cells(texts, plain)


def _signs_in(texts: pa.Array) -> set[int]:
    """The signs in texts from U+2000 on, by where they stand in Unicode, and some others.

    It looks at the bytes themselves, which costs a tenth of what an expression would. The first
    byte of most such signs is the same, and begins few letters.
    """
    content = texts.buffers()[2].to_pybytes()
    others = {sign for sign in _STARTING_OTHERWISE if chr(sign).encode() in content}
    data = np.frombuffer(content, np.uint8)
    starts = np.flatnonzero(data[:-2] == _FIRST_BYTE)
    middle, low = (data[starts + place].astype(np.uint16) & 0x3F for place in (1, 2))
    seen = np.zeros(1 << 12, bool)
    seen[middle << 6 | low] = True
    return others.union((0x2000 + np.flatnonzero(seen)).tolist())


def _long(texts: pa.Array) -> pa.Array:
    """The texts that have room for a number of a person, which saves looking at short figures."""
    return texts.filter(pc.greater_equal(pc.binary_length(texts), SHORTEST))


def _matching(texts: pa.Array, form: str) -> pa.Array:
    return texts.filter(pc.match_substring_regex(texts, form))


def _addresses(texts: pa.Array) -> Iterator[Seen]:
    signed = _matching(texts, emails.SIGNS).to_pylist()
    yield from _by_certainty(Kind.EMAIL, [(cell, emails.emails_in(cell)) for cell in signed])


def _phones(texts: pa.Array, cells: _Cells, called: Name, told: set[str]) -> Iterator[Seen]:
    if called is Name.OFFICE:
        cells, called = cells.unlike(phones.NO_WORDS), Name.NOTHING
    form = _DIGITS if called in {Name.THIS, Name.CONTACT} else f"{phones.FORM}|{phones.SPOKEN}"
    # Only where a name stands before it: a look at some tells whether any does.
    named = cells.spread(_SAMPLE).like(phones.AFTER_A_WORD)
    shaped = [pair for pair in dict.fromkeys(cells.like(form) + named) if pair[0] not in told]
    found = [(cell, phones.phones_in(plain, called)) for cell, plain in shaped]
    is_open = called in {Name.NOTHING, Name.CONTACT} and any(hits for _, hits in found)
    if is_open and len(_matching(texts, _SIGNED)):
        found = [(cell, phones.phones_in(plain, Name.OTHER)) for cell, plain in shaped]
    if called is Name.THIS:
        found = [
            (cell, hits or [Found(cell, True)] if phones.is_phone_cell(cell) else hits)
            for cell, hits in found
        ]
    if called is Name.NOTHING:
        found = _without_running_numbers(cells, found)
    yield from _by_certainty(Kind.PHONE, found)


def _without_running_numbers(
    cells: _Cells, found: list[tuple[str, list[Found]]]
) -> list[tuple[str, list[Found]]]:
    """What was found, without bare digits if most of such cells are no telephone numbers."""
    numbers = [cell for cell, hits in found if hits and cell.strip().isdigit()]
    if not numbers or len(numbers) >= _MOST * len(_matching(cells.plain, _BARE)):
        return found
    left_out = set(numbers)
    return [(cell, hits) for cell, hits in found if cell not in left_out]


def _by_certainty(kind: Kind, found: Sequence[tuple[str, Sequence[Found]]]) -> Iterator[Seen]:
    """What is certain and what may be, of the cells that hold something of a kind."""
    for is_certain in (True, False):
        cells = {
            cell: one.words
            for cell, hits in found
            for one in hits
            if one.is_certain is is_certain and (is_certain or not _has_certain(hits))
        }
        if cells:
            yield Seen(kind, list(cells), next(iter(cells.values())), is_certain)


def _has_certain(hits: Sequence[Found]) -> bool:
    return any(hit.is_certain for hit in hits)


def _numbers(cells: _Cells, name: Name) -> Iterator[Seen]:
    """Numbers of persons by their form and check digits; by form alone where the name says so."""
    if name is Name.COUNT:
        return
    found = sorted(_telling(cells, name), key=lambda seen: -len(seen.cells))
    if name is Name.THIS:
        shaped = [cell for cell, _ in cells.like(_NUMBER_CELL)]
        if found:
            yield found[0]
        elif shaped and len(shaped) >= _MOST * len(cells.texts):
            yield Seen(Kind.NUMBER, shaped, shaped[0], called=IDENTITY_NUMBERS)
        return
    told: set[str] = set()
    for seen in found:
        if not told.issuperset(seen.cells):
            told.update(seen.cells)
            yield seen


def _telling(cells: _Cells, name: Name) -> Iterator[Seen]:
    """For each kind the cells that hold a number of a person.

    Cells from all over show which forms are common; only what has none of these is searched for
    the other kinds, so that a million running numbers cost little.
    """
    shaped = cells.like(form_of(NUMBER_KINDS)) if len(cells.texts) <= _SAMPLE else None
    sample = shaped if shaped is not None else cells.spread(_SAMPLE).like(form_of(NUMBER_KINDS))
    seen_in = pa.array([plain for _, plain in sample], pa.string())
    common = [kind for kind in NUMBER_KINDS if len(_matching(seen_in, form_of([kind])))]
    for kind in common:
        if shaped is not None or _valid(sample, kind, name) is not None:
            seen = _valid(shaped if shaped is not None else cells.like(form_of([kind])), kind, name)
            if seen is not None:
                yield seen
    if shaped is not None:
        return
    rest = cells.unlike(form_of(common)) if common else cells
    others = [kind for kind in NUMBER_KINDS if kind not in common]
    found = rest.like(form_of(others)) if len(rest.texts) and others else []
    for kind in others if found else ():
        seen = _valid(found, kind, name)
        if seen is not None:
            yield seen


def _valid(cells: Sequence[tuple[str, str]], kind: NumberKind, name: Name) -> Seen | None:
    """What is found of a kind of number in cells, if it is more than chance brings about."""
    numbers: dict[str, str] = {}
    shaped: set[str] = set()
    valid: dict[str, None] = {}
    named: dict[str, str] = {}
    for cell, plain in cells:
        bare = without_links(plain)
        for start, number in places_of(bare, kind):
            shaped.add(number)
            if is_valid(kind, number):
                valid[number] = None
                numbers.setdefault(cell, number)
                if start and is_named(bare, start):
                    named[cell] = number
    certainty = is_telling(kind, list(valid), len(shaped), name)
    if certainty is None and named and name is not Name.COUNT:
        numbers, certainty = named, True
    if certainty is None:
        return None
    first = next(iter(numbers.values()))
    return Seen(Kind.NUMBER, list(numbers), first, certainty, kind.name)


def _births(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    found = birth_columns(table)
    if found is not None:
        birth, person, rows = found
        words = {"column": birth, "person": person}
        yield _in_rows(folder, table, Kind.BIRTH, rows, words, of=(birth,))


def _facts(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    found = fact_columns(table)
    if found is not None:
        fact, person, rows = found
        words = {"column": fact, "person": person}
        yield _in_rows(folder, table, Kind.FACTS, rows, words, of=(person, fact))


def _facts_in_objects(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    assert table.cells is not None
    for field in table.declared.fields:
        if field.name not in table.cells.column_names or field.type in NUMBER_TYPES:
            continue
        cells = _matching(texts_of(table, field.name), r"^\s*[\[{].*:").to_pylist()
        found = fact_keys(cells) if cells else None
        if found is not None:
            rows = rows_of(table, field.name, cells)
            yield Trace(
                "personal-facts",
                Kind.FACTS,
                (Subject(field.name, table.declared.name),),
                place_in(folder, table, field.name, rows[0], mask(cells[0])),
                {"column": f"{field.name}.{found[0]}", "person": f"{field.name}.{found[1]}"},
                len(rows),
                named_rows(rows),
            )


def _coordinates(folder: Folder, table: ReadTable) -> Iterator[Trace]:
    found = coordinate_columns(table)
    if found is not None:
        columns, rows = found
        words = {"column": both(columns)}
        yield _in_rows(folder, table, Kind.COORDINATES, rows, words, of=columns)


def _in_rows(
    folder: Folder,
    table: ReadTable,
    kind: Kind,
    rows: np.ndarray,
    words: Mapping[str, str],
    *,
    of: Sequence[str],
) -> Trace:
    """What columns together tell of persons in some rows; one is quoted that has what is private.

    Any of the columns may be named as public.
    """
    quoted = of[-1] if kind is Kind.FACTS else of[0]
    value = mask(cell_text(table, quoted, rows[0]))
    return Trace(
        f"personal-{kind}",
        kind,
        tuple(Subject(column, table.declared.name) for column in of),
        place_in(folder, table, quoted, rows[0], value),
        {**words, "value": value},
        len(rows),
        named_rows(rows),
    )
