from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from markdown import Markdown
from markdown_it import MarkdownIt

from pipeline.findings import Report
from pipeline.reporting import write_report
from pipeline.reporting.markdown import LONGEST, escape
from pipeline.visible import visible
from tests.reporting.hostile import FRAGMENTS, reports, without_isolates
from tests.reporting.reports import CELL, UNKNOWN, repeated, report

OURS = {"div", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
MKDOCS = Markdown(extensions=["tables", "fenced_code", "footnotes", "attr_list", "md_in_html"])
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
READERS = (lambda text: MKDOCS.reset().convert(text), COMMONMARK.render)


def read(text: str, reader: Callable[[str], str] = COMMONMARK.render) -> lxml.html.HtmlElement:
    """The page that a reader of Markdown makes of it; GitHub's is CommonMark with tables."""
    return lxml.html.fragment_fromstring(reader(text), create_parent="div")


def cells(page: lxml.html.HtmlElement) -> list[list[str]]:
    return [
        [cell.text_content().replace("\u200b", "") for cell in row.iter("td")]
        for row in page.iterfind(".//tbody/tr")
    ]


def test_a_report_is_a_verdict_and_a_table_a_dataset() -> None:
    many = replace(CELL, count=2, rows=(14, 15))
    text = write_report(report(UNKNOWN, many), "markdown")
    assert text.startswith(
        "## Not ready yet: 1 error, 1 warning\n\n1 dataset, 1,742 rows.\n\n### ferry-shares\n\n"
        "| Where | What is wrong | What to do | Kind |\n|---|---|---|---|\n"
        "| datasets/ferry-shares/ferry-shares.csv, row 14, column lamp&#95;percent&#95;of&#95;all |"
    )
    page = read(text)
    assert cells(page) == [
        [
            "datasets/ferry-shares/ferry-shares.csv, row 14, column lamp_percent_of_all",
            '"1,7%" is not a number. And 1 more row: 15',
            CELL.hint,
            "error cell-type",
        ],
        [
            "datasets/tolls/datapackage.yaml, line 5, property colour",
            UNKNOWN.message,
            UNKNOWN.hint,
            "warning property-unknown",
        ],
    ]


def test_the_verdict_comes_first(subtests: pytest.Subtests) -> None:
    cases = [
        ((), "## Ready: nothing wrong\n"),
        ((UNKNOWN,), "## Ready, with 1 warning\n"),
        ((CELL, CELL), "## Not ready yet: 2 errors\n"),
    ]
    for findings, verdict in cases:
        with subtests.test(findings=findings, verdict=verdict):
            assert write_report(report(*findings), "markdown").startswith(verdict)


def test_a_long_report_fits_into_a_comment_and_says_what_is_left_out() -> None:
    wordy = replace(CELL, message="|<@>" * 40)
    text = write_report(report(*repeated(wordy, 500), general=(UNKNOWN,)), "markdown")
    assert LONGEST * 0.9 < len(text) <= LONGEST
    shown = len(cells(read(text)))
    assert f"\nAnd {501 - shown} more findings. To see all: `pipeline validate" in text


@pytest.mark.parametrize("reader", READERS, ids=["mkdocs", "commonmark"])
@given(any_report=reports)
def test_nothing_in_a_report_becomes_markup(
    reader: Callable[[str], str], any_report: Report
) -> None:
    text = without_isolates(write_report(any_report, "markdown"))
    assert text.replace("\n", "").isprintable()
    page = read(text, reader)
    assert {element.tag for element in page.iter()} <= OURS
    assert not [element.attrib for element in page.iter() if element.attrib]
    said = sorted(row[2] for row in cells(page))
    assert said == sorted(visible(f.hint).strip() for f in any_report.findings)


def test_a_fragment_reads_as_it_is(subtests: pytest.Subtests) -> None:
    for fragment in FRAGMENTS:
        with subtests.test(fragment=fragment):
            page = read(f"| x |\n|---|\n| {escape(f'a{fragment}b')} |\n")
            assert cells(page) == [[visible(f"a{fragment}b")]]


def test_github_finds_nothing_to_link(subtests: pytest.Subtests) -> None:
    """GitHub looks for mentions, references and addresses in the text that Markdown gave."""
    cases = [
        "@user",
        "#12",
        "a/b#12",
        "GH-12",
        "https://x.example",
        "www.x.example",
        "a@x.example",
        ":tada:",
    ]
    for linked in cases:
        with subtests.test(linked=linked):
            text = read(escape(f"see {linked}")).text_content()
            patterns = r"@\w", r"#\d", r"GH-\d", r"\w://", r"www\.", r":\w+:"
            assert not [pattern for pattern in patterns if re.search(pattern, text)]
