"""A legend in a row above the plot: as many lines as it needs, as wide as its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.labels import width_of, wrapped

LINE = 20
SYMBOL = 20
SPACE = 14


@dataclass(frozen=True)
class Legend:
    """Entries with the places they have on a canvas, in pixels from its upper left corner."""

    placed: tuple[tuple[str, float, float], ...]

    @property
    def height(self) -> int:
        """The room it needs above the plot."""
        return round(max((y for *_, y in self.placed), default=-LINE)) + LINE

    def layers(
        self, name: str, keys: Sequence[str], looks: Mapping[str, Any], frame: theme.Frame
    ) -> list[alt.Chart]:
        """The legend as layers of a chart whose plot stands in `frame`, of the same keys.

        `name` is the column of keys by which `looks`, encodings of a mark, tell entries apart.
        """
        rows = [
            {name: key, "text": text, "x": x - frame.left, "y": y - frame.top}
            for key, (text, x, y) in zip(keys, self.placed, strict=True)
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


def legend_for(names: Iterable[str], canvas: theme.Canvas) -> Legend:
    """Place entries from left to right, on a new line where the canvas ends."""
    reach, y = 8.0, 8.0
    placed: list[tuple[str, float, float]] = []
    for name in names:
        text = wrapped(name, canvas.width - SYMBOL - 12, lines=1)[0]
        wide = SYMBOL + width_of(text)
        if placed and reach + wide > canvas.width:
            reach, y = 8.0, y + LINE
        placed.append((text, round(reach, 1), y))
        reach += wide + SPACE
    return Legend(tuple(placed))
