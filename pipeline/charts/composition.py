"""Composition: bars made of parts, by subject in one year or over time for one subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.legend import Item, legend_for
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import Scale, axis_note, nice_scale
from pipeline.charts.scene import Scene, ambiguous, in_period, nothing_to_show, view_note

MOST_BARS = 12


@dataclass(frozen=True)
class Stack:
    """One bar: the parts that are known of it, and why others are missing.

    With shares, they are of the known parts' sum.
    """

    key: str
    name: str
    parts: Mapping[str, float]
    missing: Mapping[str, str]

    @property
    def total(self) -> float:
        """The sum of the parts that are known."""
        return sum(self.parts.values())


@dataclass(frozen=True)
class Plan:
    """What a composition shows: its stacks, their parts in order, and of what they are.

    `of` counts the bars that could be shown, `unfit` those with parts that no bar can hold.
    """

    stacks: tuple[Stack, ...]
    parts: tuple[str, ...]
    part: Field
    bar: Field
    period: str
    as_shares: bool
    of: int
    unfit: int

    def value(self, stack: Stack, part: str) -> float | None:
        """How much of a bar a part is: its amount, or its share of the known parts in percent."""
        amount = stack.parts.get(part)
        return 100 * amount / stack.total if amount is not None and self.as_shares else amount


def sketch(scene: Scene) -> Sketch:
    """Work out a composition."""
    part = scene.table.fields_by_name.get(scene.view.by or "")
    bar = _bar(scene)
    if not scene.has_measure or part is None or bar is None:
        return nothing_to_show(scene)
    rows, period = _rows_of(scene, bar, part)
    if scene.is_ambiguous(rows, bar, part):
        return ambiguous(scene, bar, part)
    plan = _plan(scene, rows, bar, part, period)
    if not plan.stacks:
        return nothing_to_show(scene, *_left_out(scene, plan))
    return Sketch(
        wide=_spec(scene, plan, theme.WIDE),
        narrow=_spec(scene, plan, theme.NARROW),
        shown=_shown(scene, plan),
        headline=_headline(scene, plan),
        words=tuple(_more(scene, plan)),
        notes=(*_left_out(scene, plan), *view_note(scene)),
        period=plan.period,
    )


def _bar(scene: Scene) -> Field | None:
    """What a bar stands for: a period where the view is about one entity, else an entity."""
    entity = scene.view.entity
    if scene.time is not None and (entity is None or scene.texts(entity).nunique() <= 1):
        return scene.time
    return scene.field(entity) if entity else None


def _rows_of(scene: Scene, bar: Field, part: Field) -> tuple[pd.DataFrame, str]:
    """The rows to stack, and their period unless bars stand for periods."""
    if bar is scene.time:
        return scene.known(scene.measure.name, bar.name, part.name), ""
    return scene.at_reference(scene.measure.name, bar.name, part.name)


def _plan(scene: Scene, rows: pd.DataFrame, bar: Field, part: Field, period: str) -> Plan:
    as_shares = not (scene.measure.is_index or (scene.measure.unit or "").startswith("%"))
    every = _stacks(scene, rows, bar, part, period)
    fit = [
        stack
        for stack in every
        if min(stack.parts.values()) >= 0 and (stack.total > 0 or not as_shares)
    ]
    shown = fit if bar is scene.time else _choose(scene, fit)
    present = {name for stack in shown for name in stack.parts}
    order = [name for name in part.labels if name in present]
    parts = (*order, *sorted(present - set(order)))
    if bar is scene.time and shown:
        period = " to ".join(dict.fromkeys((shown[0].name, shown[-1].name)))
    unfit = len(every) - len(fit)
    return Plan(tuple(shown), parts, part, bar, period, as_shares, len(fit), unfit)


def _stacks(scene: Scene, rows: pd.DataFrame, bar: Field, part: Field, period: str) -> list[Stack]:
    """The bars in the order of time, or of their keys."""
    keys, names = scene.texts(bar.name), scene.texts(part.name)
    found: dict[str, dict[str, float]] = {}
    for key, name, value in zip(
        keys[rows.index], names[rows.index], rows[scene.measure.name], strict=True
    ):
        found.setdefault(key, {})[name] = float(value)
    missing: dict[str, dict[str, str]] = {}
    for index in scene.rows.index.difference(rows.index):
        if not period or scene.time is None or scene.text(scene.time.name, index) == period:
            missing.setdefault(keys[index], {})[names[index]] = scene.missing_reason(index)
    order = scene.periods.place if bar is scene.time else str
    return [
        Stack(key, scene.name(bar, key), found[key], missing.get(key, {}))
        for key in sorted(found, key=order)
    ]


def _choose(scene: Scene, stacks: Sequence[Stack]) -> list[Stack]:
    """All bars if they are few, else the site's picks, else the largest; largest first."""
    chosen = list(stacks)
    if len(chosen) > MOST_BARS:
        picked = set(scene.picked(stack.key for stack in stacks))
        chosen = [s for s in stacks if s.key in picked] if len(picked) > 1 else chosen
    return sorted(chosen, key=lambda stack: (-stack.total, stack.name))[:MOST_BARS]


