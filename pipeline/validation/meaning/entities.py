"""Finds codes that their reference table does not list, and some that it should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps

from rapidfuzz import fuzz, process

from pipeline import addresses
from pipeline.codes import finding
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.folders import Folder, read_folder
from pipeline.project import EntityKind, LinkedTable, Project, TableAddress
from pipeline.setting_lines import setting_place
from pipeline.validation.cells.odd_cells import bare
from pipeline.validation.descriptor.safety import check_path
from pipeline.validation.descriptor_view import DeclaredField, declared_items, declared_tables, text
from pipeline.validation.meaning.names import check_names
from pipeline.validation.reading.bytes import TableFile, read_table_file
from pipeline.validation.reading.tables import ReadTable, place_of_value, read_columns
from pipeline.validation.suggest import listed
from pipeline.visible import LONGEST_QUOTE, visible

# Shorter words are codes, in which one letter makes another code.
_LONGEST_CODE = 3
# Of 100. Names that share a word only, such as two islands, are less alike than this.
_SAME_NAME = 85


@dataclass(frozen=True)
class Reference:
    """The codes of a kind of entity with their names, and the code for each casefolded name.

    `codes` knows aliases, too. `groups` are the casefolded ids of groups of them.
    """

    kind: EntityKind
    names: Mapping[str, str]
    codes: Mapping[str, str]
    groups: frozenset[str] = frozenset()

    def suggest(self, value: str) -> str | None:
        """The code that a value most likely stands for."""
        plain = value.strip()
        for code in (plain, plain.upper(), plain.lower(), self.codes.get(plain.casefold())):
            if code in self.names:
                return code
        if slipped := next((code for code in _alike(plain) if code in self.names), None):
            return slipped
        if len(plain) <= _LONGEST_CODE:
            return self._begins_one_name(plain)
        best = process.extractOne(
            plain.casefold(), list(self.codes), scorer=fuzz.ratio, score_cutoff=_SAME_NAME
        )
        return self.codes[best[0]] if best is not None else None

    def _begins_one_name(self, value: str) -> str | None:
        """The code of the only name that begins with a short value, such as ALD for Aldmouth."""
        begin = value.casefold()
        found = [code for code, name in self.names.items() if name.casefold().startswith(begin)]
        return found[0] if len(found) == 1 and len(value) == _LONGEST_CODE else None


def _alike(code: str) -> Iterator[str]:
    """A code with letters for the digits that look like them, and with digits for letters."""
    capitals = code.upper()
    for table in (*_LETTERS, _DIGITS):
        for meant in (capitals.translate(table), capitals[:1] + capitals[1:].translate(table)):
            yield meant
            yield meant.lower()


_LETTERS = (str.maketrans("01589", "OISBG"), str.maketrans("01589", "OLSBG"))
_DIGITS = str.maketrans("OILSB", "01158")
_OTHER_COLUMN = (
    "Most values of this column are no such codes: check that they do not belong under another "
    "column, or that its names and values were not swapped with those of its neighbour."
)
# Fewer codes may be wrong for a reason each.
_MANY = 4
# Values for which a code is looked for before they are called strange: that takes its time.
_MOST_COMPARED = 50


class _Missing(Exception):
    """A reference table cannot be read, and why."""


def used_kinds(folders: Iterable[Folder]) -> tuple[str, ...]:
    """The kinds of entity that columns of these folders name, in the order of their names."""
    return tuple(
        sorted(
            {
                text(field.properties.get("entity"))
                for folder in folders
                for table in declared_tables(folder.descriptor or {})
                for field in table.fields
                if text(field.properties.get("entity"))
            }
        )
    )


def read_references(
    project: Project, kinds: Iterable[str]
) -> tuple[Mapping[str, Reference], list[Finding]]:
    """Read the reference tables of kinds of entity, once for all folders of a run.

    A table that cannot be read is one finding; codes of its kind are then not checked.
    """
    references: dict[str, Reference] = {}
    findings: list[Finding] = []
    for name in kinds:
        kind = project.kinds.get(name)
        if kind is None:
            continue
        try:
            references[name] = _read_reference(project, kind)
        except _Missing as error:
            table = f"{kind.table.dataset}/{kind.table.resource}"
            at = ("extra", "atlas", "entities", name, "table")
            findings.append(
                finding(
                    "entity-reference-missing",
                    setting_place(project, at, table),
                    table=table,
                    kind=kind.plural,
                    reason=error,
                )
            )
    return references, findings


def check_entities(
    folder: Folder,
    read: Iterable[ReadTable],
    references: Mapping[str, Reference],
    kinds: Mapping[str, EntityKind],
) -> list[Finding]:
    """Find kinds that the site does not have, and codes that are in no reference or addition."""
    findings: list[Finding] = []
    for table in declared_tables(folder.descriptor or {}):
        for field in table.fields:
            findings.extend(_unknown_kind(folder, field, kinds))
    for read_table in read:
        for field in read_table.declared.fields:
            reference = references.get(text(field.properties.get("entity")))
            if reference is not None:
                findings.extend(_unknown_codes(folder, read_table, field, reference))
                findings.extend(check_names(folder, read_table, field, reference.names))
    return findings


def check_codes(
    folder: Folder, read: Sequence[ReadTable], kinds: Mapping[str, EntityKind]
) -> list[Finding]:
    """Find codes of a reference table that cannot be the address of their own page."""
    return [
        found
        for kind in kinds.values()
        if kind.address and kind.table.dataset == folder.name
        for table in read
        if table.declared.name == kind.table.resource
        for found in _without_page(folder, table, kind)
    ]


def declared_additions(folder: Folder, kind: str) -> frozenset[str]:
    """The codes that a dataset declares beside those of the reference table of a kind."""
    return frozenset(
        text(item.get("key"))
        for _, item in declared_items(folder.descriptor or {}, "additions")
        if item.get("entity") == kind
    )


def _without_page(folder: Folder, table: ReadTable, kind: EntityKind) -> Iterator[Finding]:
    seen: set[str] = set()
    for value in table.present(kind.key):
        address = addresses.entity(kind.address or "", value)
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
        allowed = ", ".join(kinds) or "none; the site declares no kinds"
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
        code = reference.suggest(capitals[0])
        yield capitals, f"Write {code} for {capitals[0]}, and all others in the same capitals."
        unknown = [value for value in unknown if value not in set(capitals)]
    compared = unknown[:_MOST_COMPARED]
    strange = [v for v in compared if reference.suggest(v) is None]
    if len(strange) >= ROWS_NAMED and len(strange) * 2 > present:
        yield unknown, _OTHER_COLUMN
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
    return (
        f"Nor are {listed(unknown[1:])}. If rows of {table} were lost, put them back; if not, "
        "write the codes that it has, or declare these under additions in the descriptor."
    )


def _write_codes(meant: Sequence[str], reference: Reference) -> str:
    """Which codes to write for the first of many values, as an example for all."""
    pairs = [f"{reference.suggest(value)} for {value}" for value in meant[:3]]
    table = f"{reference.kind.table.dataset}/{reference.kind.table.resource}"
    return f"Write {', '.join(pairs)}, and for all others the code that {table} has for them."


def _hint(folder: Folder, value: str, reference: Reference) -> str:
    """What to write instead, or the line that declares the value."""
    kind, plain = reference.kind, value.strip()
    code = reference.suggest(value)
    if code is not None:
        name = reference.names[code]
        return f"Write {code} if {name} is meant." if name and name != code else f"Write {code}."
    quoted = dumps(visible(plain, LONGEST_QUOTE), ensure_ascii=False)
    line = f"{{entity: {kind.id}, key: {quoted}, name: …, reason: …}}"
    if "additions" in (folder.descriptor or {}):
        declare = f"add `- {line}` to additions in the descriptor."
    else:
        declare = f"add `additions: [{line}]` to the descriptor."
    if plain.casefold() in reference.groups:
        return f"{plain} is a group of {kind.plural}: leave its rows out, or {declare}"
    table = f"{kind.table.dataset}/{kind.table.resource}"
    return f"Write the code that {table} has for it or, if it has none, {declare}"


def _read_reference(project: Project, kind: EntityKind) -> Reference:
    keys, names = _read_pair(project, kind.table, kind.key, kind.name)
    if not all(keys):
        names = [name for key, name in zip(keys, names, strict=True) if key]
        keys = [key for key in keys if key]
    codes = {name.casefold(): key for key, name in zip(keys, names, strict=True) if name}
    for alias, key in _read_linked(project, kind.aliases):
        codes.setdefault(alias.casefold(), key)
    groups = frozenset(group.casefold() for group, _ in _read_linked(project, kind.groups))
    return Reference(kind, dict(zip(keys, names, strict=True)), codes, groups)


def _read_linked(project: Project, linked: LinkedTable | None) -> list[tuple[str, str]]:
    """The aliases or groups of a kind, each with a code."""
    if linked is None:
        return []
    try:
        keys, values = _read_pair(project, linked.table, linked.key, linked.value)
    except _Missing:
        return []  # they only help to suggest; validating that dataset says what is wrong
    return list(zip(values, keys, strict=True))


def _read_pair(
    project: Project, address: TableAddress, first: str, second: str
) -> tuple[list[str], list[str]]:
    """Two columns of a table of the site, straight from its file."""
    file = _reference_file(project, address)
    columns = read_columns(file, (first, second))
    if columns is None:
        raise _Missing(f"it has no columns {first} and {second}")
    return columns[0], columns[1]


def _reference_file(project: Project, address: TableAddress) -> TableFile:
    path = project.datasets / address.dataset
    if not path.is_dir():
        raise _Missing(f"there is no dataset {address.dataset}")
    folder = read_folder(path, project)
    if folder.descriptor is None:
        raise _Missing(f"the descriptor of {address.dataset} cannot be read")
    tables = {table.name: table for table in declared_tables(folder.descriptor)}
    table = tables.get(address.resource)
    if table is None:
        raise _Missing(f"the dataset {address.dataset} has no table {address.resource}")
    if not table.path or list(check_path(folder, table)):
        raise _Missing(f"the path of the table {address.resource} cannot be used")
    file, _ = read_table_file(folder, table)
    if file is None:
        raise _Missing(f"the file {table.path} is not a readable CSV file")
    return file
