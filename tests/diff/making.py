"""Catalogues of one small table, made in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.catalog import Catalog, Dataset, Field, Table

NUMBERS = {"number": "float64", "integer": "Int64"}
Rows = Sequence[Sequence[str]]


def make_catalog(
    rows: Rows,
    *,
    columns: Mapping[str, str],
    key: Sequence[str],
    version: str = "1.0.0",
    **more: Any,
) -> Catalog:
    """A catalogue of a dataset `data` with a table `data`; `columns` are types by name."""
    texts = pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype="str")
    fields = tuple(
        Field(
            name=name,
            title=name,
            description="",
            type=kind,
            is_measure=kind in NUMBERS and name not in key,
            **more.get(name, {}),
        )
        for name, kind in columns.items()
    )
    raw = [{"name": name, "type": kind, **more.get(name, {})} for name, kind in columns.items()]
    table = Table(
        name="data",
        title="Data",
        description="",
        fields=fields,
        primary_key=tuple(key),
        texts=texts,
        frame=pd.DataFrame({f.name: values(texts[f.name], f.type) for f in fields}),
    )
    schema = {"fields": raw, "primaryKey": list(key)}
    descriptor = {
        "name": "data",
        "version": version,
        "resources": [{"name": "data", "path": "data.csv", "schema": schema}],
    }
    return Catalog((make_dataset(table, descriptor, version),), {})


def make_dataset(table: Table, descriptor: Mapping[str, Any], version: str) -> Dataset:
    nothing = dict.fromkeys(("created", "measures", "does_not_tell", "processing", "changelog"))
    empty = dict.fromkeys(
        (
            *("keywords", "topics", "notes", "licences", "sources", "contributors"),
            *("corrections", "views"),
        ),
        (),
    )
    return Dataset(
        name="data",
        folder=Path("data"),
        descriptor=descriptor,
        title="Data",
        description="",
        version=version,
        update=None,
        tables=(table,),
        **nothing,  # type: ignore[arg-type]
        **empty,  # type: ignore[arg-type]
    )


def values(texts: pd.Series, kind: str) -> pd.Series:
    """The values of cells as the catalogue holds them."""
    column = texts.map(lambda text: text or None).astype("object")
    if kind not in NUMBERS:
        return column
    return pd.to_numeric(column).astype(NUMBERS[kind])
