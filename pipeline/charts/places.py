"""Shapes and tiles as the modules have them: where subjects stand on maps."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.catalog import Grid, Shapes
from pipeline.charts.outlines import Ring, as_path, in_whole_pixels, read_outline
from pipeline.charts.theme import NARROW, WIDE

# Bends of a border that are smaller than so many square pixels are drawn straight: below this scale
# larger ones are.
HALF = 0.5
SMALL_BEND, SMALL_BEND_BELOW = 1.5, 4.0


@cache
def shapes_data(shapes: Shapes) -> dict[str, Any]:
    """Shapes by column: keys, where each is named, and its outline as the drawings have it.

    An outline is "" where a place is a dot; `width` and `height` are those of the frame that `x`
    and `y` are in.
    """
    outlines = {canvas.name: _outlines_at(shapes, canvas.width) for canvas in (WIDE, NARROW)}
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


def _outlines_at(shapes: Shapes, width: int) -> dict[str, tuple[Ring, ...]]:
    """The outlines of all places as they are drawn on a canvas: none for what is a dot there."""
    scale = width / shapes.width
    outlines = {key: read_outline(place.path) for key, place in shapes.places.items()}
    return in_whole_pixels(outlines, scale, SMALL_BEND if scale > HALF else SMALL_BEND_BELOW)
