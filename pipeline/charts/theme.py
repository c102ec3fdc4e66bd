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
# Towards figures that may still change, towards forecasts, and between the bounds of figures.
DASHES, DOTS = [6, 3], [1.5, 3]
BAND = 0.16
PICK = "var(--chart-pick)"

SERIES = tuple(f"var(--chart-{n})" for n in range(1, MAXIMUM_SERIES + 1))


@dataclass(frozen=True)
class Canvas:
    """The page that a chart is drawn for: its width in CSS pixels."""

    name: str
    width: int

    @property
    def is_narrow(self) -> bool:
        """Whether this is a phone's page."""
        return self.width < 480


WIDE = Canvas("wide", 680)
NARROW = Canvas("narrow", 296)


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
