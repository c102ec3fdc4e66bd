"""What pages are made of, and what a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.catalog import Catalog
from pipeline.charts.indicators import Indicators
from pipeline.charts.model import Charts
from pipeline.engine import Ask
from pipeline.findings import DatasetReport
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.model import Downloads


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """Everything that pages are made of, and whom they `ask` how figures stand and what they say.

    `reports` stand under the names of their datasets.
    """

    project: Project
    catalog: Catalog
    charts: Charts
    ask: Ask
    downloads: Downloads
    history: History
    reports: Mapping[str, DatasetReport]
    indicators: Indicators = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site before MkDocs turns it into HTML.

    `body` is Markdown, or with `raw_html` a complete HTML file that MkDocs only copies. `meta` goes
    into the front matter for the theme: `image` (address of the picture for link previews),
    `json_ld` (one object), `scripts` (names of scripts the page needs).
    """

    address: str
    kind: str
    title: str
    description: str
    body: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    raw_html: bool = False
