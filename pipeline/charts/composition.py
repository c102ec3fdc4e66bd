"""Composition: bars made of parts, by subject in one year or over time for one subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from pipeline.charts import theme, words
from pipeline.charts.areas import areas, is_continuous
from pipeline.charts.labels import LINE_HEIGHT, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.legend import legend_for
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import Scale, axis_note, nice_scale
from pipeline.charts.scene import (
    DOES_NOT_COMPARE,
    Scene,
    ambiguous,
    in_period,
    nothing_to_show,
    view_note,
)
from pipeline.charts.stacks import Plan, bar_of, plan_stacks, rows_of
from pipeline.engine import Ask

INNER, OUTER = 0.28, 0.1


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out a composition."""
    part = scene.table.fields_by_name.get(scene.view.by or "")
    bar = bar_of(scene)
    if not scene.has_measure or part is None or bar is None:
        return nothing_to_show(scene)
    rows, period = rows_of(scene, bar, part)
    if scene.is_ambiguous(rows, bar, part):
        return ambiguous(scene, bar, part)
    plan = plan_stacks(scene, rows, bar, part, period)
    if not plan.stacks:
        return nothing_to_show(scene, *_left_out(scene, plan))
    return Sketch(
        wide=_spec(scene, plan, theme.WIDE),
        narrow=_spec(scene, plan, theme.NARROW),
        shown=_shown(scene, plan),
        headline=_headline(scene, plan),
        words=tuple(_more(scene, plan)),
        notes=(*_cautions(scene, plan), *_left_out(scene, plan), *view_note(scene)),
        period=plan.period,
        drawn=tuple(stack.key for stack in plan.stacks) if bar is scene.subject else (),
    )


def _spec(scene: Scene, plan: Plan, canvas: theme.Canvas) -> dict[str, Any]:
    if is_continuous(scene, plan):
        return areas(scene, plan, canvas, _axis_text(scene, plan))
    label_width = canvas.label_width + 10
    left = round(max(width_of(t) for s in plan.stacks for t in wrapped(s.name, label_width))) + 10
    legend = legend_for(map(plan.label, plan.parts), canvas)
    band = 34 if any(len(wrapped(s.name, label_width)) > 1 for s in plan.stacks) else 27
    frame = theme.Frame.within(
        canvas, band * len(plan.stacks), left=left, right=16, top=legend.height + 4, bottom=44
    )
    rows = _rows(plan, label_width)
    scale = _scale(scene, plan, canvas)
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[scale.low, scale.high], nice=False),
        axis=scale.axis(grid=True),
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=INNER, paddingOuter=OUTER), axis=None)
    base = alt.Chart(alt.Data(name="parts", values=rows))
    inside = [row for row in rows if _fits(row, scale, frame)]
    layers = [
        base.mark_bar(stroke=theme.GROUND, strokeWidth=1.5).encode(
            x=x, x2=alt.X2("end"), y=y, color=_part_colour(plan)
        ),
        alt.Chart(alt.Data(name="numbers", values=inside))
        .mark_text(fontWeight="bold", fontSize=12)
        .encode(x=alt.X("middle:Q"), y=y, text=alt.Text("text:N"), fill=_text_colour(plan)),
        base.transform_filter("datum.isFirst")
        .mark_text(
            align="right", baseline="middle", dx=-8, lineBreak="\n", lineHeight=LINE_HEIGHT - 2
        )
        .encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
        _breaks(plan, frame),
        *legend.layers("part", plan.parts, {"color": _part_colour(plan)}, frame),
        _axis_title(scene, plan, frame),
    ]
    return layered(layers, frame)


def _scale(scene: Scene, plan: Plan, canvas: theme.Canvas) -> Scale:
    if plan.as_shares:
        return Scale(0.0, 100.0, 25.0, 0, "%")
    totals = [stack.total for stack in plan.stacks]
    return nice_scale(totals, scene.measure, from_zero=True, steps=3 if canvas.is_narrow else 5)


