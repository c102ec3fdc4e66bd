"""Scatter: the structure of a dot for each subject, with the picks named."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import Figures, Sketch
from pipeline.charts.plan import asked, nothing
from pipeline.charts.structure.axes import axis_note, number_axis, placed
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import Scene
from pipeline.engine import Ask


def sketch(scene: Scene, ask: Ask) -> Sketch:
    """Work out a scatter."""
    if scene.subject is None or not scene.has_numbers(scene.view.x, scene.view.y):
        return nothing(scene, ask)
    return asked(scene, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Dots, as large as a third measure says if there is one; picks above all; and their names."""
    is_sized = "size" in figures["measures"]
    x, y = number_axis(alt.X, "x:Q"), number_axis(field="y:Q")
    size = {"size": alt.Size("area:Q", scale=None, legend=None)} if is_sized else {}
    dots, picks = (alt.Chart(alt.Data(name=name, values=[])) for name in ("dots", "picks"))
    pick: dict[str, Any] = {
        "opacity": 0.8 if is_sized else 1,
        "stroke": theme.GROUND,
        "strokeWidth": 1,
    }
    return layered(
        [
            dots.mark_circle(size=42, opacity=0.75, color=theme.BAR).encode(x=x, y=y, **size),
            picks.mark_point(size=70, filled=True, color=theme.PICK, **pick).encode(
                x=x, y=y, **size
            ),
            *_names(),
            axis_note("upwards"),
            axis_note("across", "right"),
            *([axis_note("size")] if is_sized else []),
        ]
    )


def _names() -> list[alt.Chart]:
    """The names with a line to each one's dot, on a ground that keeps them readable."""
    base = alt.Chart(alt.Data(name="labels", values=[]))
    look: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": "bold"}
    at_y = placed(alt.Y, "y")
    named = base.encode(x=placed(alt.X, "x"), y=at_y, text=alt.Text("text:N"))
    return [
        base.mark_rule(color=theme.MUTED, strokeWidth=1).encode(
            x=placed(alt.X, "near"), x2=alt.X2("dot_x"), y=at_y, y2=alt.Y2("dot_y")
        ),
        named.mark_text(**look, color=theme.GROUND, stroke=theme.GROUND, strokeWidth=3),
        named.mark_text(**look, color=theme.INK),
    ]
