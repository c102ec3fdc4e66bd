"""Indicators -> what the browser needs to compare entities: a list a kind, and a file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from altair.utils.schemapi import debug_mode

from pipeline import addresses
from pipeline.cache import Cache
from pipeline.catalog import Catalog
from pipeline.charts import source_line
from pipeline.charts.indicators import Indicator, Indicators
from pipeline.charts.kinds import trend
from pipeline.publish.browser.structures import kept_structure
from pipeline.publish.files import compact_json, write
from pipeline.publish.vocabularies.coverage import keys_with_values


def publish_indicators(indicators: Indicators, catalog: Catalog, store: Cache, out: Path) -> None:
    """Write the list of each kind, and the figures of each indicator, to their addresses."""
    for kind, listed in indicators.items():
        data = list_of(kind, listed, catalog, store)
        write(out, addresses.indicators(kind), compact_json(data))
        for indicator in listed:
            address = addresses.indicator(kind, indicator.id)
            write(out, address, compact_json(indicator.file))


def list_of(
    kind: str, listed: Sequence[Indicator], catalog: Catalog, store: Cache
) -> dict[str, Any]:
    """All indicators of a kind, with the places of their datasets among `datasets`.

    `pages` are the addresses of entities that have pages, by key. `structures` are Vega without
    rows for a small trend, by how its periods stand on an axis.
    """
    datasets = list({one.dataset.name: one.dataset for one in listed}.values())
    places = {dataset.name: place for place, dataset in enumerate(datasets)}
    held = keys_with_values(catalog).get(kind, set())
    entities = [one for key, one in catalog.entities.get(kind, {}).items() if key in held]
    return {
        "kind": kind,
        "datasets": [
            {
                "title": dataset.title,
                "address": addresses.dataset(dataset.name),
                "source": source_line(dataset),
            }
            for dataset in datasets
        ],
        "indicators": [_told(one, places[one.dataset.name]) for one in listed],
        "pages": {entity.key: entity.address for entity in entities if entity.address},
        "structures": _structures(listed, store),
    }


def _told(indicator: Indicator, dataset: int) -> dict[str, Any]:
    measure = indicator.measure
    first, last = indicator.periods
    return {
        "id": indicator.id,
        "title": indicator.title,
        "dataset": dataset,
        "unit": "" if measure.is_index else measure.unit,
        "higher_is": measure.higher_is,
        "first": first,
        "last": last,
    }


def _structures(listed: Sequence[Indicator], store: Cache) -> dict[str, Any]:
    """One structure for each way in which periods can stand: rows and axes are put in later."""
    found: dict[str, Any] = {}
    # Altair checks each part of a spec against its schema, which takes longer than making it.
    with debug_mode(False):
        for indicator in listed:
            time = indicator.file["time"]
            if time and time["stands"] not in found:
                found[time["stands"]] = kept_structure(trend.structure(indicator.file), store)
    return found
