"""Progress: a row for each goal, from where things stood when it was set to what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from pipeline.charts import theme, words
from pipeline.charts.goal_words import sentence
from pipeline.charts.goals import MOST_GOALS, Progress, read_progress, with_outcome
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.legend import legend_for
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import axis_note, nice_scale
from pipeline.charts.scene import Scene, ambiguous, nothing_to_show, view_note
from pipeline.charts.verdicts import (
    BEHIND,
    BROKEN,
    MET,
    MISSED,
    NO_YEAR,
    ON_TRACK,
    OUTCOMES,
    REACHED,
    TOO_FEW,
    VERDICTS,
)
from pipeline.engine import Ask

ROW = 24
ROW_WITH_NAME = 40
GOOD, BAD = theme.SERIES[0], theme.SERIES[3]
COLOURS = {MET: GOOD, REACHED: GOOD, ON_TRACK: GOOD, MISSED: BAD, BEHIND: BAD}
UNDECIDED = theme.MUTED
TARGET = "target"
SHORT = {MET: "met", MISSED: "missed", REACHED: "reached", ON_TRACK: "on track", BEHIND: "behind"}
SHORT |= {BROKEN: "new series", NO_YEAR: ""}
# Grey where nothing is decided.
INKS = {TARGET: theme.INK, **{one: COLOURS.get(one, UNDECIDED) for one in OUTCOMES}}
NOT_JUDGED = "not judged"
NOT_KNOWN = "–"
# The tick as a symbol of the legend, as an SVG path.
UPRIGHT = "M-0.13,-0.9h0.26v1.8h-0.26Z"


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out the progress towards goals."""
    if not scene.has_measure or scene.time is None or not scene.view.targets:
        return nothing_to_show(scene)
    known = scene.known(scene.measure.name, scene.time.name)
    if known.empty:
        return nothing_to_show(scene)
    told_by = (scene.subject, scene.time)
    if scene.is_ambiguous(known, *told_by):
        return ambiguous(scene, *told_by)
    every, unknown = read_progress(scene, known)
    rows = every[:MOST_GOALS]
    if not rows:
        return nothing_to_show(scene)
    return Sketch(
        wide=_spec(scene, rows, theme.WIDE),
        narrow=_spec(scene, rows, theme.NARROW),
        shown=_shown(scene, rows),
        headline=_headline(scene, every),
        words=tuple(_more(scene, every)),
        notes=(
            *_how_to_read(rows),
            *_left_out(rows, every, len(unknown)),
            *view_note(scene),
        ),
        period=_span(rows),
        drawn=tuple(dict.fromkeys(one.goal.key for one in every)),
    )


def _spec(scene: Scene, rows: Sequence[Progress], canvas: theme.Canvas) -> dict[str, Any]:
    over = canvas.is_narrow
    entries = _legend_entries(rows)
    legend = legend_for(entries.values(), canvas)
    names = [_label(one, canvas) for one in rows]
    said = [_short(one) for one in rows]
    frame = theme.Frame.within(
        canvas,
        (ROW_WITH_NAME if over else ROW) * len(rows),
        left=14 if over else round(max(map(width_of, names))) + 16,
        right=16 if over else round(max(map(width_of, said))) + 18,
        top=legend.height + 6,
        bottom=48,
    )
    values = [v for one in rows for v in (one.goal.value, one.point.value)]
    values += [one.start.value for one in rows if one.start]
    scale = nice_scale(values, scene.measure, steps=4 if over else 6)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False),
        axis=scale.axis(grid=True),
    )
    layers = [
        *_marks(rows, x, lift=10 if over else 0),
        _names(names, over=over),
        *([] if over else [_outcomes(said, frame)]),
        *legend.layers("outcome", list(entries), _looks(), frame),
        axis_note(
            "across",
            scene.measure.title_with_unit,
            frame,
            (frame.width, frame.height + 42),
            "right",
        ),
    ]
    return layered(layers, frame)


def _y() -> alt.Y:
    return alt.Y("row:O", scale=alt.Scale(paddingInner=0, paddingOuter=0), axis=None)


