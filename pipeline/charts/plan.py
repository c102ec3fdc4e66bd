"""What the modules say of a view: asked at build time, as the browser asks them later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipeline.charts.live_data import figures_of
from pipeline.charts.model import ChartPlan, ChartTable, Figures, FiguresFile, TableColumn
from pipeline.charts.structure.fill import fill
from pipeline.charts.view_data import ViewData, nothing_to_show
from pipeline.engine import Ask
from pipeline.visible import END_OF_ISOLATE, ISOLATE

# What sets a name apart in a sentence is no part of it in a file.
_ISOLATES: Mapping[int, None] = {ord(ISOLATE): None, ord(END_OF_ISOLATE): None}

Structure = Callable[[Figures], Mapping[str, Any]]
"""Makes marks, encodings and axes for figures: rows, scales and ticks are put in later."""


def plan_chart(
    data: ViewData, structure: Structure, ask: Ask, places: Mapping[str, Any] | None = None
) -> ChartPlan:
    """A view worked out by the modules, in a structure made for it.

    `places` are those that a map or tiles are drawn on. What has nothing to show is not drawn.
    Raises CannotBeDrawn for figures that no axis can hold, and EngineFault when no answer comes.
    """
    figures = figures_of(data)
    answer = ask("chart", _given(data, figures, places))
    if answer["refused"]:
        return nothing_to_show(data, *answer["notes"], headline=answer["refused"])
    empty = structure({**figures, "form": answer["form"]})
    return ChartPlan(
        wide=fill(empty, answer["wide"]),
        narrow=fill(empty, answer["narrow"]),
        table=_table(answer["table"]),
        file=as_file(answer["file"]),
        headline=answer["words"]["headline"],
        words=tuple(answer["words"]["sentences"]),
        notes=tuple(answer["words"]["notes"]),
        period=answer["period"],
        reference=answer["reference"],
        form=answer["form"],
        title=answer["words"].get("title", ""),
        subtitle=answer["words"].get("subtitle", ""),
        drawn=tuple(answer["drawn"]),
        colours=answer["colours"],
        has_settings=answer["hasSettings"],
    )


def plan_nothing(data: ViewData, ask: Ask) -> ChartPlan:
    """A view whose data has not what its kind is drawn of. Raises EngineFault without an answer."""
    return nothing_to_show(data, headline=ask("chart", {"figures": None})["refused"])


def names_of(data: ViewData, figures: Mapping[str, Any]) -> dict[str, Any] | None:
    """The names of a view's subjects, in the form in which the browser has those of all entities.

    None for subjects that are no entities: their names are among the figures.
    """
    subject = figures["subject"]
    if subject is None or subject["entity"] is None:
        return None
    entities = [data.catalog.entity(subject["entity"], key) for key in subject["keys"]]
    sections = list(dict.fromkeys(entity.section for entity in entities if entity.section))
    return {
        "keys": subject["keys"],
        "names": [entity.name for entity in entities],
        "in_text": [entity.name_in_text for entity in entities],
        "section_titles": sections,
        "sections": [
            sections.index(entity.section) if entity.section else -1 for entity in entities
        ],
    }


def _table(answer: Mapping[str, Any]) -> ChartTable:
    return ChartTable(
        answer["caption"],
        tuple(TableColumn(one["name"], one["title"], one["isNumber"]) for one in answer["columns"]),
        _rows(answer["cells"]),
        _rows(answer["values"], away=_ISOLATES),
    )


def file_of(data: ViewData, figures: Figures, ask: Ask) -> FiguresFile:
    """What a chart first shows, to take away. Raises EngineFault when no answer comes."""
    return as_file(ask("first_file", _given(data, figures)))


def _given(
    data: ViewData, figures: Figures, places: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    return {
        "figures": figures,
        "entities": names_of(data, figures),
        "places": places,
        "named": {"dataset": data.dataset.name, "view": data.view.name},
    }


def as_file(answer: Mapping[str, Any]) -> FiguresFile:
    """What a chart shows to take away, as the modules answer it."""
    return FiguresFile(answer["name"], tuple(answer["columns"]), _rows(answer["rows"]))


def _rows(
    rows: Sequence[Sequence[str]], away: Mapping[int, None] | None = None
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.translate(away or {}) for cell in row) for row in rows)
