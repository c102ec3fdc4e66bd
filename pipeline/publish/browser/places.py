"""Shapes and tiles -> one file a kind of entity: what the browser draws maps with.

It is fetched when a map comes alive, once for all charts of the kind.
"""

from __future__ import annotations

from pathlib import Path

from pipeline import addresses
from pipeline.cache import Cache
from pipeline.catalog import Catalog
from pipeline.charts.kinds import maps, tiles
from pipeline.charts.places import shapes_data, tiles_data
from pipeline.publish.browser.structures import kept_structure
from pipeline.publish.files import compact_json, write


def publish_places(catalog: Catalog, store: Cache, out: Path) -> None:
    """Write the shapes, or else the tiles, of each kind that has them to its address."""
    found = {kind: tiles_data(grid) for kind, grid in catalog.grids.items()}
    found |= {kind: shapes_data(shapes) for kind, shapes in catalog.shapes.items()}
    forms = {"map": maps.structure, "tiles": tiles.structure}
    for kind, data in found.items():
        structure = kept_structure(forms[data["form"]]({}), store)
        write(out, addresses.shapes(kind), compact_json({**data, "structure": structure}))
