from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

import pytest

from pipeline.findings import DatasetReport
from pipeline.folders import read_folders
from pipeline.judging.judge import JudgeCase, Verdict, judge_apart, judge_here
from pipeline.limits import Limits
from pipeline.project import Project
from pipeline.validation import validate
from pipeline.workers import Failure, Outcome
from tests.validation.conftest import CASES, Check, codes


def with_pattern(tolls: Path, pattern: str) -> None:
    text = (tolls / "datapackage.yaml").read_text()
    old = "constraints: {required: true}}\n        - {name: year"
    assert old in text
    constraints = "{required: true, pattern: " + json.dumps(pattern) + "}"
    new = old.replace("{required: true}", constraints, 1)
    (tolls / "datapackage.yaml").write_text(text.replace(old, new))


def verdict(site: Project) -> DatasetReport:
    folders, _ = read_folders(site)
    (report,) = validate(folders, site, judge=judge_apart).datasets
    return report


def test_a_pattern_that_takes_for_ever_is_no_finding_about_the_data(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(pattern_seconds=1)
    monkeypatch.setattr("pipeline.validation.cells.patterns.LIMITS", limits)
    with_pattern(tolls, r"(?=a)(a+)+")
    with (tolls / "tolls.csv").open("a") as file:
        file.write("a" * 40 + "b,2020,cheap\n")
    report = verdict(site)
    assert "bridge" in report.unjudged
    assert "longer than 1 seconds of the processor" in report.unjudged
    assert not report.valid
    assert not report.findings


def test_a_harmless_pattern_with_two_ways_is_no_fault(tolls: Path, check: Check) -> None:
    with_pattern(tolls, "([a-z]+)+")
    assert check(judge=judge_apart) == []


def test_a_judge_that_takes_too_long_is_stopped_and_says_nothing_about_the_data(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(text.replace("topics: [roads]", "topics: [moon]"))
    limits = Limits(seconds=0, seconds_per_megabyte=0)
    monkeypatch.setattr("pipeline.judging.judge.LIMITS", limits)
    report = verdict(site)
    assert "datasets/tolls could not be judged here: it took longer than" in report.unjudged
    assert codes(list(report.findings)) == ["topic-unknown"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_a_table_that_takes_too_much_memory_is_stopped(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(memory=90_000_000)
    monkeypatch.setattr("pipeline.judging.judge.LIMITS", limits)
    monkeypatch.setattr("pipeline.validation.LIMITS", limits)
    rows = "".join(f"{n}{'x' * 7_500},2020,1\n" for n in range(12_000))
    (tolls / "tolls.csv").write_text(f"bridge,year,toll\n{rows}tay,2020,free\n")
    assert "more than 90 MB of memory" in verdict(site).unjudged


def test_a_judge_that_crashes_is_one_finding(check: Check) -> None:
    def crash(case: JudgeCase) -> Outcome:
        return Outcome(failure=Failure.RAISED, note="KeyError: a column")

    (found,) = check(judge=crash)
    assert found.code == "tables-crashed"
    assert "KeyError" in found.message


def test_a_judge_that_is_killed_says_nothing_about_the_data(site: Project, tolls: Path) -> None:
    def killed(case: JudgeCase) -> Outcome:
        return Outcome(failure=Failure.ENDED, note="the process was ended by signal 9")

    folders, _ = read_folders(site)
    report = validate(folders, site, judge=killed)
    assert "by signal 9" in report.unjudged[0]
    assert not report.findings
    assert report.status() == 2


def test_both_judges_say_the_same(check: Check, tolls: Path) -> None:
    spoilt = CASES / "rows-of-other-lengths" / "datasets" / "tolls" / "tolls.csv"
    (tolls / "tolls.csv").write_bytes(spoilt.read_bytes())
    assert check(judge=judge_apart) == check(judge=judge_here) != []


def test_judging_here_is_done_one_at_a_time(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts_and_ends = []

    def slowly(case: JudgeCase) -> Verdict:
        starts_and_ends.append(case.folder)
        time.sleep(0.1)
        starts_and_ends.append(case.folder)
        return Verdict((), (), ())

    monkeypatch.setattr("pipeline.judging.judge.judge_tables", slowly)
    shutil.copytree(tolls, tolls.parent / "fares")
    folders, _ = read_folders(site)
    validate(folders, site, judge=judge_here, workers=2)
    assert len(starts_and_ends) == 4
    assert starts_and_ends[::2] == starts_and_ends[1::2]


def test_one_spoilt_dataset_does_not_hide_another(
    tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tolls.parent / "fares"
    other.mkdir()
    text = (tolls / "datapackage.yaml").read_text()
    (other / "datapackage.yaml").write_text(
        text.replace("name: tolls\ntitle", "name: fares\ntitle")
    )
    (other / "tolls.csv").write_text("bridge,year,toll\nforth,2020,cheap\n")
    (tolls / "datapackage.yaml").write_text("a: &a\n")
    assert [(f.place.dataset, f.code) for f in check()][:1] == [("fares", "coverage-not-reached")]
    assert {f.place.dataset for f in check()} == {"fares", "tolls"}


def test_a_table_full_of_faults_is_a_few_findings(tolls: Path, check: Check) -> None:
    rows = "".join(f"bridge {n},twenty,{n}%,,,\n\n" for n in range(500))
    (tolls / "tolls.csv").write_text("bridge,year,toll\n" + rows)
    findings = check()
    assert len(findings) < 10
    assert max(found.count for found in findings) == 500
    assert all(len(found.rows) <= 10 for found in findings)
