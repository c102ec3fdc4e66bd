"""Settings of single pages of the site, as `extra.atlas` in mkdocs.yml has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TablePair = tuple[str, str]
"""A table or a view: the dataset's name and its own."""


@dataclass(frozen=True)
class Goals:
    """Goals that the world has agreed on, which topics touch: their official titles by number.

    `page` is the address of a goal's own page, with its number in place of `{goal}`.
    """

    title: str
    titles: Mapping[int, str]
    page: str

    def link(self, goal: int) -> str:
        """Where a goal is explained by those who set it."""
        return self.page.replace("{goal}", str(goal))


@dataclass(frozen=True)
class TargetsPage:
    """The page of targets: the view that compares them, and columns of the table that holds them.

    The columns say what came after a target was set, and who published it, where, under which link.
    """

    title: str
    summary: str
    view: TablePair
    note: str | None = None
    publisher: str | None = None
    source: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class BenchmarksPage:
    """The pages that set organisations beside a published benchmark, year by year.

    `scores` has a row for each organisation (of the kind `entity`) and year, `benchmark` the rows
    of the benchmark: those in which the columns of `where` have these values. `unit` is the column
    of the scores that tells groups from the others, `groups` what it says of a group. `same_as` and
    `continues` are columns of the table of the kind: another spelling of a name, and the name that
    the same body bore before. Pages are for those with scores of `years` years or more. `mark` is
    what the benchmark is called inside a sentence, `mark_short` the same over a column; `caution`
    is what must be known before anyone compares.
    """

    title: str
    summary: str
    caution: str
    mark: str
    mark_short: str
    entity: str
    scores: TablePair
    benchmark: TablePair
    where: Mapping[str, str]
    unit: str
    groups: str
    same_as: str
    continues: str
    years: int


@dataclass(frozen=True)
class MaturityPage:
    """The page on which a team assesses itself: the tables of the questions, levels and cases.

    `cases` names pages of the collection `collection` that go with a question. Which columns the
    tables have is said in project.schema.json.
    """

    title: str
    summary: str
    caution: str
    dimensions: TablePair
    levels: TablePair
    cases: TablePair | None = None
    collection: str | None = None


def read_goals(setting: Mapping[str, Any] | None) -> Goals | None:
    """The goals that the settings name, if they name any."""
    if setting is None:
        return None
    titles = {int(goal): title for goal, title in setting["titles"].items()}
    return Goals(setting["title"], titles, setting["page"])


def read_targets_page(setting: Mapping[str, Any] | None) -> TargetsPage | None:
    """The settings of the page of targets, if the site has one."""
    if setting is None:
        return None
    return TargetsPage(**{**setting, "view": _pair(setting["view"])})


def read_benchmarks_page(setting: Mapping[str, Any] | None) -> BenchmarksPage | None:
    """The settings of the pages of benchmarks, if the site has them."""
    if setting is None:
        return None
    pairs = {name: _pair(setting[name]) for name in ("scores", "benchmark")}
    return BenchmarksPage(**{**setting, **pairs})


def read_maturity_page(setting: Mapping[str, Any] | None) -> MaturityPage | None:
    """The settings of the self-assessment, if the site has one."""
    if setting is None:
        return None
    pairs = {
        name: _pair(setting[name]) for name in ("dimensions", "levels", "cases") if name in setting
    }
    return MaturityPage(**{**setting, **pairs})


def _pair(text: str) -> TablePair:
    dataset, name = text.split("/")
    return dataset, name
