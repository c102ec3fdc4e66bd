"""What a chart is once it is made: what it shows, what it says and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.catalog import View


@dataclass(frozen=True)
class TableColumn:
    """A column of the table that stands under a chart. `title` has the unit in it."""

    name: str
    title: str
    is_number: bool = False


@dataclass(frozen=True)
class ChartTable:
    """Exactly what a chart shows, as a table.

    `cells` are texts for people, `values` the same cells for machines; both row by row in the
    order of `columns`. A missing value is "" in `values` and its reason in `cells`. `is_whole` is
    False where only the first rows of a view that is a table stand in it.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    cells: tuple[tuple[str, ...], ...]
    values: tuple[tuple[str, ...], ...]
    is_whole: bool = True


@dataclass(frozen=True)
class FiguresFile:
    """Exactly what a chart shows, as its CSV file has it: names beside codes, units in a column.

    `name` is what the file is called where it is taken away, without an ending: the data, the view,
    the periods and whom it shows.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ChartPlan:
    """A view worked out, not yet drawn: Vega-Lite specs for a wide and a narrow page, and words.

    Colours in the specs are names of CSS custom properties (`var(--chart-1)`). The specs are empty
    for a view that is a table only. `period` is the reference period or span in words, `file`
    the same figures to take away (those of `table` where it is None), `headline` one computed
    sentence, `words` two or three more, `notes` what a reader must know beside them,
    `reference` the one period in the drawing if it is of one, `drawn` the keys of the subjects in
    it, in its order, `title` and `subtitle` those that what is drawn asks for ("" where the view's
    own hold), `form` which form it has of those that its kind can have, `colours` the places
    of the colours that tell its subjects apart, if any do, `has_settings` whether one can choose
    how it shows its figures.
    """

    wide: Mapping[str, Any] = field(default_factory=dict)
    narrow: Mapping[str, Any] = field(default_factory=dict)
    table: ChartTable
    file: FiguresFile | None = None
    headline: str
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    period: str = ""
    reference: str | None = None
    drawn: tuple[str, ...] = ()
    title: str = ""
    subtitle: str = ""
    form: str = ""
    colours: Mapping[str, int] = field(default_factory=dict)
    has_settings: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart's pictures.

    `wide` and `narrow` are SVG to stand in a page, with colours as CSS custom properties; `svg`
    and `png` stand alone, framed with title, source, terms and address, in literal colours; `spec`
    is Vega-Lite with the data in it. `structure` is the spec as Vega without rows: the
    browser puts its own in, and the size of the canvas, when the chart comes to life.
    """

    wide: str
    narrow: str
    svg: str
    png: bytes
    spec: Mapping[str, Any]
    structure: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A view as it was drawn. `drawing` is None for a view that is a table only.

    `source` is one line: who published the figures, and under which terms; `vintage` another: their
    version, and when they were fetched. `live` is what the browser needs to draw other choices of
    the same figures (see `live.py`); None for a chart that stays as it is.
    """

    dataset: str
    view: View
    subtitle: str
    plan: ChartPlan
    source: str
    drawing: Drawing | None
    vintage: str = ""
    live: Mapping[str, Any] | None = None

    @property
    def id(self) -> str:
        """What tells this chart apart on the whole site: no name has an underscore in it."""
        return f"{self.dataset}_{self.view.name}"

    @property
    def title(self) -> str:
        """What stands over it: the view's title, unless what is drawn asks for another."""
        return self.plan.title or self.view.title

    @property
    def file(self) -> FiguresFile:
        """What it shows, to take away."""
        shown = self.plan.table
        columns = tuple(column.name for column in shown.columns)
        return self.plan.file or FiguresFile(
            f"{self.dataset}-{self.view.name}", columns, shown.values
        )

    @property
    def description(self) -> str:
        """The chart in words: for those who do not see it, and for all others."""
        return " ".join((self.plan.headline, *self.plan.words))


Charts = Mapping[tuple[str, str], Chart]
"""All charts of a catalogue, under the dataset's and the view's name."""

Figures = Mapping[str, Any]
"""The figures of a view and what they mean, as `live.figures_of` has them."""
