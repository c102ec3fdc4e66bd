"""Finds codes that their reference table does not list, and some that it should not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from json import dumps

from pipeline import addresses
from pipeline.codes import finding
from pipeline.codes.hints import entities as hints
from pipeline.codes.hints.suggestions import write
from pipeline.codes.phrases.lists import NO_KINDS, in_quotes
from pipeline.codes.phrases.references import add_additions, add_to_additions, addition, code_for
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.folders import Folder
from pipeline.settings import EntityKind
from pipeline.validation.cells.odd_cells import bare
from pipeline.validation.descriptor_view import DeclaredField, declared_items, declared_tables, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.meaning.names import check_names
from pipeline.validation.meaning.references import Reference
from pipeline.validation.reading.tables import ReadTable, place_of_value
from pipeline.visible import LONGEST_QUOTE, visible

# Fewer codes may be wrong for a reason each.
_MANY = 4
# Values for which a code is looked for before they are called strange: that takes its time.
_MOST_COMPARED = 50


def check_entities(known: Inspection) -> Iterator[Finding]:
    """Find kinds that the site does not have, and codes that are in no reference or addition."""
    folder = known.folder
    for table in declared_tables(known.written.descriptor or {}):
        for field in table.fields:
            yield from _unknown_kind(known.written, field, known.project.kinds)
    for read_table in known.tables:
        for field in read_table.declared.fields:
            reference = known.references.get(text(field.properties.get("entity")))
            if reference is not None:
                yield from _unknown_codes(folder, read_table, field, reference)
                yield from check_names(folder, read_table, field, reference.names)


def check_entity_pages(known: Inspection) -> Iterator[Finding]:
    """Find codes of a reference table that cannot be the address of their own page."""
    for kind in known.project.kinds.values():
        for table in known.tables:
            own = (known.folder.name, table.declared.name)
            if kind.address and own == (kind.table.dataset, kind.table.resource):
                yield from _without_page(known.folder, table, kind, kind.address)


def declared_additions(folder: Folder, kind: str) -> frozenset[str]:
    """The codes that a dataset declares beside those of the reference table of a kind."""
    return frozenset(
        text(item.get("key"))
        for _, item in declared_items(folder.descriptor or {}, "additions")
        if item.get("entity") == kind
    )


def _without_page(
    folder: Folder, table: ReadTable, kind: EntityKind, section: str
) -> Iterator[Finding]:
    seen: set[str] = set()
    for value in table.present(kind.key):
        address = addresses.entity(section, value)
        if address is None or address in seen:
            place = place_of_value(folder, table, kind.key, value)
            yield finding("entity-without-page", place, value=value, plural=kind.plural)
        elif address:
            seen.add(address)


def _unknown_kind(
    folder: Folder, field: DeclaredField, kinds: Mapping[str, EntityKind]
) -> Iterator[Finding]:
    kind = text(field.properties.get("entity"))
    if kind and kind not in kinds:
        place = folder.property_place((*field.at, "entity"), kind)
        allowed = ", ".join(kinds) or NO_KINDS
        yield finding("entity-kind-unknown", place, value=kind, allowed=allowed)


def _unknown_codes(
    folder: Folder, table: ReadTable, field: DeclaredField, reference: Reference
) -> Iterator[Finding]:
    added = declared_additions(folder, reference.kind.id)
    present = table.present(field.name)
    unknown = [v for v in present if v not in reference.names and v not in added]
    # What has spaces around it is found as that.
    unknown = [v for v in unknown if bare(v) == v or bare(v) not in reference.names]
    for alike, hint in _mistakes(folder, unknown, len(present), reference):
        rows = sorted({row for value in alike for row in present[value].first})
        yield finding(
            "entity-unknown",
            place_of_value(folder, table, field.name, alike[0]),
            count=sum(present[value].count for value in alike),
            rows=tuple(rows[:ROWS_NAMED]),
            hint=hint,
            value=alike[0],
            plural=reference.kind.plural,
            table=f"{reference.kind.table.dataset}/{reference.kind.table.resource}",
        )


def _mistakes(
    folder: Folder, unknown: Sequence[str], present: int, reference: Reference
) -> Iterator[tuple[Sequence[str], str]]:
    """The unknown codes of a column as few mistakes as they may be, each with what to do."""
    known = reference.names
    capitals = [v for v in unknown if v.upper() in known or v.lower() in known]
    if len(capitals) > 1:
        yield capitals, hints.same_capitals(str(reference.suggest(capitals[0])), capitals[0])
        unknown = [value for value in unknown if value not in set(capitals)]
    compared = unknown[:_MOST_COMPARED]
    strange = [v for v in compared if reference.suggest(v) is None]
    if len(strange) >= ROWS_NAMED and len(strange) * 2 > present:
        yield unknown, hints.swapped_columns()
        return
    if len(strange) >= _MANY and len(strange) * 2 >= len(compared):
        yield unknown, _hint_for_many(unknown, reference)
        return
    if len(compared) - len(strange) >= ROWS_NAMED:
        if len(strange) * _MANY <= len(compared):
            yield unknown, _write_codes([v for v in compared if v not in strange], reference)
            return
        meant = [value for value in unknown if value not in set(strange)]
        yield meant, _write_codes(meant, reference)
        unknown = strange
    for value in unknown[: ROWS_NAMED - 1]:
        yield [value], _hint(folder, value, reference)
    rest = unknown[ROWS_NAMED - 1 :]
    if rest:
        yield rest, _hint(folder, rest[0], reference)


def _hint_for_many(unknown: Sequence[str], reference: Reference) -> str:
    """What to do where many codes are in no reference: it may have lost them itself."""
    table = f"{reference.kind.table.dataset}/{reference.kind.table.resource}"
    return hints.rows_lost(in_quotes(unknown[1:]), table)


def _write_codes(meant: Sequence[str], reference: Reference) -> str:
    """Which codes to write for the first of many values, as an example for all."""
    pairs = [code_for(str(reference.suggest(value)), value) for value in meant[:3]]
    table = f"{reference.kind.table.dataset}/{reference.kind.table.resource}"
    return hints.write_codes(", ".join(pairs), table)


def _hint(folder: Folder, value: str, reference: Reference) -> str:
    """What to write instead, or the line that declares the value."""
    kind, plain = reference.kind, value.strip()
    code = reference.suggest(value)
    if code is not None:
        name = reference.names[code]
        return hints.write_code(code, name) if name and name != code else write(code)
    quoted = dumps(visible(plain, LONGEST_QUOTE), ensure_ascii=False)
    line = addition(kind.id, quoted)
    has_some = "additions" in (folder.descriptor or {})
    declare = add_to_additions(line) if has_some else add_additions(line)
    if plain.casefold() in reference.groups:
        return hints.leave_group_out(plain, kind.plural, declare)
    return hints.write_code_or_declare(f"{kind.table.dataset}/{kind.table.resource}", declare)
