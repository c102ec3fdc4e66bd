"""Finds rows that end before they begin: two years, months or days whose names say which is which.

The names must be the same but for one word, so that nothing is read into columns that only look
alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.quality.figures import Array, Figures
from pipeline.validation.quality.wording import counted
from pipeline.validation.reading.arrays import mask_as_numpy, whole_array

_ENDS = {
    "first": "last",
    "start": "end",
    "started": "ended",
    "begin": "end",
    "began": "ended",
    "from": "to",
    "since": "until",
    "opened": "closed",
    "born": "died",
}
# How a cell of each type is written; texts of one such form are in the order of time.
_FORMS = {
    "year": "^[0-9]{4}$",
    "integer": "^[0-9]{4}$",
    "yearmonth": "^[0-9]{4}-[0-9]{2}$",
    "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
_WORDS = re.compile(r"[^\W_]+")


def check_spans(folder: Folder, table: Figures) -> list[Finding]:
    """Find rows in which the year, month or day of an end is before that of the beginning."""
    fields = {f.name: f for f in table.read.declared.fields if f.name in table.cells.column_names}
    found = []
    for begin in fields.values():
        for end in _ends(begin, fields):
            wrong = _ends_too_early(table, begin, end)
            if len(wrong):
                found.append(_said(table, begin.name, end.name, wrong))
    return found


def _ends(begin: DeclaredField, fields: Mapping[str, DeclaredField]) -> Iterator[DeclaredField]:
    """The columns of the same type that say the end of what one says the beginning of."""
    if not _is_of_time(begin):
        return
    for word in _WORDS.finditer(begin.name):
        last = _ENDS.get(word.group().lower())
        name = f"{begin.name[: word.start()]}{last}{begin.name[word.end() :]}"
        if last and name in fields and fields[name].type == begin.type:
            yield fields[name]


def _is_of_time(field: DeclaredField) -> bool:
    """Whether a column holds years, months or days; whole numbers do if their name says so."""
    is_plain = field.properties.get("format", "default") == "default"
    is_year = field.type != "integer" or "year" in _WORDS.findall(field.name.lower())
    return field.type in _FORMS and is_plain and is_year


def _ends_too_early(table: Figures, begin: DeclaredField, end: DeclaredField) -> Array:
    one, two = (whole_array(table.cells[field.name]) for field in (begin, end))
    is_wrong = mask_as_numpy(pc.less(two, one)) & _are_whole(one, begin) & _are_whole(two, end)
    return np.flatnonzero(is_wrong & ~table.missing(begin.name) & ~table.missing(end.name))


def _are_whole(cells: pa.Array, field: DeclaredField) -> Array:
    return mask_as_numpy(pc.match_substring_regex(cells, _FORMS[field.type]))


def _said(table: Figures, begin: str, end: str, rows: Array) -> Finding:
    row = int(rows[0])
    said = finding(
        "end-before-beginning",
        table.place(end, row),
        value=table.cell(end, row),
        begin=begin,
        first=table.cell(begin, row),
    )
    return counted(said, [int(number) for number in rows]) if len(rows) > 1 else said
