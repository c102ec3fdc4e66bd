"""The gallery: every kind of chart, one of the site drawn so, and the lines that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.charts import KINDS
from pipeline.charts.model import Chart
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.listing import chart_scripts
from pipeline.pages.render import make_page

LINE = 72


@dataclass(frozen=True)
class Example:
    """A chart with the data it belongs to and its view as it stands in datapackage.yaml."""

    chart: Chart
    dataset: Dataset
    declared: str


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that shows each kind of chart once."""
    examples: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for example in _declared(atlas):
        examples[example.chart.view.kind].append(example)
    best = {kind: _best(atlas, found) for kind, found in examples.items()}
    shown = [one.chart for one in best.values() if one and one.chart.live]
    yield make_page(
        "gallery",
        "gallery.md",
        addresses.GALLERY,
        meta={"scripts": chart_scripts(shown)},
        project=atlas.project,
        ask=atlas.ask,
        kinds=[(kind, best[kind], len(found)) for kind, found in examples.items()],
    )


def _best(atlas: Atlas, examples: list[Example]) -> Example | None:
    """The one on the home page, else the first."""
    wanted = atlas.project.home_chart
    at_home = (one for one in examples if (one.dataset.name, one.chart.view.name) == wanted)
    return next(at_home, examples[0] if examples else None)


def _declared(atlas: Atlas) -> Iterator[Example]:
    """Every chart that shows something and whose view somebody wrote."""
    for dataset in atlas.catalog.datasets:
        written = {raw["name"]: raw for raw in dataset.descriptor.get("views") or ()}
        for view in dataset.views:
            chart = atlas.charts.get((dataset.name, view.name))
            if chart and view.name in written and chart.plan.table.values:
                yield Example(chart, dataset, _as_yaml(written[view.name]))


def _as_yaml(view: Mapping[str, Any]) -> str:
    return yaml.safe_dump(
        {"views": [dict(view)]}, sort_keys=False, allow_unicode=True, width=LINE
    ).rstrip("\n")
