"""The reference tables of entities, read once for all folders: codes, names, what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipeline.codes import finding
from pipeline.codes.phrases import references as reasons
from pipeline.findings import Finding
from pipeline.folders import Folder, read_folder
from pipeline.project import EntityKind, LinkedTable, Project, TableAddress
from pipeline.setting_lines import setting_place
from pipeline.validation.descriptor.paths import check_path
from pipeline.validation.descriptor_view import declared_tables, text
from pipeline.validation.reading.bytes import TableFile, read_table_file
from pipeline.validation.reading.tables import read_columns

# Shorter words are codes, in which one letter makes another code.
_LONGEST_CODE = 3
# Of 100. Names that share a word only, such as two islands, are less alike than this.
_SAME_NAME = 85
_LETTERS = (str.maketrans("01589", "OISBG"), str.maketrans("01589", "OLSBG"))
_DIGITS = str.maketrans("OILSB", "01158")


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
        raise _Missing(reasons.no_columns(first, second))
    return columns[0], columns[1]


def _reference_file(project: Project, address: TableAddress) -> TableFile:
    path = project.datasets / address.dataset
    if not path.is_dir():
        raise _Missing(reasons.no_dataset(address.dataset))
    folder = read_folder(path, project)
    if folder.descriptor is None:
        raise _Missing(reasons.unread_descriptor(address.dataset))
    tables = {table.name: table for table in declared_tables(folder.descriptor)}
    table = tables.get(address.resource)
    if table is None:
        raise _Missing(reasons.no_table(address.dataset, address.resource))
    if not table.path or list(check_path(folder, table)):
        raise _Missing(reasons.unusable_path(address.resource))
    file, _ = read_table_file(folder, table)
    if file is None:
        raise _Missing(reasons.unread_file(table.path))
    return file