def _marks(rows: Sequence[Progress], x: alt.X, *, lift: int) -> list[alt.Chart]:
    """The stretch from the start to what came of it, both ends, and the goal as an upright tick."""
    ways = [
        {"row": i, "value": one.start.value, "end": one.point.value, "outcome": one.outcome}
        for i, one in enumerate(rows)
        if one.start
    ]
    ends = [
        {"row": i, "value": one.point.value, "outcome": one.outcome} for i, one in enumerate(rows)
    ]
    goals = [{"row": i, "value": one.goal.value} for i, one in enumerate(rows)]
    stretch = alt.Chart(alt.Data(name="ways", values=ways)).encode(x=x, y=_y())
    return [
        stretch.mark_rule(strokeWidth=4, opacity=0.45, yOffset=lift, y2Offset=lift).encode(
            x2=alt.X2("end"), stroke=_colour(alt.Stroke)
        ),
        stretch.mark_point(
            filled=True, fill=theme.GROUND, size=44, strokeWidth=1.5, opacity=1, yOffset=lift
        ).encode(stroke=_colour(alt.Stroke)),
        alt.Chart(alt.Data(name="ends", values=ends))
        .mark_point(filled=True, size=70, opacity=1, yOffset=lift)
        .encode(x=x, y=_y(), fill=_colour(alt.Fill)),
        alt.Chart(alt.Data(name="goals", values=goals))
        .mark_tick(color=theme.INK, thickness=2.5, height=17, opacity=1, yOffset=lift)
        .encode(x=x, y=_y()),
    ]


def _colour(channel: Any) -> Any:
    """The colour of what is said of a goal, and of the goal itself."""
    scale = alt.Scale(domain=list(INKS), range=list(INKS.values()))
    return channel("outcome:N", scale=scale, legend=None)


def _looks() -> dict[str, Any]:
    """How the legend tells a goal from what came of it."""
    shapes = [UPRIGHT if key == TARGET else "circle" for key in INKS]
    shape = alt.Scale(domain=list(INKS), range=shapes)
    return {
        "fill": _colour(alt.Fill),
        "shape": alt.Shape("outcome:N", scale=shape, legend=None),
    }


def _short(one: Progress) -> str:
    return SHORT.get(one.outcome, NOT_JUDGED)


def _label(one: Progress, canvas: theme.Canvas) -> str:
    """Whose goal a row is, and for when; on a phone also what is said of it."""
    by = f", by {one.goal.period}" if one.goal.period else ""
    if canvas.is_narrow:
        said = _short(one)
        by += f": {said}" if said else ""
    room = canvas.width - 20 if canvas.is_narrow else canvas.label_width + 30
    return wrapped(one.name, room - width_of(by), lines=1)[0] + by


def _names(names: Sequence[str], *, over: bool) -> alt.Chart:
    rows = [{"row": i, "text": name} for i, name in enumerate(names)]
    return (
        alt.Chart(alt.Data(name="labels", values=rows))
        .mark_text(
            align="left" if over else "right",
            baseline="middle",
            dx=0 if over else -12,
            dy=-9 if over else 0,
        )
        .encode(x=alt.XValue(-8 if over else 0), y=_y(), text=alt.Text("text:N"))
    )


def _outcomes(said: Sequence[str], frame: theme.Frame) -> alt.Chart:
    rows = [{"row": i, "text": text, "x": frame.width + 12} for i, text in enumerate(said)]
    return (
        alt.Chart(alt.Data(name="outcomes", values=rows))
        .mark_text(align="left", baseline="middle", color=theme.MUTED)
        .encode(x=alt.X("x:Q", scale=None, axis=None), y=_y(), text=alt.Text("text:N"))
    )


def _legend_entries(rows: Sequence[Progress]) -> dict[str, str]:
    """What the legend says of a goal and of outcomes, under one outcome of each colour."""
    entries = {TARGET: "Target"}
    found = {one.outcome for one in rows}
    for colour in (GOOD, BAD):
        of_colour = [one for one in VERDICTS if one in found and COLOURS[one] == colour]
        if of_colour:
            said = words.listed([SHORT[one] for one in of_colour], "or")
            entries[of_colour[0]] = f"Target {said}"
    if found - set(COLOURS):
        entries[TOO_FEW] = "Latest figure, nothing decided"
    return entries


def _span(rows: Sequence[Progress]) -> str:
    points = [p for one in rows for p in (one.start, one.point) if p]
    ordered = sorted(points, key=lambda p: p.place)
    return " to ".join(dict.fromkeys((ordered[0].period, ordered[-1].period)))


