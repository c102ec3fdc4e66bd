"""Two catalogues -> what changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.diff.compare.properties import compare_properties, without
from pipeline.diff.compare.tables import Label, Read, compare_tables
from pipeline.diff.model import DatasetChange, Difference, Kind, PropertyChange, TableChange
from pipeline.diff.versions import judge


def compare_catalogs(before: Catalog, after: Catalog) -> Difference:
    """What changed in each dataset. A dataset under a new name is one removed and one added."""
    names = sorted({*before.datasets_by_name, *after.datasets_by_name})
    changes = [_compare(name, before, after) for name in names]
    found = tuple(change for change in changes if not change.is_empty)
    return Difference(found, unchanged=len(changes) - len(found))


def _compare(name: str, before: Catalog, after: Catalog) -> DatasetChange:
    old, new = before.datasets_by_name.get(name), after.datasets_by_name.get(name)
    if old is not None and new is not None:
        return _compare_datasets(old, new, before, after)
    one = new or old
    assert one is not None, "the name is that of a dataset on one side at least"
    return DatasetChange(
        name=name,
        title=one.title,
        kind=Kind.ADDED if new else Kind.REMOVED,
        rows_before=old.rows if old else 0,
        rows_after=new.rows if new else 0,
    )


def _compare_datasets(old: Dataset, new: Dataset, before: Catalog, after: Catalog) -> DatasetChange:
    tables = (
        _compare_table(name, old, new, before, after)
        for name in dict.fromkeys([*new.tables_by_name, *old.tables_by_name])
    )
    change = DatasetChange(
        name=new.name,
        title=new.title,
        kind=Kind.CHANGED,
        rows_before=old.rows,
        rows_after=new.rows,
        properties=tuple(_properties(old, new)),
        tables=tuple(table for table in tables if not table.is_empty),
    )
    return judge(change, old.version, new.version)


def _compare_table(
    name: str, old: Dataset, new: Dataset, before: Catalog, after: Catalog
) -> TableChange:
    first, second = old.tables_by_name.get(name), new.tables_by_name.get(name)
    if first is not None and second is not None:
        return compare_tables(_read(first, old, before), _read(second, new, after))
    one = second or first
    assert one is not None, "the name is that of a table on one side at least"
    return TableChange(
        name=name,
        title=one.title,
        kind=Kind.ADDED if second else Kind.REMOVED,
        rows_before=len(first.texts) if first else 0,
        rows_after=len(second.texts) if second else 0,
    )


def _read(table: Table, dataset: Dataset, catalog: Catalog) -> Read:
    resources = {raw["name"]: raw for raw in dataset.descriptor["resources"]}
    return Read(table, resources[table.name], _labeller(catalog))


def _labeller(catalog: Catalog) -> Label:
    def label(field: Field, value: str) -> str:
        return catalog.entity(field.entity, value).name if field.entity else field.label(value)

    return label


def _properties(old: Dataset, new: Dataset) -> Iterator[PropertyChange]:
    """What changed in the description of the whole; its version is judged apart."""
    yield from compare_properties(_described(old), _described(new))
    yield from compare_properties(old.changelog, new.changelog, "CHANGELOG.md")


def _described(dataset: Dataset) -> Mapping[str, Any]:
    return without(dataset.descriptor, "resources", "version")
