"""Distribution: how values spread in one year, as a histogram or as one row for each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from pipeline.charts import theme, words
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.legend import Item, legend_for
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import Scale, nice_scale
from pipeline.charts.scene import FEWEST_FOR_A_MEDIAN, Scene, in_period, view_note

BINS = 14
ROW = 34
RIGHT = 40
PICK_COLOURS = (theme.SERIES[0], theme.SERIES[3], theme.SERIES[2])


@dataclass(frozen=True)
class Spread:
    """The values of one part: their quartiles (linear interpolation) and those of the picks."""

    key: str
    name: str
    count: int
    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    picks: Mapping[str, float]


def sketch(scene: Scene) -> Sketch:
    """Work out a distribution: by part where the view says `by`, else a histogram."""
    rows, period = scene.at_reference(scene.measure.name)
    spreads = _spreads(scene, rows)
    if not spreads:
        empty = Shown(scene.measure.title_with_unit, (), (), ())
        return Sketch(shown=empty, headline="There are no figures to show.", period=period)
    by_part = scene.view.by is not None and scene.view.by != scene.view.entity
    draw = _rows_spec if by_part else _histogram_spec
    values = [float(value) for value in rows[scene.measure.name]]
    bins = _bins(scene, values)
    return Sketch(
        wide=draw(scene, spreads, bins, values, theme.WIDE),
        narrow=draw(scene, spreads, bins, values, theme.NARROW),
        shown=_shown_rows(scene, spreads, period)
        if by_part
        else _shown_bins(scene, bins, values, period),
        headline=_headline(scene, spreads, period, by_part=by_part),
        words=tuple(_more(scene, spreads, by_part=by_part)),
        notes=(*_legend_note(by_part=by_part), *view_note(scene)),
        period=period,
    )


def _spreads(scene: Scene, rows: pd.DataFrame) -> list[Spread]:
    by = scene.field(scene.view.by) if scene.view.by else None
    subject = scene.field(scene.view.entity) if scene.view.entity else None
    keys = scene.texts(subject.name).loc[rows.index] if subject else pd.Series("", index=rows.index)
    parts = (
        scene.texts(by.name).loc[rows.index]
        if by is not None and by is not subject
        else pd.Series("", index=rows.index)
    )
    picks = set(scene.picked(keys)) if subject else set()
    spreads = []
    for part, own in rows.groupby(parts, sort=False):
        values = own[scene.measure.name].astype("float64")
        quartiles = values.quantile([0, 0.25, 0.5, 0.75, 1])
        chosen = {keys[i]: float(v) for i, v in values.items() if keys[i] in picks}
        name = scene.name(by, str(part)) if by is not None and part else scene.measure.title
        spreads.append(Spread(str(part), name, len(values), *map(float, quartiles), picks=chosen))
    return sorted(spreads, key=lambda spread: (-spread.median, spread.name))


def _bins(scene: Scene, values: Sequence[float]) -> list[tuple[float, float, int]]:
    scale = nice_scale(values, scene.measure, from_zero=False, steps=BINS)
    edges = scale.ticks
    counts = pd.cut(pd.Series(values), edges, right=False).value_counts(sort=False).tolist()
    counts[-1] += sum(1 for value in values if value == edges[-1])
    return [(a, b, int(n)) for a, b, n in zip(edges, edges[1:], counts, strict=False)]


def _histogram_spec(
    scene: Scene,
    spreads: Sequence[Spread],
    bins: Sequence[tuple[float, float, int]],
    values: Sequence[float],
    canvas: theme.Canvas,
) -> dict[str, Any]:
    spread = spreads[0]
    across = nice_scale(values, scene.measure, from_zero=False, steps=4 if canvas.is_narrow else 7)
    across = Scale(bins[0][0], bins[-1][1], across.step, across.decimals, across.suffix)
    down = nice_scale(
        [0.0, *(float(n) for _, _, n in bins)], scene.measure, from_zero=True, steps=4
    )
    down = Scale(down.low, down.high, max(down.step, 1.0), 0, "")
    marks = _marks(scene, spread, across, canvas, round(down.width) + 10)
    levels = 1 + max(mark["level"] for mark in marks)
    top = 32 + 17 * levels
    frame = theme.Frame.within(
        canvas,
        190 if canvas.is_narrow else 250,
        left=round(down.width) + 10,
        right=RIGHT,
        top=top,
        bottom=48,
    )
    x_scale = alt.Scale(domain=[across.low, across.high], nice=False, zero=False)
    bars = [{"from": a, "to": b, "count": n} for a, b, n in bins if n]
    x = alt.X("from:Q", scale=x_scale, axis=across.axis(grid=False))
    y = down.encoding(frame, field="count:Q")
    stems = [{**mark, "y": -8 - 17 * mark["level"]} for mark in marks]
    stemmed = alt.Chart(alt.Data(values=stems)).encode(x=alt.X("value:Q", scale=x_scale))
    layers = [
        alt.Chart(alt.Data(values=bars))
        .mark_bar(color=theme.BAR, stroke=theme.GROUND, strokeWidth=1)
        .encode(x=x, x2=alt.X2("to"), y=y, y2=alt.Y2Value(frame.height)),
        stemmed.mark_rule(color=theme.PICK, strokeWidth=1.5).encode(
            y=alt.Y("y:Q", scale=None, axis=None), y2=alt.Y2Value(frame.height)
        ),
        stemmed.mark_text(align="left", baseline="middle", color=theme.INK).encode(
            x=alt.X("start:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None),
            text=alt.Text("text:N"),
        ),
        _note(
            scene.measure.title_with_unit,
            frame,
            canvas,
            alt.XValue(frame.width),
            frame.height + 42,
            "right",
        ),
        _note(
            _counted_axis(scene),
            frame,
            canvas,
            alt.XValue(4 - frame.left),
            14 - frame.top,
            "left",
        ),
    ]
    return alt.layer(*layers).properties(**frame.settings).to_dict(validate=False)


def _counted_axis(scene: Scene) -> str:
    subject = scene.subject
    nouns = scene.nouns.get(subject.entity or "") if subject else None
    return f"Number of {nouns[1] if nouns else 'rows'}"


def _marks(
    scene: Scene, spread: Spread, across: Scale, canvas: theme.Canvas, left: int
) -> list[dict[str, Any]]:
    """The median and the picks as labels above the plot, right of their stems.

    Going from right to left, each label stands above those whose stems it would cross.
    """
    width = canvas.width - left - RIGHT
    subject = scene.subject
    wanted = [("Median", spread.median)] if spread.count >= FEWEST_FOR_A_MEDIAN else []
    if subject is not None:
        wanted += [(scene.name(subject, key), value) for key, value in spread.picks.items()]
    if not wanted:
        wanted = [("Median", spread.median)]
    placed: list[dict[str, Any]] = []
    for text, value in sorted(wanted, key=lambda item: (-item[1], item[0])):
        at = width * (value - across.low) / (across.high - across.low)
        start, end = at + 4, at + 12 + width_of(text)
        crossed = [mark["level"] + 1 for mark in placed if mark["at"] <= end]
        level = max(crossed, default=0)
        placed.append(
            {"text": text, "value": value, "start": round(start, 1), "at": at, "level": level}
        )
    return placed


def _rows_spec(
    scene: Scene,
    spreads: Sequence[Spread],
    bins: Sequence[tuple[float, float, int]],
    values: Sequence[float],
    canvas: theme.Canvas,
) -> dict[str, Any]:
    marked = _marked(scene, spreads)
    over = canvas.is_narrow
    widest = 0 if over else max(width_of(wrapped(s.name, 230, lines=1)[0]) for s in spreads)
    subject = scene.subject
    legend = legend_for(
        [
            Item(scene.name(subject, key), colour, shape)
            for key, colour, shape in zip(marked, PICK_COLOURS, theme.SHAPES, strict=False)
            if subject
        ],
        canvas,
    )
    frame = theme.Frame.within(
        canvas,
        (ROW + 4 if over else ROW - 8) * len(spreads),
        left=12 if over else round(widest) + 14,
        right=16,
        top=10 + legend.height,
        bottom=48,
    )
    scale = nice_scale(values, scene.measure, steps=5)
    x = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False),
        axis=scale.axis(grid=True),
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0, paddingOuter=0), axis=None)
    base = alt.Chart(alt.Data(values=[_as_row(i, s, canvas) for i, s in enumerate(spreads)]))
    lift = 8 if over else 0
    layers = [
        base.mark_rule(color=theme.AXIS, yOffset=lift, y2Offset=lift).encode(
            x=x, x2=alt.X2("high"), y=y
        ),
        base.mark_bar(height=11, color=theme.BAR, yOffset=lift).encode(
            x=alt.X("lower:Q"), x2=alt.X2("upper"), y=y
        ),
        base.mark_tick(color=theme.INK, thickness=2.5, height=17, yOffset=lift).encode(
            x=alt.X("median:Q"), y=y
        ),
        _picks(spreads, marked, x, y, lift),
        base.mark_text(
            align="left" if over else "right",
            baseline="middle",
            dx=0 if over else -10,
            dy=-9 if over else 0,
        ).encode(x=alt.XValue(-6 if over else 0), y=y, text=alt.Text("name:N")),
        *legend.layers(frame),
        _note(
            scene.measure.title_with_unit,
            frame,
            canvas,
            alt.XValue(frame.width),
            frame.height + 42,
            "right",
        ),
    ]
    return alt.layer(*layers).properties(**frame.settings).to_dict(validate=False)


def _as_row(row: int, spread: Spread, canvas: theme.Canvas) -> dict[str, Any]:
    return {
        "row": row,
        "name": wrapped(spread.name, canvas.width - 20 if canvas.is_narrow else 230, lines=1)[0],
        "low": spread.low,
        "lower": spread.lower_quartile,
        "median": spread.median,
        "upper": spread.upper_quartile,
        "high": spread.high,
    }


def _marked(scene: Scene, spreads: Sequence[Spread]) -> list[str]:
    """The picks that are marked in every row: few, so that rows stay readable."""
    present = {key for spread in spreads for key in spread.picks}
    return scene.picked(present)[: len(PICK_COLOURS)]


def _picks(
    spreads: Sequence[Spread], marked: Sequence[str], x: Any, y: Any, lift: int
) -> alt.Chart:
    rows = [
        {"row": i, "pick": key, "low": spread.picks[key]}
        for i, spread in enumerate(spreads)
        for key in marked
        if key in spread.picks
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_point(
            filled=True, size=75, opacity=1, yOffset=lift, stroke=theme.GROUND, strokeWidth=1
        )
        .encode(x=x, y=y, fill=_pick_colour(marked), shape=_pick_shape(marked))
    )


def _pick_colour(marked: Sequence[str]) -> alt.Fill:
    colours = list(PICK_COLOURS[: len(marked)])
    return alt.Fill("pick:N", scale=alt.Scale(domain=list(marked), range=colours), legend=None)


def _pick_shape(marked: Sequence[str]) -> alt.Shape:
    shapes = list(theme.SHAPES[: len(marked)])
    return alt.Shape("pick:N", scale=alt.Scale(domain=list(marked), range=shapes), legend=None)


def _note(
    text: str, frame: theme.Frame, canvas: theme.Canvas, x: Any, y: float, align: str
) -> alt.Chart:
    room = canvas.width - 16
    return (
        alt.Chart(alt.Data(values=[{"text": wrapped(text, room, lines=1)[0]}]))
        .mark_text(align=align, baseline="bottom", color=theme.MUTED)
        .encode(x=x, y=alt.YValue(y), text=alt.Text("text:N"))
    )


def _shown_rows(scene: Scene, spreads: Sequence[Spread], period: str) -> Shown:
    by = scene.field(scene.view.by)
    marked = _marked(scene, spreads)
    subject = scene.subject
    titles = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"]
    columns = (
        Column(by.name, by.title),
        Column("count", "Number", is_number=True),
        *(Column(t.lower().replace(" ", "_"), t, is_number=True) for t in titles),
        *(Column(key, scene.name(subject, key), is_number=True) for key in marked if subject),
    )
    cells, values = [], []
    for s in spreads:
        numbers = [s.low, s.lower_quartile, s.median, s.upper_quartile, s.high]
        picked = [s.picks.get(key) for key in marked]
        said = [
            "–" if v is None else words.number(v, scene.decimals + 1) for v in (*numbers, *picked)
        ]
        cells.append((s.name, f"{s.count:,}", *said))
        raw = ["" if v is None else repr(round(v, 10)) for v in (*numbers, *picked)]
        values.append((s.key, str(s.count), *raw))
    caption = f"{scene.measure.title_with_unit}{in_period(period)}"
    return Shown(caption, columns, tuple(cells), tuple(values))


def _shown_bins(
    scene: Scene, bins: Sequence[tuple[float, float, int]], values: Sequence[float], period: str
) -> Shown:
    decimals = nice_scale(values, scene.measure, from_zero=False, steps=BINS).decimals
    columns = (
        Column("from", f"{scene.measure.title_with_unit}: from", is_number=True),
        Column("to_below", "to below", is_number=True),
        Column("count", _counted_axis(scene), is_number=True),
    )
    cells = tuple(
        (words.number(a, decimals), words.number(b, decimals), str(n)) for a, b, n in bins
    )
    raw = tuple((repr(a), repr(b), str(n)) for a, b, n in bins)
    return Shown(f"{scene.measure.title_with_unit}{in_period(period)}", columns, cells, raw)


def _headline(scene: Scene, spreads: Sequence[Spread], period: str, *, by_part: bool) -> str:
    subject = scene.subject
    if by_part:
        top, low = spreads[0], spreads[-1]
        return (
            f"The middle value{in_period(period)} is highest for "
            f"{words.inside(top.name)} ({scene.said(top.median)}) and lowest for "
            f"{words.inside(low.name)} ({scene.said(low.median)})."
        )
    spread = spreads[0]
    counted = scene.counted(subject, spread.count) if subject else f"{spread.count:,} rows"
    if spread.count < FEWEST_FOR_A_MEDIAN:
        return f"{scene.measured}{in_period(period)}: figures for {counted}."
    return (
        f"{scene.measured}{in_period(period)}: half of the {counted} are at "
        f"{scene.said(spread.median)} or more."
    )


def _more(scene: Scene, spreads: Sequence[Spread], *, by_part: bool) -> list[str]:
    if by_part:
        widest = max(spreads, key=lambda s: s.upper_quartile - s.lower_quartile)
        return [
            f"Values differ most for {words.inside(widest.name)}: the middle half lies "
            f"between {scene.said(widest.lower_quartile)} and {scene.said(widest.upper_quartile)}."
        ]
    spread = spreads[0]
    if spread.count < FEWEST_FOR_A_MEDIAN:
        return []
    return [
        f"The middle half lies between {scene.said(spread.lower_quartile)} and "
        f"{scene.said(spread.upper_quartile)}; the range is from {scene.said(spread.low)} to "
        f"{scene.said(spread.high)}."
    ]


def _legend_note(*, by_part: bool) -> tuple[str, ...]:
    if not by_part:
        return ()
    return ("Line: lowest to highest. Bar: the middle half. Upright stroke: the median.",)
