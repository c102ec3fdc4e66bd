"""Organisations beside a published benchmark: their list, and a page for each with enough years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pipeline import addresses
from pipeline.catalog.benchmark_data import BenchmarkData, Body, read_benchmark_data
from pipeline.engine import Ask
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.benchmark_chart import BenchmarkChart, benchmark_chart, span_of
from pipeline.pages.parts.benchmark_scores import (
    BenchmarkScore,
    against_benchmark,
    benchmark_over_time,
    benchmark_scores,
    same_below,
)
from pipeline.pages.parts.hand_written import hand_written
from pipeline.pages.parts.words import search_words, sort_key
from pipeline.pages.render import make_page


@dataclass(frozen=True, eq=False)
class BenchmarkRow:
    """A body in the list, with how each of its latest scores stands beside the benchmark."""

    body: Body
    against: tuple[str | None, ...]
    words: str


@dataclass(frozen=True, eq=False)
class Drawn:
    """How a body stands in a measure, and the chart of it."""

    standing: BenchmarkScore
    chart: BenchmarkChart


def pages(atlas: Atlas) -> Iterator[Page]:
    """The list of organisations, and a page for each."""
    yield from index(atlas)
    yield from organisation_pages(atlas)


def index(atlas: Atlas) -> Iterator[Page]:
    """The list of all organisations, with the benchmark itself over time.

    Raises ConfigurationError when the settings name a column that is not there.
    """
    data = read_benchmark_data(atlas.catalog, atlas.project)
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
        marks=_drawn(benchmark_over_time(data, atlas.ask)),
        now=[row for row in rows if row.body.last == newest and not row.body.is_group],
        groups=[row for row in rows if row.body.is_group],
        before=[row for row in rows if row.body.last != newest and not row.body.is_group],
        project=atlas.project,
        same_below=partial(same_below, ask=atlas.ask),
        text=hand_written(atlas.project, addresses.BENCHMARKS),
    )


def organisation_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each organisation or group with scores of enough years.

    Raises ConfigurationError when the settings name a column that is not there.
    """
    data = read_benchmark_data(atlas.catalog, atlas.project)
    if data is None:
        return
    for body in data.bodies:
        found = benchmark_scores(data, body, atlas.ask)
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


def _rows(data: BenchmarkData, newest: str, ask: Ask) -> list[BenchmarkRow]:
    """All bodies in the order of names."""
    found = [
        BenchmarkRow(body, stands, search_words([body.entity.name, *_names(body)]))
        for body, stands in zip(data.bodies, against_benchmark(data, newest, ask), strict=True)
    ]
    return sorted(found, key=lambda row: sort_key(row.body.entity.name))


def _names(body: Body) -> list[str]:
    return [named.entity.name for named in body.names]


def _drawn(found: list[BenchmarkScore]) -> list[Drawn]:
    """A chart for each measure, all on one scale."""
    span = span_of([one.readings for one in found])
    return [Drawn(one, benchmark_chart(one.readings, span)) for one in found]
