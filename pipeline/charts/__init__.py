"""Views and their tables made into charts: one file a kind of view, and one list of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from altair.utils.schemapi import debug_mode

from pipeline import addresses
from pipeline.cache import Cache, key_of
from pipeline.catalog import Catalog, Dataset, View
from pipeline.catalog.derived import derived
from pipeline.charts import theme
from pipeline.charts.drawing.render import DrawRequest, draw, from_bytes, to_bytes
from pipeline.charts.kinds import (
    composition,
    custom_spec,
    distribution,
    maps,
    progress,
    ranking,
    scatter,
    small_multiples,
    table,
    tiles,
    trend,
)
from pipeline.charts.live_data import ON_PLACES, live_data
from pipeline.charts.model import Chart, ChartPlan, Charts, ChartTable, Drawing, TableColumn
from pipeline.charts.plan import file_of
from pipeline.charts.view_data import ViewData, nothing_to_show, view_data_of
from pipeline.charts.words import day
from pipeline.engine import Ask, CannotBeDrawn, about
from pipeline.products import NONE_KEPT, Products
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.visible import isolated

KINDS: Mapping[str, Callable[[ViewData, Ask], ChartPlan]] = {
    "trend": trend.plan,
    "ranking": ranking.plan,
    "map": maps.plan,
    "tiles": tiles.plan,
    "composition": composition.plan,
    "scatter": scatter.plan,
    "distribution": distribution.plan,
    "progress": progress.plan,
    "small-multiples": small_multiples.plan,
    "vega-lite": custom_spec.plan,
    "table": table.plan,
}

CANNOT_BE_DRAWN = "These figures cannot be drawn."

__all__ = [
    "KINDS",
    "Chart",
    "ChartPlan",
    "ChartTable",
    "Charts",
    "Drawing",
    "TableColumn",
    "draw_charts",
    "drawing_tools",
    "sketch_of",
    "source_line",
]


def draw_charts(  # noqa: PLR0917 - what there is to draw, and by what it is drawn
    catalog: Catalog,
    project: Project,
    ask: Ask,
    executor: Executor,
    cache: Cache,
    progress: Progress,
    products: Products = NONE_KEPT,
    *,
    only: Collection[str] | None = None,
) -> Charts:
    """Draw every view of every dataset, or of those named, whose kind is known here.

    Charts that were worked out before are among the `products`; drawings are kept in the cache
    under the digest of all that they are made from. Raises EngineFault, with the chart's name, when
    no answer comes.
    """
    # Altair checks each part of a spec against its schema as it is made, which takes longer than
    # drawing it; the tests check whole specs instead.
    with debug_mode(False):
        charts = [
            chart
            for dataset in catalog.datasets
            if only is None or dataset.name in only
            for chart in products.of(
                dataset.folder,
                "charts",
                tuple[Chart, ...],
                partial(_charts_of, dataset, catalog, project, ask),
            )
        ]
    orders = {chart.id: _order(chart, project, ask) for chart in charts if chart.plan.wide}
    drawings = _drawn(orders, executor, cache, progress)
    return {
        (chart.dataset, chart.view.name): Chart(
            **{**vars(chart), "drawing": drawings.get(chart.id)}
        )
        for chart in charts
    }


def _view_data(dataset: Dataset, view: View, catalog: Catalog, project: Project) -> ViewData:
    table = derived(dataset.tables_by_name[view.resource], view)
    return view_data_of(dataset, table, view, catalog, project)


def _charts_of(dataset: Dataset, catalog: Catalog, project: Project, ask: Ask) -> tuple[Chart, ...]:
    """The charts of a page: who has a colour in one of them has the same in the others."""
    given: dict[str, dict[str, int]] = {}
    planned = []
    for view in dataset.views:
        if view.kind in KINDS:
            data = _view_data(dataset, view, catalog, project)
            known = given.setdefault(_kind_of_subjects(data), {})
            plan = plan_of(replace(data, colours=dict(known)) if known else data, ask)
            known |= {key: place for key, place in plan.colours.items() if key not in known}
            planned.append((data, plan, known))
    over_time = {
        _figures_of(data): (data.view.name, plan.drawn)
        for data, plan, _ in reversed(planned)
        if data.view.kind == "trend" and plan.wide
    }
    return tuple(
        _chart(replace(data, colours=known) if plan.colours else data, plan, ask, over_time)
        for data, plan, known in planned
    )


def _figures_of(data: ViewData) -> tuple[object, ...]:
    """What tells whether views show the same figures: of the same measure, subjects and part."""
    view = data.view
    where = tuple(sorted((name, tuple(values)) for name, values in view.where.items()))
    return view.resource, data.measure.name, view.time, view.entity, view.by, where


def _kind_of_subjects(data: ViewData) -> str:
    """What tells whether keys stand for the same: entities do everywhere, others in one column."""
    subject = data.subject
    own = f"{data.view.resource}/{subject.name if subject else ''}"
    return subject.entity if subject and subject.entity else own


def _chart(
    data: ViewData,
    plan: ChartPlan,
    ask: Ask,
    over_time: Mapping[tuple[object, ...], tuple[str, Sequence[str]]],
) -> Chart:
    """A chart; one of places leads to the one that shows the same figures over time, if any."""
    dataset, view = data.dataset, data.view
    live = live_data(data, plan)
    if live is not None and view.kind == "composition" and live["fixes_subject"]:
        # Whose bars they are is told only by the figures of all who can take their place.
        plan = replace(plan, file=file_of(data, live, ask))
    if live is not None and view.kind in ON_PLACES and _figures_of(data) in over_time:
        name, drawn = over_time[_figures_of(data)]
        live |= {"over_time": {"view": name, "picks": list(drawn)}}
    return Chart(
        dataset=dataset.name,
        view=view,
        subtitle=plan.subtitle or data.subtitle,
        plan=plan,
        source=". ".join([source_line(dataset), *_of_targets(data)]),
        vintage=vintage_line(dataset),
        drawing=None,
        live=live,
    )


def plan_of(data: ViewData, ask: Ask) -> ChartPlan:
    """A view worked out; one whose figures no axis can hold (beyond 1e300, say) is not drawn.

    Raises EngineFault, with the chart's name, when no answer comes.
    """
    try:
        with about(f"The chart {data.dataset.name}/{data.view.name}"):
            return _drawable(KINDS[data.view.kind](data, ask))
    except (ArithmeticError, ValueError, IndexError, CannotBeDrawn):
        return nothing_to_show(data, headline=CANNOT_BE_DRAWN)


def _drawable(plan: ChartPlan) -> ChartPlan:
    """A plan, all numbers in which JSON can hold. Raises ValueError otherwise."""
    json.dumps([plan.wide, plan.narrow], allow_nan=False)
    return plan


def source_line(dataset: Dataset) -> str:
    """Who published the figures, and under which terms."""
    return f"Source: {_with_terms(dataset)}"


def _with_terms(dataset: Dataset) -> str:
    terms = "; ".join(isolated(one.name or one.title) for one in dataset.licences)
    return isolated(dataset.credit) + (f". Terms: {terms}" if terms else "")


def _of_targets(data: ViewData) -> list[str]:
    """The same of the targets that a view takes from other datasets."""
    names = dict.fromkeys(target.dataset for target in data.view.targets if target.dataset)
    found = [data.catalog.datasets_by_name.get(name) for name in names]
    return [f"Targets: {_with_terms(one)}" for one in found if one and one is not data.dataset]


def vintage_line(dataset: Dataset) -> str:
    """Of which version the figures are, and on which day the latest of them were fetched."""
    version = f"version {dataset.version}" if dataset.version else ""
    fetched = max((source.accessed for source in dataset.sources if source.accessed), default="")
    told = [version, f"fetched {day(fetched)}" if fetched else ""]
    line = ", ".join(filter(None, told))
    return line[:1].upper() + line[1:]


def _order(chart: Chart, project: Project, ask: Ask) -> DrawRequest:
    address = project.absolute(addresses.chart_anchor(chart.dataset, chart.view.name))
    last = filter(None, [chart.vintage, address if project.has_address else ""])
    footer = (*chart.plan.notes, chart.source, *last)
    period = chart.plan.period
    subtitle = chart.subtitle if period in chart.title else _dated(chart.subtitle, period)
    words = {"title": chart.title, "subtitle": subtitle, "footer": footer}
    return DrawRequest(
        id=chart.id,
        title=chart.title,
        subtitle=subtitle,
        description=chart.description,
        footer=footer,
        frame=ask("frame", {**words, "width": theme.WIDE.width}),
        wide=chart.plan.wide,
        narrow=chart.plan.narrow,
    )


def _dated(subtitle: str, period: str) -> str:
    """A subtitle that says which years are shown."""
    if not period or period in subtitle:
        return subtitle
    return f"{isolated(subtitle)}, {period}" if subtitle else period


def _drawn(
    orders: Mapping[str, DrawRequest], executor: Executor, cache: Cache, progress: Progress
) -> dict[str, Drawing]:
    tools = drawing_tools()
    keys = {name: key_of("drawing", tools, vars(order)) for name, order in orders.items()}
    kept = {name: cache.read(key) for name, key in keys.items()}
    found = {name: from_bytes(value) for name, value in kept.items() if value is not None}
    drawings = {name: drawing for name, drawing in found.items() if drawing is not None}
    missing = [name for name in orders if name not in drawings]
    made = executor.map(draw, [orders[name] for name in missing])
    for name, drawing in zip(
        missing, progress.follow("Drawing charts", made, len(missing)), strict=True
    ):
        cache.write(keys[name], to_bytes(drawing))
        drawings[name] = drawing
    return drawings


def drawing_tools() -> list[object]:
    """What drawings are made with: a change in any of it makes those that were kept stale."""
    here = Path(__file__).parent
    names = ("drawing/render.py", "drawing/svg_minify.py", "theme.py")
    own = [(here / name).read_text("utf-8") for name in names]
    return [version("vl-convert-python"), theme.CONFIG, *own]
