"""Finds views that leave open which of several rows they draw for the same thing and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import DeclaredTable, mapping, text, words
from pipeline.validation.reading.arrays import text_array
from pipeline.validation.reading.tables import ReadTable, missing_values

if TYPE_CHECKING:
    import pyarrow as pa

# All other kinds draw or count one mark for each thing and period, and so cannot show two figures.
_MANY_FIGURES_EACH = frozenset({"table", "vega-lite"})
# The kinds that tell things apart by the part as well as by the entity.
_ENTITY_AND_PART = frozenset({"composition", "distribution", "small-multiples"})
_FIGURES = ("measure", "x", "y")


def check_openness(
    folder: Folder,
    at: PropertyPath,
    view: Mapping[str, object],
    table: DeclaredTable,
    read: ReadTable | None,
) -> Iterator[Finding]:
    """Find a column that a view neither draws nor fixes, though figures differ in it."""
    if read is None or read.cells is None or text(view.get("kind")) in _MANY_FIGURES_EACH:
        return
    subjects = _subjects(view, table)
    if not any(subjects) and text(view.get("kind")) == "distribution":
        return  # it counts rows, whatever they are about
    rows = _rows(view, table, read.cells)
    time = text(view.get("time")) or _first(table, "role", "time")
    told_by = [n for n in dict.fromkeys([*subjects, time]) if n in rows.column_names]
    several = _several(rows, told_by)
    if several is None:
        return
    place = folder.property_place(at)
    for name in _may_tell_apart(table, told_by, rows):
        values = _distinct(several, name)
        if len(values) > 1:
            yield finding(
                "view-ambiguous",
                place,
                column=name,
                number=len(_distinct(rows, name)),
                example=f"where: {{{name}: {values[0]}}}",
            )
            return
    if not table.primary_key and told_by:
        yield finding("view-several-figures", place, columns=", ".join(told_by))


def _rows(view: Mapping[str, object], table: DeclaredTable, cells: pa.Table) -> pa.Table:
    """The rows that a view asks for and in which its figures are known."""
    import pyarrow.compute as pc

    for name, wanted in mapping(view.get("where")).items():
        if name in cells.column_names:
            kept = text_array(words(wanted))
            cells = cells.filter(pc.is_in(cells[name], value_set=kept))
    measures = [field.name for field in table.measures][:1]
    figures = [text(view.get(key)) for key in _FIGURES if view.get(key)] or measures
    for name in dict.fromkeys(figures):
        if name in cells.column_names:
            missing = text_array(tuple(missing_values(table, name)))
            cells = cells.filter(pc.invert(pc.is_in(cells[name], value_set=missing)))
    return cells


def _subjects(view: Mapping[str, object], table: DeclaredTable) -> list[str]:
    """The columns by which a view tells its marks apart: as the charts' stage chooses them."""
    by = text(view.get("by"))
    entity = text(view.get("entity")) or _key_entity(table, by)
    is_open = bool(entity) and len(words(mapping(view.get("where")).get(entity, []))) != 1
    is_both = text(view.get("kind")) in _ENTITY_AND_PART or not is_open
    return [entity, by] if is_both else [entity]


def _key_entity(table: DeclaredTable, by: str) -> str:
    """The column of the key that says what rows are about, unless it makes the parts."""
    names = [
        f.name for f in table.fields if f.name in table.primary_key and f.properties.get("entity")
    ]
    return names[0] if names and names[0] != by else ""


def _first(table: DeclaredTable, key: str, value: str) -> str:
    return next((f.name for f in table.fields if f.properties.get(key) == value), "")


def _several(rows: pa.Table, told_by: list[str]) -> pa.Table | None:
    """The rows of the first thing and period for which there is more than one; None without."""
    import pyarrow.compute as pc

    if not told_by:
        return rows if rows.num_rows > 1 else None
    counts = rows.group_by(told_by, use_threads=False).aggregate([([], "count_all")])
    repeated = counts.filter(pc.greater(counts["count_all"], 1))
    if not repeated.num_rows:
        return None
    for name in told_by:
        rows = rows.filter(pc.equal(rows[name], repeated[name][0]))
    return rows


def _may_tell_apart(table: DeclaredTable, told_by: Iterable[str], rows: pa.Table) -> Iterator[str]:
    """The other columns of the key; without a key, those that are neither figures nor flags."""
    figures = {field.name for field in table.measures}
    names = table.primary_key or tuple(
        f.name for f in table.fields if f.name not in figures and f.properties.get("role") is None
    )
    return (n for n in names if n not in told_by and n in rows.column_names)


def _distinct(rows: pa.Table, name: str) -> list[Any]:
    return list(rows[name].unique().to_pylist())
