"""Ranking: the structure of a bar for each subject, with its name and its figure."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import Figures, Sketch
from pipeline.charts.plan import asked, nothing
from pipeline.charts.structure.axes import placed, row_names
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import Scene
from pipeline.engine import Ask


def sketch(scene: Scene, ask: Ask) -> Sketch:
    """Work out a ranking."""
    if not scene.has_measure or scene.subject is None:
        return nothing(scene, ask)
    return asked(scene, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Bars, the figures behind them and the names beside or above them.

    Where neighbours may be about the same, short upright lines behind the figures lead from the
    middle of a row to that of the next.
    """
    x = alt.Scale(nice=False)
    bars = alt.Chart(alt.Data(name="bars", values=[]))
    return layered(
        [
            bars.mark_bar().encode(
                x=alt.X("value:Q", scale=x, axis=None),
                x2=alt.X2("zero"),
                y=placed(alt.Y, "top"),
                y2=alt.Y2("bottom"),
                color=alt.Color("subject:N", scale=alt.Scale(), legend=None),
            ),
            bars.mark_text(align="left", baseline="middle", dx=5).encode(
                x=alt.X("end:Q", scale=x, axis=None),
                y=placed(alt.Y, "middle"),
                text=alt.Text("text:N"),
            ),
            *row_names(),
            *([_bridges()] if figures["measures"]["measure"]["same"] else []),
        ]
    )


def _bridges() -> alt.Chart:
    return (
        alt.Chart(alt.Data(name="links", values=[]))
        .mark_rule(color=theme.MUTED, strokeWidth=2)
        .encode(
            x=placed(alt.X, "at"),
            y=placed(alt.Y, "from"),
            y2=alt.Y2("to"),
        )
    )
