"""Tables that a chart is of, though none of them stands in the dataset: made from one that does.

Columns that only together tell rows apart become one ("Arden, women"), and columns of measures that
have one unit become one of their names beside one of figures.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pipeline.catalog.model import Field, Table, View

# No column of a file has such a name.
GROUP = "group\u001f"
FIGURE = "figure\u001f"


def derived(table: Table, view: View) -> Table:
    """The table that a view is of: its own, or one made from it as the view says."""
    if view.together:
        return together(table, view.together)
    return melted(table, view.measures) if view.measures else table


def together(table: Table, names: tuple[str, ...]) -> Table:
    """A table with one more column, in which others stand as one, apart by commas."""
    labels = [
        table.texts[name].map(table.fields_by_name[name].label)
        if table.fields_by_name[name].labels
        else table.texts[name]
        for name in names
    ]
    joined = pd.concat(labels, axis="columns").agg(", ".join, axis="columns")
    first, *between, last = (table.fields_by_name[name].title for name in names)
    title = f"{', '.join([first, *map(_inside, between)])} and {_inside(last)}"
    field = Field(name=GROUP, title=title, description="", type="string")
    return replace(
        table,
        fields=(*table.fields, field),
        primary_key=(),
        texts=table.texts.assign(**{GROUP: joined}),
        frame=table.frame.assign(**{GROUP: joined}),
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
    group = Field(
        name=GROUP,
        title="Series",
        description="",
        type="string",
        labels={measure.name: measure.title for measure in measures},
    )
    figure = replace(first, name=FIGURE, title=_common(measures), is_measure=True)
    return replace(
        table,
        fields=(*others, group, figure),
        primary_key=(),
        texts=pd.concat(texts, ignore_index=True),
        frame=pd.concat(frames, ignore_index=True),
        not_finite={},
    )


def _common(measures: list[Field]) -> str:
    """What figures of several measures are called together: the words that begin all names."""
    words = [measure.title.split() for measure in measures]
    shared: list[str] = []
    for group in zip(*words, strict=False):
        if len(set(group)) > 1:
            break
        shared.append(group[0])
    return " ".join(shared).rstrip(",:;-– ") or "Figures"


def _inside(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
