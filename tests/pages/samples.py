"""A small site on another subject, made by hand: rivers and what is measured in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pandas as pd

from pipeline.catalog import (
    Catalog,
    Contributor,
    Dataset,
    Entity,
    Field,
    Licence,
    Source,
    Table,
    View,
)
from pipeline.charts.model import Chart, ChartPlan, ChartTable, Drawing, TableColumn
from pipeline.findings import DatasetReport
from pipeline.history import Change, History
from pipeline.pages import Atlas
from pipeline.project import Project
from pipeline.publish.model import Download
from pipeline.settings import EntityKind, TableAddress, Topic
from tests.asking import ask

HOSTILE = (
    "Un</p>safe <script>alert(1)</script> {{ 7 * 7 }} {% raw %} **bold** \x02wzxhzdk:0\x03 "
    "\n---\n## Heading\n[link](javascript:alert(1)) & \"quotes\" 'too' `code`"
)

RIVER = Field(name="river", title="River", description="", type="string", entity="river")
YEAR = Field(name="year", title="Year", description="", type="year", role="time")
DEPTH = Field(
    name="depth",
    title="Depth",
    description="How deep.",
    type="number",
    unit="m",
    is_measure=True,
    headline=True,
)

Rows = Sequence[Mapping[str, str]]


def table(rows: Rows, fields: Sequence[Field], name: str = "depths") -> Table:
    """A table of texts, with the values that its fields say they are."""
    texts = pd.DataFrame(
        {field.name: [row[field.name] for row in rows] for field in fields}, dtype="str"
    )
    frame = texts.copy().astype("object")
    for field in fields:
        if field.type in {"number", "integer"}:
            frame[field.name] = pd.to_numeric(texts[field.name], errors="coerce")
        if field.type == "date":
            frame[field.name] = texts[field.name].map(date.fromisoformat)
    key = tuple(
        field.name for field in fields if not field.is_measure and field.role != "attribute"
    )
    return Table(
        name=name,
        title=f"Table of {name}",
        description="",
        fields=tuple(fields),
        primary_key=key,
        texts=texts,
        frame=frame,
    )


def rows(text: str, *columns: str) -> list[dict[str, str]]:
    """Rows written as "ELB 2001 3.5, ELB 2002 3.6"; a dash is an empty cell."""
    return [
        dict(zip(columns, ("" if cell == "-" else cell for cell in row.split()), strict=True))
        for row in text.split(",")
    ]


def depths(text: str, **changed: Any) -> Table:
    """A table of depths by river and year."""
    measure = Field(**{**vars(DEPTH), **changed})
    cells = rows(text, "river", "year", "depth")
    is_dated = any("-" in row["year"] for row in cells)
    year = replace(YEAR, type="date") if is_dated else YEAR
    return table(cells, (RIVER, year, measure))


def dataset(*tables: Table, **changed: Any) -> Dataset:
    """A dataset with all that a page needs."""
    plain: dict[str, Any] = {
        "name": "depths",
        "folder": Path("/nowhere/datasets/depths"),
        "descriptor": {"resources": [{"path": f"{table.name}.csv"} for table in tables]},
        "title": "Depths of rivers, 2001 to 2003",
        "description": "How deep rivers are. Measured at the mouth.",
        "version": "1.0.0",
        "created": "2026-01-05T00:00:00Z",
        "keywords": ("water",),
        "topics": ("water",),
        "measures": "The depth at the mouth.",
        "does_not_tell": "How clean the water is.",
        "processing": "Nothing was changed.",
        "notes": (),
        "changelog": None,
        "licences": (Licence(name="CC0-1.0", title="CC0", path="https://example.org/cc0"),),
        "sources": (
            Source(
                title="Yearbook",
                path="https://example.org/yearbook",
                publisher="River Office",
                accessed="2026-01-04",
            ),
        ),
        "contributors": (Contributor(title="River Atlas", path=None, roles=("publisher",)),),
        "update": None,
        "corrections": (),
        "tables": tables,
        "views": (),
    }
    return Dataset(**{**plain, **changed})


def project(root: Path = Path("/nowhere"), **changed: Any) -> Project:
    """A site about rivers."""
    plain: dict[str, Any] = {
        "root": root,
        "title": "River Atlas",
        "site_url": "https://rivers.example/atlas/",
        "publisher": "River Atlas",
        "summary": "Rivers in figures.",
        "repository": None,
        "home_chart": None,
        "kinds": {
            "river": EntityKind(
                id="river",
                title="river",
                plural="rivers",
                table=TableAddress("rivers", "rivers"),
                key="river",
                name="name",
                address="rivers",
            )
        },
        "topics": (
            Topic("water", "Water", "What flows."),
            Topic("fish", "Fish", "What swims."),
        ),
        "mkdocs": {},
    }
    known = {name: plain[name] for name in plain if name in Project.__dataclass_fields__}
    return Project(**{**known, **changed})


def river(key: str, name: str, section: str = "North", aliases: tuple[str, ...] = ()) -> Entity:
    """A river that has a page of its own."""
    return Entity(
        kind="river",
        key=key,
        name=name,
        name_in_text=f"the {name}",
        section=section,
        aliases=aliases,
        address=f"rivers/{key.lower()}/",
    )


RIVERS = {
    one.key: one
    for one in (
        river("ELB", "Elbe", aliases=("Labe",)),
        river("ODR", "Oder"),
        river("PO", "Po", "South"),
    )
}


def chart(view: View, **changed: Any) -> Chart:
    """A chart whose drawings are as small as can be."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {0} 9">'
        '<title>{1}</title><clipPath id="{1}-0"><rect width="9" height="9"/></clipPath></svg>'
    )
    plain: dict[str, Any] = {
        "dataset": "depths",
        "view": view,
        "subtitle": "Depth, m",
        "plan": ChartPlan(
            table=ChartTable(
                "Depth by river",
                (TableColumn("river", "River"), TableColumn("depth", "Depth, m", is_number=True)),
                (("Elbe", "3.6"), ("Oder", "not measured")),
                (("ELB", "3.6"), ("ODR", "")),
            ),
            headline="The Elbe was deepest in 2003.",
            words=("It was 3.6 m deep.",),
            notes=("One river was not measured.",),
            period="2003",
        ),
        "source": "Source: River Office. Terms: CC0-1.0",
        "drawing": Drawing(
            wide=svg.format(680, "wide"),
            narrow=svg.format(296, "narrow"),
            svg="<svg/>",
            png=b"",
            spec={},
            structure={},
        ),
    }
    return Chart(**{**plain, **changed})


