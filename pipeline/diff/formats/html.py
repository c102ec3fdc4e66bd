"""The difference as one HTML page that stands alone: nothing is fetched, no script runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from pipeline.charts import Chart
from pipeline.diff.charts import ChartPairs
from pipeline.diff.formats import words
from pipeline.diff.formats.text import has_sizes
from pipeline.diff.model import Difference, Kind, VersionStanding
from pipeline.diff.narrative import by_weight
from pipeline.visible import visible

HERE = Path(__file__).parent
COLOURS = HERE.parents[1] / "styles" / "colours.css"
FIRST = 8
"""How many cells of one kind are seen at once."""
SHOWN = 50
"""How many cells, rows and properties of one kind are shown."""


def write_difference(
    difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
) -> str:
    """The difference as a page: a section a dataset, with charts before and after."""
    page = (
        _environment()
        .get_template("page.html")
        .render(
            difference=difference,
            charts=charts or {},
            style=Markup(_style()),
            has_sizes=has_sizes(difference),
        )
    )
    return page.encode("utf-8", errors="backslashreplace").decode("utf-8") + "\n"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words,
        by_weight=by_weight,
        drawing=_drawing,
        Kind=Kind,
        Standing=VersionStanding,
        FIRST=FIRST,
        SHOWN=SHOWN,
    )
    environment.filters["seen"] = visible
    return environment


def _drawing(chart: Chart) -> Markup:
    """A drawing as it was made: all text from data in it is escaped. Two fit beside each other."""
    assert chart.drawing is not None, "the template asks for drawings where there are some"
    return Markup(chart.drawing.narrow)


def _style() -> str:
    """The colours of the site and the look of this page."""
    sheets = (COLOURS, HERE / "page.css")
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)
