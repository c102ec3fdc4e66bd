"""What a table that nobody described tells apart: its things, or its columns, in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from pipeline.catalog.derived import GROUP, derived
from pipeline.catalog.model import NUMBER_TYPES, Field, Table, View
from pipeline.catalog.statuses import is_called_plan
from pipeline.catalog.subjects import is_called_value, is_of_ids, names_first, names_units, total_of

_MOST_COLUMNS_TOGETHER, _MOST_GROUPS = 3, 300
_OF_TWO, _ALIKE, _FEWEST_IN_A_GRID, _MOST_IDS = 2, 30, 3, 10
# Whole numbers that so few of so many rows have are rather grades than amounts.
_MOST_GRADES, _FEWEST_GRADED = 5, 30

NOT_TOLD_APART = (
    "Several rows are about the same things, and nothing tells them apart, so they are shown as a "
    "table."
)
ONLY_NUMBERS = "Only numbers or codes tell the rows apart, so they are shown as a table."
TOO_MANY_GROUPS = (
    "The figures are of many groups at once, so no chart is drawn of some that nobody chose."
)

Where = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class TableSeries:
    """What a table tells apart: its things (`entity`), or several columns `together`, in time.

    `where` are the values of other columns that stand for all, or the one unit of the figures.
    `table` is the table as views of it see it, `time` its column of periods unless they only say
    when each figure is from. `measures` are columns that became lines.
    """

    table: Table
    entity: Field | None
    where: Where
    time: Field | None
    together: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def rows(self) -> pd.DataFrame:
        """The texts of the rows that are meant."""
        return chosen(self.table.texts, self.where)

    @property
    def has_one_row_each(self) -> bool:
        """Whether no two rows are about the same thing and period."""
        return tells_rows_apart(self.rows, self.entity, self.time)

    @property
    def are_of_several_times(self) -> bool:
        """Whether each thing has one figure, and these are of different periods."""
        time = self.table.time
        return time is not None and self.time is None and self.rows[time.name].nunique() > 1

    def known(self, *measures: str) -> pd.DataFrame:
        """The texts of the rows in which measures have figures and their subject is known."""
        rows = self.rows
        named = [self.entity.name] if self.entity else []
        present = self.table.frame.loc[rows.index, [*measures, *named]].notna().all(axis=1)
        return rows[present]


def slices_of(table: Table, measured: Sequence[Field]) -> list[Where]:
    """The slices that each have one measure and one unit, as columns of these say.

    The whole table is the only one where there are no such columns, or the unit is stated.
    """
    if measured[0].unit:
        return [{}]
    named = [field for field in names_first(table, _telling(table)) if names_units(field)]
    found: list[Where] = [{}]
    for field in named:
        found = [
            {**one, **({field.name: (value,)} if len(values) > 1 else {})}
            for one in found
            for values in [_values(chosen(table.texts, one)[field.name])]
            for value in values
        ]
    return found


def _values(texts: pd.Series) -> list[str]:
    return [str(value) for value in texts.unique()]


def series_of(
    table: Table, measured: Sequence[Field], status: str | None, where: Where
) -> tuple[TableSeries | None, str]:
    """What a slice of a table tells apart, but not by a column of statuses; or why it cannot."""
    rows = chosen(table.texts, where)
    telling = [
        field
        for field in names_first(table, _telling(table))
        if field.name != status and not names_units(field) and rows[field.name].nunique() > 1
    ]
    entity = table.entity or _category(table, telling, rows)
    time = table.time
    if entity is not table.entity and time and _is_one_series(table, rows, entity):
        return TableSeries(table, None, where, time), ""
    if entity is None and not telling and _are_of_one_unit(table, measured):
        return _of_measures(table, tuple(field.name for field in measured)), ""
    if entity is not None and entity is not table.entity and tells_rows_apart(rows, entity):
        return _of_things_with_a_row(table, entity, rows, where), ""
    others = [
        field
        for field in telling
        if field is not entity and not (entity and _is_about(rows, field, entity))
    ]
    needed = _needed(table, entity, others, rows)
    return (
        _told_apart(table, entity, needed, where) if needed is not None else _of_rows(table, where)
    )


def _told_apart(
    table: Table, entity: Field | None, needed: list[Field], where: Where
) -> tuple[TableSeries | None, str]:
    """Series of things that columns tell apart: of all where a total says so, else together."""
    totals = {field.name: (total,) for field in needed if (total := total_of(table, field))}
    where = {**where, **totals}
    left = [field for field in needed if field.name not in totals]
    if not left:
        return TableSeries(table, entity, where, table.time), ""
    names = tuple(field.name for field in (entity, *left) if field)
    view = View(name="", title="", kind="table", resource=table.name, together=names)
    groups = derived(table, view)
    if chosen(groups.texts, where)[GROUP].nunique() > _MOST_GROUPS:
        return None, TOO_MANY_GROUPS
    return TableSeries(groups, groups.fields_by_name[GROUP], where, table.time, names), ""


def _of_rows(table: Table, where: Where) -> tuple[TableSeries | None, str]:
    """Rows that no words tell apart: each is a thing of its own where none is of a period."""
    rows = chosen(table.texts, where)
    codes = [f for f in table.fields if f.type in NUMBER_TYPES and not f.is_measure]
    codes = [field for field in codes if field is not table.time]
    if table.time is None or any(rows[field.name].is_unique for field in codes):
        return TableSeries(table, None, where, None), ""
    others = [*_telling(table), *codes]
    is_told = bool(codes) and tells_rows_apart(rows, table.time, *others)
    return None, ONLY_NUMBERS if is_told else NOT_TOLD_APART


def _telling(table: Table) -> list[Field]:
    return [field for field in table.fields if _may_tell_apart(table, field)]


def _may_tell_apart(table: Table, field: Field) -> bool:
    """Whether a column of words has several, and no other role; a column of the key always has."""
    is_keyed = field.name in table.primary_key and not field.is_measure
    is_text = field.type in {"string", "boolean", "any"} or is_keyed
    is_free = field.role is None and field is not table.time
    return is_text and is_free and bool(table.texts[field.name].nunique() > 1)


def without_dimensions(table: Table, measured: Sequence[Field]) -> list[Field]:
    """Measures but those that say what rows are about: ages, of which each group has all.

    Nor are those told that are the same in all rows. At least one is left.
    """
    others = [field for field in (*_telling(table), table.time) if field]
    kept = [field for field in measured if not _spans_a_grid(table, field, others)]
    vary = [field for field in kept if table.frame[field.name].nunique() > 1]
    return vary or kept or list(measured)


def _spans_a_grid(table: Table, field: Field, others: Sequence[Field]) -> bool:
    """Whether each whole number stands once beside each value of other columns, and fills all."""
    own = table.texts[field.name]
    if field.type != "integer" or field.unit or own.nunique() < _FEWEST_IN_A_GRID:
        return False
    for count in range(1, _OF_TWO + 1):
        for some in combinations(others, count):
            groups = table.texts.groupby([one.name for one in some]).ngroups
            is_full = groups > 1 and groups * own.nunique() == len(own)
            if is_full and tells_rows_apart(table.texts, field, *some):
                return True
    return False


def foremost_first(table: Table, measured: Sequence[Field], entity: Field | None) -> list[Field]:
    """Measures in their order, but what is called value first, and plans and grades last.

    Last are those, too, that are the same for many things of one group: an electorate stands beside
    each candidate, and is none of theirs.
    """
    groups = [f for f in _telling(table) if f is not entity and f.name in table.texts]

    def place(field: Field) -> tuple[bool, ...]:
        is_of_a_group = any(_is_of(table, field, group) for group in groups)
        return (
            not is_called_value(field),
            is_called_plan(field.name),
            is_of_a_group or _is_grade(table, field),
        )

    return sorted(measured, key=place)


def _is_grade(table: Table, field: Field) -> bool:
    is_whole = field.type == "integer" and field.unit is None
    figures = table.frame[field.name]
    return is_whole and figures.nunique() <= _MOST_GRADES and figures.count() >= _FEWEST_GRADED


def _is_of(table: Table, measure: Field, group: Field) -> bool:
    """Whether a measure says something of groups of several rows, the same in each of these."""
    keys = [field.name for field in (group, table.time) if field]
    figures = table.frame[measure.name].astype("float64")
    grouped = figures.groupby([table.texts[key] for key in keys])
    is_of_many = bool((grouped.count() > 1).all())
    return is_of_many and figures.nunique() > 1 and bool((grouped.nunique() == 1).all())


def _of_measures(table: Table, names: tuple[str, ...]) -> TableSeries:
    """A wide table whose columns of one unit become lines beside each other."""
    view = View(name="", title="", kind="table", resource=table.name, measures=names)
    melted = derived(table, view)
    return TableSeries(melted, melted.fields_by_name[GROUP], {}, melted.time, measures=names)


def _are_of_one_unit(table: Table, measured: Sequence[Field]) -> bool:
    """Whether the columns of a wide table can share an axis: by their size if none has a unit."""
    units = {field.unit or _unit_in_title(field.title) for field in measured}
    is_in_time = table.time is not None and not table.texts[table.time.name].duplicated().any()
    if len(measured) < _OF_TWO or len(units) > 1 or not is_in_time:
        return False
    sizes = table.frame[[field.name for field in measured]].astype("float64").abs().median()
    return units != {None} or bool(sizes.max() <= _ALIKE * max(sizes.min(), sizes.max() / 1e9))


def _unit_in_title(title: str) -> str | None:
    """The unit that ends a title: (TWh), or a sign of per cent."""
    if title.endswith("%"):
        return "%"
    return title[title.rindex("(") :] if title.endswith(")") and "(" in title else None


def _needed(
    table: Table, entity: Field | None, others: Sequence[Field], rows: pd.DataFrame
) -> list[Field] | None:
    """The fewest other columns that tell rows apart; None where none do, or too many would."""
    keyed = [field for field in others if field.name in table.primary_key]
    if table.primary_key:
        return keyed
    for count in range(_MOST_COLUMNS_TOGETHER):
        for some in combinations(others, count):
            if tells_rows_apart(rows, entity, table.time, *some):
                return list(some)
    return None


def _category(table: Table, telling: Sequence[Field], rows: pd.DataFrame) -> Field | None:
    """The column that says what a row is about, where no column declares an entity.

    It is the one that tells rows apart, else one of the key, else the one with most values; and one
    in which a total stands for all others only if there is no other.
    """
    keyed = [field for field in telling if field.name in table.primary_key]
    whole = [field for field in keyed or telling if total_of(table, field) is not None]
    among = [field for field in keyed or telling if field not in whole] or whole
    alone = (field for field in among if tells_rows_apart(rows, field, table.time))
    most = max(among, key=lambda field: int(rows[field.name].nunique()), default=None)
    return next(alone, most)


def _is_one_series(table: Table, rows: pd.DataFrame, entity: Field | None) -> bool:
    """Whether periods alone tell rows apart, one after the other, whatever else is said of them.

    Rows that begin anew with each thing are of several, though no period has two of them.
    """
    assert table.time is not None
    if not tells_rows_apart(rows, table.time):
        return False
    places = rows[table.time.name].map(table.timeline.places).dropna()
    is_in_order = bool(places.is_monotonic_increasing or places.is_monotonic_decreasing)
    return is_in_order or entity is None


def _of_things_with_a_row(
    table: Table, entity: Field, rows: pd.DataFrame, where: Where
) -> TableSeries:
    """Things that have one row each: of one time or of several, and without names if by ids."""
    time = table.time
    if len(rows) > _MOST_IDS and (entity.type in NUMBER_TYPES or is_of_ids(table, entity)):
        return TableSeries(table, None, where, None)
    is_of_one_time = time is not None and rows[time.name].nunique() == 1
    return TableSeries(table, entity, where, time if is_of_one_time else None)


def _is_about(rows: pd.DataFrame, field: Field, entity: Field) -> bool:
    """Whether a column has one value for each entity."""
    return bool(rows.groupby(entity.name)[field.name].nunique().max() == 1)


def chosen(texts: pd.DataFrame, where: Where) -> pd.DataFrame:
    """The rows in which columns have the texts that are given."""
    for name, values in where.items():
        texts = texts[texts[name].isin(values)]
    return texts


def tells_rows_apart(rows: pd.DataFrame, *fields: Field | None) -> bool:
    """Whether no two rows agree in columns."""
    names = [field.name for field in fields if field]
    return not rows.duplicated(names).any() if names else len(rows) < _OF_TWO