VIEW = View(
    name="trend", title="Depth since 2001", kind="trend", resource="depths", measure="depth"
)


def atlas(*datasets: Dataset, **changed: Any) -> Atlas:
    """A whole site of some datasets, every view of which has a chart."""
    plain: dict[str, Any] = {
        "project": project(),
        "catalog": Catalog(datasets, {"river": RIVERS}),
        "ask": ask,
        "charts": {(d.name, v.name): chart(v, dataset=d.name) for d in datasets for v in d.views},
        "downloads": {
            d.name: (
                Download(f"datasets/{d.name}/depths.csv", "CSV", 1234),
                Download(f"datasets/{d.name}/{d.name}.zip", "Everything (ZIP)", 4321),
            )
            for d in datasets
        },
        "history": History(
            {
                d.name: (Change("2026-01-06", "Add depths", "a" * 40, ("depths.csv",)),)
                for d in datasets
            }
        ),
        "reports": {
            d.name: DatasetReport(name=d.name, rows=d.rows, seconds=0.1, findings=())
            for d in datasets
        },
    }
    return Atlas(**{**plain, **changed})


def as_html(body: str) -> str:
    """A page's Markdown as MkDocs would turn it into HTML."""
    return markdown.markdown(body, extensions=["toc", "tables", "fenced_code"])
