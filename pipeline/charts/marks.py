"""What a view marks beside a trend's lines: goals as level rules, events as upright ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.catalog import Target
from pipeline.charts import theme, words
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.scales import Scale
from pipeline.charts.scene import Scene

LEVEL = 17
ABOVE_THE_UNIT = 34
COLOUR = "var(--chart-target)"


@dataclass(frozen=True)
class Event:
    """An event with the place of its label above the plot: how far across, on which level."""

    text: str
    at: float
    start: float
    level: int


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


def goals_of(scene: Scene) -> list[float]:
    """The values of the goals, which the scale must hold."""
    return [target.value for target in scene.view.targets if target.value is not None]


def events_of(
    scene: Scene, first: float, last: float, width: float, canvas: theme.Canvas
) -> list[Event]:
    """The events between two places in time: labels never cover each other or a rule."""
    found: list[Event] = []
    shown = [t for t in scene.view.targets if t.value is None and t.period and t.label]
    places = [(scene.periods.place(str(t.period)), t) for t in shown]
    inside = [(p, t) for p, t in places if first <= p <= last] if last > first else []
    for place, target in sorted(inside, key=lambda item: -item[0]):
        at = width * (place - first) / (last - first)
        text = wrapped(str(target.label), canvas.label_width, lines=1)[0]
        wide = width_of(text)
        start = at + 4 if at + 4 + wide <= width + 40 else at - 4 - wide
        taken = [e for e in found if e.start < start + wide + 8 or e.at < start + wide + 8]
        level = max((e.level + 1 for e in taken), default=0)
        found.append(Event(text, round(at, 1), round(start, 1), level))
    return found


def room_above(events: Sequence[Event]) -> int:
    """How much the events' labels need above the plot, beyond what it has."""
    return LEVEL * (1 + max((event.level for event in events), default=-1))


def mark_layers(
    scene: Scene, events: Sequence[Event], scale: Scale, frame: theme.Frame
) -> list[alt.Chart]:
    """The goals and events as layers of a trend; none where the view marks nothing."""
    goals = [
        {"text": _goal_text(scene, target), "y": round(scale.pixel(target.value, frame), 1)}
        for target in scene.view.targets
        if target.value is not None
    ]
    layers = []
    if goals:
        layers += _goal_layers(goals, frame)
    if events:
        layers += _event_layers(events, frame)
    return layers


def _goal_layers(goals: list[dict[str, Any]], frame: theme.Frame) -> list[alt.Chart]:
    rows = [{**row, "text": wrapped(row["text"], frame.width - 8, lines=1)[0]} for row in goals]
    base = alt.Chart(alt.Data(name="goals", values=rows))
    named = base.encode(
        x=alt.XValue(4), y=alt.Y("y:Q", scale=None, axis=None), text=alt.Text("text:N")
    )
    return [
        base.mark_rule(color=COLOUR, strokeWidth=1.5, strokeDash=[6, 3]).encode(
            x=alt.XValue(0), x2=alt.X2Value("width"), y=alt.Y("y:Q", scale=None, axis=None)
        ),
        named.mark_text(
            align="left",
            baseline="bottom",
            dy=-3,
            color=theme.GROUND,
            stroke=theme.GROUND,
            strokeWidth=3,
        ),
        named.mark_text(align="left", baseline="bottom", dy=-3, color=COLOUR),
    ]


def _event_layers(events: Sequence[Event], frame: theme.Frame) -> list[alt.Chart]:
    rows = [
        {"text": e.text, "at": e.at, "start": e.start, "y": -ABOVE_THE_UNIT - LEVEL * e.level}
        for e in events
    ]
    base = alt.Chart(alt.Data(name="events", values=rows))
    at_y = alt.Y("y:Q", scale=None, axis=None)
    return [
        base.mark_rule(color=theme.MUTED, strokeDash=[2, 3]).encode(
            x=alt.X("at:Q", scale=None, axis=None), y=at_y, y2=alt.Y2Value("height")
        ),
        base.mark_text(align="left", baseline="middle", color=theme.MUTED).encode(
            x=alt.X("start:Q", scale=None, axis=None), y=at_y, text=alt.Text("text:N")
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
