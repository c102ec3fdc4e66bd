"""Layers put together into one Vega-Lite spec."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def layered(layers: Iterable[alt.Chart]) -> dict[str, Any]:
    """One spec of several layers, whose frame is put in later, with data that layers share once.

    This is what `altair.layer` makes, but for the copies of all data that it makes on the way.
    Rows stand under the names that the layers give them: a name stands for the same rows in all.
    """
    found: list[dict[str, Any]] = []
    datasets: dict[str, Any] = {}
    for layer in layers:
        spec = layer.to_dict(validate=False)
        data = spec["data"]
        rows = datasets.setdefault(data["name"], data["values"])
        assert rows is data["values"] or rows == data["values"], f"two sets of rows: {data['name']}"
        spec["data"] = {"name": data["name"]}
        found.append({key: spec[key] for key in spec if key not in {"$schema", "config"}})
    not_sized = {"autosize": {"type": "none"}}
    return {"$schema": SCHEMA, **not_sized, "datasets": datasets, "layer": found}
