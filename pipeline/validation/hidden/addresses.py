"""Finds links that lead elsewhere than they seem to, in written texts and in cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.findings import Finding, Place
from pipeline.folders import CHANGELOG
from pipeline.profile import PropertyPath
from pipeline.validation.hidden.kinds import holds_text
from pipeline.validation.hidden.links import LinkFault, addresses_in, link_fault, title_fault
from pipeline.validation.hidden.written import texts_within
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import distinct_texts, named_rows, place_in, rows_of
from pipeline.validation.reading.tables import ReadTable

_CODES: Mapping[LinkFault, str] = {
    LinkFault.USER_NAME: "link-behind-user-name",
    LinkFault.MIXED: "link-mixes-alphabets",
    LinkFault.THIS_MACHINE: "link-to-own-network",
    LinkFault.OTHER_HOST: "link-title-names-another",
}
_TITLED = ("title", "name", "label")
_ADDRESSES = ("path", "url", "homepage", "source")
# What is for programs, and no link for readers.
_FOR_PROGRAMS = frozenset({"pattern", "profile", "schema", "$schema", "$ref", "spec", "id"})


def check_links(known: Inspection) -> Iterator[Finding]:
    """Find links whose host hides, mixes alphabets, is this machine, or is not what is said."""
    folder, written_as = known.folder, known.folder.as_written
    for at, item in _mappings((), known.descriptor):
        yield from _titled(known, at, item)
    for at, text in texts_within((), written_as.descriptor or {}):
        if at[-1] not in _ADDRESSES and _FOR_PROGRAMS.isdisjoint(at[-1:] + at[:3:2]):
            yield from _in_text(text, written_as.property_place(at, text))
    yield from _titled_in_pages(known)
    written = [(CHANGELOG, folder.changelog or "", 1)]
    written += [(page.file, page.body, page.body_line) for page in folder.pages]
    for file, text, first in written:
        if "://" not in text:
            continue
        for number, line in enumerate(text.split("\n"), start=first):
            yield from _in_text(line, folder.place(file, line=number, value=line))


def check_links_in_cells(known: Inspection) -> Iterator[Finding]:
    """Find such links among the addresses in cells."""
    for table in known.tables:
        for field in table.declared.fields:
            is_there = table.cells is not None and field.name in table.cells.column_names
            if is_there and holds_text(field):
                yield from _in_column(known, table, field.name)


def _mappings(at: PropertyPath, value: Any) -> Iterator[tuple[PropertyPath, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield at, value
        for key, inner in value.items():
            yield from _mappings((*at, str(key)), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _mappings((*at, i), inner)


def _titled(known: Inspection, at: PropertyPath, item: Mapping[str, Any]) -> Iterator[Finding]:
    """The addresses that are properties, each with the title beside it."""
    for key in _ADDRESSES:
        address = item.get(key)
        if not isinstance(address, str):
            continue
        fault = link_fault(address)
        title = next((item[n] for n in _TITLED if isinstance(item.get(n), str)), "")
        if fault is None and key == "path":
            fault = title_fault(title, address)
        if fault is not None:
            place = known.folder.property_place((*at, key), address)
            yield finding(_CODES[fault], place, value=address, title=title)


def _titled_in_pages(known: Inspection) -> Iterator[Finding]:
    """The addresses in front matter whose title beside them names another host."""
    for page in known.folder.pages:
        for at, item in _mappings((), page.front):
            address, title = item.get("url"), item.get("title")
            if isinstance(address, str) and isinstance(title, str):
                fault = title_fault(title, address)
                if fault is not None:
                    line = page.lines.get((*at, "url"), page.lines.get(at))
                    place = known.folder.place(page.file, line=line, field="url", value=address)
                    yield finding(_CODES[fault], place, value=address, title=title)


def _in_text(text: str, place: Place) -> Iterator[Finding]:
    for address, title in addresses_in(text):
        fault = link_fault(address) or title_fault(title, address)
        if fault is not None:
            yield finding(_CODES[fault], place, value=address, title=title)


def _in_column(known: Inspection, table: ReadTable, column: str) -> Iterator[Finding]:
    distinct = distinct_texts(table, column)
    found: dict[LinkFault, list[tuple[str, str, str]]] = {}
    for text in distinct.filter(pc.match_substring(distinct, "://")).to_pylist():
        for address, title in addresses_in(text):
            fault = link_fault(address) or title_fault(title, address)
            if fault is not None:
                found.setdefault(fault, []).append((text, address, title))
    for fault, cells in found.items():
        rows = rows_of(table, column, [text for text, _, _ in cells])
        text, address, title = cells[0]
        yield finding(
            _CODES[fault],
            place_in(known.folder, table, column, rows[0], text),
            count=len(rows),
            rows=named_rows(rows),
            value=address,
            title=title,
        )
