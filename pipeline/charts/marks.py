"""What a view marks beside a trend's lines: goals as level rules, events as upright ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
# How high a name is, in pixels.
NAME = 15
# At how many distances from its first place a name is tried.
STARTS = 8

Spot = tuple[float, float]


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
    scene: Scene,
    events: Sequence[Event],
    scale: Scale,
    frame: theme.Frame,
    runs: Sequence[Sequence[Spot]],
) -> tuple[list[alt.Chart], list[alt.Chart]]:
    """The goals and events as layers of a trend: rules under its lines, names of goals on them.

    There are none where the view marks nothing. `runs` are the lines' unbroken parts.
    """
    goals = [
        _goal_row(_goal_text(scene, target), scale.pixel(target.value, frame), frame, runs)
        for target in scene.view.targets
        if target.value is not None
    ]
    rules: list[alt.Chart] = []
    names: list[alt.Chart] = []
    if goals:
        rule, *names = _goal_layers(goals)
        rules.append(rule)
    if events:
        rules += _event_layers(events)
    return rules, names


def _goal_row(
    text: str, level: float, frame: theme.Frame, runs: Sequence[Sequence[Spot]]
) -> dict[str, Any]:
    """A goal with the place of its name: above its rule or below, where the fewest lines pass."""
    text = wrapped(text, frame.width - 8, lines=1)[0]
    wide = width_of(text)
    tops = [top for top in (level - NAME - 3, level + 3) if 0 <= top <= frame.height - NAME]
    starts = [4 + (frame.width - wide - 8) * i / STARTS for i in range(STARTS + 1)]
    spots = [(start, top) for top in tops or [level - NAME - 3] for start in starts]

    def passing(spot: Spot) -> int:
        box = (spot[0] - 3, spot[0] + wide + 3, spot[1] - 1, spot[1] + NAME + 1)
        return sum(_passes(one, other, box) for run in runs for one, other in _pairs(run))

    start, top = min(spots, key=passing)
    row = {"y": level, "x": start, "at": top + NAME / 2}
    return {"text": text} | {name: round(value, 1) for name, value in row.items()}


def _pairs(run: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Each point with the next; one that stands alone with itself."""
    return pairwise(run if len(run) > 1 else [*run, *run])


def _passes(one: Spot, other: Spot, box: tuple[float, float, float, float]) -> bool:
    """Whether the line from one point to another further on passes through a box."""
    left, right, top, bottom = box
    start, end = max(one[0], left), min(other[0], right)
    if start > end:
        return False
    slope = (other[1] - one[1]) / ((other[0] - one[0]) or 1)
    levels = [one[1] + slope * (x - one[0]) for x in (start, end)]
    return min(levels) < bottom and max(levels) > top


def _goal_layers(rows: list[dict[str, Any]]) -> list[alt.Chart]:
    """A rule for each goal, and its name on clear ground wherever lines pass behind it."""
    base = alt.Chart(alt.Data(name="goals", values=rows))
    named = base.encode(
        x=alt.X("x:Q", scale=None, axis=None),
        y=alt.Y("at:Q", scale=None, axis=None),
        text=alt.Text("text:N"),
    )
    return [
        base.mark_rule(color=COLOUR, strokeWidth=1.5, strokeDash=[6, 3]).encode(
            x=alt.XValue(0), x2=alt.X2Value("width"), y=alt.Y("y:Q", scale=None, axis=None)
        ),
        named.mark_text(
            align="left",
            baseline="middle",
            color=theme.GROUND,
            stroke=theme.GROUND,
            strokeWidth=3,
        ),
        named.mark_text(align="left", baseline="middle", color=COLOUR),
    ]


def _event_layers(events: Sequence[Event]) -> list[alt.Chart]:
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
