"""What people and programs get to see: complete, within limits, and text from data as text."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import lxml.html
import markdown
import pytest
from markdown_it import MarkdownIt

from pipeline.cache import Cache
from pipeline.diff import FORMATS, Difference, write_diff, write_difference
from pipeline.diff.formats import json as json_format
from pipeline.diff.formats.markdown import LARGEST, WIDTH, text
from pipeline.diff.formats.text import LINES
from pipeline.diff.model import DatasetChange, Kind
from pipeline.progress import Silence
from pipeline.project import read_project
from tests.diff.making import make_catalog
from tests.diff.test_cases import CASES, difference
from tests.diff.test_compare import compare

COMMONMARK = MarkdownIt("commonmark")
HOSTILE = CASES / "hostile"


@cache
def page(case: str) -> lxml.html.HtmlElement:
    with TemporaryDirectory() as folder:
        after = shutil.copytree(CASES / case / "after", Path(folder) / "after")
        text = write_diff(
            replace(read_project(CASES), root=after),
            str(CASES / case / "before"),
            "html",
            workers=1,
            cache=Cache(None),
            progress=Silence(),
        )
    return lxml.html.document_fromstring(text)


def many_datasets(number: int) -> Difference:
    before = [("A", str(i), "1", "x" * 50) for i in range(200)]
    after = [("A", str(i), "2", "y" * 50) for i in range(200)]
    (one,) = compare(before, after).datasets
    return Difference(tuple(replace(one, name=f"data-{i}") for i in range(number)))


def test_every_format_says_that_nothing_changed() -> None:
    nothing = Difference(unchanged=2)
    for form in FORMATS:
        said = write_difference(nothing, form)
        assert said.endswith("\n")
        assert ('"unchanged": 2' if form == "json" else "2 datasets without a change") in said


@pytest.mark.parametrize("case", ["hostile", "values"])
def test_the_page_asks_nobody_and_runs_nothing(case: str) -> None:
    root = page(case)
    assert not root.xpath("//script|//link|//img|//iframe|//object|//form|//base")
    targets = root.xpath("//@href|//@src|//@*[name()='xlink:href']|//@srcset|//@action")
    assert all(target.startswith("#") for target in targets)
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    style = " ".join(root.xpath("//style/text()"))
    assert "@import" not in style
    assert "url(" not in style
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_page_holds_together(subtests: pytest.Subtests) -> None:
    cases = ["hostile", "values", "rows"]
    for case in cases:
        with subtests.test(case=case):
            root = page(case)
            ids = Counter(root.xpath("//@id"))
            assert [name for name, count in ids.items() if count > 1] == []
            named = root.xpath("//@aria-labelledby|//@aria-describedby")
            assert named
            assert set(named) <= ids.keys()
            assert all(table.xpath("./caption") for table in root.xpath("//table"))
            assert all(cell.get("scope") for cell in root.xpath("//th"))
            levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4")]
            assert levels[0] == 1
            assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_page_shows_hostile_text_as_text() -> None:
    text = page("hostile").text_content()
    assert "![x](https://evil.example/p.png) @team \\x1b[31m" in text
    assert "<script>x</script>" in text
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in text


def test_the_page_shows_charts_before_and_after() -> None:
    figures = page("values").xpath("//figure")
    assert figures
    for figure in figures:
        before, after = figure.xpath(".//*[local-name()='svg']")
        assert before.get("aria-labelledby") != after.get("aria-labelledby")
        assert [h.text_content() for h in figure.xpath(".//h4")] == ["Before", "After"]


def test_a_chart_that_looks_the_same_is_left_out() -> None:
    assert not page("rewritten").xpath("//figure")


def test_markdown_makes_nothing_of_hostile_text() -> None:
    said = write_difference(difference(HOSTILE / "before", HOSTILE / "after"), "markdown")
    root = lxml.html.document_fromstring(markdown.markdown(said))
    assert {element.tag for element in root.iter()} <= {
        *("html", "body", "div", "h2", "h3", "p", "ul", "li", "strong"),
    }
    text = root.text_content()
    assert "<script>x</script>" in text
    for live in ("@team", "@user", "#1", "://", "www.", "\x1b"):
        assert live not in text


@pytest.mark.parametrize(
    "said",
    [
        *("a|b", "`x`", "<b>", "&lt;", "1. x", "1.5 - 2", "- x", "+ x", "---", "rd_percent"),
        *("@team", "#1", "# x", "https://a.b", "*x*", "[x](y)", "x\\y", "a@b.org", "GH-1"),
    ],
)
def test_markdown_shows_a_text_as_it_stands(said: str) -> None:
    root = lxml.html.fragment_fromstring(COMMONMARK.render(text(said)))
    assert root.tag == "p"
    assert list(root) == []
    shown = root.text_content()
    assert shown.strip().replace("\u200b", "") == said
    assert not re.search(r"@\w|#\d|https?://|GH-\d", shown)


def test_markdown_shows_a_text_on_one_line() -> None:
    assert text("a\nb") == "a b"
    assert text("\u202eabc").endswith("u202eabc")
    assert len(text("x" * 1000)) == WIDTH


def test_markdown_fits_into_a_comment() -> None:
    said = write_difference(many_datasets(400), "markdown")
    assert 30_000 < len(said) <= LARGEST
    assert "more datasets" in said[-100:]
    one = write_difference(many_datasets(1), "markdown")
    assert "more dataset" not in one


def test_text_is_a_screen_a_dataset_at_most() -> None:
    columns = {"place": "string", **{f"c{i}": "number" for i in range(60)}}
    rows = [["A", *["1"] * 60], ["B", *["2"] * 60]]
    new = [["A", *["3"] * 60], ["B", *["4"] * 60]]
    found = compare_catalogs_of(rows, new, columns)
    lines = write_difference(found).split("\n\n")[0].splitlines()
    assert len(lines) <= LINES + 5
    assert lines[-1].endswith("more lines; all of it: --format html")


def compare_catalogs_of(before: object, after: object, columns: dict[str, str]) -> Difference:
    from pipeline.diff import compare_catalogs

    made = (make_catalog(rows, columns=columns, key=["place"]) for rows in (before, after))  # type: ignore[arg-type]
    return compare_catalogs(*made)


def test_colour_changes_no_words() -> None:
    import click

    found = difference(CASES / "rows" / "before", CASES / "rows" / "after")
    plain = write_difference(found)
    assert "\x1b" not in plain
    coloured = write_difference(found, colour=True)
    assert coloured != plain
    assert click.unstyle(coloured) == plain


def test_the_shape_of_the_json_is_documented() -> None:
    names: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, list):
            [collect(item) for item in value]
        if isinstance(value, dict):
            names.update(value)
            [collect(v) for k, v in value.items() if k != "row" and k != "rows"]

    for case in ("values", "columns", "swapped-groups", "rows", "unread"):
        collect(json.loads((CASES / case / "expected.json").read_text("utf-8")))
    assert {name for name in names if name not in (json_format.__doc__ or "")} == set()


def test_a_lone_surrogate_is_written_as_text() -> None:
    odd = DatasetChange(name="x", title="\ud800", kind=Kind.ADDED)
    for form in FORMATS:
        write_difference(Difference((odd,)), form).encode("utf-8")
