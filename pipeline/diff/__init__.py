"""What changed in the data since another state of it: a git revision or a folder.

Both states are checked first; a dataset that is unsound on one side is said to be so, and the
others are compared. Rendered by itself: one module a format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.cache import Cache
from pipeline.diff.base import UnknownBase, open_base
from pipeline.diff.before_after import Known, Sides, read_sides
from pipeline.diff.charts import ChartPair, ChartPairs, draw_pairs
from pipeline.diff.compare.catalogs import compare_catalogs
from pipeline.diff.formats import html, json, markdown, text
from pipeline.diff.model import Difference, Kind
from pipeline.engine import asking
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.workers import executor

__all__ = [
    "FORMATS",
    "ChartPair",
    "Comparison",
    "Difference",
    "Known",
    "UnknownBase",
    "compare",
    "compare_catalogs",
    "draw_changes",
    "find_difference",
    "open_base",
    "read_sides",
    "write_diff",
    "write_difference",
]


class Format(Protocol):
    """A way of writing a difference down."""

    def __call__(
        self, difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
    ) -> str:
        """The difference in this format.

        `charts` are the drawings of datasets before and after, for formats that show them;
        `colour` is for terminals and matters to text alone.
        """


FORMATS: Mapping[str, Format] = {
    "text": text.write_difference,
    "json": json.write_difference,
    "markdown": markdown.write_difference,
    "html": html.write_difference,
}
DRAWN = frozenset({"html"})
"""The formats that show charts."""


@dataclass(frozen=True)
class Comparison:
    """What changed between two states of a project's data, and both of them."""

    difference: Difference
    sides: Sides


def write_diff(
    project: Project,
    base: str | None,
    form: str,
    *,
    workers: int,
    cache: Cache,
    progress: Progress,
    colour: bool = False,
) -> str:
    """What changed in a project's data since `base`, in one of FORMATS.

    Raises UnknownBase when there is nothing to compare with.
    """
    comparison = compare(project, base)
    charts = None
    if form in DRAWN:
        charts = draw_changes(comparison, project, workers=workers, cache=cache, progress=progress)
    return write_difference(comparison.difference, form, charts=charts, colour=colour)


def compare(project: Project, base: str | None, known: Known | None = None) -> Comparison:
    """Compare a project's data with what it was at `base`; `known` is known of it already.

    Raises UnknownBase when there is nothing to compare with.
    """
    with open_base(project, base) as opened:
        sides = read_sides(project, opened, known=known)
    return Comparison(find_difference(sides, opened.label), sides)


def draw_changes(
    comparison: Comparison, project: Project, *, workers: int, cache: Cache, progress: Progress
) -> ChartPairs:
    """Draw what changed, before and after, for the formats that show charts."""
    if not any(change.kind is Kind.CHANGED for change in comparison.difference.datasets):
        return {}
    with (
        executor(workers, preload=["pipeline.charts.drawing.render"]) as pool,
        asking(cache, project.build) as ask,
    ):
        return draw_pairs(
            comparison.difference,
            comparison.sides,
            project,
            ask,
            executor=pool,
            cache=cache,
            progress=progress,
        )


def find_difference(sides: Sides, base: str) -> Difference:
    """What changed between two states; `base` says in words what the first is."""
    found = compare_catalogs(sides.before, sides.after)
    compared = (replace(d, errors_after=sides.flawed.get(d.name, 0)) for d in found.datasets)
    datasets = sorted((*compared, *sides.unread), key=lambda change: change.name)
    return Difference(tuple(datasets), found.unchanged + sides.unchanged, base)


def write_difference(
    difference: Difference,
    form: str = "text",
    *,
    charts: ChartPairs | None = None,
    colour: bool = False,
) -> str:
    """The difference in one of FORMATS, with a line break at its end."""
    return FORMATS[form](difference, charts=charts, colour=colour)
