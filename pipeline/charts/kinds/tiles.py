"""Tiles: the structure of tiles of one size, each with its name and value."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.places import tiles_data
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.colour_steps import AS_IT_IS, legend_layers, soft_layers
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import ViewData, nothing_to_show
from pipeline.engine import Ask

LINE = 15
NO_PLACES = "This site has no tiles of what the data is about."


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out tiles."""
    if not data.has_measure or data.subject is None:
        return plan_nothing(data, ask)
    grid = data.catalog.grids.get(data.subject.entity or "")
    if grid is None or not any(grid.tiles(key) for key in data.texts(data.subject.name)):
        return nothing_to_show(data, headline=NO_PLACES)
    return plan_chart(data, structure, ask, places=tiles_data(grid))


def structure(_: Figures) -> dict[str, Any]:
    """Boxes, hatched without a figure, their words, what may change or is picked, the legend."""
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
            *(
                layer.encode(
                    x=alt.X("left:Q", scale=None, axis=None),
                    y=alt.Y("top:Q", scale=None, axis=None),
                    shape=alt.Shape("hatch:N", scale=None),
                )
                for layer in soft_layers("soft")
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
