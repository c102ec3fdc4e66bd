"""Claims what a large table's faults are, which frictionless tells without reading all its rows.

A claim says: no key repeats, every reference leads somewhere, no row is blank, and each cell is
valid unless it is one of these texts and frictionless's own readers refuse it. Whatever is in doubt
is not claimed, and a table without a claim, or with one that does not hold, is judged row by row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.judging.judge import Claim
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredField,
    DeclaredTable,
    items,
    mapping,
    text,
    texts,
)
from pipeline.validation.reading.arrays import as_numpy, mask_array, text_array, whole_array
from pipeline.validation.reading.distinct import Distinct
from pipeline.validation.reading.tables import ReadTable, missing_values

if TYPE_CHECKING:
    import pyarrow as pa

# Below this, judging every cell costs less than what a claim needs.
CELLS_WORTH_A_CLAIM = 25_000

_TYPES = frozenset(
    {"string", "number", "integer", "year", "yearmonth", "date", "time", "datetime", "boolean"}
)
_MATCHES = frozenset({"exact", "equal", "subset", "superset", "partial"})
_BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_DIVIDING = frozenset({"quoteChar", "escapeChar", "doubleQuote", "skipInitialSpace"})
# What makes two columns read the same text as different values.
_READING = (
    "type",
    "format",
    "bareNumber",
    "decimalChar",
    "groupChar",
    "floatNumber",
    "trueValues",
    "falseValues",
)
_ODD_NUMBERS = ("bareNumber", "decimalChar", "groupChar", "floatNumber")

# Texts that are numbers to every reader, short enough to compare as floats.
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_PLAIN_INTEGER = re.compile(r"-?[0-9]{1,15}")
# Texts that differ as whole numbers wherever they differ as texts.
_ONE_SPELLING = r"^(?:0|-?[1-9][0-9]{0,17})$"
# The share by which floats may be off, a thousand times over.
_NEAR = 1e-12
_MOST_COMBINATIONS = 2**62


def make_claim(number: int, table: ReadTable, others: Mapping[str, ReadTable]) -> Claim | None:
    """Claim what a table's faults are, or nothing where anything about it is unusual.

    `others` are the tables of the package that are judged, by name, for references to them.
    """
    cells_in_all = table.rows * len(table.labels)
    if cells_in_all < CELLS_WORTH_A_CLAIM or not _is_usual(table):
        return None
    columns = _Columns(table)
    declared = table.declared
    if not _keys_differ(columns) or _may_have_blank_rows(columns):
        return None
    if not all(_leads_somewhere(columns, key, others) for _, key in declared.foreign_keys):
        return None
    cells, differing = {}, set()
    unique = {f.name for f in declared.fields if f.constraints.get("unique")}
    for field in declared.fields:
        is_key = field.name in unique or field.name in declared.primary_key
        if is_key and not _has_one_spelling(columns, field):
            differing.add(field.name)
            asked = columns.distinct(field.name).texts
        else:
            asked = _doubtful(columns, field)
        if len(asked):
            cells[field.name] = tuple(asked.to_pylist())
    return Claim(number, cells, frozenset(differing))


class _Columns:
    """The columns of a table."""

    def __init__(self, table: ReadTable) -> None:
        self.table = table
        self.declared = table.declared
        self._cells: dict[str, pa.Array] = {}

    def cells(self, name: str) -> pa.Array:
        """All cells of a column."""
        assert self.table.cells is not None
        if name not in self._cells:
            self._cells[name] = whole_array(self.table.cells.column(name))
        return self._cells[name]

    def distinct(self, name: str) -> Distinct:
        """The distinct texts of a column."""
        return self.table.distinct(name)

    def missing(self, name: str) -> pa.Array:
        """The texts that stand for a missing value in a column."""
        return text_array(sorted(missing_values(self.declared, name)))

    def is_missing(self, name: str) -> pa.Array:
        """Which cells of a column stand for a missing value."""
        import pyarrow.compute as pc

        return pc.is_in(self.cells(name), value_set=self.missing(name))

    def has_missing(self, name: str) -> bool:
        """Whether any cell of a column stands for a missing value."""
        import pyarrow.compute as pc

        return bool(pc.any(self.is_missing(name)).as_py())


def _is_usual(table: ReadTable) -> bool:
    """Whether a table's columns are exactly those of its schema, and of types known here."""
    declared, names = table.declared, [field.name for field in table.declared.fields]
    if table.cells is None or len(items(declared.schema.get("fields"))) != len(names):
        return False
    if declared.encoding.lower() not in {"utf-8", "utf8"} or set(declared.dialect) & _DIVIDING:
        return False
    is_ordered = declared.fields_match == "exact"
    found, wanted = list(table.labels), names
    if not is_ordered:
        found, wanted = sorted(found), sorted(wanted)
    if found != wanted or len(set(names)) < len(names):
        return False
    declaring = (declared.schema, *(field.properties for field in declared.fields))
    return (
        declared.fields_match in _MATCHES
        and all(field.type in _TYPES for field in declared.fields)
        and all(_says_what_is_missing(properties) for properties in declaring)
    )