def _shown(scene: Scene, rows: Sequence[Progress]) -> Shown:
    measure, subject = scene.measure, scene.subject
    title = measure.title_with_unit
    columns = (
        Column(subject.name if subject else "name", subject.title if subject else "Name"),
        Column("target", f"Target{_comma_unit(scene)}", is_number=True),
        Column("target_period", "To be reached by"),
        Column("set_in", "Set in"),
        Column("value_when_set", f"{title}: when set", is_number=True),
        Column("value", f"{title}: compared with the target", is_number=True),
        Column("value_period", "Figure for"),
        Column("outcome", "Outcome"),
    )
    cells, values = [], []
    for one in rows:
        goal, start = one.goal, one.start
        cells.append(
            (
                one.name,
                scene.tabled(goal.value),
                goal.period or NOT_KNOWN,
                goal.set_in or NOT_KNOWN,
                scene.tabled(start.value) if start else NOT_KNOWN,
                scene.tabled(one.point.value),
                one.point.period,
                _said(scene, one),
            )
        )
        raw_start = repr(start.value) if start else ""
        raw = (goal.key, repr(goal.value), goal.period or "", goal.set_in or "", raw_start)
        values.append((*raw, repr(one.point.value), one.point.period, one.outcome))
    return Shown(f"{title}, against targets", columns, tuple(cells), tuple(values))


def _comma_unit(scene: Scene) -> str:
    return "" if scene.measure.is_index else f", {scene.measure.unit}"


def _said(scene: Scene, one: Progress) -> str:
    """What may be said of a goal, in the table: met, missed, or why neither."""
    if one.outcome == MISSED and one.is_close:
        return f"missed, by less than {_difference(scene)}"
    if one.outcome == REACHED and one.verdict.reached:
        return f"reached in {one.verdict.reached.period}"
    if one.outcome in VERDICTS:
        return one.outcome
    return f"cannot be judged: {one.outcome}"


def _difference(scene: Scene) -> str:
    return words.plain(scene.measure.meaningful_difference or 0)


def _headline(scene: Scene, every: Sequence[Progress]) -> str:
    met, missed = with_outcome(every, MET), with_outcome(every, MISSED)
    if len(every) == 1:
        return sentence(scene, every[0])
    decided = len(met) + len(missed)
    if not decided:
        count = words.counted(len(every), "target", "targets")
        return f"Of {count} none can be called met or missed from these figures."
    counted = words.counted(decided, "target", "targets")
    close = sum(one.is_close for one in missed)
    by = f", {close} of these by less than {_difference(scene)}" if close else ""
    return (
        f"Of {counted} whose time has come, {len(met)} {_were(met)} met and {len(missed)} "
        f"{_were(missed)} missed{by}."
    )


def _were(found: Sequence[object]) -> str:
    return "was" if len(found) == 1 else "were"


def _more(scene: Scene, every: Sequence[Progress]) -> list[str]:
    """Those that met their goals, and how many could not be judged and why."""
    if len(every) == 1:
        return []
    said: list[str] = []
    met, subject = with_outcome(every, MET), scene.subject
    if met and subject is not None and len(met) <= theme.MAXIMUM_SERIES:
        said.append(f"Met: {words.listed([_with_period(one) for one in met])}.")
    early = with_outcome(every, REACHED, ON_TRACK, BEHIND)
    if early and subject is not None and len(early) <= theme.MAXIMUM_SERIES:
        told = [f"{_with_period(one)} {_said(scene, one)}" for one in early]
        said.append(f"Not due yet in these figures: {words.listed(told)}.")
    elif early:
        are = words.counted(len(early), "target is", "targets are")
        said.append(f"{are} for a time that the figures do not reach.")
    broken = with_outcome(every, BROKEN)
    if broken:
        are = words.counted(len(broken), "target", "targets")
        names = words.listed([_with_period(one) for one in broken[: theme.MAXIMUM_SERIES]])
        said.append(
            f"{are} cannot be judged, because a new series has begun since it was set: {names}."
            if len(broken) == 1
            else f"{are} cannot be judged, because new series have begun since they were set."
        )
    return said


def _with_period(one: Progress) -> str:
    return f"{one.name} ({one.goal.period})" if one.goal.period else one.name


def _how_to_read(rows: Sequence[Progress]) -> tuple[str, ...]:
    hollow = (
        " Hollow dot: where it stood in the year in which the target was set."
        if any(one.start for one in rows)
        else ""
    )
    decided = any(one.outcome in {MET, MISSED} for one in rows)
    rule = (
        " A target is called met or missed only by a figure for its year, or else for the first "
        "one after, in the series in which it was set."
        if decided
        else ""
    )
    if any(one.outcome in {ON_TRACK, BEHIND} for one in rows):
        rule += " On track or behind goes by the straight line from where it stood to the target."
    return (f"Upright stroke: the target.{hollow}{rule}",)


def _left_out(rows: Sequence[Progress], every: Sequence[Progress], unknown: int) -> tuple[str, ...]:
    notes = []
    if len(rows) < len(every):
        notes.append(f"Shown are {len(rows)} of {len(every)} targets.")
    if unknown:
        have = words.counted(unknown, "target has", "targets have")
        notes.append(f"{have} no figures to compare with.")
    return tuple(notes)
