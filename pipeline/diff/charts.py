"""The charts of datasets that changed, before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from pipeline.cache import Cache
from pipeline.catalog import Catalog
from pipeline.charts import Chart, Charts, draw_charts
from pipeline.diff.before_after import BeforeAfter
from pipeline.diff.model import Difference, Kind
from pipeline.engine import Ask
from pipeline.progress import Progress
from pipeline.project import Project

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, kw_only=True)
class ChartPair:
    """A view as it was drawn before and after; None on the side that does not have it.

    Ids in the drawings before and after differ, so that both can stand on one page.
    """

    name: str
    title: str
    before: Chart | None
    after: Chart | None


ChartPairs = Mapping[str, tuple[ChartPair, ...]]
"""By dataset, the charts that do not look the same before and after."""


def draw_pairs(
    difference: Difference,
    sides: BeforeAfter,
    project: Project,
    ask: Ask,
    *,
    executor: Executor,
    cache: Cache,
    progress: Progress,
) -> ChartPairs:
    """Draw the charts of datasets that changed; those that look the same are left out."""
    changed = {d.name for d in difference.datasets if d.kind is Kind.CHANGED}

    def draw(catalog: Catalog) -> Charts:
        return draw_charts(catalog, project, ask, executor, cache, progress, only=changed)

    before, after = draw(sides.before), draw(sides.after)
    return {name: tuple(_pairs(name, before, after)) for name in sorted(changed)}


def _pairs(dataset: str, before: Charts, after: Charts) -> list[ChartPair]:
    views = [view for name, view in dict.fromkeys([*after, *before]) if name == dataset]
    pairs = (_pair(before.get((dataset, v)), after.get((dataset, v)), v) for v in views)
    return [pair for pair in pairs if not _look_same(pair)]


def _pair(before: Chart | None, after: Chart | None, name: str) -> ChartPair:
    one = after or before
    assert one is not None, "a view has a chart on one side at least"
    return ChartPair(
        name=name,
        title=one.view.title,
        before=_with_ids(before, "before") if before else None,
        after=_with_ids(after, "after") if after else None,
    )


def _look_same(pair: ChartPair) -> bool:
    before, after = pair.before, pair.after
    if before is None or after is None:
        return False
    return _content(before) == _content(after)


def _content(chart: Chart) -> tuple[object, ...]:
    """What a chart shows and says: how numbers are written and rows are ordered does not count."""
    plan = chart.plan
    words = (chart.subtitle, plan.headline, plan.words, plan.notes, plan.period)
    rows = (
        frozenset(zip(plan.table.columns, map(_value, values, cells), strict=True))
        for values, cells in zip(plan.table.values, plan.table.cells, strict=True)
    )
    return chart.view, words, frozenset(rows)


def _value(value: str, cell: str) -> str | float:
    """A cell as a number where it is one, else as people read it."""
    try:
        return float(value)
    except ValueError:
        return cell


def _with_ids(chart: Chart, side: str) -> Chart:
    """A chart whose drawings' ids begin with the side that it stands on."""
    if chart.drawing is None:
        return chart
    own = re.compile(rf'(?<=["#]){re.escape(chart.id)}-')

    def rename(svg: str) -> str:
        return _TAG.sub(lambda tag: own.sub(f"{side}_{chart.id}-", tag[0]), svg)

    drawing = chart.drawing
    renamed = replace(drawing, wide=rename(drawing.wide), narrow=rename(drawing.narrow))
    return replace(chart, drawing=renamed)
