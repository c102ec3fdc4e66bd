"""Distribution: the structure of a histogram, or of one row for each part."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import Figures, Sketch
from pipeline.charts.plan import asked, nothing
from pipeline.charts.structure.axes import axis_note, number_axis, placed, row_names
from pipeline.charts.structure.layers import layered
from pipeline.charts.structure.legend import legend_layers
from pipeline.charts.view_data import Scene
from pipeline.engine import Ask


def sketch(scene: Scene, ask: Ask) -> Sketch:
    """Work out a distribution: by part where the view says `by`, else a histogram."""
    return asked(scene, structure, ask) if scene.has_measure else nothing(scene, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Rows, or steps: as the modules say."""
    return layered(_rows() if figures["form"] == "rows" else _steps())


def _steps() -> list[alt.Chart]:
    """Bars on a ground that reaches from quartile to quartile, with stems and names above them."""
    x = number_axis(alt.X, "from:Q", grid=False)
    stems = alt.Chart(alt.Data(name="marks", values=[])).encode(x=_along(alt.X, "value:Q"))
    bottom = alt.Y2Value("height")
    return [
        alt.Chart(alt.Data(name="middle", values=[]))
        .mark_rect(color=theme.GRID, opacity=0.75)
        .encode(x=_along(alt.X, "from:Q"), x2=alt.X2("to"), y=alt.YValue(0), y2=bottom),
        alt.Chart(alt.Data(name="bins", values=[]))
        .mark_bar(color=theme.BAR, stroke=theme.GROUND, strokeWidth=1)
        .encode(x=x, x2=alt.X2("to"), y=number_axis(field="count:Q"), y2=bottom),
        stems.mark_rule(color=theme.PICK, strokeWidth=1.5).encode(y=placed(alt.Y, "y"), y2=bottom),
        stems.mark_text(align="left", baseline="middle", color=theme.INK).encode(
            x=placed(alt.X, "start"), y=alt.Y("y:Q", scale=None), text=alt.Text("text:N")
        ),
        axis_note("across", "right"),
        axis_note("upwards"),
    ]


def _rows() -> list[alt.Chart]:
    """A line from the lowest to the highest value, the middle half, its median, and the picks."""
    x = number_axis(alt.X, "low:Q")
    halves = alt.Chart(alt.Data(name="halves", values=[]))
    medians = alt.Chart(alt.Data(name="medians", values=[]))
    looks = {
        "fill": alt.Fill("pick:N", scale=alt.Scale(), legend=None),
        "shape": alt.Shape("pick:N", scale=alt.Scale(), legend=None),
    }
    return [
        alt.Chart(alt.Data(name="spreads", values=[]))
        .mark_rule(color=theme.AXIS)
        .encode(x=x, x2=alt.X2("high"), y=placed(alt.Y, "y")),
        halves.mark_bar(color=theme.BAR).encode(
            x=_along(alt.X, "lower:Q"),
            x2=alt.X2("upper"),
            y=placed(alt.Y, "top"),
            y2=alt.Y2("bottom"),
        ),
        medians.mark_rule(color=theme.INK, strokeWidth=2.5).encode(
            x=_along(alt.X, "median:Q"), y=placed(alt.Y, "top"), y2=alt.Y2("bottom")
        ),
        *row_names(),
        alt.Chart(alt.Data(name="picks", values=[]))
        .mark_point(filled=True, size=75, opacity=1, stroke=theme.GROUND, strokeWidth=1)
        .encode(x=_along(alt.X, "value:Q"), y=placed(alt.Y, "y"), **looks),
        *legend_layers(**looks),
        axis_note("across", "right"),
    ]


def _along(channel: Any, field: str) -> Any:
    return channel(field, scale=alt.Scale(nice=False, zero=False))
