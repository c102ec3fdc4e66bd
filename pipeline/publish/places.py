"""Shapes and tiles -> one file a kind of entity: what the browser draws maps with.

It is fetched when a map comes alive, once for all charts of the kind.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline import addresses
from pipeline.cache import Cache, key_of
from pipeline.catalog import Catalog, Grid, Shapes
from pipeline.charts import maps, theme, tiles
from pipeline.charts.outlines import as_path
from pipeline.charts.render import structure
from pipeline.publish.files import compact_json, write

CANVASES = (theme.WIDE, theme.NARROW)


def publish_places(catalog: Catalog, store: Cache, out: Path) -> None:
    """Write the shapes, or else the tiles, of each kind that has them to its address."""
    found = {kind: tiles_data(grid) for kind, grid in catalog.grids.items()}
    found |= {kind: shapes_data(shapes) for kind, shapes in catalog.shapes.items()}
    specs = {"map": maps.structure_spec, "tiles": tiles.structure_spec}
    for kind, data in found.items():
        structures = _structures(specs[data["form"]], store)
        write(out, addresses.shapes(kind), compact_json({**data, "structures": structures}))


def shapes_data(shapes: Shapes) -> dict[str, Any]:
    """Shapes by column: keys, where each is named, and its outline as the drawings have it.

    An outline is "" where a place is a dot; `width` and `height` are those of the frame that `x`
    and `y` are in.
    """
    outlines = {canvas.name: maps.outlines_at(shapes, canvas) for canvas in CANVASES}
    return {
        "form": "map",
        "width": shapes.width,
        "height": shapes.height,
        "keys": list(shapes.places),
        "x": [place.x for place in shapes.places.values()],
        "y": [place.y for place in shapes.places.values()],
        "dots": [not place.path for place in shapes.places.values()],
        **{
            name: [as_path(rings[key]) for key in shapes.places] for name, rings in outlines.items()
        },
    }


def tiles_data(grid: Grid) -> dict[str, Any]:
    """Tiles by column, and what is part of what."""
    return {
        "form": "tiles",
        "keys": list(grid.places),
        "places": [list(place) for place in grid.places.values()],
        "parents": dict(grid.parents),
    }


def _structures(
    spec_for: Callable[[theme.Canvas], Mapping[str, Any]], store: Cache
) -> dict[str, Any]:
    """Vega without rows for a wide and a narrow page."""
    specs = {canvas.name: spec_for(canvas) for canvas in CANVASES}
    key = key_of("places", version("vl-convert-python"), specs, theme.CONFIG)
    kept = store.read(key)
    if kept is not None:
        with contextlib.suppress(ValueError):
            return json.loads(kept)
    made = {name: structure(spec) for name, spec in specs.items()}
    store.write(key, json.dumps(made).encode())
    return made
