"""Small catalogues, built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.catalog import (
    Catalog,
    Contributor,
    Correction,
    Dataset,
    Entity,
    Field,
    Licence,
    Source,
    Table,
    Update,
    View,
)
from pipeline.charts.model import Chart, ChartPlan, ChartTable, Drawing, TableColumn
from pipeline.history import Change, History
from pipeline.project import Project
from pipeline.settings import EntityKind, TableAddress, Topic

SITE = "https://atlas.example/data/"
HOSTILE = "</script><b>&amp;\"'{}[x](y) %\\_~^\u2028=1+1"


def values(texts: Sequence[str], kind: str) -> pd.Series:
    known = {
        "number": float,
        "integer": int,
        "year": int,
        "boolean": lambda text: text == "true",
        "date": date.fromisoformat,
    }.get(kind, str)
    column = pd.Series([known(text) if text else None for text in texts], dtype="object")
    dtype = {"number": "float64", "integer": "Int64", "year": "Int64"}.get(kind, "object")
    return column.astype(dtype)


def make_table(
    fields: Sequence[Field], rows: Sequence[Sequence[str]], name: str = "rates", **more: Any
) -> Table:
    names = [field.name for field in fields]
    texts = pd.DataFrame([list(row) for row in rows], columns=names, dtype="str")
    frame = {field.name: values(texts[field.name].tolist(), field.type) for field in fields}
    return Table(
        **{
            "name": name,
            "title": name.capitalize(),
            "description": "",
            "primary_key": (),
            "fields": tuple(fields),
            "texts": texts,
            "frame": pd.DataFrame(frame, index=texts.index),
            **more,
        }
    )


RATES = (
    Field(name="place", title="Place", description="", type="string", entity="country"),
    Field(name="year", title="Year", description="", type="year", role="time"),
    Field(
        name="rate",
        title="Rate",
        description="How much of it there is.",
        type="number",
        unit="% of all",
        is_measure=True,
    ),
)


def rates(rows: Sequence[Sequence[str]] = (("AAA", "2001", "1.50"), ("BBB", "2003", ""))) -> Table:
    return make_table(RATES, rows, primary_key=("place", "year"))


def descriptor_of(name: str, tables: Sequence[Table]) -> dict[str, Any]:
    """A descriptor that calls its files otherwise than they are published."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "resources": [
            {
                "name": table.name,
                "type": "table",
                "path": f"raw-{table.name}.txt",
                "encoding": "latin-1",
                "dialect": {"delimiter": ";"},
                "hash": "md5:0",
                "schema": {
                    "fields": [{"name": f.name, "type": f.type} for f in table.fields],
                    "primaryKey": list(table.primary_key),
                },
            }
            for table in tables
        ],
    }


def make_dataset(
    name: str = "growth", tables: Sequence[Table] | None = None, **more: Any
) -> Dataset:
    tables = (rates(),) if tables is None else tuple(tables)
    return Dataset(
        **{
            "name": name,
            "folder": Path("nowhere") / name,
            "descriptor": descriptor_of(name, tables),
            "title": "Rates of growth",
            "description": "How much there is of it. In all places that are known.",
            "version": "1.2.0",
            "created": "2026-03-04T00:00:00Z",
            "keywords": ("growth", "rates"),
            "topics": ("money",),
            "measures": "The rate of growth.",
            "does_not_tell": "Why it grows.",
            "processing": None,
            "notes": (),
            "changelog": None,
            "licences": (
                Licence(
                    name="CC-BY-4.0",
                    title="Attribution",
                    path="https://creativecommons.org/licenses/by/4.0/",
                ),
            ),
            "sources": (
                Source(
                    title="Yearbook",
                    path="https://office.example/yearbook",
                    publisher="Office of Rates",
                    accessed="2026-03-01",
                ),
            ),
            "contributors": (Contributor(title="The Atlas", path=None, roles=("publisher",)),),
            "update": Update("annual", "2027-03-01"),
            "corrections": (),
            "tables": tables,
            "views": (),
            **more,
        }
    )


