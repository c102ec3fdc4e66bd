"""Tables with all columns of their files, also those that no schema has."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.reading.arrays import text_array
from pipeline.validation.reading.bytes import read_table_file
from pipeline.validation.reading.tables import ReadTable, read_columns


def with_all_columns(folder: Folder, table: ReadTable) -> ReadTable:
    """A table whose columns without a schema have one: any text may stand in them.

    It is the table itself where the schema has all columns, or where cells cannot be told apart.
    """
    labels = [label.strip() for label in table.labels]
    declared = table.declared
    others = [name for name in labels if name and name not in declared.fields_by_name]
    is_clear = len(set(labels)) == len(labels)
    if not others or not is_clear or (declared.fields and table.cells is None):
        return table
    file, _ = read_table_file(folder, declared)
    columns = read_columns(file, others) if file is not None else None
    if not columns or len(columns[0]) != table.rows:
        return table
    known = {}
    if table.cells is not None:
        known = {name: table.cells[name] for name in table.cells.column_names}
    read = {
        name: pa.chunked_array([text_array(texts)])
        for name, texts in zip(others, columns, strict=True)
    }
    cells = pa.table({**known, **read})
    fields = [*(field.properties for field in declared.fields)]
    fields += [{"name": name, "type": "any"} for name in others]
    properties = {**declared.properties, "schema": {**declared.schema, "fields": fields}}
    whole = DeclaredTable(declared.at, declared.name, properties)
    return replace(table, declared=whole, cells=cells)
