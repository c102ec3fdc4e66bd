"""Axes: round steps, the unit above the plot, periods along the bottom."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import altair as alt

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.periods import Periods

Align = Literal["left", "right"]

STEPS = (1, 2, 2.5, 5, 10)
NO_DIFFERENCE = 1e-12
EPOCH = date(1970, 1, 1).toordinal()
ORDERS = 1_000
# Below this a power of ten is written as one.
FINEST = 1e-4


@dataclass(frozen=True)
class Scale:
    """A scale of round steps from `low` to `high`, or of powers of ten (`is_log`)."""

    low: float
    high: float
    step: float
    decimals: int
    suffix: str
    is_log: bool = False

    @property
    def ticks(self) -> list[float]:
        """Where the steps fall."""
        if self.is_log:
            return _powers(self.low, self.high)
        count = round((self.high - self.low) / self.step)
        return [_rounded(self.low + i * self.step, self.step) for i in range(count + 1)]

    @property
    def format(self) -> str:
        """How tick labels are written: in the form that Python and d3 share, but for logs."""
        if self.is_log:
            return ",~f" if self.low >= FINEST and self.high < words.LARGEST else ".0e"
        is_plain = self.step >= words.SMALLEST and abs(self.low) + abs(self.high) < words.LARGEST
        return f",.{self.decimals}f" if is_plain else ".2e"

    @property
    def width(self) -> float:
        """The width of the longest tick label in pixels."""
        return max(width_of(self._label(tick) + self.suffix) for tick in self.ticks)

    def _label(self, tick: float) -> str:
        if self.format == ",~f":
            return f"{tick:,.6f}".rstrip("0").rstrip(".")
        return format(tick, self.format)

    def share(self, value: float) -> float:
        """How far up the scale a value lies, from 0 to 1."""
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def pixel(self, value: float, frame: theme.Frame) -> float:
        """How far down from the top of a plot a value lies on a vertical axis."""
        return frame.height * (1 - self.share(value))

    @property
    def in_vega(self) -> alt.Scale:
        """The scale as Vega-Lite has it."""
        kind = alt.ScaleType("log") if self.is_log else alt.Undefined
        zero = alt.Undefined if self.is_log else False
        return alt.Scale(type=kind, domain=[self.low, self.high], nice=False, zero=zero)

    def encoding(self, frame: theme.Frame, channel: Any = alt.Y, field: str = "value:Q") -> Any:
        """The scale as the encoding of a channel."""
        return channel(
            field,
            scale=self.in_vega,
            axis=self.axis(grid=True),
        )

    def axis(self, *, grid: bool) -> alt.Axis:
        """The axis with its ticks, their unit's percent sign, and no title."""
        label = f"format(datum.value, '{self.format}')"
        return alt.Axis(
            values=self.ticks,
            title=None,
            grid=grid,
            labelExpr=f"{label} + '{self.suffix}'" if self.suffix else label,
            labelOverlap=True,
        )


def nice_scale(
    values: Sequence[float], field: Field, *, from_zero: bool | None = None, steps: int = 5
) -> Scale:
    """A scale that holds all values in about so many round steps.

    It starts at zero where that wastes little room: where the smallest value is less than 60% of
    the largest, or where bars are drawn (`from_zero`).
    """
    low, high = min(values), max(values)
    if from_zero or (from_zero is None and 0 <= low <= 0.6 * high):
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= NO_DIFFERENCE * max(abs(low), abs(high)):
        around = abs(low) / 2 or 0.5
        low, high = (low - around, high + around) if low else (0.0, 1.0)
    step = _round_step((high - low) / steps)
    power = math.floor(math.log10(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -power)
    if round(step, decimals) != round(step, decimals + 1):
        decimals += 1
    suffix = "%" if (field.unit or "").startswith("%") else ""
    return Scale(_rounded(first * step, step), _rounded(last * step, step), step, decimals, suffix)


def log_scale(values: Sequence[float], field: Field) -> Scale:
    """A scale of powers of ten that holds all values, which are above zero."""
    low, high = (10.0 ** edge(math.log10(end)) for edge, end in _ends(values))
    suffix = "%" if (field.unit or "").startswith("%") else ""
    return Scale(low, high if high > low else 10 * low, low, 0, suffix, is_log=True)


def _ends(values: Sequence[float]) -> tuple[tuple[Callable[[float], int], float], ...]:
    return (math.floor, min(values)), (math.ceil, max(values))


def spans_orders(values: Sequence[float]) -> bool:
    """Whether values are above zero and the largest is more than a thousand times the smallest."""
    return min(values) > 0 and max(values) / min(values) > ORDERS


def _powers(low: float, high: float) -> list[float]:
    """The powers of ten on a scale; with the halves between them where these are few."""
    first, last = round(math.log10(low)), round(math.log10(high))
    steps = (1, 2, 5) if last - first < 3 else (1,)
    found = [_plain_power(step, power) for power in range(first, last) for step in steps]
    return [*found, _plain_power(1, last)]


def _plain_power(step: int, power: int) -> float:
    return float(f"{step}e{power}")


def unit_title(field: Field, frame: theme.Frame) -> alt.Chart:
    """The measure's unit, above the plot's left edge."""
    text = field.title if field.is_index else str(field.unit)
    room = frame.left + frame.width + frame.right - 8
    return (
        alt.Chart(alt.Data(name="unit", values=[{"text": wrapped(text, room, lines=1)[0]}]))
        .mark_text(align="left", baseline="bottom", color=theme.MUTED)
        .encode(
            # Other choices of the same figures may leave more room beside the plot, or less.
            x=alt.XValue(alt.ExprRef("4 - padding.left")),
            y=alt.YValue(-14),
            text=alt.Text("text:N"),
        )
    )


def axis_note(
    name: str, text: str, frame: theme.Frame, at: tuple[float, float], align: Align
) -> alt.Chart:
    """What an axis shows, in words beside it, cut where the canvas ends.

    `name` is that of the axis: across or upwards.
    """
    x, y = at
    room = frame.left + x if align == "right" else frame.width + frame.right - x
    row = {"text": wrapped(text, room - 4, lines=1)[0], "x": x, "y": y}
    return (
        alt.Chart(alt.Data(name=name, values=[row]))
        .mark_text(align=align, baseline="bottom", color=theme.MUTED)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        )
    )


