from __future__ import annotations

import csv
import io

import pytest

from pipeline.front_matter import (
    MadeTable,
    PageShape,
    headings,
    is_page,
    make_tables,
    read_page,
    read_shape,
    sections,
)
from pipeline.strict_yaml import Unreadable

PAGE = """---
title: "A ferry: its story"
began: 0099
open: yes
topics: [rivers, roads]
sources:
  - title: Log book
    url: https://example.org/1
  - {title: Letters}
---

## What happened

It crossed.
"""
SHAPE = PageShape(
    key="id",
    tables={"stories": "stories.csv", "sources": "made/sources.csv"},
    columns={"stories": ("title", "began", "open", "topics"), "sources": ("title", "url")},
)


def rows(table: MadeTable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.content.decode())))


def test_facts_and_text_are_told_apart() -> None:
    page = read_page("ferry.md", PAGE)
    assert page.key == "ferry"
    assert page.body == "## What happened\n\nIt crossed.\n"
    assert PAGE.splitlines()[page.body_line - 1] == "## What happened"
    assert page.lines["began",] == 3
    assert page.lines["sources", 1, "title"] == 9


def test_what_stands_in_the_file_stands_in_the_table() -> None:
    made = make_tables(SHAPE, [read_page("ferry.md", PAGE)])
    assert rows(made["stories.csv"]) == [
        ["id", "title", "began", "open", "topics"],
        ["ferry", "A ferry: its story", "0099", "yes", "rivers,roads"],
    ]
    assert rows(made["made/sources.csv"]) == [
        ["id", "title", "url"],
        ["ferry", "Log book", "https://example.org/1"],
        ["ferry", "Letters", ""],
    ]


def test_a_row_remembers_where_it_was_written() -> None:
    made = make_tables(SHAPE, [read_page("a.md", PAGE), read_page("b.md", PAGE)])
    origin = made["made/sources.csv"].origin(5)
    assert origin and (origin.file, origin.line, dict(origin.lines)) == ("b.md", 9, {"title": 9})
    assert made["made/sources.csv"].cell(4, "title") == "Log book"
    assert made["stories.csv"].origin(1) is None
    assert made["stories.csv"].origin(4) is None


def test_a_text_over_several_lines_becomes_one_line() -> None:
    page = read_page("a.md", "---\ntitle: |\n  One\n  two\n---\nText\n")
    assert rows(make_tables(SHAPE, [page])["stories.csv"])[1][1] == "One two"


def test_what_cannot_be_read_says_why_and_where(subtests: pytest.Subtests) -> None:
    cases = [
        ("", "front-matter-missing", 1),
        ("# Title\n", "front-matter-missing", 1),
        ("---\n---\nText\n", "front-matter-missing", 1),
        ("---\n- a\n---\n", "front-matter-missing", 1),
        ("---\ntitle: a\n", "front-matter-open", 1),
        ("---\ntitle: a\ntitle: b\n---\n", "doubled-key", 3),
        ("---\ntitle: &x a\n---\n", "yaml-feature", 2),
        ("---\ntitle: 'a\n---\n", "descriptor-syntax", 2),
    ]
    for text, code, line in cases:
        with subtests.test(text=text, code=code):
            with pytest.raises(Unreadable) as raised:
                read_page("a.md", text)
            assert (raised.value.code, raised.value.line) == (code, line)


def test_some_files_are_no_pages(subtests: pytest.Subtests) -> None:
    cases = ["_template.md", "more/a.md", "CHANGELOG.md", "a.txt"]
    for file in cases:
        with subtests.test(file=file):
            assert not is_page(file)


def test_other_markdown_files_are_pages(subtests: pytest.Subtests) -> None:
    cases = ["a.md", "A.MD", "README.md"]
    for file in cases:
        with subtests.test(file=file):
            assert is_page(file)


def test_the_shape_is_that_of_the_descriptor() -> None:
    fields = [{"name": "id"}, {"name": "title"}]
    listed = [{"name": "url"}, {"name": "id"}]
    shape = read_shape(
        {
            "resources": [
                {"name": "stories", "path": "stories.csv", "schema": {"fields": fields}},
                {"name": "sources", "path": "sources.csv", "schema": {"fields": listed}},
            ]
        }
    )
    assert shape == PageShape(
        "id",
        {"stories": "stories.csv", "sources": "sources.csv"},
        {"stories": ("title",), "sources": ("url",)},
    )
    assert shape.properties == ("title", "sources")


def test_a_descriptor_that_is_wrong_has_no_shape(subtests: pytest.Subtests) -> None:
    cases = [
        None,
        "x",
        [],
        [1],
        [{"name": "a"}],
        [{"name": "a", "path": "a", "schema": {"fields": [1]}}],
    ]
    for resources in cases:
        with subtests.test(resources=resources):
            assert read_shape({"resources": resources}) is None


TEXT = "Before\n\n## One ##\n\n### Below\n##Two\ntext # no heading\n    ## code\n"


def test_headings_are_found_where_they_stand() -> None:
    assert list(headings(TEXT)) == [(3, "##", "One"), (5, "###", "Below"), (6, "##", "Two")]


def test_a_text_falls_into_sections() -> None:
    assert sections(TEXT) == [
        ("", "Before"),
        ("One", "### Below"),
        ("Two", "text # no heading\n    ## code"),
    ]
    assert sections("## One\n") == [("One", "")]
    assert sections("\n") == []
