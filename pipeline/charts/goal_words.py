"""A sentence on what became of a goal, worked out from the figures."""

from __future__ import annotations

from pipeline.catalog import Break
from pipeline.charts import words
from pipeline.charts.goals import Progress
from pipeline.charts.scene import Scene, are_about_the_same
from pipeline.charts.verdicts import (
    BEHIND,
    BROKEN,
    MET,
    MISSED,
    NO_DIRECTION,
    NO_YEAR,
    NOT_COMPARABLE,
    NOT_DATED,
    ON_TRACK,
    REACHED,
    TOO_FEW,
    Goal,
)

WHY_NOT = {
    TOO_FEW: "there are fewer than two figures since it was set",
    NOT_DATED: "it is not known when it was set",
    BROKEN: "a new series of figures has begun since it was set",
    NOT_COMPARABLE: "figures of different years do not compare",
    NO_YEAR: "no year is named for it",
    NO_DIRECTION: "it does not say whether more or less is the aim",
}
NO_FIGURES = "there are no figures to compare it with"


def sentence(scene: Scene, one: Progress) -> str:
    """What became of a goal, with the figure that decides or the latest one, and its year."""
    verdict = one.verdict
    if verdict.outcome in {MET, MISSED}:
        return (
            f"{_figure(scene, one)}: the target of {_goal(scene, one)} was {_settled(scene, one)}."
        )
    if verdict.outcome == REACHED and verdict.reached:
        return _reached(scene, one)
    if verdict.outcome in {ON_TRACK, BEHIND} and verdict.expected is not None:
        return _on_the_way(scene, one, verdict.expected)
    why = WHY_NOT[verdict.outcome]
    return (
        f"{_figure(scene, one)}. The target of {_goal(scene, one)} cannot be judged, because {why}."
    )


def goal_value(scene: Scene, goal: Goal) -> str:
    """The value of a goal with its unit and with the decimals that it was set with."""
    decimals = len(words.plain(goal.value).partition(".")[2])
    return words.with_unit(goal.value, scene.measure, decimals)


def breaks_since(scene: Scene, one: Progress) -> tuple[Break, ...]:
    """The new series that have begun since a goal was set, up to the figure beside it."""
    since = one.goal.set_in or ""
    return tuple(
        found
        for found in scene.measure.breaks
        if found.concerns(one.goal.key) and since <= found.period <= one.point.period
    )


def _figure(scene: Scene, one: Progress) -> str:
    """Bus rides in Aldmouth were 31.3 per head in 2020."""
    verb, value = words.was(scene.measure.title), scene.said_apart(one.point.value, one.goal.value)
    return f"{scene.measured}{_where(scene, one)} {verb} {value} in {one.point.period}"


def _where(scene: Scene, one: Progress) -> str:
    return f" {scene.in_text(scene.subject, one.goal.key)}" if scene.subject else ""


def _goal(scene: Scene, one: Progress) -> str:
    value = goal_value(scene, one.goal)
    return f"{value} by {one.goal.period}" if one.goal.period else value


def _settled(scene: Scene, one: Progress) -> str:
    """ "met, and had first been reached in 2017", "missed, by less than 0.1"."""
    reached, close = one.verdict.reached, scene.measure.meaningful_difference
    if one.outcome == MET:
        is_earlier = reached is not None and reached.place < one.point.place
        return f"met, and first reached in {reached.period}" if reached and is_earlier else MET
    said = f"missed, by less than {words.plain(close)}" if one.is_close and close else MISSED
    return f"{said}, though it had been reached in {reached.period}" if reached else said


def _reached(scene: Scene, one: Progress) -> str:
    reached = one.verdict.reached
    assert reached is not None, "a goal that was reached was so at some time"
    already = " already" if reached.period == one.goal.set_in else ""
    return (
        f"The target of {_goal(scene, one)} was{already} reached in {reached.period}. "
        f"{_figure(scene, one)}."
    )


def _on_the_way(scene: Scene, one: Progress, expected: float) -> str:
    verb = words.was(scene.measure.title)
    value, line = (
        scene.said_apart(first, second)
        for first, second in ((one.point.value, expected), (expected, one.point.value))
    )
    is_same = are_about_the_same(one.point.value, expected, scene.measure)
    close = scene.measure.meaningful_difference
    by = (
        f", by less than {words.plain(close)}"
        if is_same and close and one.outcome == BEHIND
        else ""
    )
    return (
        f"{scene.measured}{_where(scene, one)} {verb} {value} in {one.point.period}. On a straight "
        f"line to the target of {_goal(scene, one)} it would have been {line}: {one.outcome}{by}."
    )
