"""Organisations beside a published benchmark: their list, and a page for each with enough years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pipeline import addresses
from pipeline.catalog.benchmark_data import Benchmarked, Body, read_benchmarked
from pipeline.engine import Ask
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.benchmark_chart import TwoLines, span_of, two_lines
from pipeline.pages.parts.benchmark_scores import Standing, against, marks, same_below, standings
from pipeline.pages.parts.hand_written import written
from pipeline.pages.parts.words import search_words, sort_key
from pipeline.pages.render import make_page


@dataclass(frozen=True, eq=False)
class Row:
    """A body in the list, with how each of its latest scores stands beside the benchmark."""

    body: Body
    against: tuple[str | None, ...]
    words: str


@dataclass(frozen=True, eq=False)
class Drawn:
    """How a body stands in a measure, and the chart of it."""

    standing: Standing
    chart: TwoLines


def index(atlas: Atlas) -> Iterator[Page]:
    """The list of all organisations, with the benchmark itself over time."""
    data = read_benchmarked(atlas.catalog, atlas.project)
    if data is None or not data.periods:
        return
    newest = data.periods[-1]
    rows = _rows(data, newest, atlas.ask)
    yield make_page(
        "benchmarks",
        "benchmarks.md",
        addresses.BENCHMARKS,
        meta={"scripts": ["filter"]},
        data=data,
        setting=data.setting,
        kind=atlas.project.kinds[data.setting.entity],
        newest=newest,
        marks=_drawn(marks(data, atlas.ask)),
        now=[row for row in rows if row.body.last == newest and not row.body.is_group],
        groups=[row for row in rows if row.body.is_group],
        before=[row for row in rows if row.body.last != newest and not row.body.is_group],
        project=atlas.project,
        same_below=partial(same_below, ask=atlas.ask),
        text=written(atlas.project, addresses.BENCHMARKS),
    )


def pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each organisation or group with scores of enough years."""
    data = read_benchmarked(atlas.catalog, atlas.project)
    if data is None:
        return
    for body in data.bodies:
        found = standings(data, body, atlas.ask)
        if body.address is not None and found:
            yield make_page(
                "benchmark",
                "benchmark.md",
                body.address,
                data=data,
                setting=data.setting,
                kind=atlas.project.kinds[data.setting.entity],
                body=body,
                newest=data.periods[-1],
                drawn=_drawn(found),
                same_below=partial(same_below, ask=atlas.ask),
            )


def _rows(data: Benchmarked, newest: str, ask: Ask) -> list[Row]:
    """All bodies in the order of names."""
    found = [
        Row(body, stands, search_words([body.entity.name, *_names(body)]))
        for body, stands in zip(data.bodies, against(data, newest, ask), strict=True)
    ]
    return sorted(found, key=lambda row: sort_key(row.body.entity.name))


def _names(body: Body) -> list[str]:
    return [named.entity.name for named in body.names]


def _drawn(found: list[Standing]) -> list[Drawn]:
    """A chart for each measure, all on one scale."""
    span = span_of([one.readings for one in found])
    return [Drawn(one, two_lines(one.readings, span)) for one in found]
