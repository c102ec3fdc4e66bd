"""What a view marks beside a trend's lines: goals as level rules, events as upright ones."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.catalog import Target
from pipeline.charts import theme, words
from pipeline.charts.axes import placed
from pipeline.charts.scene import Scene

COLOUR = "var(--chart-target)"


def live_marks(scene: Scene) -> dict[str, Any]:
    """The goals and events as the browser needs them: where they stand and what they are called."""
    targets = scene.view.targets
    return {
        "goals": [
            {"value": target.value, "text": _goal_text(scene, target)}
            for target in targets
            if target.value is not None
        ],
        "events": [
            {"place": scene.periods.place(str(target.period)), "text": str(target.label)}
            for target in targets
            if target.value is None and target.period and target.label
        ],
        "marked": list(marks_note(scene)),
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


def _goal_text(scene: Scene, target: Target) -> str:
    by = f" for {target.period}" if target.period else ""
    label = target.label or f"Target{by}"
    return f"{label}: {_said(scene, target)}"


def _said(scene: Scene, target: Target) -> str:
    value = target.value or 0.0
    decimals = scene.decimals
    while round(value, decimals) != value and decimals < words.MOST_DECIMALS:
        decimals += 1
    return words.with_unit(value, scene.measure, decimals)


def marks_note(scene: Scene) -> tuple[str, ...]:
    """What the rules stand for, in words."""
    goals = [_goal_text(scene, t) for t in scene.view.targets if t.value is not None]
    events = [
        f"{t.label} ({t.period})"
        for t in scene.view.targets
        if t.value is None and t.period and t.label
    ]
    notes = []
    if goals:
        notes.append(f"Dashed line: {'; '.join(goals)}.")
    if events:
        notes.append(f"Upright line: {'; '.join(events)}.")
    return tuple(notes)
