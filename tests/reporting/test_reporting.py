from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from pipeline.codes import finding
from pipeline.findings import DatasetReport, Place, Report
from pipeline.reporting import FORMATS, write_report
from tests.reporting.hostile import reports, without_isolates
from tests.reporting.reports import CELL, UNKNOWN, repeated, report


def test_text_says_place_message_and_hint() -> None:
    assert write_report(report(CELL, UNKNOWN)) == (
        "datasets/ferry-shares/ferry-shares.csv, row 14, column lamp_percent_of_all: "
        '"1,7%" is not a number.\n'
        "  Write 1.7: use a point for decimals and leave the unit out; the column's unit already "
        "says %.\n"
        "  error: cell-type\n"
        "\n"
        "datasets/tolls/datapackage.yaml, line 5, property colour: "
        'Neither the standard nor this site knows a property "colour" here.\n'
        "  Check where it belongs. If it is your own, it is published as it is and nothing shows "
        "it.\n"
        "  warning: property-unknown\n"
        "\n"
        "1 dataset, 1,742 rows: 1 error, 1 warning.\n"
    )


def test_text_names_further_rows() -> None:
    rows = tuple(range(14, 24))
    many = write_report(report(replace(CELL, count=25, rows=rows)))
    assert "  And 24 more rows: 15, 16, 17, 18, 19, 20, 21, 22, 23, …\n" in many
    assert "  And 1 more row: 15\n" in write_report(report(replace(CELL, count=2, rows=(14, 15))))


def test_text_says_the_line_where_it_is_not_the_row() -> None:
    shifted = replace(CELL, place=replace(CELL.place, line=17))
    assert "row 14, line 17, column lamp" in write_report(report(shifted))


def test_text_keeps_the_findings_of_a_file_together_gravest_first() -> None:
    other = replace(CELL, place=replace(CELL.place, file="datasets/ferry-shares/b.csv"))
    unknown = replace(UNKNOWN, place=replace(UNKNOWN.place, file=CELL.place.file))
    text = write_report(report(unknown, other, CELL, unknown))
    firsts = [paragraph.splitlines()[0] for paragraph in text.split("\n\n")[:-1]]
    files = [line.partition(",")[0].rpartition("/")[2] for line in firsts]
    assert files == ["b.csv", "ferry-shares.csv", "ferry-shares.csv", "ferry-shares.csv"]
    assert ["row 14" in line for line in firsts] == [True, True, False, False]


def test_text_shows_a_screen_of_a_dataset_and_says_how_to_see_all() -> None:
    text = write_report(report(UNKNOWN, *repeated(CELL, 200)))
    assert 35 <= len(text.splitlines()) <= 44
    *_, rest, summary = text.strip().split("\n\n")
    shown = text.count("error: cell-type")
    assert rest == (
        f"And {201 - shown} more findings in ferry-shares: {200 - shown} errors, 1 warning. "
        "To see all: --format json"
    )
    assert summary == "1 dataset, 1,742 rows: 200 errors, 1 warning."


def test_text_shows_a_finding_that_is_longer_than_a_screen() -> None:
    long = replace(CELL, message="long " * 2_000)
    text = write_report(report(long, long))
    assert text.count("error: cell-type") == 1
    assert "And 1 more finding in ferry-shares" in text


def test_a_full_dataset_leaves_the_others_their_screen() -> None:
    full = report(*repeated(CELL, 200)).datasets[0]
    both = replace(report(), datasets=(full, replace(full, name="tolls", findings=(UNKNOWN,))))
    assert "property colour: " in write_report(both)


def test_text_of_a_clean_report_is_one_line() -> None:
    assert write_report(report()) == "1 dataset, 1,742 rows: nothing wrong.\n"


def test_text_is_coloured_on_a_terminal_only() -> None:
    assert "\x1b[" not in write_report(report(CELL))
    assert "\x1b[31m" in write_report(report(CELL), colour=True)


def test_hostile_words_come_out_as_text(subtests: pytest.Subtests) -> None:
    cases = ["\x1b[31mred", "a\nb", "\u202eevil", "\x07\x9b", "\u2028"]
    for word in cases:
        with subtests.test(word=word):
            place = replace(CELL.place, file=f"datasets/{word}/x.csv", field=word, value=word)
            hostile = replace(CELL, place=place, message=f"{word}!", hint=f"{word}?")
            text = write_report(report(hostile))
            assert word not in text
            assert len(text.splitlines()) == len(write_report(report(CELL)).splitlines())


@given(reports)
def test_text_holds_nothing_that_a_terminal_obeys(any_report: Report) -> None:
    assert without_isolates(write_report(any_report)).replace("\n", "").isprintable()


@given(reports)
def test_json_says_all_and_holds_nothing_that_a_terminal_obeys(any_report: Report) -> None:
    text = write_report(any_report, "json")
    assert text.replace("\n", "").isprintable()
    said = [(f["message"], f["file"]) for f in json.loads(text)["findings"]]
    assert said == [(f.message, f.place.file) for f in any_report.findings]


def test_json_has_the_shape_that_is_promised() -> None:
    shape = json.loads(write_report(report(CELL), "json"))
    assert shape == {
        "valid": False,
        "datasets": [{"name": "ferry-shares", "valid": False, "rows": 1742, "seconds": 0.123}],
        "findings": [
            {
                "dataset": "ferry-shares",
                "file": "datasets/ferry-shares/ferry-shares.csv",
                "line": 14,
                "row": 14,
                "column": 3,
                "field": "lamp_percent_of_all",
                "value": "1,7%",
                "count": 1,
                "rows": [],
                "code": "cell-type",
                "severity": "error",
                "message": '"1,7%" is not a number.',
                "hint": CELL.hint,
            }
        ],
    }


def test_json_says_null_for_what_is_not_known_and_valid_without_errors() -> None:
    general = (finding("stray-file", Place(dataset="", file="datasets/x.csv")),)
    shape = json.loads(write_report(report(UNKNOWN, general=general), "json"))
    assert shape["valid"] is True
    assert shape["findings"][0]["dataset"] is None
    assert shape["findings"][1]["row"] is None


def test_json_can_be_written_whatever_is_in_it() -> None:
    odd = replace(CELL, message="half a pair: \ud800")
    write_report(report(odd), "json").encode("utf-8")


def test_every_format_ends_with_a_line_break() -> None:
    for form in FORMATS:
        assert write_report(report(CELL), form).endswith("\n")


def test_what_could_not_be_judged_is_said_by_every_report() -> None:
    reason = "datasets/tolls could not be judged here: it took more than 90 MB of memory."
    dataset = DatasetReport(name="tolls", rows=0, seconds=0, findings=(), unjudged=reason)
    report = Report((dataset,))
    assert report.status() == 2
    for form in ("text", "markdown", "github"):
        said = write_report(report, form)
        assert "could not be judged here: it took more than 90 MB" in said
        assert "nothing wrong" not in said
        assert "1 dataset could not be judged" in said
    assert json.loads(write_report(report, "json"))["datasets"][0]["unjudged"] == reason
