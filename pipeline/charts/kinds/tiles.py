"""Tiles: the structure of tiles of one size, each with its name and value."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.kinds.maps import AS_IT_IS
from pipeline.charts.model import Figures, Sketch
from pipeline.charts.places import tiles_data
from pipeline.charts.plan import asked, nothing
from pipeline.charts.structure.colour_steps import legend_layers
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import Scene, nothing_to_show
from pipeline.engine import Ask

LINE = 15
NO_PLACES = "This site has no tiles of what the data is about."


def sketch(scene: Scene, ask: Ask) -> Sketch:
    """Work out tiles."""
    if not scene.has_measure or scene.subject is None:
        return nothing(scene, ask)
    grid = scene.catalog.grids.get(scene.subject.entity or "")
    if grid is None or not any(grid.tiles(key) for key in scene.texts(scene.subject.name)):
        return nothing_to_show(scene, headline=NO_PLACES)
    return asked(scene, structure, ask, places=tiles_data(grid))


def structure(_: Figures) -> dict[str, Any]:
    """Boxes, hatched where there is no figure, their words, what is picked, and the legend."""
    corner = {
        "x": alt.X("left:Q", scale=None, axis=None),
        "y": alt.Y("top:Q", scale=None, axis=None),
    }
    box = {**corner, "x2": alt.X2("right"), "y2": alt.Y2("bottom")}
    boxes = alt.Chart(alt.Data(name="tiles", values=[]))
    missing = "datum.value === null"
    return layered(
        [
            boxes.mark_rect().encode(**box, color=alt.Color("fill:N", scale=None)),
            boxes.transform_filter(missing)
            .mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=theme.AXIS, strokeWidth=0.7)
            .encode(**corner, shape=alt.Shape("hatch:N", scale=None)),
            *(
                text.transform_filter(missing).mark_text(
                    **look, stroke=theme.GROUND, strokeWidth=5, strokeJoin="round"
                )
                for text, look in _texts()
            ),
            *(
                text.mark_text(**look).encode(color=alt.Color("ink:N", scale=None))
                for text, look in _texts()
            ),
            alt.Chart(alt.Data(name="picked", values=[]))
            .mark_rect(filled=False, stroke=theme.INK, strokeWidth=2.5)
            .encode(**box),
            *legend_layers(),
        ]
    )


def _texts() -> list[tuple[alt.Chart, dict[str, Any]]]:
    """The name of each tile and, below it, its value; and how they are set."""
    named = alt.Chart(alt.Data(name="areas", values=[]))
    x = alt.X("x:Q", scale=None, axis=None)
    return [
        (
            named.encode(x=x, y=alt.Y("y:Q", scale=None), text=alt.Text("label:N")),
            {"baseline": "top", "lineBreak": "\n", "lineHeight": LINE},
        ),
        (
            named.encode(x=x, y=alt.Y("below:Q", scale=None), text=alt.Text("text:N")),
            {"baseline": "top", "fontWeight": "bold"},
        ),
    ]
