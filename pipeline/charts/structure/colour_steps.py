"""The legend of maps and tiles: blocks of colour with their bounds below."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme

SWATCH = 14
# The symbols of Vega are as wide as the root of their size: at this one, a path keeps its size.
AS_IT_IS = 4


def legend_layers() -> list[alt.Chart]:
    """The layers of a legend: blocks, bounds, title, and marks of what lacks or may change."""
    blocks = alt.Chart(alt.Data(name="legend", values=[]))
    y = alt.Y("top:Q", scale=None, axis=None)
    left = alt.X("left:Q", scale=None, axis=None)
    return [
        blocks.mark_bar(height=SWATCH, yOffset=SWATCH / 2, stroke=theme.GROUND).encode(
            x=left, x2=alt.X2("right"), y=y, color=alt.Color("fill:N", scale=None)
        ),
        blocks.mark_text(baseline="top", yOffset=SWATCH + 4).encode(
            x=alt.X("middle:Q", scale=None, axis=None), y=y, text=alt.Text("text:N")
        ),
        alt.Chart(alt.Data(name="legend-title", values=[]))
        .mark_text(align="left", baseline="top", color=theme.MUTED)
        .encode(x=left, y=y, text=alt.Text("text:N")),
        alt.Chart(alt.Data(name="legend-missing", values=[]))
        .mark_point(size=AS_IT_IS, opacity=1, filled=False, stroke=theme.AXIS, strokeWidth=1)
        .encode(x=left, y=y, shape=alt.Shape("hatch:N", scale=None)),
        *(
            layer.encode(x=left, y=y, shape=alt.Shape("hatch:N", scale=None))
            for layer in soft_layers("legend-soft")
        ),
    ]


def soft_layers(name: str) -> list[alt.Chart]:
    """Broken lines that mark figures that may still change, on a ground: seen on any colour."""
    rows = alt.Chart(alt.Data(name=name, values=[]))
    look: dict[str, Any] = {"filled": False, "size": AS_IT_IS, "opacity": 1}
    return [
        rows.mark_point(**look, stroke=theme.GROUND, strokeWidth=1.8),
        rows.mark_point(**look, stroke=theme.INK, strokeWidth=0.7, strokeDash=[5, 3]),
    ]
