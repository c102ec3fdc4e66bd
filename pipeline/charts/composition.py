"""Composition: bars made of parts, by subject in one year or over time for one subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, width_of, wrapped
from pipeline.charts.legend import Item, legend_for
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import nice_scale
from pipeline.charts.scene import Scene, in_period, view_note

MOST_BARS = 12


@dataclass(frozen=True)
class Stack:
    """One bar: the parts that are known of it. With shares, they are of the known parts' sum."""

    key: str
    name: str
    parts: Mapping[str, float]

    @property
    def total(self) -> float:
        """The sum of the parts that are known."""
        return sum(self.parts.values())


@dataclass(frozen=True)
class Plan:
    """What a composition shows: its stacks, their parts in order, and of what they are."""

    stacks: tuple[Stack, ...]
    parts: tuple[str, ...]
    part: Field
    bar: Field
    period: str
    as_shares: bool
    of: int

    def value(self, stack: Stack, part: str) -> float | None:
        """How much of a bar a part is: its amount, or its share of the known parts in percent."""
        amount = stack.parts.get(part)
        if amount is None or not self.as_shares:
            return amount
        return 100 * amount / stack.total if stack.total else None


def sketch(scene: Scene) -> Sketch:
    """Work out a composition."""
    plan = _plan(scene)
    drawable = bool(plan.stacks)
    return Sketch(
        wide=_spec(scene, plan, theme.WIDE) if drawable else {},
        narrow=_spec(scene, plan, theme.NARROW) if drawable else {},
        shown=_shown(scene, plan),
        headline=_headline(scene, plan),
        words=tuple(_more(scene, plan)),
        notes=(*_left_out(scene, plan), *view_note(scene)),
        period=plan.period,
    )


def _plan(scene: Scene) -> Plan:
    part = scene.field(scene.view.by)
    entity, time = scene.view.entity, scene.time
    over_time = time is not None and (entity is None or scene.texts(entity).nunique() == 1)
    if over_time:
        assert time is not None
        bar, rows = time, scene.rows.dropna(subset=[scene.measure.name])
        period = ""
    else:
        bar = scene.field(entity)
        rows, period = scene.at_reference(scene.measure.name)
    stacks = _stacks(scene, rows, bar, part)
    shown = stacks if over_time else _choose(scene, stacks)
    present = {name for stack in shown for name in stack.parts}
    order = [name for name in part.labels if name in present]
    parts = (*order, *sorted(present - set(order)))
    if over_time and shown:
        period = f"{shown[0].name} to {shown[-1].name}" if len(shown) > 1 else shown[0].name
    adds_up = scene.measure.is_index or (scene.measure.unit or "").startswith("%")
    return Plan(tuple(shown), parts, part, bar, period, not adds_up, len(stacks))


def _stacks(scene: Scene, rows: Any, bar: Field, part: Field) -> list[Stack]:
    found: dict[str, dict[str, float]] = {}
    keys, names = scene.texts(bar.name).loc[rows.index], scene.texts(part.name).loc[rows.index]
    for key, name, value in zip(keys, names, rows[scene.measure.name], strict=True):
        found.setdefault(key, {})[name] = float(value)
    return [Stack(key, scene.name(bar, key), found[key]) for key in sorted(found)]


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
    if plan.as_shares:
        scale = nice_scale([0.0, 100.0], scene.measure, from_zero=True)
        scale = type(scale)(0.0, 100.0, 25.0, 0, "%")
    else:
        totals = [max(stack.total, 0.0) for stack in plan.stacks]
        scale = nice_scale(
            [0.0, *totals], scene.measure, from_zero=True, steps=3 if canvas.is_narrow else 5
        )
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[scale.low, scale.high], nice=False),
        axis=scale.axis(grid=True),
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0.28, paddingOuter=0.1), axis=None)
    colours = alt.Color(
        "part:N",
        scale=alt.Scale(domain=list(plan.parts), range=[colour for _, colour in _colours(plan)]),
        legend=None,
    )
    base = alt.Chart(alt.Data(values=rows))
    inside = [row for row in rows if _fits(row, scale, frame)]
    layers = [
        base.mark_bar(stroke=theme.GROUND, strokeWidth=1.5).encode(
            x=x, x2=alt.X2("end"), y=y, color=colours
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
    return alt.layer(*layers).properties(**frame.settings).to_dict(validate=False)


def _colours(plan: Plan) -> list[tuple[str, str]]:
    """The parts with their colours; those over the palette share the quiet one."""
    spread = [*theme.SERIES, *[theme.AXIS] * len(plan.parts)]
    return list(zip(plan.parts, spread, strict=False))


def _text_colour(plan: Plan) -> alt.Fill:
    """The colour of numbers inside the bars, so that they can be read on each part's own."""
    spread = [*theme.ON_SERIES, *[theme.INK] * len(plan.parts)][: len(plan.parts)]
    scale = alt.Scale(domain=list(plan.parts), range=spread)
    return alt.Fill("part:N", scale=scale, legend=None)


def _rows(plan: Plan, label_width: float) -> list[dict[str, Any]]:
    rows = []
    for i, stack in enumerate(plan.stacks):
        reach = 0.0
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
                    "isFirst": reach == 0.0,
                }
            )
            reach += value
    return rows


