"""What may be said of a goal, and what not: the one place that judges.

- Met or missed: only by a value for its own period, or else for the first one after it.
- Reached: it is not due yet, and a value since it was set reaches it.
- On track or behind: it is not due and not reached, at least two values came after the period in
  which it was set, and the latest of them lies on or off the straight line from the first value
  known since then to the goal.
- Else it cannot be judged, and the outcome says why.

All this within one series: where a new one has begun since the goal was set, or at any time before
the deciding value if nobody says when it was set, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.catalog import Field
from pipeline.charts.lines import Point
from pipeline.charts.periods import Periods

MET = "met"
MISSED = "missed"
REACHED = "reached"
ON_TRACK = "on track"
BEHIND = "behind"
TOO_FEW = "too few figures since it was set"
BROKEN = "a new series since it was set"
NOT_COMPARABLE = "figures of different years do not compare"
NOT_DATED = "not known when it was set"
NO_YEAR = "no year is named"
NO_DIRECTION = "neither more nor less is the aim"

VERDICTS = (MET, MISSED, REACHED, ON_TRACK, BEHIND)
OUTCOMES = (*VERDICTS, TOO_FEW, NOT_DATED, BROKEN, NOT_COMPARABLE, NO_YEAR, NO_DIRECTION)
FEWEST_SINCE = 2


@dataclass(frozen=True)
class Goal:
    """A value that someone aims for, the period it is for and the one in which it was set.

    `row` is where it stands in the table of goals, for one that comes from a table.
    """

    key: str
    value: float
    period: str | None
    set_in: str | None
    row: Any = None


@dataclass(frozen=True)
class Verdict:
    """What became of a goal.

    `point` is the observation that decides, or the latest where none does. `start` is that of the
    period in which the goal was set, and `reached` the first since then that reaches it: both only
    where they belong to the same series as `point`. `expected` is where the straight line to the
    goal would be at `point`.
    """

    outcome: str
    point: Point
    start: Point | None = None
    reached: Point | None = None
    expected: float | None = None


def judge(goal: Goal, points: Sequence[Point], measure: Field, periods: Periods) -> Verdict:
    """What may be said of a goal from the observations of one subject, in the order of time."""
    due = periods.place(goal.period) if goal.period else None
    deciding = next((p for p in points if due is not None and p.place >= due), None)
    point = deciding or points[-1]
    since = periods.place(goal.set_in) if goal.set_in else points[0].place
    why_not = _why_not(goal, points, measure, since, point)
    if why_not in {BROKEN, NOT_COMPARABLE, NOT_DATED}:
        return Verdict(why_not, point)
    start = next((p for p in points if p.period == goal.set_in and p is not point), None)
    if why_not:
        return Verdict(why_not, point, start)
    reaching = (p for p in points if since <= p.place <= point.place)
    reached = next((p for p in reaching if reaches(p.value, goal.value, measure)), None)
    if not goal.set_in:
        reached = None
    if deciding:
        outcome = MET if reaches(deciding.value, goal.value, measure) else MISSED
        return Verdict(outcome, point, start, reached)
    if reached:
        return Verdict(REACHED, point, start, reached)
    assert due is not None, "a goal without a period is not judged"
    return _on_the_way(goal, points, measure, since, due)


def reaches(value: float, goal: float, measure: Field) -> bool:
    """Whether a value is as good as a goal, or better."""
    return value <= goal if measure.higher_is == "worse" else value >= goal


def _why_not(
    goal: Goal, points: Sequence[Point], measure: Field, since: float, point: Point
) -> str | None:
    """Why nothing may be said of a goal, whatever the figures are.

    A series that begins in the very period in which a goal was set counts as a new one: what was
    known then were figures of the old one.
    """
    if goal.period is None:
        return NO_YEAR
    if not measure.comparable_over_time and point.place != since:
        return NOT_COMPARABLE
    if any(p.starts_new_series and since <= p.place <= point.place for p in points):
        return BROKEN if goal.set_in else NOT_DATED
    return NO_DIRECTION if measure.higher_is == "neither" else None


def _on_the_way(
    goal: Goal, points: Sequence[Point], measure: Field, since: float, due: float
) -> Verdict:
    """On track or behind, for a goal that is neither due nor reached."""
    latest = points[-1]
    start = next((p for p in points if p.period == goal.set_in and p is not latest), None)
    if not goal.set_in:
        return Verdict(NOT_DATED, latest, start)
    after = [p for p in points if p.place > since]
    if len(after) < FEWEST_SINCE:
        return Verdict(TOO_FEW, latest, start)
    origin = start or after[0]
    way = (latest.place - origin.place) / (due - origin.place)
    expected = origin.value + (goal.value - origin.value) * way
    outcome = ON_TRACK if reaches(latest.value, expected, measure) else BEHIND
    return Verdict(outcome, latest, start, None, expected)
