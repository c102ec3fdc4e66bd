"""Finds what hides in the cells of tables and in the names of their columns.

Each check is of the distinct texts of a column. A column in which nothing but plain ASCII stands is
passed at once, and of any other only the few texts are looked at in which something may hide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.codes.phrases.hidden import times
from pipeline.findings import Finding, Place
from pipeline.validation.cells.odd_cells import bare
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.hidden.characters import MAY_HIDE, PLAIN, character_name, hidden_in
from pipeline.validation.hidden.columns import with_all_columns
from pipeline.validation.hidden.formulas import MAY_RUN, formula_in
from pipeline.validation.hidden.kinds import holds_text, naming_columns
from pipeline.validation.hidden.lookalikes import (
    DISGUISED,
    MIXED,
    SHARING,
    disguised_in,
    lookalikes_in,
)
from pipeline.validation.hidden.normal_forms import (
    OF_ONE_LOOK,
    has_words,
    texts_of_one_look,
    words_in_two_forms,
)
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import (
    cell_text,
    distinct_texts,
    named_rows,
    place_in,
    rows_of,
)
from pipeline.validation.reading.tables import ReadTable


def check_hidden_in_cells(known: Inspection) -> Iterator[Finding]:
    """Find characters that nobody sees, look-alikes, words in two forms and formulas in cells."""
    for read in known.tables:
        table = with_all_columns(read)
        if table.cells is None:
            continue
        naming = naming_columns(known, table)
        for field in table.declared.fields:
            if field.name in table.cells.column_names and holds_text(field):
                yield from _in_column(known, table, field, is_name=field.name in naming)


def _in_column(
    known: Inspection, table: ReadTable, field: DeclaredField, *, is_name: bool
) -> Iterator[Finding]:
    distinct = distinct_texts(table, field.name)
    formulas = running_texts(distinct)
    if formulas:
        first = next(iter(formulas.values()))
        yield _found(known, table, field, formulas, "cell-formula", formula=first)
    odd = odd_texts(distinct)
    if not len(odd):
        return
    where = "name" if is_name else "cell"
    for sign, texts in hidden_texts(odd).items():
        code = f"hidden-character-in-{where}"
        often = times(texts[0].count(sign))
        character = character_name(sign)
        yield _found(known, table, field, texts, code, character=character, times=often)
    for sign, words in lookalike_texts(odd).items():
        character, word = character_name(sign), next(iter(words.values()))
        code = f"look-alike-in-{where}"
        yield _found(known, table, field, words, code, character=character, word=word)
    yield from _of_one_look(known, table, field, distinct, odd, is_name=is_name)


def _of_one_look(
    known: Inspection,
    table: ReadTable,
    field: DeclaredField,
    distinct: pa.Array,
    odd: pa.Array,
    *,
    is_name: bool,
) -> Iterator[Finding]:
    where = "name" if is_name else "cell"
    if is_name:
        disguised = disguised_texts(odd, distinct)
        for sign, texts in disguised.items():
            character, word = character_name(sign), texts[0]
            code = "look-alike-in-name"
            yield _found(known, table, field, texts, code, character=character, word=word)
        for sign, pairs in alike_texts(odd, distinct).items():
            code, character = "written-in-two-ways-in-name", character_name(sign)
            yield _found(known, table, field, pairs, code, character=character)
    for sign, texts in texts_in_two_forms(odd).items():
        code, character = f"written-in-two-ways-in-{where}", character_name(sign)
        yield _found(known, table, field, texts, code, character=character)


def odd_texts(distinct: pa.Array) -> pa.Array:
    """Those of some texts in which there is more than plain ASCII."""
    letters = np.frombuffer(distinct.buffers()[2] or b"", np.uint8)
    if not len(letters) or (letters.min() >= ord(" ") and letters.max() <= ord("~")):
        return distinct[:0]
    return distinct.filter(pc.invert(pc.match_substring_regex(distinct, PLAIN)))


def hidden_texts(odd: pa.Array) -> dict[str, list[str]]:
    """For each hidden character the texts that it stands in.

    What only stands around a text is not counted: that cells are padded is an error of its own.
    """
    found: dict[str, list[str]] = {}
    for text in _matching(odd, MAY_HIDE):
        for sign in hidden_in(bare(text) or text):
            found.setdefault(sign, []).append(text)
    return found


def lookalike_texts(odd: pa.Array) -> dict[str, dict[str, str]]:
    """For each look-alike letter the texts that it stands in, each with the word."""
    found: dict[str, dict[str, str]] = {}
    for text in _matching(odd, MIXED):
        for one in lookalikes_in(text):
            found.setdefault(one.letter, {}).setdefault(text, one.word)
    return found


def disguised_texts(odd: pa.Array, distinct: pa.Array) -> dict[str, list[str]]:
    """The texts written wholly in look-alikes of Latin letters, by their first letter."""
    is_disguised = pc.match_substring_regex(odd, DISGUISED)
    rest = odd.filter(pc.invert(is_disguised))
    is_own = pc.any(pc.match_substring_regex(rest, SHARING)).as_py()
    if is_own or not pc.any(is_disguised).as_py():
        return {}
    found: dict[str, list[str]] = {}
    for text in disguised_in(distinct.to_pylist()):
        sign = next(letter for letter in text if letter.isalpha())
        found.setdefault(sign, []).append(text)
    return found


def alike_texts(odd: pa.Array, distinct: pa.Array) -> dict[str, list[str]]:
    """The texts that differ from another only in signs of one look, or of none, by the sign."""
    candidates = _matching(odd, OF_ONE_LOOK)
    if not candidates:
        return {}
    found: dict[str, list[str]] = {}
    others = texts_of_one_look(distinct.to_pylist())
    for text in candidates:
        if text in others and bare(text) == text and not hidden_in(text):
            found.setdefault(others[text], []).append(text)
    return found


def texts_in_two_forms(odd: pa.Array) -> dict[str, list[str]]:
    """For each sign by which they differ, the texts with a word that stands elsewhere composed."""
    composed = pc.utf8_normalize(odd, form="NFC")
    if pc.all(pc.equal(composed, odd)).as_py():
        return {}
    texts = odd.to_pylist()
    words: dict[str, set[str]] = {}
    for one in words_in_two_forms(texts):
        words.setdefault(one.sign, set()).add(one.word)
    return {
        sign: [text for text in texts if has_words(text, frozenset(among))]
        for sign, among in words.items()
    }


def running_texts(distinct: pa.Array) -> dict[str, str]:
    """The texts that a spreadsheet would run, each with what it would take for a formula."""
    begun = _matching(distinct, MAY_RUN)
    return {text: formula for text in begun if (formula := formula_in(text))}


def _matching(texts: pa.Array, form: str) -> list[str]:
    found: list[str] = texts.filter(pc.match_substring_regex(texts, form)).to_pylist()
    return found


def _found(
    known: Inspection,
    table: ReadTable,
    field: DeclaredField,
    texts: Iterable[str] | Mapping[str, str],
    code: str,
    **words: str,
) -> Finding:
    rows = rows_of(table, field.name, texts)
    value = cell_text(table, field.name, rows[0])
    return finding(
        code,
        place_in(known.folder, table, field.name, rows[0], value),
        count=len(rows),
        rows=named_rows(rows),
        value=value,
        column=field.name,
        **words,
    )


def check_column_names(known: Inspection) -> Iterator[Finding]:
    """Find what hides in names of columns that no schema has, and names that are formulas."""
    for table in known.tables:
        for number, label in enumerate(table.labels, start=1):
            name = label.strip()
            place = known.folder.place(
                table.declared.path, line=1, row=1, column=number, field=name, value=label
            )
            if formula := formula_in(label):
                yield finding("column-formula", place, value=name, formula=formula)
            if name in table.declared.fields_by_name:
                continue
            for sign in hidden_in(name):
                yield _in_label("hidden-character-in-name", place, name, sign)
            for one in {one.letter: one for one in lookalikes_in(name)}.values():
                yield _in_label("look-alike-in-name", place, name, one.letter, one.word)


def _in_label(code: str, place: Place, name: str, sign: str, word: str = "") -> Finding:
    character = character_name(sign)
    return finding(
        code, place, value=name, character=character, times=times(name.count(sign)), word=word
    )