def _says_what_is_missing(properties: Mapping[str, Any]) -> bool:
    """Whether missing values are left to the standard or given as texts, at least one."""
    declared = properties.get("missingValues", [""])
    values = [mapping(item).get("value", item) for item in items(declared)]
    return bool(values) and all(isinstance(value, str) for value in values)


def _keys_differ(columns: _Columns) -> bool:
    """Whether no key and no value of a unique column repeats as text, and no part is missing."""
    declared = columns.declared
    names = set(declared.fields_by_name)
    if not set(declared.primary_key) <= names:
        return False
    if any(columns.has_missing(name) for name in declared.primary_key):
        return False
    if declared.primary_key and _repeats(columns, declared.primary_key):
        return False
    unique = [field.name for field in declared.fields if field.constraints.get("unique")]
    return not any(columns.has_missing(name) or _repeats(columns, (name,)) for name in unique)


def _repeats(columns: _Columns, names: Sequence[str]) -> bool:
    """Whether two rows have the same texts in some columns; yes where there are too many."""
    keys = np.zeros(columns.table.rows, np.int64)
    combinations = 1
    for name in names:
        column = columns.distinct(name)
        combinations *= len(column)
        if combinations > _MOST_COMBINATIONS:
            return True
        keys = keys * len(column) + column.codes
    if combinations < len(keys):
        return True
    if combinations <= 16 * len(keys):
        seen = np.zeros(combinations, bool)
        seen[keys] = True
        return int(np.count_nonzero(seen)) < len(keys)
    keys.sort()
    return bool((keys[1:] == keys[:-1]).any())


def _may_have_blank_rows(columns: _Columns) -> bool:
    if columns.declared.primary_key:
        return False
    return all(columns.has_missing(field.name) for field in columns.declared.fields)


def _leads_somewhere(
    columns: _Columns, key: Mapping[str, Any], others: Mapping[str, ReadTable]
) -> bool:
    """Whether the texts of a reference all stand in the columns that it names."""
    declared = columns.declared
    reference = mapping(key.get("reference"))
    name = text(reference.get("resource"))
    target = columns.table if name in {"", declared.name} else others.get(name)
    fields, wanted = texts(key.get("fields")), texts(reference.get("fields"))
    if target is None or len(fields) != len(wanted) or not fields or not _is_usual(target):
        return False
    if not {*fields} <= {*declared.fields_by_name}:
        return False
    if not {*wanted} <= {*target.declared.fields_by_name}:
        return False
    pairs = list(zip(fields, wanted, strict=True))
    if not all(_read_alike(declared, one, target.declared, other) for one, other in pairs):
        return False
    return _is_within(columns, fields, _Columns(target), wanted)


