"""Puts what was found in a table that pages make where people wrote it: the page and the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.codes import finding
from pipeline.codes.phrases.lists import also_at, line_of, same_in
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.front_matter import MadeTable, Origin

ROW = re.compile(r"\brow (\d+)")

# What is a slip in a table that people keep, and none here: a property that no page uses yet.
NO_SLIPS = frozenset({"column-without-values"})


def at_their_pages(folder: Folder, findings: Sequence[Finding]) -> list[Finding]:
    """Findings with the pages and lines in place of rows of tables that stand in no file.

    What many rows have in common is said on each of their pages if the cells are alike. Else it is
    said on the first, and its hint names the others.
    """
    made = {folder.place(path).file: table for path, table in folder.made.items()}
    placed: list[Finding] = []
    for found in findings:
        table = made.get(found.place.file)
        if table is None:
            placed.append(found)
        elif found.code not in NO_SLIPS:
            placed.extend(_placed(folder, table, found))
    return placed


def _placed(folder: Folder, table: MadeTable, found: Finding) -> Iterator[Finding]:
    first = table.origin(found.place.row) if found.place.row is not None else None
    if first is None:
        place = folder.place(folder.descriptor_file, field=found.place.field)
        yield replace(found, place=place, rows=())
        return
    field = found.place.field
    if found.code == "cell-empty":
        found = finding(
            "front-matter-lacks", found.place, count=found.count, rows=found.rows, column=field
        )
    wanted = table.cell(found.place.row or 0, field)
    rows = [row for row in found.rows if row != found.place.row]
    alike = [row for row in rows if table.cell(row, field) == wanted]
    others = [origin for row in rows if row not in alike and (origin := table.origin(row))]
    count = found.count - len(alike)
    message = ROW.sub(lambda row: _named(table, row), found.message)
    hint = found.hint
    if others:
        places = ", ".join(also_at(one.file, _line(one, field)) for one in others)
        hint = same_in(hint, places)
    yield _at(folder, replace(found, count=count, message=message, hint=hint), first)
    for row in alike:
        if origin := table.origin(row):
            yield _at(folder, replace(found, count=1, message=message), origin)


def _named(table: MadeTable, row: re.Match[str]) -> str:
    """What a message calls a row: the page and the line on which it begins."""
    origin = table.origin(int(row[1]))
    return line_of(origin.file, origin.line) if origin else row[0]


def _at(folder: Folder, found: Finding, origin: Origin) -> Finding:
    field = found.place.field
    place = folder.place(
        origin.file, line=_line(origin, field), field=field, value=found.place.value
    )
    return replace(found, place=place, rows=())


def _line(origin: Origin, field: str | None) -> int:
    return origin.lines.get(field or "", origin.line)
