"""Datasets with their figures, charts and tables, a block each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.catalog import Catalog, Dataset, Table, View
from pipeline.charts.indicators import Indicator, Indicators
from pipeline.charts.model import Chart, Charts
from pipeline.publish.browser.search.coverage import bits_of, keys_with_figures

# Which chart shows a figure best: over time where that can be told, else beside the others.
OVER_TIME = ("trend", "ranking", "map", "tiles", "small-multiples", "distribution")
BESIDE_OTHERS = ("ranking", "map", "tiles", "distribution", "trend", "small-multiples")
MOST_LABELS = 40

Kinds = Sequence[Mapping[str, Any]]


def dataset_blocks(
    catalog: Catalog, charts: Charts, indicators: Indicators, kinds: Kinds
) -> Iterator[dict[str, Any]]:
    """A block for each dataset, those that others only refer to last."""
    by_dataset: dict[str, list[Indicator]] = {}
    for listed in indicators.values():
        for one in listed:
            by_dataset.setdefault(one.dataset.name, []).append(one)
    for dataset in sorted(catalog.datasets, key=lambda one: one.is_reference):
        drawn = [
            chart
            for view in dataset.views
            if (chart := charts.get((dataset.name, view.name))) is not None
        ]
        yield _block(dataset, drawn, by_dataset.get(dataset.name, []), kinds)


def _block(
    dataset: Dataset, drawn: Sequence[Chart], indicators: Sequence[Indicator], kinds: Kinds
) -> dict[str, Any]:
    keys = {kind["id"]: (place, kind["keys"]) for place, kind in enumerate(kinds)}
    coverages: dict[str, int] = {}

    def coverage(kind: str, held: set[str]) -> list[int]:
        place, known = keys[kind]
        return [place, coverages.setdefault(bits_of(known, held), len(coverages))]

    block: dict[str, Any] = {
        "name": dataset.name,
        "title": dataset.title,
        "summary": dataset.summary,
        "words": "|".join(word.replace("|", " ") for word in dataset.keywords),
        "years": _years(dataset),
        "topics": list(dataset.topics),
        "charts": [
            [chart.view.name, chart.view.title, chart.subtitle, chart.view.kind, *about]
            for chart in drawn
            for about in [_about(chart, coverage, keys)]
        ],
        "figures": [
            [
                one.id.removeprefix(f"{dataset.name}."),
                one.title,
                *coverage(one.kind, keys_with_figures(one.file)),
                *one.periods,
                _charts_of(one, drawn),
                int(one.is_headline),
            ]
            for one in indicators
        ],
        "tables": [_table(table) for table in dataset.tables],
    }
    return {**block, "coverages": list(coverages)}


def _about(chart: Chart, coverage: Any, keys: Mapping[str, Any]) -> list[int]:
    """The kind of entity that can be chosen in a chart, and of which it has figures.

    A chart of one entity alone is named by it, and so no other is chosen in it.
    """
    live = chart.live
    subject = live["subject"] if live else None
    if live is None or not subject or live["fixes_subject"] or subject.get("entity") not in keys:
        return []
    return list(coverage(subject["entity"], keys_with_figures(live)))


def _charts_of(indicator: Indicator, drawn: Sequence[Chart]) -> list[int]:
    """The places of the charts in which an entity's figure can be seen, the best first."""
    order = OVER_TIME if indicator.measure.comparable_over_time else BESIDE_OTHERS
    found = []
    for place, chart in enumerate(drawn):
        view = chart.view
        if chart.live is None or view.resource != indicator.table.name:
            continue
        if view.measure != indicator.measure.name or not _shows(view, indicator):
            continue
        is_alone = view.by in {None, view.entity}
        rank = order.index(view.kind) if view.kind in order else len(order)
        found.append((not is_alone, rank, place))
    return [place for _, _, place in sorted(found)]


def _shows(view: View, indicator: Indicator) -> bool:
    """Whether a chart is of the indicator's part, or has it among others."""
    entity = indicator.table.entity
    if entity is None or view.entity != entity.name:
        return False
    return all(
        view.by == name or value in view.where.get(name, ())
        for name, value in indicator.part.items()
    )


def _years(dataset: Dataset) -> list[str]:
    span = [text[:4] for text in dataset.extent or ()]
    return span if all(text.isdigit() for text in span) else []


def _table(table: Table) -> list[str]:
    """A table's name, its title, and the words it is found by: columns, and values with labels."""
    words = [field.title for field in table.fields]
    for field in table.dimensions:
        if len(field.labels) <= MOST_LABELS:
            words += field.labels.values()
    return [
        table.name,
        table.title,
        "|".join(word.replace("|", " ") for word in dict.fromkeys(words)),
    ]
