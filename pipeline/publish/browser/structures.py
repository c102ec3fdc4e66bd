"""Specifications as Vega without rows, made once and kept: what living drawings begin with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.cache import Cache, key_of
from pipeline.charts import drawing_tools
from pipeline.charts.drawing.render import structure


def kept_structure(spec: Mapping[str, Any], store: Cache) -> Mapping[str, Any]:
    """A specification as Vega without rows, from the cache if it was made before."""
    key = key_of("structure", drawing_tools(), spec)
    kept = store.read(key)
    if kept is not None:
        return json.loads(kept)
    made = structure(spec)
    store.write(key, json.dumps(made).encode())
    return made
