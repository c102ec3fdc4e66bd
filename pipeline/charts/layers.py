"""Layers put together into one Vega-Lite spec."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from pipeline.charts.theme import Frame

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def layered(layers: Iterable[alt.Chart], frame: Frame) -> dict[str, Any]:
    """One spec of several layers in a frame, with data that layers share in it once.

    This is what `altair.layer` makes, but for the copies of all data that it makes on the way.
    """
    found: list[dict[str, Any]] = []
    datasets: dict[str, Any] = {}
    for layer in layers:
        spec = layer.to_dict(validate=False)
        datasets.update(spec.pop("datasets", {}))
        data = spec.get("data", {})
        if "name" in data and "values" in data:
            datasets[data["name"]] = data["values"]
            spec["data"] = {"name": data["name"]}
        found.append({key: spec[key] for key in spec if key not in {"$schema", "config"}})
    return {"$schema": SCHEMA, **frame.settings, "datasets": datasets, "layer": found}
