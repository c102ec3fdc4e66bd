"""What a dataset covers: its span of time, and what its rows are about."""

from __future__ import annotations

import re

from pipeline.catalog import Catalog, Dataset
from pipeline.project import Project

PLACES_NAMED = 12
PERIODS = {
    "gYear": re.compile(r"\d{4}"),
    "gYearMonth": re.compile(r"\d{4}-(0[1-9]|1[0-2])"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
}


def span(dataset: Dataset) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """When the periods of a dataset begin and end, each with its type in XML Schema.

    None where nobody knows that of them: words, or numbers that count something else.
    """
    if dataset.extent is None:
        return None
    first, last = (_typed(text[:10]) for text in dataset.extent)
    return (first, last) if first and last else None


def _typed(text: str) -> tuple[str, str] | None:
    return next(((text, kind) for kind, form in PERIODS.items() if form.fullmatch(text)), None)


def keys_with_values(catalog: Catalog) -> dict[str, set[str]]:
    """The keys of the entities of which at least one measure is known, by kind."""
    found: dict[str, set[str]] = {}
    for dataset in catalog.datasets:
        for table in dataset.tables:
            if table.entity is None or not table.measures:
                continue
            measured = table.frame[[field.name for field in table.measures]].notna().any(axis=1)
            keys = table.texts[table.entity.name][measured].unique()
            found.setdefault(str(table.entity.entity), set()).update(keys)
    return found


def keys_of(dataset: Dataset) -> dict[str, set[str]]:
    """The keys of the entities that rows of a dataset are about, by kind."""
    found: dict[str, set[str]] = {}
    for table in dataset.tables:
        for field in table.fields:
            if field.entity and field.name in table.primary_key:
                keys = (key for key in table.texts[field.name].unique() if key)
                found.setdefault(field.entity, set()).update(keys)
    return found


def places(dataset: Dataset, catalog: Catalog, project: Project) -> tuple[str, ...]:
    """The places that a dataset is about: their names if they are few, else their number.

    A kind of entity is taken for one of places if its reference table stands in a reference
    package, as lists of countries and areas do, and registers of organisations do not.
    """
    named: list[str] = []
    for kind, keys in keys_of(dataset).items():
        settings = project.kinds.get(kind)
        home = settings and catalog.datasets_by_name.get(settings.table.dataset)
        if settings is None or not home or not home.is_reference:
            continue
        if len(keys) > PLACES_NAMED:
            named.append(f"{len(keys)} {settings.plural}")
        else:
            named.extend(catalog.entity(kind, key).name for key in sorted(keys))
    return tuple(named)
