"""A legend in a row above the plot: as many lines as it needs, as wide as its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.labels import width_of, wrapped

LINE = 20
SYMBOL = 20
SPACE = 14


@dataclass(frozen=True)
class Item:
    """One entry: what it is called, and the colour and shape of what it stands for."""

    text: str
    colour: str
    shape: str = "square"


@dataclass(frozen=True)
class Legend:
    """Entries with the places they have on a canvas, in pixels from its upper left corner."""

    placed: tuple[tuple[Item, str, float, float], ...]

    @property
    def height(self) -> int:
        """The room it needs above the plot."""
        return round(max((y for *_, y in self.placed), default=-LINE)) + LINE

    def layers(self, frame: theme.Frame) -> list[alt.Chart]:
        """The legend as layers of a chart whose plot stands in `frame`."""
        return [
            layer
            for number, (item, text, x, y) in enumerate(self.placed, start=1)
            for layer in _entry(f"legend_{number}", item, text, x - frame.left, y - frame.top)
        ]

    def keyed_layers(
        self, name: str, keys: Sequence[str], looks: Mapping[str, Any], frame: theme.Frame
    ) -> list[alt.Chart]:
        """The legend as layers whose rows say where each entry stands, and of which key it is.

        `name` is the column of keys by which `looks`, encodings of a mark, tell entries apart.
        """
        rows = [
            {name: key, "text": text, "x": x - frame.left, "y": y - frame.top}
            for key, (_, text, x, y) in zip(keys, self.placed, strict=True)
        ]
        base = alt.Chart(alt.Data(name="legend", values=rows)).encode(
            x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None)
        )
        shape = alt.Undefined if "shape" in looks else "square"
        return [
            base.mark_point(filled=True, size=90, opacity=1, shape=shape).encode(**looks),
            base.mark_text(align="left", baseline="middle", dx=10, dy=1).encode(
                text=alt.Text("text:N")
            ),
        ]


def legend_for(items: Sequence[Item], canvas: theme.Canvas) -> Legend:
    """Place entries from left to right, on a new line where the canvas ends."""
    reach, y = 8.0, 8.0
    placed: list[tuple[Item, str, float, float]] = []
    for item in items:
        text = wrapped(item.text, canvas.width - SYMBOL - 12, lines=1)[0]
        wide = SYMBOL + width_of(text)
        if placed and reach + wide > canvas.width:
            reach, y = 8.0, y + LINE
        placed.append((item, text, round(reach, 1), y))
        reach += wide + SPACE
    return Legend(tuple(placed))


def _entry(name: str, item: Item, text: str, x: float, y: float) -> list[alt.Chart]:
    data = alt.Data(name=name, values=[{"text": text}])
    base = alt.Chart(data).encode(x=alt.XValue(x), y=alt.YValue(y))
    return [
        base.mark_point(filled=True, size=90, opacity=1, shape=item.shape, color=item.colour),
        base.mark_text(align="left", baseline="middle", dx=10, dy=1).encode(
            text=alt.Text("text:N")
        ),
    ]
