"""How high a frame must be on someone else's page so that nothing of a chart is cut."""

from __future__ import annotations

import re

from pipeline.catalog import Dataset
from pipeline.charts.live_data import ON_PLACES
from pipeline.charts.model import Chart
from pipeline.engine import Ask

SIZE = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')


def frame_height(ask: Ask, chart: Chart, dataset: Dataset) -> int:
    """The height of the frame in pixels, for a chart that has a drawing."""
    assert chart.drawing is not None
    height: int = ask(
        "frame_height",
        {
            "title": chart.title,
            "headline": chart.plan.headline,
            "subtitle": chart.subtitle,
            "notes": list(chart.plan.notes),
            "caution": dataset.does_not_tell or "",
            "source": ". ".join(filter(None, (chart.source, chart.vintage))),
            "isOnPlaces": chart.view.kind in ON_PLACES,
            "wide": _height(chart.drawing.wide),
            "narrow": _height(chart.drawing.narrow),
        },
    )
    return height


def _height(svg: str) -> float:
    found = SIZE.search(svg)
    assert found, "a drawing has a size"
    return float(found[1])
