"""Words that a cell, a column, a file or a dataset could have so as to be more than text."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.findings import DatasetReport, Finding, Place, Report, Severity

FRAGMENTS = (
    "::error::",
    "::stop-commands::x",
    "##[add-path]/tmp",
    "%0A::warning::",
    "%25",
    "\x1b[31m",
    "\x1b]8;;https://evil.example\x07",
    "\x9b2J",
    "\r",
    "\n",
    "\r\n\r\n# Heading\n",
    "\u2028",
    "\u202e",
    "\u200b",
    "\ud800",
    "<script>alert(1)</script>",
    "<!-- ",
    "-->",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table>",
    "&lt;b&gt;",
    "&#60;",
    "|",
    "\\|",
    "\\",
    "`",
    "```",
    "~~~",
    "@user",
    "#12",
    "GH-12",
    "owner/name#3",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[x][1]",
    "[^1]",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "**bold**",
    "_under_ __score__",
    "~~gone~~",
    "$x^2$",
    ":tada:",
    "- [ ] task",
    "    code",
    ",line=1",
    ": ",
    "{: onclick=x }",
)

words = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=5).map("".join)

places = st.builds(
    Place,
    dataset=words,
    file=st.none() | words,
    line=st.none() | st.integers(1, 99),
    row=st.none() | st.integers(1, 99),
    column=st.none() | st.integers(1, 9),
    field=st.none() | words,
    value=st.none() | words,
)

findings = st.builds(
    Finding,
    place=places,
    code=st.just("cell-type"),
    severity=st.sampled_from(Severity),
    message=words,
    hint=words,
    count=st.integers(2, 40),
    rows=st.lists(st.integers(1, 99), max_size=10).map(tuple),
)

datasets = st.builds(
    DatasetReport,
    name=words,
    rows=st.integers(0, 10_000),
    seconds=st.just(0.5),
    findings=st.lists(findings, max_size=5).map(tuple),
)

reports = st.builds(
    Report,
    st.lists(datasets, max_size=2).map(tuple),
    general=st.lists(findings, max_size=2).map(tuple),
)


def without_isolates(text: str) -> str:
    """A report without what sets apart texts from right to left; that of data is written out."""
    return text.replace("\u2068", "").replace("\u2069", "")
