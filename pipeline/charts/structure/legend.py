"""A legend in a row above the plot: its entries stand where the modules place them."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts.structure.axes import placed


def legend_layers(**looks: Any) -> list[alt.Chart]:
    """Symbols and words; `looks` are the encodings by which a symbol shows what an entry is."""
    base = alt.Chart(alt.Data(name="legend", values=[])).encode(
        x=placed(alt.X, "x"), y=placed(alt.Y, "y")
    )
    shape = alt.Undefined if "shape" in looks else "square"
    return [
        base.mark_point(filled=True, size=90, opacity=1, shape=shape).encode(**looks),
        base.mark_text(align="left", baseline="middle", dx=10, dy=1).encode(
            text=alt.Text("text:N")
        ),
    ]
