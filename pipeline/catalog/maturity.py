"""A self-assessment as its tables have it: questions in their order, each with its answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalog.collection_items import Item, collections
from pipeline.catalog.model import Catalog, Dataset, Table
from pipeline.project import ConfigurationError, Project
from pipeline.settings import MaturityPage, TableAddress

SETTING = "mkdocs.yml, extra.atlas.maturity"
COLUMNS = {
    "dimensions": ("dimension_id", "position", "title", "question", "why_it_matters"),
    "levels": ("dimension_id", "level", "title", "description", "next_step"),
    "cases": ("dimension_id", "slug"),
}
DIGITS_OF_DIGEST = 12

Rows = list[Mapping[str, str]]


@dataclass(frozen=True)
class Level:
    """An answer: how things stand, and what to do from there."""

    number: int
    title: str
    description: str
    next_step: str


@dataclass(frozen=True, eq=False)
class Question:
    """A question, its answers from the lowest level on, and pages that go with it."""

    id: str
    title: str
    question: str
    why_it_matters: str
    levels: tuple[Level, ...]
    cases: tuple[Item, ...] = ()

    @property
    def digest(self) -> str:
        """What tells whether the question is still the same: all that decides an answer is in it.

        It begins with a letter, so that no program for tables takes it for a number.
        """
        texts = [self.id, self.title, self.question]
        for level in self.levels:
            texts += [str(level.number), level.title, level.description]
        made = hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()
        return f"q{made[:DIGITS_OF_DIGEST]}"


@dataclass(frozen=True, eq=False)
class Assessment:
    """The questions, and the dataset that they come from."""

    setting: MaturityPage
    dataset: Dataset
    questions: tuple[Question, ...]


def read_assessment(catalog: Catalog, project: Project) -> Assessment | None:
    """The self-assessment that the settings name; None where there is none.

    Raises ConfigurationError when a table lacks a column or a question has no answers.
    """
    setting = project.maturity
    dataset = catalog.datasets_by_name.get(setting.dimensions[0]) if setting else None
    if setting is None or dataset is None:
        return None
    levels = _by_question(_rows(catalog, "levels", setting.levels))
    cases = _by_question(_rows(catalog, "cases", setting.cases)) if setting.cases else {}
    pages = _pages(catalog, project, setting)
    asked = sorted(
        _rows(catalog, "dimensions", setting.dimensions), key=lambda row: int(row["position"])
    )
    questions = tuple(
        Question(
            id=row["dimension_id"],
            title=row["title"],
            question=row["question"],
            why_it_matters=row["why_it_matters"],
            levels=_levels(row["dimension_id"], levels),
            cases=_cases(cases.get(row["dimension_id"], []), pages),
        )
        for row in asked
    )
    return Assessment(setting, dataset, questions)


def _rows(catalog: Catalog, setting: str, pair: TableAddress) -> Rows:
    """The rows of a table as texts, if it has the columns that it must have."""
    dataset = catalog.datasets_by_name.get(pair[0])
    table: Table | None = dataset.tables_by_name.get(pair[1]) if dataset else None
    if table is None or not set(COLUMNS[setting]) <= set(table.fields_by_name):
        columns = ", ".join(COLUMNS[setting])
        raise ConfigurationError(
            f"{SETTING}.{setting}: there is no table {'/'.join(pair)} with the columns {columns}."
        )
    names = list(table.texts.columns)
    return [dict(zip(names, row, strict=True)) for row in table.texts.to_numpy().tolist()]


def _by_question(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(row["dimension_id"], []).append(row)
    return found


def _levels(question: str, rows: Mapping[str, Rows]) -> tuple[Level, ...]:
    if question not in rows:
        raise ConfigurationError(f"{SETTING}.levels: there is no level for {question}.")
    levels = [
        Level(int(row["level"]), row["title"], row["description"], row["next_step"])
        for row in rows[question]
    ]
    return tuple(sorted(levels, key=lambda level: level.number))


def _pages(catalog: Catalog, project: Project, setting: MaturityPage) -> dict[str, Item]:
    """The pages of the collection by their names."""
    return {
        item.key: item
        for collection, _, items in collections(catalog, project)
        for item in items
        if collection.name == setting.collection
    }


def _cases(rows: Rows, pages: Mapping[str, Item]) -> tuple[Item, ...]:
    """The pages that rows name, as far as they are there."""
    return tuple(pages[row["slug"]] for row in rows if row["slug"] in pages)