def _spec(scene: Scene, plan: Plan, canvas: theme.Canvas) -> dict[str, Any]:
    label_width = canvas.label_width + 10
    left = round(max(width_of(t) for s in plan.stacks for t in wrapped(s.name, label_width))) + 10
    legend = legend_for(
        [Item(plan.part.label(part), colour) for part, colour in _colours(plan)], canvas
    )
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
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0.28, paddingOuter=0.1), axis=None)
    base = alt.Chart(alt.Data(values=rows))
    inside = [row for row in rows if _fits(row, scale, frame)]
    layers = [
        base.mark_bar(stroke=theme.GROUND, strokeWidth=1.5).encode(
            x=x, x2=alt.X2("end"), y=y, color=_part_colour(plan)
        ),
        alt.Chart(alt.Data(values=inside))
        .mark_text(fontWeight="bold", fontSize=12)
        .encode(x=alt.X("middle:Q"), y=y, text=alt.Text("text:N"), fill=_text_colour(plan)),
        base.transform_filter("datum.isFirst")
        .mark_text(
            align="right", baseline="middle", dx=-8, lineBreak="\n", lineHeight=LINE_HEIGHT - 2
        )
        .encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
        *legend.layers(frame),
        _axis_title(scene, plan, frame),
    ]
    return layered(layers, frame)


def _scale(scene: Scene, plan: Plan, canvas: theme.Canvas) -> Scale:
    if plan.as_shares:
        return Scale(0.0, 100.0, 25.0, 0, "%")
    totals = [stack.total for stack in plan.stacks]
    return nice_scale(totals, scene.measure, from_zero=True, steps=3 if canvas.is_narrow else 5)


def _colours(plan: Plan) -> list[tuple[str, str]]:
    """The parts with their colours; those over the palette share the quiet one."""
    spread = [*theme.SERIES, *[theme.AXIS] * len(plan.parts)]
    return list(zip(plan.parts, spread, strict=False))


def _part_colour(plan: Plan) -> alt.Color:
    scale = alt.Scale(domain=list(plan.parts), range=[colour for _, colour in _colours(plan)])
    return alt.Color("part:N", scale=scale, legend=None)


def _text_colour(plan: Plan) -> alt.Fill:
    """The colour of numbers inside the bars, so that they can be read on each part's own."""
    spread = [*theme.ON_SERIES, *[theme.INK] * len(plan.parts)][: len(plan.parts)]
    scale = alt.Scale(domain=list(plan.parts), range=spread)
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


def _fits(row: Mapping[str, Any], scale: Any, frame: theme.Frame) -> bool:
    room = frame.width * (row["end"] - row["start"]) / (scale.high - scale.low)
    return bool(row["text"]) and room > width_of(row["text"], 12) + 6


def _axis_title(scene: Scene, plan: Plan, frame: theme.Frame) -> alt.Chart:
    of = f"Share of {words.sentence_case_inside(scene.measure.title)}, %"
    text = of if plan.as_shares else scene.measure.title_with_unit
    return axis_note(text, frame, frame.width, frame.height + 40, "right")


def _shown(scene: Scene, plan: Plan) -> Shown:
    columns = (
        Column(plan.bar.name, plan.bar.title),
        *(
            Column(part, plan.part.label(part) + (", %" if plan.as_shares else ""), is_number=True)
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
    largest: dict[str, int] = {}
    for stack in plan.stacks:
        most = max(stack.parts, key=lambda part: stack.parts[part])
        largest[most] = largest.get(most, 0) + 1
    part = max(largest, key=lambda name: largest[name])
    count, of = largest[part], len(plan.stacks)
    is_time = plan.bar.role == "time"
    things = ("years shown" if plan.bar.type == "year" else "periods shown") if is_time else "shown"
    where = f" in all {of} {things}" if count == of else f" in {count} of the {of} {things}"
    when = f", {plan.period}" if is_time else in_period(plan.period)
    label = words.inside(plan.part.label(part))
    return f"The largest part is {label}{where if of > 1 else ''}{when}."


def _more(scene: Scene, plan: Plan) -> list[str]:
    """Where the first parts are least and most, without calling it a change."""
    said = []
    for part in plan.parts[:2]:
        found = [(v, s) for s in plan.stacks if (v := plan.value(s, part)) is not None]
        if len(found) > 1:
            rising = sorted(found, key=lambda item: item[0])
            (least, at_least), (most, at_most) = rising[0], rising[-1]
            span = (
                f"between {_said(scene, plan, least)} ({at_least.name}) "
                f"and {_said(scene, plan, most)} ({at_most.name})"
            )
            same = f"{_said(scene, plan, most)} in all {len(found)}"
            said.append(f"{plan.part.label(part)}: {span if least < most else same}.")
    return said


def _said(scene: Scene, plan: Plan, value: float) -> str:
    return f"{words.number(value, 0)}%" if plan.as_shares else scene.said(value)


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
    if len(plan.stacks) < plan.of:
        notes.append(
            f"Shown are {len(plan.stacks)} of {scene.counted(plan.bar, plan.of)} with figures."
        )
    return tuple(notes)
