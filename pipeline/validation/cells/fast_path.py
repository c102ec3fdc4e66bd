"""Claims what a large table's faults are, which frictionless tells without reading all its rows.

A claim says: but for these rows, no key repeats, every reference leads somewhere, no row is blank
or of another length, and each cell is valid unless it is one of these texts and frictionless's own
readers refuse it. The rows are judged by frictionless as a whole. Whatever is in doubt is not
claimed, and a table without a claim, or with one that does not hold, is judged row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from pipeline.validation.reading.arrays import (
    as_numpy,
    mask_array,
    mask_as_numpy,
    text_array,
    whole_array,
)
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
_FIRST_ROW = 2


def make_claim(number: int, table: ReadTable, others: Mapping[str, ReadTable]) -> Claim | None:
    """Claim what a table's faults are, or nothing where anything about it is unusual.

    `others` are the tables of the package that are judged, by name, for references to them.
    """
    table = table.even
    cells_in_all = table.rows * len(table.labels)
    if cells_in_all < CELLS_WORTH_A_CLAIM or not _is_usual(table):
        return None
    columns = _Columns(table)
    declared = table.declared
    rows = _rows_apart(columns, others)
    if rows is None or len(rows) * 2 > table.rows:
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
    return Claim(number, cells, frozenset(differing), rows)


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

    def lacking(self, names: Sequence[str]) -> np.ndarray:
        """Which rows have a value in none of some columns."""
        lacking = np.ones(self.table.rows, bool)
        for name in names:
            if lacking.any():
                lacking &= mask_as_numpy(self.is_missing(name))
        return lacking


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


def _rows_apart(columns: _Columns, others: Mapping[str, ReadTable]) -> frozenset[int] | None:
    """The numbers of the rows that may have a fault beyond their cells; None if that is unknown.

    They are of another length, lack all values or their whole key, have the same key as another
    row, or refer to what is not there.
    """
    declared = columns.declared
    fields = declared.fields_by_name
    if not set(declared.primary_key) <= set(fields):
        return None
    unique = [(name,) for name in fields if fields[name].constraints.get("unique")]
    keys = [declared.primary_key, *unique] if declared.primary_key else unique
    found = [
        columns.lacking(declared.primary_key or tuple(fields)),
        *(_repeated(columns, names, is_key=names == declared.primary_key) for names in keys),
        *(_astray(columns, key, others) for _, key in declared.foreign_keys),
    ]
    apart = np.zeros(columns.table.rows, bool)
    for rows in found:
        if rows is None:
            return None
        apart |= rows
    numbers = np.flatnonzero(apart) + _FIRST_ROW
    return frozenset((*columns.table.ragged, *numbers.tolist()))


def _repeated(columns: _Columns, names: Sequence[str], *, is_key: bool) -> np.ndarray | None:
    """Which rows have the same texts in some columns as others; None where there are too many.

    Where they are no primary key, a row that lacks a value in one of them is like no other.
    """
    keys = np.zeros(columns.table.rows, np.int64)
    combinations = 1
    for name in names:
        column = columns.distinct(name)
        combinations *= len(column)
        if combinations > _MOST_COMBINATIONS:
            return None
        keys = keys * len(column) + _alike_where_missing(columns, name)
    if _all_differ(keys, combinations):
        return np.zeros(len(keys), bool)
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    repeated: np.ndarray = counts[places] > 1
    for name in () if is_key else names:
        repeated &= ~columns.lacking((name,))
    return repeated


def _alike_where_missing(columns: _Columns, name: str) -> np.ndarray:
    """The codes of a column's texts, one for all that stand for a missing value."""
    codes = columns.distinct(name).codes
    lacking = mask_as_numpy(columns.is_missing(name))
    return np.where(lacking, codes[lacking][0], codes) if lacking.any() else codes


def _all_differ(keys: np.ndarray, combinations: int) -> bool:
    """Whether no key, of so many that may be, stands in two rows."""
    if combinations < len(keys):
        return False
    if combinations <= 16 * len(keys):
        seen = np.zeros(combinations, bool)
        seen[keys] = True
        return int(np.count_nonzero(seen)) == len(keys)
    in_order = np.sort(keys)
    return not (in_order[1:] == in_order[:-1]).any()


def _astray(
    columns: _Columns, key: Mapping[str, Any], others: Mapping[str, ReadTable]
) -> np.ndarray | None:
    """Which rows refer to texts that the columns named lack; None where that cannot be told."""
    declared = columns.declared
    reference = mapping(key.get("reference"))
    name = text(reference.get("resource"))
    target = columns.table if name in {"", declared.name} else others.get(name)
    fields, wanted = texts(key.get("fields")), texts(reference.get("fields"))
    if target is None or target.ragged or not _is_usual(target):
        return None
    if len(fields) != len(wanted) or not fields:
        return None
    if not {*fields} <= {*declared.fields_by_name}:
        return None
    if not {*wanted} <= {*target.declared.fields_by_name}:
        return None
    pairs = list(zip(fields, wanted, strict=True))
    if not all(_read_alike(declared, one, target.declared, other) for one, other in pairs):
        return None
    return _outside(columns, fields, _Columns(target), wanted)


def _read_alike(one: DeclaredTable, name: str, other: DeclaredTable, other_name: str) -> bool:
    """Whether two columns give the same text the same value."""
    first, second = one.fields_by_name[name], other.fields_by_name[other_name]
    alike = all(first.properties.get(key) == second.properties.get(key) for key in _READING)
    return alike and missing_values(one, name) == missing_values(other, other_name)


def _outside(
    columns: _Columns, fields: Sequence[str], target: _Columns, wanted: Sequence[str]
) -> np.ndarray:
    """Which rows have texts in some columns that no row has in those of a target."""
    import pyarrow.compute as pc

    if len(fields) == 1:
        used = columns.distinct(fields[0])
        known = pc.is_in(used.texts, value_set=target.cells(wanted[0]))
        missing = pc.is_in(used.texts, value_set=columns.missing(fields[0]))
        outside: np.ndarray = ~mask_as_numpy(pc.or_(known, missing))[used.codes]
        return outside
    all_known = set(_combinations(target, wanted))
    rows = _combinations(columns, fields)
    return np.fromiter((row not in all_known for row in rows), bool, columns.table.rows)


def _combinations(columns: _Columns, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(columns.cells(name).to_pylist() for name in names), strict=True)


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