def _part_colour(plan: Plan) -> alt.Color:
    scale = alt.Scale(domain=list(plan.parts), range=list(theme.SERIES[: len(plan.parts)]))
    return alt.Color("part:N", scale=scale, legend=None)


def _text_colour(plan: Plan) -> alt.Fill:
    """The colour of numbers inside the bars, so that they can be read on each part's own."""
    scale = alt.Scale(domain=list(plan.parts), range=list(theme.ON_SERIES[: len(plan.parts)]))
    return alt.Fill("part:N", scale=scale, legend=None)


def _rows(plan: Plan, label_width: float) -> list[dict[str, Any]]:
    rows = []
    for i, stack in enumerate(plan.stacks):
        reach, is_first = 0.0, True
        for part in plan.parts:
            value = plan.value(stack, part)
            if value is None:
                continue
            rows.append(
                {
                    "row": i,
                    "name": "\n".join(wrapped(stack.name, label_width)),
                    "part": part,
                    "start": reach,
                    "end": reach + value,
                    "middle": reach + value / 2,
                    "text": words.number(value, 0) + "%" if plan.as_shares else "",
                    "isFirst": is_first,
                }
            )
            reach, is_first = reach + value, False
    return rows


def _breaks(plan: Plan, frame: theme.Frame) -> alt.Chart:
    """Dashed rules half-way between bars that do not compare."""
    count = len(plan.stacks)
    step = frame.height / (count - INNER + 2 * OUTER)
    middles = [step * (OUTER + (1 - INNER) / 2 + i) for i in range(count)]
    rows = [
        {"at": middle - frame.height / count / 2}
        for middle, stack in zip(middles, plan.stacks, strict=True)
        if stack.is_new
    ]
    return (
        alt.Chart(alt.Data(name="breaks", values=rows))
        .mark_rule(color=theme.MUTED, strokeDash=[4, 3])
        .encode(y=alt.Y("at:Q", scale=None, axis=None))
    )


def _fits(row: Mapping[str, Any], scale: Any, frame: theme.Frame) -> bool:
    room = frame.width * (row["end"] - row["start"]) / (scale.high - scale.low)
    return bool(row["text"]) and room > width_of(row["text"], 12) + 6


def _axis_text(scene: Scene, plan: Plan) -> str:
    of = f"Share of {words.sentence_case_inside(scene.measure.title)}, %"
    return of if plan.as_shares else scene.measure.title_with_unit


def _axis_title(scene: Scene, plan: Plan, frame: theme.Frame) -> alt.Chart:
    return axis_note(
        "across", _axis_text(scene, plan), frame, (frame.width, frame.height + 40), "right"
    )


def _shown(scene: Scene, plan: Plan) -> Shown:
    columns = (
        Column(plan.bar.name, plan.bar.title),
        *(
            Column(part, plan.label(part) + (", %" if plan.as_shares else ""), is_number=True)
            for part in plan.parts
        ),
    )
    cells, values = [], []
    for stack in plan.stacks:
        found = [(part, plan.value(stack, part)) for part in plan.parts]
        known = [
            stack.missing.get(part, "not known") if value is None else _tabled(scene, plan, value)
            for part, value in found
        ]
        cells.append((stack.name, *known))
        raw = ["" if value is None else repr(float(f"{value:.12g}")) for _, value in found]
        values.append((stack.key, *raw))
    what = "Shares of the parts that are known" if plan.as_shares else scene.measure.title_with_unit
    return Shown(f"{what}, {plan.period}".rstrip(", "), columns, tuple(cells), tuple(values))


def _tabled(scene: Scene, plan: Plan, value: float) -> str:
    return words.number(value, 1) if plan.as_shares else scene.tabled(value)


