"""What changed in the data since another state of it: a git revision or a folder.

Both states are checked first; a dataset that is unsound on one side is said to be so, and the
others are compared. Rendered by itself: one module a format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from pipeline.cache import Cache
from pipeline.diff import html, json, markdown, text
from pipeline.diff.base import UnknownBase, open_base
from pipeline.diff.charts import ChartPair, ChartPairs, draw_pairs
from pipeline.diff.compare import compare_catalogs
from pipeline.diff.model import Difference
from pipeline.diff.sides import Sides, read_sides
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.workers import executor

__all__ = [
    "FORMATS",
    "ChartPair",
    "Difference",
    "UnknownBase",
    "compare_catalogs",
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
    with open_base(project, base) as opened:
        sides = read_sides(project, opened)
    difference = find_difference(sides, opened.label)
    charts = None
    if form in DRAWN:
        with executor(workers, preload=["pipeline.charts.render"]) as pool:
            charts = draw_pairs(
                difference, sides, project, executor=pool, cache=cache, progress=progress
            )
    return write_difference(difference, form, charts=charts, colour=colour)


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
