"""What a dataset is about: which kinds of things, and how many of each."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.catalog import Catalog, Dataset
from pipeline.charts.words import counted, listed
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.vocabularies.coverage import keys_of
from pipeline.settings import EntityKind


@dataclass(frozen=True)
class Covered:
    """The entities of one kind that a dataset has rows about."""

    kind: EntityKind
    keys: frozenset[str]


def covered(dataset: Dataset, project: Project) -> tuple[Covered, ...]:
    """What a dataset has rows about, by kind in the order of the site's settings."""
    found = keys_of(dataset)
    return tuple(
        Covered(kind, frozenset(found[kind.id]))
        for kind in project.kinds.values()
        if found.get(kind.id)
    )


def places_text(dataset: Dataset, project: Project, catalog: Catalog) -> str:
    """What a dataset is about, in words: "153 countries". Nothing where no column says so."""
    return listed(
        [
            counted(len(one.keys), one.kind.title, one.kind.plural)
            if len(one.keys) > 1
            else catalog.entity(one.kind.id, next(iter(one.keys))).name
            for one in covered(dataset, project)
        ]
    )


def last_change(dataset: Dataset, history: History) -> str | None:
    """The day of a dataset's newest change, where git can tell."""
    changes = history.changes.get(dataset.name, ())
    return changes[0].date if changes else None
