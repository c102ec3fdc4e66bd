"""Puts what was found in a table that was made plain where it stands in the file that came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.folders import JoinedTable
from pipeline.understood.plain_tables import Origin

# What is said of the bytes, before a plain table is made of them.
_OF_BYTES = frozenset({"byte-order-mark"})


def at_their_rows(origins: Mapping[str | None, Origin], found: Sequence[Finding]) -> list[Finding]:
    """Findings with the rows and lines of the files, by their names, that tables are made of."""
    return [
        _placed(origins[one.place.file], one)
        if one.place.file in origins and one.code not in _OF_BYTES
        else one
        for one in found
    ]


def at_their_files(
    joined: Mapping[str | None, tuple[JoinedTable, Sequence[str | None]]], found: Sequence[Finding]
) -> list[Finding]:
    """Findings of tables in several files, by the names of these, with the file and the line.

    Rows have no number there: they are counted through all the files.
    """
    return [
        _in_file(*joined[one.place.file], one) if one.place.file in joined else one for one in found
    ]


def _in_file(table: JoinedTable, files: Sequence[str | None], found: Finding) -> Finding:
    # Where only the row is known, it tells the file: a row takes a line at least.
    counted = found.place.line or found.place.row
    path, line = table.place(counted) if counted else (table.parts[0], None)
    place = replace(
        found.place,
        file=files[table.parts.index(path)],
        line=line if found.place.line else None,
        row=None,
    )
    return replace(found, place=place, rows=())


def _placed(origin: Origin, found: Finding) -> Finding:
    row, rows = found.place.row, tuple(origin.row(row) for row in found.rows)
    place = found.place
    if row is not None:
        place = replace(place, row=origin.row(row), line=origin.line(row))
    return replace(found, place=place, rows=tuple(row for row in rows if row is not None))
