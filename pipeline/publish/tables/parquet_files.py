"""Table -> Parquet, with types from the schema and each column's description and unit."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.catalog import Dataset, Field, Table
from pipeline.project import Project
from pipeline.publish.tables.values import python_values
from pipeline.publish.urls import page_url

TYPES = {
    "number": pa.float64(),
    "integer": pa.int64(),
    "year": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.time64("us"),
}


def parquet_bytes(table: Table, dataset: Dataset, project: Project) -> bytes:
    """A table as Parquet.

    The metadata of a column holds `title`, `description` and `unit`, that of the file `title`,
    `description`, `homepage` and, where there are any, `corrections`. Types that Parquet lacks are
    texts as they came in.
    """
    arrays = [_array(table, name) for name in table.frame.columns]
    schema = pa.schema(
        [
            pa.field(name, array.type, metadata=_described(table.fields_by_name[name]))
            for name, array in zip(table.frame.columns, arrays, strict=True)
        ],
        metadata={
            "title": f"{dataset.title}: {table.title}",
            "description": table.description or dataset.description,
            "homepage": page_url(dataset, project),
            **_corrections(dataset),
        },
    )
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer)
    return buffer.getvalue()


def _corrections(dataset: Dataset) -> dict[str, str]:
    told = [f"{correction.date}: {correction.text}" for correction in dataset.corrections]
    return {"corrections": "\n".join(told)} if told else {}


def _array(table: Table, name: str) -> pa.Array:
    values = python_values(table, name)
    if name in table.not_finite:
        numbers = table.not_finite[name]
        values = [
            numbers.get(text) if value is None else value
            for value, text in zip(values, table.texts[name], strict=True)
        ]
    kind = _moments(values) if table.fields_by_name[name].type == "datetime" else None
    kind = kind or TYPES.get(table.fields_by_name[name].type)
    if kind is None:
        values = [None if v is None else t for v, t in zip(values, table.texts[name], strict=True)]
    return pa.array(values, type=kind or pa.string())


def _moments(values: list[Any]) -> pa.DataType | None:
    """The type of moments, or None for a column in which only some say their time zone."""
    zoned = {value.tzinfo is not None for value in values if value is not None}
    if len(zoned) > 1:
        return None
    return pa.timestamp("us", tz="UTC" if zoned == {True} else None)


def _described(field: Field) -> dict[str, str]:
    described = {"title": field.title, "description": field.description, "unit": field.unit or ""}
    return {key: text for key, text in described.items() if text}
