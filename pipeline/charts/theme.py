"""One look for all charts: sizes, type and colours.

The six series colours are those of the Government Analysis Function's palette (its purple darkened
for contrast on white); each also has a darker text version. In pages colours are CSS custom
properties, so that one drawing serves light and dark pages; `LITERAL` says what they are on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
FONT_SIZE = 13
MAXIMUM_SERIES = 6

LITERAL: Mapping[str, str] = {
    "--chart-1": "#12436d",
    "--chart-2": "#28a197",
    "--chart-3": "#801650",
    "--chart-4": "#f46a25",
    "--chart-5": "#7a5eb8",
    "--chart-6": "#3d3d3d",
    "--chart-1-text": "#12436d",
    "--chart-2-text": "#14726a",
    "--chart-3-text": "#801650",
    "--chart-4-text": "#b0440c",
    "--chart-5-text": "#6a4dab",
    "--chart-6-text": "#3d3d3d",
    "--chart-ink": "#1b1f24",
    "--chart-muted": "#5b6570",
    "--chart-grid": "#e3e6ea",
    "--chart-axis": "#9aa3ad",
    "--chart-ground": "#ffffff",
    "--chart-bar": "#9db4c8",
    "--chart-pick": "#12436d",
    "--chart-target": "#801650",
    "--chart-step-1": "#d3ebd6",
    "--chart-step-2": "#a3d5c3",
    "--chart-step-3": "#6fbab1",
    "--chart-step-4": "#3f9ca3",
    "--chart-step-5": "#237892",
    "--chart-step-6": "#17577d",
    "--chart-step-7": "#0e305a",
    "--chart-on-step-1": "#1b1f24",
    "--chart-on-step-2": "#1b1f24",
    "--chart-on-step-3": "#1b1f24",
    "--chart-on-step-4": "#1b1f24",
    "--chart-on-step-5": "#ffffff",
    "--chart-on-step-6": "#ffffff",
    "--chart-on-step-7": "#ffffff",
}

INK = "var(--chart-ink)"
MUTED = "var(--chart-muted)"
GRID = "var(--chart-grid)"
AXIS = "var(--chart-axis)"
GROUND = "var(--chart-ground)"
BAR = "var(--chart-bar)"
PICK = "var(--chart-pick)"

SERIES = tuple(f"var(--chart-{n})" for n in range(1, MAXIMUM_SERIES + 1))
SERIES_TEXT = tuple(f"var(--chart-{n}-text)" for n in range(1, MAXIMUM_SERIES + 1))
# What text on a series' colour is written in: dark on those that are too light for white.
ON_SERIES = (GROUND, "#1b1f24", GROUND, "#1b1f24", GROUND, GROUND)
# The steps of maps and tiles from low to high, and what text on each is written in. They differ in
# lightness, evenly, so that they stay apart in grey and for those who do not see colours.
MAXIMUM_STEPS = 7
STEPS = tuple(f"var(--chart-step-{n})" for n in range(1, MAXIMUM_STEPS + 1))
STEPS_TEXT = tuple(f"var(--chart-on-step-{n})" for n in range(1, MAXIMUM_STEPS + 1))
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


@dataclass(frozen=True)
class Canvas:
    """The page that a chart is drawn for: its width in CSS pixels, and how long labels may be."""

    name: str
    width: int
    label_width: int

    @property
    def is_narrow(self) -> bool:
        """Whether this is a phone's page."""
        return self.width < 480


WIDE = Canvas("wide", 680, 190)
NARROW = Canvas("narrow", 296, 104)


@dataclass(frozen=True)
class Frame:
    """The plot's place on a canvas: its size and what is left around it, in pixels."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int

    @classmethod
    def within(
        cls, canvas: Canvas, height: int, *, left: int, right: int, top: int, bottom: int
    ) -> Frame:
        """The frame that fills a canvas' width and leaves what is asked for around the plot."""
        return cls(canvas.width - left - right, height, left, right, top, bottom)

    @property
    def settings(self) -> dict[str, Any]:
        """The frame as properties of a Vega-Lite spec: nothing is left to automatic sizing."""
        return {
            "width": self.width,
            "height": self.height,
            "padding": {
                "left": self.left,
                "right": self.right,
                "top": self.top,
                "bottom": self.bottom,
            },
            "autosize": {"type": "none"},
        }


CONFIG: Mapping[str, Any] = {
    "aria": False,
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "mark": {"color": SERIES[0]},
    "range": {"category": list(SERIES)},
    "text": {"color": INK, "fontSize": FONT_SIZE},
    "axis": {
        "labelColor": MUTED,
        "labelFontSize": FONT_SIZE,
        "labelPadding": 6,
        "titleColor": MUTED,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": AXIS,
        "tickColor": AXIS,
    },
    "axisX": {"grid": False, "tickSize": 5},
    "axisY": {"domain": False, "ticks": False},
    "legend": {
        "labelColor": INK,
        "labelFontSize": FONT_SIZE,
        "titleColor": MUTED,
        "titleFontSize": FONT_SIZE,
        "symbolStrokeWidth": 0,
        "orient": "top",
    },
}


def in_literal_colours(text: str) -> str:
    """A drawing or a spec with every custom property replaced by its colour on paper."""
    for name, colour in LITERAL.items():
        text = text.replace(f"var({name})", colour)
    return text
