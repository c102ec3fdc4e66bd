"""Tells by the whole of a table whether what one column holds is persons' or offices'.

Offices publish how they are reached and where they are paid. A line on a desk, or an account, is a
person's only where the table tells of persons; one that somebody carries may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.codes.phrases.persons import BANK_ACCOUNT
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField
from pipeline.validation.privacy import emails, phones
from pipeline.validation.privacy.persons import (
    has_other_texts,
    is_carried,
    is_directory,
    is_public_account,
    plain_names,
    tells_of_persons,
    tells_of_staff,
)
from pipeline.validation.privacy.traces import Seen
from pipeline.validation.privacy.words import Name, plain_signs
from pipeline.validation.reading.tables import ReadTable

# So much longer is a cell that says more than a number.
_ROOM = 6
_WORD = re.compile(r"(?i)(?!tel|fax|ext|int|voice)(?<![^\W\d_])[^\W\d_]{3,}")


def persons_addresses(table: ReadTable, found: Iterable[Seen]) -> Iterator[Seen]:
    """E-mail addresses, but for those in a list of offices that name nobody."""
    seen = list(found)
    if not seen or not is_directory(table) or tells_of_staff(table):
        yield from seen
        return
    for one in seen:
        cells = [cell for cell in one.cells if emails.names_somebody(cell)]
        if cells:
            words = emails.emails_in(cells[0])[0].words
            yield replace(one, cells=cells, first=words)


def persons_numbers(
    table: ReadTable, field: DeclaredField, found: Iterable[Seen]
) -> Iterator[Seen]:
    """Numbers of persons; of bank accounts not those of public funds and companies."""
    for one in found:
        is_in_words = any(len(cell) > len(one.first) + _ROOM for cell in one.cells)
        if one.called != BANK_ACCOUNT or tells_of_persons(table) or is_in_words:
            yield one
        elif not is_public_account(field) and not is_directory(table):
            yield replace(one, is_certain=not has_other_texts(table, field))


def persons_phones(table: ReadTable, field: DeclaredField, found: Iterable[Seen]) -> Iterator[Seen]:
    """Telephone numbers, but for those of offices."""
    names = plain_names(field)
    is_figure = field.type in NUMBER_TYPES and any(name.endswith("s") for name in names)
    for one in found:
        kept = one if is_carried(names) else _of_persons(table, field, one)
        if kept is not None:
            yield replace(kept, is_certain=False) if is_figure else kept


def _of_persons(table: ReadTable, field: DeclaredField, seen: Seen) -> Seen | None:
    """What is persons' of the telephone numbers in a column, and whether that is certain."""
    if is_directory(table):
        kept = seen if tells_of_staff(table) else _in_sentences(seen)
        return replace(kept, is_certain=False) if kept else None
    if tells_of_persons(table) or _in_sentences(seen):
        return seen
    return replace(seen, is_certain=False)


def _in_sentences(seen: Seen) -> Seen | None:
    """What stands among words, which may speak of somebody."""
    cells = [cell for cell in seen.cells if _WORD.search(cell)]
    if not cells:
        return None
    hits = phones.phones_in(plain_signs(cells[0]), Name.CONTACT)
    return replace(seen, cells=cells, first=hits[0].words if hits else seen.first)