def places() -> Dataset:
    """The reference package of the countries."""
    code = Field(name="code", title="Code", description="", type="string", entity="country")
    table = make_table([code], [["AAA"], ["BBB"], ["CCC"]], "list", primary_key=("code",))
    return make_dataset("places", [table], topics=(), is_reference=True, keywords=())


def make_catalog(*datasets: Dataset) -> Catalog:
    named = {"AAA": "Arland", "BBB": "Borduria", "CCC": "Cagliostro"}
    entities = {
        key: Entity(
            kind="country",
            key=key,
            name=name,
            name_in_text=name,
            aliases=(f"Republic of {name}",),
            address=f"lands/{key.lower()}/",
        )
        for key, name in named.items()
    }
    ordered = sorted(datasets, key=lambda dataset: dataset.name)
    return Catalog(tuple(ordered), {"country": entities})


def make_project(**more: Any) -> Project:
    return Project(
        **{
            "root": Path("nowhere"),
            "mkdocs": {},
            "title": "Atlas",
            "site_url": SITE,
            "publisher": "The Atlas",
            "summary": "Figures that were checked.",
            "repository": None,
            "home_chart": None,
            "kinds": {
                "country": EntityKind(
                    id="country",
                    title="country",
                    plural="countries",
                    table=TableAddress("places", "list"),
                    key="code",
                    name="code",
                    address="lands",
                )
            },
            "topics": (
                Topic("money", "Money", "What things cost."),
                Topic("water", "Water", "Where it flows."),
            ),
            **more,
        }
    )


def make_chart(dataset: str = "growth", view: str = "trend", *, drawn: bool = True) -> Chart:
    shown = ChartTable(
        "Rates",
        (TableColumn("year", "Year"), TableColumn("rate", "Rate, %", is_number=True)),
        (("2001", "1.5"), ("2003", "not known")),
        (("2001", "1.50"), ("2003", "")),
    )
    drawing = Drawing(
        wide="<svg>wide</svg>",
        narrow="<svg>narrow</svg>",
        svg="<svg>alone</svg>",
        png=b"\x89PNG",
        spec={"mark": "line", "data": {"values": [{"year": 2001, "rate": 1.5}]}},
        structure={"marks": []},
    )
    return Chart(
        dataset=dataset,
        view=View(name=view, title=f"The {view}", kind="trend", resource="rates"),
        subtitle="",
        plan=ChartPlan(table=shown, headline="It was 1.5% in 2001."),
        source="Source: Office of Rates",
        drawing=drawing if drawn else None,
    )


def hostile_dataset() -> Dataset:
    """Every text of it tries to be something else."""
    field = Field(
        name="rate",
        title=HOSTILE,
        description=HOSTILE,
        type="number",
        unit=HOSTILE,
        is_measure=True,
    )
    return make_dataset(
        "hostile",
        [make_table([field], [["1"]], title=HOSTILE, description=HOSTILE)],
        title=HOSTILE,
        description=HOSTILE,
        version=HOSTILE,
        keywords=(HOSTILE,),
        topics=(HOSTILE,),
        measures=HOSTILE,
        does_not_tell=HOSTILE,
        licences=(Licence(name=None, title=HOSTILE, path="javascript:alert(1)"),),
        sources=(
            Source(
                title=HOSTILE,
                path='https://a.example/> <b> "x" {y}|z\\^`\'é',
                publisher=HOSTILE,
                accessed="never",
            ),
        ),
        contributors=(Contributor(title=HOSTILE, path=None, roles=("publisher",)),),
        corrections=(Correction(date="2026-05-06", what=HOSTILE + "\x07\x00", effect=HOSTILE),),
    )


NO_HISTORY = History({}, unavailable="no git")


@pytest.fixture(scope="session")
def project() -> Project:
    return make_project()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return make_catalog(make_dataset(), places())


@pytest.fixture(scope="session")
def history() -> History:
    changes = (
        Change("2026-06-01", "Add 2005 & <more>", "f" * 40, ("raw-rates.txt",)),
        Change("2026-03-04", "", "e" * 40, ("raw-rates.txt",), ("raw-rates.txt",)),
    )
    return History({"growth": changes}, "2026-06-01")
