"""Where entities are set side by side: the address at which some, and some figures, are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from pipeline.charts.indicators import indicator_for
from pipeline.charts.model import Chart
from pipeline.pages.model import Atlas

MOST_ENTITIES = 6


def compare_query(kind: str, who: Sequence[str] = (), what: Sequence[str] = ()) -> str:
    """The query of an address at which entities and indicators are chosen."""
    chosen = {"kind": [kind], "who": [_escaped(key) for key in who], "what": what}
    return "?" + "&".join(
        f"{name}={quote('~'.join(keys), safe='~')}" for name, keys in chosen.items() if keys
    )


def chart_queries(atlas: Atlas, charts: Sequence[Chart | None]) -> Mapping[str, str]:
    """Under the names of views: where what a chart shows can be compared in full."""
    found = {}
    for chart in charts:
        if chart is None:
            continue
        dataset = atlas.catalog.datasets_by_name[chart.dataset]
        table = dataset.tables_by_name[chart.view.resource]
        kind = table.entity.entity if table.entity else None
        dimensions = [field.name for field in table.dimensions]
        where = {name: chart.view.where.get(name, ()) for name in dimensions}
        if kind is None or any(len(values) != 1 for values in where.values()):
            continue
        part = {name: values[0] for name, values in where.items()}
        indicators = atlas.indicators.get(kind, ())
        one = indicator_for(indicators, dataset.name, table.name, chart.view.measure, part)
        if one is not None and chart.view.entity == (table.entity and table.entity.name):
            who = [key for key in chart.plan.drawn if chart.view.by is None][:MOST_ENTITIES]
            found[chart.view.name] = compare_query(kind, who, [one.id])
    return found


def _escaped(key: str) -> str:
    """A key without the mark that stands between keys, as `charts/stage/address.js` writes it."""
    return key.replace("!", "!0").replace("~", "!1")
