"""Areas: a composition over time whose periods follow each other without gap or break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.layers import layered
from pipeline.charts.legend import legend_for
from pipeline.charts.scales import Scale, axis_note, nice_scale, period_axis
from pipeline.charts.scene import Scene
from pipeline.charts.stacks import Plan

FEWEST = 5
# Months and quarters differ in length by less than this.
UNEQUAL = 1.2


def is_continuous(scene: Scene, plan: Plan) -> bool:
    """Whether a composition may be drawn as areas, which say that nothing is missing between.

    Its bars stand for periods, all as far apart, with all parts known in each and in one series.
    """
    if plan.bar is not scene.time or len(plan.stacks) < FEWEST or len(plan.parts) < 2:
        return False
    if any(stack.is_new or len(stack.parts) < len(plan.parts) for stack in plan.stacks):
        return False
    places = [scene.periods.place(stack.key) for stack in plan.stacks]
    steps = [later - earlier for earlier, later in pairwise(places)]
    is_even = min(steps) > 0 and max(steps) <= min(steps) * UNEQUAL
    return is_even and scene.measure.comparable_over_time


def areas(scene: Scene, plan: Plan, canvas: theme.Canvas, title: str) -> dict[str, Any]:
    """The spec of stacked areas; `title` says what the upright axis shows."""
    legend = legend_for(map(plan.label, plan.parts), canvas)
    scale = _scale(scene, plan)
    frame = theme.Frame.within(
        canvas,
        220 if canvas.is_narrow else 300,
        left=round(scale.width) + 10,
        right=22,
        top=legend.height + 34,
        bottom=30,
    )
    places = [scene.periods.place(stack.key) for stack in plan.stacks]
    colour = alt.Color(
        "part:N",
        scale=alt.Scale(domain=list(plan.parts), range=list(theme.SERIES[: len(plan.parts)])),
        legend=None,
    )
    layers = [
        alt.Chart(alt.Data(name="parts", values=_rows(scene, plan, places)))
        .mark_area(stroke=theme.GROUND, strokeWidth=1.5)
        .encode(
            x=period_axis(scene.periods, min(places), max(places), frame),
            y=scale.encoding(frame, field="start:Q"),
            y2=alt.Y2("end"),
            color=colour,
        ),
        *legend.layers("part", plan.parts, {"color": colour}, frame),
        axis_note("upwards", title, frame, (4 - frame.left, -14), "left"),
    ]
    return layered(layers, frame)


def _scale(scene: Scene, plan: Plan) -> Scale:
    if plan.as_shares:
        return Scale(0.0, 100.0, 25.0, 0, "%")
    return nice_scale([stack.total for stack in plan.stacks], scene.measure, from_zero=True)


def _rows(scene: Scene, plan: Plan, places: Sequence[float]) -> list[dict[str, Any]]:
    """Where each part begins and ends in each period, from the ground up."""
    rows = []
    for stack, place in zip(plan.stacks, places, strict=True):
        reach = 0.0
        for part in plan.parts:
            value = plan.value(stack, part) or 0.0
            period = place if scene.periods.is_in_proportion else stack.key
            rows.append({"part": part, "period": period, "start": reach, "end": reach + value})
            reach += value
    return rows
