"""Tables with all columns of their files, also those that no schema has."""

from __future__ import annotations

from dataclasses import replace

from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.reading.tables import ReadTable


def with_all_columns(table: ReadTable) -> ReadTable:
    """A table whose columns without a schema have one: any text may stand in them.

    It is the table itself where the schema has all columns, or where cells cannot be told apart.
    """
    declared = table.declared
    labels = [label.strip() for label in table.labels]
    others = [name for name in labels if name and name not in declared.fields_by_name]
    if not others or table.whole is None:
        return table
    fields = [*(field.properties for field in declared.fields)]
    fields += [{"name": name, "type": "any"} for name in others]
    properties = {**declared.properties, "schema": {**declared.schema, "fields": fields}}
    return replace(table, declared=DeclaredTable(declared.at, declared.name, properties))