def period_axis(periods: Periods, first: float, last: float, frame: theme.Frame) -> alt.X:
    """The periods along the bottom: years and days in proportion, others one after the other."""
    if periods.is_dated:
        return _day_axis(first, last, frame)
    if periods.is_numeric:
        return alt.X(
            "period:Q",
            scale=alt.Scale(
                domain=[first, last if last > first else first + 1], nice=False, zero=False
            ),
            axis=alt.Axis(
                values=_years(first, last, frame.width), format="d", title=None, labelFlush=True
            ),
        )
    texts = periods.between(first, last)
    every = max(1, math.ceil(len(texts) / max(2, frame.width // 90)))
    return alt.X(
        "period:N",
        scale=alt.Scale(type="point", domain=texts),
        axis=alt.Axis(values=texts[::every], title=None, labelAngle=0),
    )


def _day_axis(first: float, last: float, frame: theme.Frame) -> alt.X:
    """Days along the bottom, with the beginnings of years or months or else single days named."""
    ticks, form = _days(first, last, frame.width)
    return alt.X(
        "period:Q",
        scale=alt.Scale(
            domain=[first, last if last > first else first + 1], nice=False, zero=False
        ),
        axis=alt.Axis(
            values=ticks,
            labelExpr=f"utcFormat((datum.value - {EPOCH}) * 86400000, '{form}')",
            title=None,
            labelFlush=True,
            labelOverlap=True,
        ),
    )


def _days(first: float, last: float, width: int) -> tuple[list[float], str]:
    """The days to name, and how: as years, as months or as days."""
    start, end = (date.fromordinal(math.floor(place)) for place in (first, last))
    months = (end.year - start.year) * 12 + end.month - start.month
    if months < 3:
        step = max(1, math.ceil((last - first) / max(2, width // 70)))
        return [float(day) for day in range(math.floor(first), math.ceil(last) + 1, step)], "%-d %b"
    most = max(2, width // 90)
    if months >= 36:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10_000) if months / 12 / s <= most)
        years = range(start.year, end.year + 1)
        found = [date(year, 1, 1) for year in years if year % step == 0]
        return _within(found, first, last), "%Y"
    step = next(s for s in (1, 2, 3, 6, 12) if months / s <= most or s == 12)
    counted = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in counted if month % step == 0]
    return _within(firsts, first, last), "%b %Y"


def _within(days: Sequence[date], first: float, last: float) -> list[float]:
    places = [float(day.toordinal()) for day in days]
    return [place for place in places if first <= place <= last] or [first]


def _years(first: float, last: float, width: int) -> list[float]:
    """The first and the last year, and round ones, or else the middle, where there is room."""
    span, most = last - first, max(2, width // 52)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if span / s <= most), 200)
    ticks = [float(year) for year in range(int(first), int(last) + 1) if year % step == 0]
    # The outermost two labels stand inwards of their ticks, so those next to them need more room.
    room = span * 52 / width
    inside, middle = (
        [tick for tick in some if tick - first >= room and last - tick >= room]
        for some in (ticks, [(first + last) // 2])
    )
    inside = inside or middle
    return [first, *inside, last] if last > first else [first]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def _rounded(tick: float, step: float) -> float:
    """A tick without the noise that floating-point numbers bring: three digits below its step."""
    return round(tick, max(0, 3 - math.floor(math.log10(step))))
