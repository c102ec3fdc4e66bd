"""Chart -> its files: the picture, its specification, what it shows as CSV, what it lives on."""

from __future__ import annotations

from pipeline import addresses
from pipeline.charts.live_data import ON_PLACES
from pipeline.charts.model import Chart
from pipeline.publish.files import compact_json
from pipeline.publish.tables.csv_files import csv_text


def chart_files(chart: Chart) -> dict[str, str | bytes]:
    """The files of a chart by their addresses: without a drawing, the CSV alone."""
    contents: dict[str, str | bytes] = {"csv": csv_text(chart.file.columns, chart.file.rows)}
    if chart.drawing is not None:
        contents["svg"] = chart.drawing.svg
        contents["png"] = chart.drawing.png
        contents["json"] = compact_json(chart.drawing.spec)
        if chart.live is not None:
            structure = None if chart.view.kind in ON_PLACES else chart.drawing.structure
            contents["live.json"] = compact_json({**chart.live, "structure": structure})
    return {
        addresses.chart_file(chart.dataset, chart.view.name, extension): content
        for extension, content in contents.items()
    }
