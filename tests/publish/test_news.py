from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.catalog import Dataset
from pipeline.history import Change
from pipeline.publish.news import news_of
from pipeline.settings import Collection

from .conftest import make_dataset, make_project, make_table, rates

CHANGELOG = """# Changes

## 1.2.0 – 2026-03-04

- The rate of 2004.
- A chart.

## 1.1.0 - 2026-02-03

Sums are
right now.

# Notes

## Soon

Nothing of this is a version.
"""
RELEASE = (
    "2026-03-04T00:00:00Z",
    "version 1.2.0",
    "How much there is of it. In all places that are known.",
)


def told(dataset: Dataset, *changes: Change, **settings: Any) -> list[tuple[str | None, str, str]]:
    news = news_of(dataset, changes, make_project(**settings))
    return [(one.date, one.what, one.text) for one in news]


def change(subject: str, *files: str, **more: Any) -> Change:
    return Change("2026-06-01", subject, f"revision of {subject}", files, **more)


def two_tables() -> Dataset:
    other = make_table(rates().fields, [], name="other", title="Other rates")
    return make_dataset(tables=[replace(rates(), title="Main rates"), other])


def test_releases_are_those_of_the_changelog() -> None:
    assert told(make_dataset(changelog=CHANGELOG)) == [
        ("2026-03-04", "version 1.2.0", "The rate of 2004. A chart."),
        ("2026-02-03", "version 1.1.0", "Sums are right now."),
    ]


def test_a_version_that_no_changelog_tells_is_told_by_the_description() -> None:
    assert told(make_dataset()) == [RELEASE]
    assert told(make_dataset(changelog="# Changes\n\nNone.\n")) == [RELEASE]
    older = CHANGELOG.replace("1.2.0", "1.0.0")
    assert RELEASE in told(make_dataset(changelog=older))


def test_a_changed_table_is_named_where_there_are_several() -> None:
    found = told(
        two_tables(),
        change("Add 2005", "raw-rates.txt"),
        change("Start again", "raw-rates.txt", "raw-other.txt"),
        change("Begin", "raw-rates.txt", "raw-other.txt", added=("raw-other.txt",)),
    )
    assert [(what, text) for _, what, text in found[1:]] == [
        ("changed", "Main rates. Add 2005"),
        ("changed", "Main rates and Other rates. Start again"),
        ("changed", "Main rates and Other rates (new). Begin"),
    ]


def test_the_only_table_needs_no_name() -> None:
    older = change("Begin", "raw-rates.txt", added=("raw-rates.txt",))
    found = told(make_dataset(), change("Add 2005", "raw-rates.txt"), older)
    assert found == [RELEASE, ("2026-06-01", "changed", "Add 2005")]


def test_a_subject_about_more_than_data_is_not_told() -> None:
    older = change("Begin", "raw-rates.txt", added=("raw-rates.txt",))
    found = told(make_dataset(), change("Tidy modules", "raw-rates.txt", is_of_data=False), older)
    assert found == [RELEASE, ("2026-06-01", "changed", "Rates")]


def test_what_changed_no_table_is_no_news(subtests: pytest.Subtests) -> None:
    cases = ["datapackage.yaml", "CHANGELOG.md", "old.csv", "x/raw-rates.txt"]
    for file in cases:
        with subtests.test(file=file):
            assert told(make_dataset(), change("Tidy", file)) == [RELEASE]


def test_a_change_that_the_changelog_tells_is_told_once() -> None:
    both = change("Release", "raw-rates.txt", "CHANGELOG.md")
    assert len(told(make_dataset(changelog=CHANGELOG), both)) == 2
    assert told(make_dataset(changelog="No versions."), both)[-1][2] == "Release"


def test_pages_of_a_collection_are_named_by_their_titles() -> None:
    table = make_table(
        rates().fields,
        [[f"p{i}", "2001", "1"] for i in range(6)],
        name="tales",
        primary_key=("place",),
    )
    key = table.primary_key[0]
    tales = Collection(
        name="tales",
        title="tale",
        plural="tales",
        summary="",
        headings=(),
        facets=(),
        columns={"title": key},
    )
    dataset = make_dataset("tales", [table])
    all_six = tuple(f"p{i}.md" for i in range(6))
    found = told(
        dataset,
        change("Tell", "p1.md", "gone.md", added=("p1.md",)),
        change("Tell all", *all_six, is_of_data=False),
        change("Begin", "p0.md", added=("p0.md",)),
        collections={"tales": tales},
    )
    assert [(what, text) for _, what, text in found[1:]] == [
        ("added", "p1. Tell"),
        ("changed", "p0, p1, p2 and 3 more"),
    ]
