"""The self-assessment: a model's questions and levels, to be answered in the browser alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Table
from pipeline.catalog.collected import collections
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.project import ConfigurationError, TableAddress

COLUMNS = {
    "dimensions": ("dimension_id", "position", "title", "question", "why_it_matters"),
    "levels": ("dimension_id", "level", "title", "description", "next_step"),
    "cases": ("dimension_id", "slug"),
}


@dataclass(frozen=True)
class Level:
    """One of the descriptions that people choose from, and what to do from there."""

    number: int
    title: str
    description: str
    next_step: str


@dataclass(frozen=True)
class Dimension:
    """A question with its levels, and pages to read: their titles and addresses.

    `digest` changes with any of its texts, so that answers are compared only where it is the same.
    """

    id: str
    title: str
    question: str
    why: str
    levels: tuple[Level, ...]
    cases: tuple[tuple[str, str], ...]
    digest: str


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of the self-assessment, where the settings name its tables."""
    settings = atlas.project.maturity
    if settings is None:
        return
    yield make_page(
        "maturity",
        "maturity.md",
        addresses.MATURITY,
        meta={"scripts": ["maturity/maturity"]},
        project=atlas.project,
        settings=settings,
        model=atlas.catalog.datasets_by_name[settings.dimensions.dataset],
        dimensions=_dimensions(atlas),
    )


def _dimensions(atlas: Atlas) -> list[Dimension]:
    settings = atlas.project.maturity
    assert settings is not None
    dimensions = _rows(atlas, "dimensions", settings.dimensions)
    levels = _rows(atlas, "levels", settings.levels)
    cases = _rows(atlas, "cases", settings.cases) if settings.cases else []
    pages = _pages(atlas)
    return [
        _dimension(
            one,
            [level for level in levels if level[0] == one[0]],
            [pages[slug] for key, slug in cases if key == one[0] and slug in pages],
        )
        for one in sorted(dimensions, key=lambda row: int(row[1]))
    ]


def _dimension(
    row: Sequence[str], levels: Sequence[Sequence[str]], cases: Sequence[tuple[str, str]]
) -> Dimension:
    key, _, title, question, why = row
    found = tuple(
        Level(int(number), name, description, step)
        for _, number, name, description, step in sorted(levels, key=lambda level: int(level[1]))
    )
    texts = [question, *(text for level in found for text in (level.title, level.description))]
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]
    return Dimension(key, title, question, why, found, tuple(cases), digest)


def _rows(atlas: Atlas, part: str, address: TableAddress) -> list[tuple[str, ...]]:
    """The rows of a table of the model. Raises ConfigurationError for one that does not fit."""
    dataset = atlas.catalog.datasets_by_name.get(address.dataset)
    table: Table | None = dataset.tables_by_name.get(address.resource) if dataset else None
    setting = f"mkdocs.yml, extra.atlas.maturity.{part}"
    if table is None:
        raise ConfigurationError(
            f"{setting}: there is no table {address.dataset}/{address.resource}."
        )
    lacking = [name for name in COLUMNS[part] if name not in table.fields_by_name]
    if lacking:
        raise ConfigurationError(f"{setting}: the table has no column {', '.join(lacking)}.")
    columns = [table.texts[name].tolist() for name in COLUMNS[part]]
    return list(zip(*columns, strict=True))


def _pages(atlas: Atlas) -> dict[str, tuple[str, str]]:
    """Titles and addresses of the pages of all collections, by the last part of the address."""
    return {
        item.key: (item.cells.get(collection.columns["title"], item.key), item.address)
        for collection, _, items in collections(atlas.catalog, atlas.project)
        for item in items
    }
