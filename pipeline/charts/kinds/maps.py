"""Map: the structure of shapes in stepped colours; small ones are dots."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.places import shapes_data
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.colour_steps import AS_IT_IS, legend_layers, soft_layers
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import ViewData, nothing_to_show
from pipeline.engine import Ask

NO_PLACES = "This site has no map of what the data is about."


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a map."""
    if not data.has_measure or data.subject is None:
        return plan_nothing(data, ask)
    shapes = data.catalog.shapes.get(data.subject.entity or "")
    if shapes is None:
        return nothing_to_show(data, headline=NO_PLACES)
    return plan_chart(data, structure, ask, places=shapes_data(shapes))


def structure(_: Figures) -> dict[str, Any]:
    """Outlines, hatched without a figure, dots, what may change or is picked, and the legend."""
    shapes = [*_outlines(), _dots(), *_soft(), *_picked()]
    return layered([*shapes, _cover(), *legend_layers()])


def _outlines() -> list[alt.Chart]:
    base = alt.Chart(alt.Data(name="areas", values=[]))
    corner = {"x": alt.XValue(0), "y": alt.YValue(0)}
    return [
        base.mark_point(filled=True, size=AS_IT_IS, opacity=1, strokeWidth=0.5).encode(
            **corner,
            shape=alt.Shape("path:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        ),
        base.transform_filter("datum.value === null && datum.hatch")
        .mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=theme.AXIS, strokeWidth=0.6)
        .encode(**corner, shape=alt.Shape("hatch:N", scale=None)),
    ]


def _dots() -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.Data(name="dots", values=[]))
        .mark_point(shape="circle", filled=True, opacity=1, strokeWidth=0.7)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            size=alt.Size("size:Q", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        )
    )
    return chart


def _soft() -> list[alt.Chart]:
    return [
        layer.encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            shape=alt.Shape("path:N", scale=None),
        )
        for layer in soft_layers("soft")
    ]


def _cover() -> alt.Chart:
    """Clear ground behind the legend, where a part of the map is shown: the rest ends there."""
    cover: alt.Chart = (
        alt.Chart(alt.Data(name="cover", values=[]))
        .mark_rect(fill=theme.GROUND)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            x2=alt.X2("right"),
            y=alt.Y("top:Q", scale=None, axis=None),
            y2=alt.Y2("bottom"),
        )
    )
    return cover


def _picked() -> list[alt.Chart]:
    """Where the outlines of what a visitor picks are drawn, on a light ground: none to begin with.

    A dot is a path too, around its place.
    """
    base = alt.Chart(alt.Data(name="picked", values=[])).encode(
        x=alt.X("x:Q", scale=None, axis=None),
        y=alt.Y("y:Q", scale=None, axis=None),
        shape=alt.Shape("path:N", scale=None),
    )
    outlines = [
        base.mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=colour, strokeWidth=width)
        for colour, width in ((theme.GROUND, 5.5), (theme.INK, 3.5))
    ]
    # What is small must not vanish under its own outline.
    inside = base.mark_point(filled=True, size=AS_IT_IS, opacity=1, strokeWidth=0)
    return [*outlines, inside.encode(fill=alt.Fill("fill:N", scale=None))]
