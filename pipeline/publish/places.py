"""Shapes and tiles -> one file a kind of entity: what the browser draws maps with.

It is fetched when a map comes alive, once for all charts of the kind.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline import addresses
from pipeline.cache import Cache
from pipeline.catalog import Catalog, Grid, Shapes
from pipeline.charts import maps, theme, tiles
from pipeline.charts.outlines import as_path
from pipeline.publish.files import compact_json, write
from pipeline.publish.structures import kept_structure

CANVASES = (theme.WIDE, theme.NARROW)


def publish_places(catalog: Catalog, store: Cache, out: Path) -> None:
    """Write the shapes, or else the tiles, of each kind that has them to its address."""
    found = {kind: tiles_data(grid) for kind, grid in catalog.grids.items()}
    found |= {kind: shapes_data(shapes) for kind, shapes in catalog.shapes.items()}
    specs = {"map": maps.structure_spec, "tiles": tiles.structure_spec}
    for kind, data in found.items():
        spec = specs[data["form"]]
        structures = {one.name: kept_structure(spec(one), store) for one in CANVASES}
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
