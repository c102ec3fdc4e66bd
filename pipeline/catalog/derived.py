"""Tables that a chart is of, though none of them stands in the dataset: made from one that does.

Columns that only together tell rows apart become one ("Arden, women"), and columns of measures that
have one unit become one of their names beside one of figures; where the names are years or other
periods, that is one of periods.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from pipeline.catalog.model import Field, Table, View
from pipeline.catalog.subjects import is_called_value, names_measures
from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import readings

# No column of a file has such a name.
GROUP = "group\u001f"
FIGURE = "figure\u001f"
PERIOD = "period\u001f"
# What programs put around a year that names a column: X2015, 2015 [YR2015].
_AROUND_A_YEAR = re.compile(r"(?:[A-Z]{1,2}|_|year ?)?(\d{4})(?: \[YR\1\])?", re.IGNORECASE)
# Units that can be nothing else in brackets: no places, years or groups.
_ENDS_IN_A_UNIT = re.compile(
    r"\((%|[£$€¥]\w*|[kMGTP]?W[hp]?|[kMGTP](?:t|g|J|toe)|[kcm]m|ha|ml|bn|[A-Za-z]*CO2\w*"
    r"|[\w²³°µ]*[/²³°µ][\w²³°µ/]*)\)$"
)
_ENDS_IN_A_YEAR = re.compile(r"(.*?\D)[ _.]?(\d{4})")


def derived(table: Table, view: View) -> Table:
    """The table that a view is of: its own, or one made from it as the view says."""
    if view.time == PERIOD:
        table = across_periods(table, view.measures)
    elif view.measures:
        return melted(table, view.measures)
    table = together(table, view.together) if view.together else table
    return called_after(table, view.where)


def called_after(table: Table, where: Mapping[str, tuple[str, ...]]) -> Table:
    """A table whose figures are called after the one measure that is chosen of several.

    That is so of a column of values, which has no better name.
    """
    names = [
        table.fields_by_name[name].label(values[0])
        for name, values in where.items()
        if names_measures(table.fields_by_name[name]) and len(values) == 1
    ]
    if len(names) != 1:
        return table
    fields = tuple(
        replace(field, title=names[0]) if field.name == FIGURE or is_called_value(field) else field
        for field in table.fields
    )
    return replace(table, fields=fields)


def together(table: Table, names: tuple[str, ...]) -> Table:
    """A table with one more column, in which others stand as one, apart by commas."""
    labels = [
        table.texts[name].map(table.fields_by_name[name].label)
        if table.fields_by_name[name].labels
        else table.texts[name]
        for name in names
    ]
    rows = zip(*labels, strict=True)
    joined = pd.Series([", ".join(filter(str.strip, row)) for row in rows], table.texts.index)
    first, *others = (table.fields_by_name[name] for name in names)
    *between, last = (field.title_inside for field in others)
    title = f"{', '.join([first.title, *between])} and {last}"
    field = Field(name=GROUP, title=title, description="", type="string")
    return replace(
        table,
        fields=(*table.fields, field),
        primary_key=(),
        texts=table.texts.assign(**{GROUP: joined}),
        frame=table.frame.assign(**{GROUP: joined.where(joined != "")}),
    )


def melted(table: Table, names: tuple[str, ...]) -> Table:
    """A table with a row for each measure: its name, its figure, and all other columns again."""
    measures = [table.fields_by_name[name] for name in names]
    others = [field for field in table.fields if field.name not in names]
    kept = [field.name for field in others]
    texts, frames = [], []
    for measure in measures:
        added = {GROUP: measure.name}
        texts.append(table.texts[kept].assign(**added, **{FIGURE: table.texts[measure.name]}))
        frames.append(table.frame[kept].assign(**added, **{FIGURE: table.frame[measure.name]}))
    first = measures[0]
    labels = {measure.name: measure.title for measure in measures}
    unit = first.unit or _unit_of_all(list(labels.values()))
    if unit and not first.unit:
        labels = {name: title.removesuffix(f"({unit})").strip() for name, title in labels.items()}
    group = Field(
        name=GROUP,
        title="Series",
        description="",
        type="string",
        labels=labels,
    )
    title = _common(list(labels.values()))
    figure = replace(first, name=FIGURE, title=title, unit=unit, is_measure=True)
    return replace(
        table,
        fields=(*others, group, figure),
        primary_key=(),
        texts=pd.concat(texts, ignore_index=True),
        frame=pd.concat(frames, ignore_index=True),
        not_finite={},
    )


def periods_across(table: Table, measured: Sequence[Field]) -> tuple[str, ...]:
    """The columns of a wide table that each hold the figures of one period; none if one does not.

    Only a table without a column of periods is wide in this way.
    """
    names = tuple(field.name for field in measured)
    if len(names) < 2 or table.time is not None:
        return ()
    periods, called = _periods_of(names)
    is_read = len(set(periods)) == len(names) and len(readings(periods)) == 1
    return names if is_read and len(set(called)) == 1 else ()


def across_periods(table: Table, names: tuple[str, ...]) -> Table:
    """A table with a row for each period that names a column: the period and its figure."""
    periods, called = _periods_of(names)
    wide = melted(table, names)
    texts = wide.texts[GROUP].map(dict(zip(names, periods, strict=True)))
    are_years = {one.kind for one in readings(periods)} == {PeriodKind.YEAR}
    time = Field(
        name=PERIOD,
        title="Year" if are_years else "Period",
        description="",
        type="year" if are_years else "string",
        role="time",
    )
    title = called[0].replace("_", " ").strip(" .:,-")
    fields = tuple(
        replace(field, title=(title[:1].upper() + title[1:]) or field.title)
        if field.name == FIGURE
        else field
        for field in wide.fields
        if field.name != GROUP
    )
    values = texts.astype("Int64") if are_years else texts
    return replace(
        wide,
        fields=(*fields, time),
        texts=wide.texts.drop(columns=GROUP).assign(**{PERIOD: texts}),
        frame=wide.frame.drop(columns=GROUP).assign(**{PERIOD: values}),
    )


def _periods_of(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The periods that columns are called after, and what they are called beside these."""
    plain = [_AROUND_A_YEAR.fullmatch(name) for name in names]
    if all(plain):
        return [found[1] for found in plain if found], [""] * len(names)
    ends = [_ENDS_IN_A_YEAR.fullmatch(name) for name in names]
    if all(ends):
        return [found[2] for found in ends if found], [found[1] for found in ends if found]
    return list(names), [""] * len(names)


def _common(titles: Sequence[str]) -> str:
    """What figures of several measures are called together: the words that begin all names."""
    shared: list[str] = []
    for group in zip(*(title.split() for title in titles), strict=False):
        if len(set(group)) > 1:
            break
        shared.append(group[0])
    return " ".join(shared).rstrip(",:;-– ") or "Figures"


def _unit_of_all(titles: Sequence[str]) -> str | None:
    """The unit in brackets that ends all titles: (TWh). Other words in brackets may be anything."""
    found = [_ENDS_IN_A_UNIT.search(title) for title in titles]
    units = {one[1] if one else None for one in found}
    return units.pop() if len(units) == 1 else None
