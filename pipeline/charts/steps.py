"""Steps of colour for maps and tiles: round bounds, few of them, and the legend that names them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.outlines import as_path, hatched

MANY = 30
STEPS_OF_MANY, FEWEST_STEPS = 6, 5
# No step holds more than this part of the values, if round bounds can have it so.
LARGEST_SHARE = 0.4
ROUND = (5.0, 2.5, 2.0, 1.0)
ROUNDEST = (5.0, 2.0, 1.0)
SERIES = (1.0, 2.0, 5.0, 10.0)
DIGITS = 12
LARGE = ((1e9, "billion"), (1e6, "million"))

SWATCH, LINE, GAP = 14, 20, 16
BLOCK = SWATCH + LINE + 4


@dataclass(frozen=True)
class Steps:
    """Steps between bounds in a measure. A value on a bound belongs to the step above it."""

    bounds: tuple[float, ...]
    field: Field
    only: float | None = None

    @property
    def count(self) -> int:
        """How many steps there are: one more than bounds between them."""
        return len(self.bounds) + 1

    def of(self, value: float) -> int:
        """The step that a value falls into, from 0 for the lowest."""
        return sum(value >= bound for bound in self.bounds)

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """The colour of each step."""
        return tuple(theme.STEPS[i] for i in self._places)

    @cached_property
    def text_colours(self) -> tuple[str, ...]:
        """What is written on each step is written in."""
        return tuple(theme.STEPS_TEXT[i] for i in self._places)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The steps in words: under 1%, 1 to 2%, 2% or more."""
        sign = "%" if (self.field.unit or "").startswith("%") else ""
        if not self.bounds:
            return (f"{_short(self.only or 0.0)}{sign}",)
        texts = [_short(bound) for bound in self.bounds]
        between = [f"{a} to {b}{sign}" for a, b in pairwise(texts)]
        return (f"under {texts[0]}{sign}", *between, f"{texts[-1]}{sign} or more")

    @property
    def _places(self) -> list[int]:
        """Which of the theme's steps are used: spread over all of them."""
        last = theme.MAXIMUM_STEPS - 1
        if self.count == 1:
            return [last // 2]
        return [round(i * last / (self.count - 1)) for i in range(self.count)]


def steps_for(values: Sequence[float], field: Field) -> Steps:
    """Round steps that tell values apart: equal ones where they do, else about as many in each.

    There are five to seven, fewer only where there are fewer than ten values.
    """
    distinct = sorted(set(values))
    most = STEPS_OF_MANY if len(values) >= MANY else FEWEST_STEPS
    most = min(most, len(distinct))
    if most < 2:
        return Steps((), field, distinct[0])
    tried = [*_equal(distinct[0], distinct[-1]), *_about_as_many(values, most)]
    fewest = min(most, FEWEST_STEPS, max(2, len(values) // 2))
    sound = [b for b in tried if len(b) + 1 >= fewest and all(_counts(b, values))]
    share = max(LARGEST_SHARE, 2 / len(values))
    even = next((b for b in sound if _largest_share(b, values) <= share), None)
    if even is None:
        even = min(sound, key=lambda b: _largest_share(b, values), default=_exact(distinct, most))
    return Steps(even, field)


def _equal(low: float, high: float) -> Iterator[tuple[float, ...]]:
    """Bounds at the same distance from each other: the fewest first."""
    for power in range(_power(high - low), _power(high - low) - 2, -1):
        for part in ROUND:
            size = part * 10.0**power
            first, last = math.floor(low / size) + 1, math.floor(high / size)
            if 0 < last - first + 1 < theme.MAXIMUM_STEPS:
                yield tuple(_clean(i * size) for i in range(first, last + 1))


def _about_as_many(values: Sequence[float], most: int) -> Iterator[tuple[float, ...]]:
    """Bounds near the values that part all values evenly: the roundest first."""
    parting = [float(pd.Series(values).quantile(i / most)) for i in range(1, most)]
    if parting[0] > 0:
        yield _with_values_between([_in_series(value) for value in parting], values)
    power = _power(max(values) - min(values))
    for smaller in range(5):
        for part in ROUNDEST:
            size = part * 10.0 ** (power - smaller)
            yield _with_values_between(
                [_clean(round(value / size) * size) for value in parting], values
            )


def _largest_share(bounds: Sequence[float], values: Sequence[float]) -> float:
    return max(_counts(bounds, values)) / len(values)


def _counts(bounds: Sequence[float], values: Sequence[float]) -> list[int]:
    counts = [0] * (len(bounds) + 1)
    for value in values:
        counts[sum(value >= bound for bound in bounds)] += 1
    return counts


def _exact(distinct: Sequence[float], most: int) -> tuple[float, ...]:
    """Bounds at values themselves: for those that no round number parts."""
    return tuple(distinct[i * len(distinct) // most] for i in range(1, most))


def _in_series(value: float) -> float:
    """The number nearest to a value in the series 1, 2, 5, 10 of powers of ten."""
    power = 10.0 ** _power(value)
    near = min(SERIES, key=lambda part: abs(math.log(value / (part * power))))
    return _clean(near * power)


def _power(size: float) -> int:
    return math.floor(math.log10(size))


def _clean(value: float) -> float:
    """A number without the noise that floating-point numbers bring."""
    return float(f"{value:.{DIGITS}g}")


def _with_values_between(bounds: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    """Bounds without those that would leave a step empty."""
    kept: list[float] = []
    for bound in bounds:
        below = kept[-1] if kept else -math.inf
        if bound <= max(values) and any(below <= value < bound for value in values):
            kept.append(bound)
    return tuple(kept)


def _short(value: float) -> str:
    """A bound with no more decimals than it has, in millions or billions where it is large."""
    for size, word in LARGE:
        if size <= abs(value) < words.LARGEST:
            return f"{_short(value / size)} {word}"
    decimals = next((n for n in range(words.MOST_DECIMALS) if round(value, n) == value), 0)
    return words.number(value, decimals)


@dataclass(frozen=True)
class StepsLegend:
    """Blocks of the steps' colours with their bounds below, as many beside each other as fit."""

    title: str
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    missing: str | None
    canvas: theme.Canvas

    @property
    def height(self) -> int:
        """The room it needs."""
        return LINE + (self._spots[-1][2] + 1) * BLOCK

    def layers(self, left: float, top: float) -> list[alt.Chart]:
        """The legend as layers of a chart, from a corner in pixels."""
        texts = [*self.labels, *([self.missing] if self.missing else [])]
        rows = [
            {
                "text": wrapped(text, width, lines=1)[0],
                "fill": fill,
                "left": left + x,
                "right": left + x + width,
                "middle": left + x + width / 2,
                "top": top + LINE + row * BLOCK,
            }
            for text, fill, (x, width, row) in zip(
                texts, [*self.colours, theme.GROUND], self._spots, strict=False
            )
        ]
        base = alt.Chart(alt.Data(name="legend", values=rows))
        y = alt.Y("top:Q", scale=None, axis=None)
        layers = [
            base.mark_bar(height=SWATCH, yOffset=SWATCH / 2, stroke=theme.GROUND).encode(
                x=alt.X("left:Q", scale=None, axis=None),
                x2=alt.X2("right"),
                y=y,
                color=alt.Color("fill:N", scale=None),
            ),
            base.mark_text(baseline="top", yOffset=SWATCH + 4).encode(
                x=alt.X("middle:Q", scale=None, axis=None), y=y, text=alt.Text("text:N")
            ),
            alt.Chart(alt.Data(name="legend-title", values=[self._title_row(left, top)]))
            .mark_text(align="left", baseline="top", color=theme.MUTED)
            .encode(x=alt.X("left:Q", scale=None, axis=None), y=y, text=alt.Text("text:N")),
        ]
        return [*layers, self._hatch(rows[-1:] if self.missing else [])]

    def _title_row(self, left: float, top: float) -> dict[str, Any]:
        return {"text": self.title, "left": left, "top": top}

    def _hatch(self, rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
        """The swatch of what has no figure, if anything has none."""
        hatches = [{**row, "hatch": _hatched_swatch(row["right"] - row["left"])} for row in rows]
        return (
            alt.Chart(alt.Data(name="legend-missing", values=hatches))
            .mark_point(size=4, opacity=1, filled=False, stroke=theme.AXIS, strokeWidth=1)
            .encode(
                x=alt.X("left:Q", scale=None, axis=None),
                y=alt.Y("top:Q", scale=None, axis=None),
                shape=alt.Shape("hatch:N", scale=None),
            )
        )

    @cached_property
    def _spots(self) -> list[tuple[int, int, int]]:
        """How far right each block stands, how wide it is, and in which line."""
        most = self.canvas.width
        width = min(max(52, *(round(width_of(text)) + 10 for text in self.labels)), most)
        fit = most // width
        spots = [(i % fit * width, width, i // fit) for i in range(len(self.labels))]
        if self.missing:
            own = min(max(52, round(width_of(self.missing)) + 8), most)
            reach, row = spots[-1][0] + width + GAP, spots[-1][2]
            spots.append((reach, own, row) if reach + own <= most else (0, own, row + 1))
        return spots


def _hatched_swatch(width: float) -> str:
    wide = float(width) - 1
    frame = ((0.0, 0.0), (wide, 0.0), (wide, SWATCH), (0.0, SWATCH))
    return f"{as_path([frame])} {hatched([frame], 5)}"


def steps_legend(steps: Steps, canvas: theme.Canvas, missing: str | None) -> StepsLegend:
    """The legend of steps; `missing` is what those without a figure are called."""
    field = steps.field
    title = field.title if field.is_index else str(field.unit)
    title = wrapped(title, canvas.width - 8, lines=1)[0]
    return StepsLegend(title, steps.labels, steps.colours, missing, canvas)
