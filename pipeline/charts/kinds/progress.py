"""Progress: the structure of a row for each target, from where things stood to what came of it."""

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
    """Work out the progress towards targets."""
    if not scene.has_measure or scene.time is None or not scene.view.targets:
        return nothing(scene, ask)
    return asked(scene, structure, ask)


def structure(_: Figures) -> dict[str, Any]:
    """The way from where it stood to what came of it, both ends, and the target upright."""
    x, y = number_axis(alt.X), placed(alt.Y, "y")
    stretch = alt.Chart(alt.Data(name="ways", values=[])).encode(x=x, y=y)
    hollow: dict[str, Any] = {
        "filled": True,
        "fill": theme.GROUND,
        "size": 44,
        "strokeWidth": 1.5,
        "opacity": 1,
    }
    return layered(
        [
            stretch.mark_rule(strokeWidth=4, opacity=0.45).encode(
                x2=alt.X2("end"), stroke=_outcome(alt.Stroke)
            ),
            stretch.mark_point(**hollow).encode(stroke=_outcome(alt.Stroke)),
            alt.Chart(alt.Data(name="ends", values=[]))
            .mark_point(filled=True, size=70, opacity=1)
            .encode(x=x, y=y, fill=_outcome(alt.Fill)),
            alt.Chart(alt.Data(name="goals", values=[]))
            .mark_rule(color=theme.INK, strokeWidth=2.5)
            .encode(x=x, y=placed(alt.Y, "top"), y2=alt.Y2("bottom")),
            *row_names(),
            alt.Chart(alt.Data(name="outcomes", values=[]))
            .mark_text(align="left", baseline="middle", color=theme.MUTED)
            .encode(x=placed(alt.X, "x"), y=y, text=alt.Text("text:N")),
            *legend_layers(fill=_outcome(alt.Fill), shape=_outcome(alt.Shape)),
            axis_note("across", "right"),
        ]
    )


def _outcome(channel: Any) -> Any:
    """The look of what is said of a target, and of the target itself."""
    return channel("outcome:N", scale=alt.Scale(), legend=None)