def _read_alike(one: DeclaredTable, name: str, other: DeclaredTable, other_name: str) -> bool:
    """Whether two columns give the same text the same value."""
    first, second = one.fields_by_name[name], other.fields_by_name[other_name]
    alike = all(first.properties.get(key) == second.properties.get(key) for key in _READING)
    return alike and missing_values(one, name) == missing_values(other, other_name)


def _is_within(
    columns: _Columns, fields: Sequence[str], target: _Columns, wanted: Sequence[str]
) -> bool:
    import pyarrow.compute as pc

    if len(fields) == 1:
        texts_used = columns.distinct(fields[0]).texts
        known = pc.is_in(texts_used, value_set=target.cells(wanted[0]))
        missing = pc.is_in(texts_used, value_set=columns.missing(fields[0]))
        return bool(pc.all(pc.or_(known, missing)).as_py())
    return _combinations(columns, fields) <= _combinations(target, wanted)


def _combinations(columns: _Columns, names: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(columns.cells(name).to_pylist() for name in names), strict=True))


def _has_one_spelling(columns: _Columns, field: DeclaredField) -> bool:
    """Whether different texts of a column are sure to be different values."""
    import pyarrow.compute as pc

    if field.type == "string":
        return True
    if field.type not in NUMBER_TYPES or any(key in field.properties for key in _ODD_NUMBERS):
        return False
    found = pc.match_substring_regex(columns.distinct(field.name).texts, _ONE_SPELLING)
    return bool(pc.all(found).as_py())


def _doubtful(columns: _Columns, field: DeclaredField) -> pa.Array:
    """The distinct texts of a column that frictionless must be asked about."""
    import pyarrow.compute as pc

    constraints = {
        name: value
        for name, value in field.constraints.items()
        if name not in {"required", "unique"}
    }
    cells = columns.cells(field.name)
    sure = None
    if field.type == "string" and field.properties.get("format", "default") == "default":
        sure = _sure_texts(cells, constraints)
    elif field.type in NUMBER_TYPES and not any(key in field.properties for key in _ODD_NUMBERS):
        sure = _sure_numbers(cells, field.type, constraints)
    if sure is None:
        return columns.distinct(field.name).texts
    asked = pc.or_(pc.invert(sure), columns.is_missing(field.name))
    return pc.unique(cells.filter(asked))


def _sure_texts(cells: pa.Array, constraints: Mapping[str, Any]) -> pa.Array | None:
    """Which cells are texts that hold to the constraints; None if that cannot be told here."""
    import pyarrow.compute as pc

    if not set(constraints) <= {"minLength", "maxLength"}:
        return None
    if not all(type(limit) is int for limit in constraints.values()):
        return None
    lengths = as_numpy(pc.utf8_length(cells), np.int32)
    least, most = (
        constraints.get("minLength", 0),
        constraints.get("maxLength", len(lengths) + 2**31),
    )
    return mask_array((lengths >= least) & (lengths <= most))


def _sure_numbers(cells: pa.Array, kind: str, constraints: Mapping[str, Any]) -> pa.Array | None:
    """Which cells are plain numbers clear of the limits; None if that cannot be told here."""
    import pyarrow as pa
    import pyarrow.compute as pc

    form = _PLAIN_INTEGER if kind == "integer" else _PLAIN_NUMBER
    limits = {name: str(value) for name, value in constraints.items()}
    if not set(limits) <= _BOUNDS or not all(form.fullmatch(limit) for limit in limits.values()):
        return None
    plain = pc.match_substring_regex(cells, f"^(?:{form.pattern})$")
    if not limits:
        return plain
    numbers = as_numpy(pc.cast(pc.if_else(plain, cells, text_array(["0"])[0]), pa.float64()), float)
    clear = np.ones(len(numbers), bool)
    for name, limit in limits.items():
        above = numbers - float(limit)
        margin = _NEAR * (np.abs(numbers) + abs(float(limit)))
        clear &= above > margin if name.lower().endswith("minimum") else above < -margin
    return pc.and_(plain, mask_array(clear))
