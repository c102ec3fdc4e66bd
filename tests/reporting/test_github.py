from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given

from pipeline.findings import Report, Severity
from pipeline.reporting import write_report
from pipeline.visible import visible
from tests.reporting.hostile import reports, without_isolates
from tests.reporting.reports import CELL, UNKNOWN, repeated, report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*?)::(.*)")


def read(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands as GitHub's runner reads them: name, properties, message."""
    commands = []
    for line in text.removesuffix("\n").split("\n"):
        parsed = COMMAND.fullmatch(line)
        assert parsed, line
        pairs = dict(pair.split("=", 1) for pair in parsed[2].split(","))
        commands.append((parsed[1], {k: decoded(v) for k, v in pairs.items()}, decoded(parsed[3])))
    return commands


def decoded(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


def test_a_finding_is_marked_at_its_line() -> None:
    assert write_report(report(CELL, UNKNOWN), "github") == (
        "::error file=datasets/ferry-shares/ferry-shares.csv,line=14,"
        'title=row 14%2C column lamp_percent_of_all::"1,7%25" is not a number.'
        "%0AWrite 1.7: use a point for decimals and leave the unit out; the column's unit already "
        "says %25.%0A(cell-type)\n"
        "::warning file=datasets/tolls/datapackage.yaml,line=5,title=line 5%2C property colour::"
        'Neither the standard nor this site knows a property "colour" here.'
        "%0ACheck where it belongs. If it is your own, it is published as it is and nothing shows "
        "it.%0A(property-unknown)\n"
        "::notice title=Data checked::1 dataset, 1,742 rows: 1 error, 1 warning.\n"
    )


def test_a_clean_report_is_a_notice() -> None:
    assert write_report(report(), "github") == (
        "::notice title=Data checked::1 dataset, 1,742 rows: nothing wrong.\n"
    )


def test_ten_errors_and_ten_warnings_are_marked_and_every_file_has_one() -> None:
    late = replace(CELL, place=replace(CELL.place, file="datasets/z/z.csv"))
    remark = replace(CELL, severity=Severity.INFO)
    many = report(*repeated(UNKNOWN, 15), *repeated(CELL, 30), late, remark)
    commands = read(write_report(many, "github"))
    assert [name for name, *_ in commands] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    marked = [properties["file"] for _, properties, _ in commands[:10]]
    assert marked.count("datasets/z/z.csv") == 1
    assert commands[-1][2].endswith("\n20 of 47 are marked here.")


def test_what_has_no_line_or_no_file_is_said_all_the_same() -> None:
    nowhere = replace(CELL, place=replace(CELL.place, file=None, row=None, column=None, field=None))
    (_, properties, message), _ = read(write_report(report(nowhere), "github"))
    assert properties == {"title": "line 14"}
    assert message.startswith('"1,7%" is not a number.\n')


@given(reports)
def test_nothing_in_a_report_can_give_a_command(any_report: Report) -> None:
    text = without_isolates(write_report(any_report, "github"))
    assert text.replace("\n", "").isprintable()
    *marked, last = read(text)
    assert last[0] == "notice"
    said = {visible(finding.message) for finding in any_report.findings}
    files = {None, *(visible(f.place.file) for f in any_report.findings if f.place.file)}
    for name, properties, message in marked:
        assert name in {"error", "warning"}
        assert set(properties) <= {"file", "line", "title"}
        assert properties.get("file") in files
        assert any(message.startswith(words) for words in said)