def _fits(row: Mapping[str, Any], scale: Any, frame: theme.Frame) -> bool:
    room = frame.width * (row["end"] - row["start"]) / (scale.high - scale.low)
    return bool(row["text"]) and room > width_of(row["text"], 12) + 6


def _axis_title(scene: Scene, plan: Plan, frame: theme.Frame) -> alt.Chart:
    of = f"Share of {words.sentence_case_inside(scene.measure.title)}, %"
    text = of if plan.as_shares else scene.measure.title_with_unit
    return (
        alt.Chart(alt.Data(values=[{"text": wrapped(text, frame.width + frame.left, lines=1)[0]}]))
        .mark_text(align="right", baseline="bottom", color=theme.MUTED)
        .encode(x=alt.XValue(frame.width), y=alt.YValue(frame.height + 40), text=alt.Text("text:N"))
    )


def _shown(scene: Scene, plan: Plan) -> Shown:
    columns = (
        Column(plan.bar.name, plan.bar.title),
        *(
            Column(part, plan.part.label(part) + (", %" if plan.as_shares else ""), is_number=True)
            for part in plan.parts
        ),
    )
    decimals = 1 if plan.as_shares else scene.decimals + 1
    cells, values = [], []
    for stack in plan.stacks:
        found = [plan.value(stack, part) for part in plan.parts]
        known = ["not known" if v is None else words.number(v, decimals) for v in found]
        cells.append((stack.name, *known))
        values.append((stack.key, *("" if v is None else repr(round(v, 10)) for v in found)))
    what = "Shares of the parts that are known" if plan.as_shares else scene.measure.title_with_unit
    return Shown(f"{what}, {plan.period}".rstrip(", "), columns, tuple(cells), tuple(values))


def _headline(scene: Scene, plan: Plan) -> str:
    if not plan.stacks:
        return "There are no figures to show."
    largest: dict[str, int] = {}
    for stack in plan.stacks:
        most = max(stack.parts, key=lambda part: stack.parts[part])
        largest[most] = largest.get(most, 0) + 1
    part = max(largest, key=lambda name: largest[name])
    count, of = largest[part], len(plan.stacks)
    label = words.inside(plan.part.label(part))
    is_time = plan.bar.role == "time"
    things = " years" if is_time else ""
    where = f"in all {of}{things} shown" if count == of else f"in {count} of the {of}{things} shown"
    when = f", {plan.period}" if is_time else in_period(plan.period)
    return f"The largest part is {label} {where}{when}."


def _more(scene: Scene, plan: Plan) -> list[str]:
    if len(plan.stacks) < 2 or not plan.parts:
        return []
    said = []
    for part in plan.parts[:2]:
        found = [(v, s) for s in plan.stacks if (v := plan.value(s, part)) is not None]
        if len(found) > 1:
            most, least = max(found, key=lambda f: f[0]), min(found, key=lambda f: f[0])
            said.append(
                f"{plan.part.label(part)}: from {_said(scene, plan, least[0])} ({least[1].name}) "
                f"to {_said(scene, plan, most[0])} ({most[1].name})."
            )
    return said


def _said(scene: Scene, plan: Plan, value: float) -> str:
    return f"{words.number(value, 0)}%" if plan.as_shares else scene.said(value)


def _left_out(scene: Scene, plan: Plan) -> tuple[str, ...]:
    notes = []
    lacking = [stack for stack in plan.stacks if len(stack.parts) < len(plan.parts)]
    if plan.as_shares and lacking:
        notes.append(
            f"Shares are of the parts that are known: {len(lacking)} of the {len(plan.stacks)} bars "
            f"{'lacks' if len(lacking) == 1 else 'lack'} at least one."
        )
    if len(plan.stacks) < plan.of:
        notes.append(
            f"Shown are {len(plan.stacks)} of {scene.counted(plan.bar, plan.of)} with figures."
        )
    return tuple(notes)