def _headline(scene: Scene, plan: Plan) -> str:
    is_time = plan.bar.role == "time"
    when = f", {plan.period}" if is_time else in_period(plan.period)
    largest = Counter(stack.largest for stack in plan.stacks if stack.largest)
    if not largest:
        return f"No part is larger than every other{when}."
    (part, count), *others = largest.most_common(2)
    if others and others[0][1] == count:
        return _shared_lead(
            scene, plan, [name for name, times in largest.items() if times == count]
        )
    of = len(plan.stacks)
    things = ("years shown" if plan.bar.type == "year" else "periods shown") if is_time else "shown"
    where = f" in all {of} {things}" if count == of else f" in {count} of the {of} {things}"
    label = scene.inside(plan.label(part))
    return f"The largest part is {label}{where if of > 1 else ''}{when}."


def _shared_lead(scene: Scene, plan: Plan, parts: Sequence[str]) -> str:
    """The headline where several parts are the largest equally often."""
    labels = words.listed([scene.inside(plan.label(part)) for part in parts], last="or")
    return f"Which part is largest differs between the bars: {labels}."


def _more(scene: Scene, plan: Plan) -> list[str]:
    """Where the first parts are least and most, without calling it a change.

    Nothing where the bars do not compare.
    """
    if _do_not_compare(scene, plan):
        return []
    said = []
    for part in plan.parts[:2]:
        found = [(v, s) for s in plan.stacks if (v := plan.value(s, part)) is not None]
        if len(found) > 1:
            rising = sorted(found, key=lambda item: item[0])
            (least, at_least), (most, at_most) = rising[0], rising[-1]
            low, high = (_said_apart(scene, plan, *two) for two in ((least, most), (most, least)))
            span = f"between {low} ({at_least.name}) and {high} ({at_most.name})"
            same = f"{_said_apart(scene, plan, most, most)} in all {len(found)}"
            said.append(f"{plan.label(part)}: {span if low != high else same}.")
    return said


def _said_apart(scene: Scene, plan: Plan, value: float, other: float) -> str:
    """A value with its unit, told apart from another that is not the same."""
    if not plan.as_shares:
        return scene.said_apart(value, other)
    return f"{words.number(value, words.told_apart(value, other, 0))}%"


def _do_not_compare(scene: Scene, plan: Plan) -> bool:
    is_broken = any(stack.is_new for stack in plan.stacks)
    return plan.bar is scene.time and (is_broken or not scene.measure.comparable_over_time)


def _cautions(scene: Scene, plan: Plan) -> tuple[str, ...]:
    """What keeps bars of different periods from being compared."""
    if not _do_not_compare(scene, plan):
        return ()
    if not scene.measure.comparable_over_time:
        return (DOES_NOT_COMPARE,)
    begins = words.listed([stack.name for stack in plan.stacks if stack.is_new])
    return (
        f"A new series begins in {begins} (dashed rule). Figures before and after do not compare.",
    )


def _left_out(scene: Scene, plan: Plan) -> tuple[str, ...]:
    notes = []
    lacking = [stack for stack in plan.stacks if len(stack.parts) < len(plan.parts)]
    if plan.as_shares and lacking:
        lack = "lacks" if len(lacking) == 1 else "lack"
        notes.append(
            f"Shares are of the parts that are known: {len(lacking)} of the {len(plan.stacks)} "
            f"bars {lack} at least one."
        )
    if plan.unfit:
        have = words.counted(plan.unfit, "other has", "others have")
        what = "shares" if plan.as_shares else "parts of a bar"
        notes.append(f"{have} amounts below zero, or none above it, and cannot be shown as {what}.")
    if plan.merged:
        others = words.listed([plan.part.label(part) for part in plan.merged])
        notes.append(f"Shown as others: {others}.")
    if len(plan.stacks) < plan.of:
        notes.append(
            f"Shown are {len(plan.stacks)} of {scene.counted(plan.bar, plan.of)} with figures."
        )
    return tuple(notes)
