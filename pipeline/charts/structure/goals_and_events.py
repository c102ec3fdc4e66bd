"""What a view marks beside a trend's lines: goals as level rules, events as upright ones."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.structure.axes import placed
from pipeline.charts.view_data import Scene

COLOUR = "var(--chart-target)"


def live_marks(scene: Scene) -> dict[str, Any]:
    """The goals and events of a view: where they stand and what they are called."""
    targets = scene.view.targets
    return {
        "goals": [
            {"value": target.value, "label": target.label, "period": target.period}
            for target in targets
            if target.value is not None
        ],
        "events": [
            {
                "place": scene.periods.place(str(target.period)),
                "label": str(target.label),
                "period": str(target.period),
            }
            for target in targets
            if target.value is None and target.period and target.label
        ],
    }


def goal_layers() -> list[alt.Chart]:
    """A rule for each goal, and its name on clear ground wherever lines pass behind it."""
    base = alt.Chart(alt.Data(name="goals", values=[]))
    named = base.encode(x=placed(alt.X, "x"), y=placed(alt.Y, "at"), text=alt.Text("text:N"))
    look: dict[str, Any] = {"align": "left", "baseline": "middle"}
    return [
        base.mark_rule(color=COLOUR, strokeWidth=1.5, strokeDash=[6, 3]).encode(
            x=alt.XValue(0), x2=alt.X2Value("width"), y=placed(alt.Y, "y")
        ),
        named.mark_text(**look, color=theme.GROUND, stroke=theme.GROUND, strokeWidth=3),
        named.mark_text(**look, color=COLOUR),
    ]


def event_layers() -> list[alt.Chart]:
    """An upright rule for each event, with its name at the top."""
    base = alt.Chart(alt.Data(name="events", values=[]))
    return [
        base.mark_rule(color=theme.MUTED, strokeDash=[2, 3]).encode(
            x=placed(alt.X, "at"), y=placed(alt.Y, "y"), y2=alt.Y2Value("height")
        ),
        base.mark_text(align="left", baseline="middle", color=theme.MUTED).encode(
            x=placed(alt.X, "start"), y=placed(alt.Y, "y"), text=alt.Text("text:N")
        ),
    ]
