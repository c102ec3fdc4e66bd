"""Large tables are checked in a process of their own: the worst costs its own verdict alone."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from pipeline.folders import read_folders
from pipeline.judging.judge import judge_apart
from pipeline.limits import Limits
from pipeline.project import Project
from pipeline.validation import validate
from pipeline.validation.cells import judge_case
from pipeline.workers import Outcome
from tests.validation.conftest import CASES, Check, codes

NAME = "pipeline.validation.LIMITS"


def test_what_is_said_is_the_same_in_a_process_of_its_own(
    check: Check, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = CASES / "rows-of-other-lengths" / "datasets" / "tolls" / "tolls.csv"
    (tolls / "tolls.csv").write_bytes(spoilt.read_bytes())
    here = check(judge=judge_apart)
    monkeypatch.setattr(NAME, Limits(bytes_checked_here=0))
    assert check(judge=judge_apart) == here != []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_a_table_that_takes_too_much_memory_costs_its_verdict_alone(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"bridge number {n},2020,1\n" for n in range(200_000))
    (tolls / "tolls.csv").write_text(f"bridge,year,toll\n{rows}")
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(text.replace("topics: [roads]", "topics: [moon]"))
    limits = Limits(bytes_checked_here=0, memory=150_000_000)
    monkeypatch.setattr(NAME, limits)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    folders, _ = read_folders(site)
    (report,) = validate(folders, site, judge=judge_apart).datasets
    assert "could not be judged here" in report.unjudged
    assert "topic-unknown" in codes(list(report.findings))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_check_that_takes_too_long_leaves_what_is_known_of_the_descriptor(
    site: Project, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(text.replace("topics: [roads]", "topics: [moon]"))
    monkeypatch.setattr(NAME, Limits(bytes_checked_here=0))
    monkeypatch.setattr("pipeline.validation.time_limit", lambda size: 0)
    folders, _ = read_folders(site)
    (report,) = validate(folders, site, judge=judge_apart).datasets
    assert "it took longer than" in report.unjudged
    assert codes(list(report.findings)) == ["topic-unknown"]


def test_tables_that_are_too_large_together_are_not_read(
    check: Check, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge_case, "LIMITS", Limits(dataset_bytes=50))
    (found,) = check()
    assert found.code == "dataset-too-large"
    assert found.place.file == "datasets/tolls/datapackage.yaml"


def test_tables_with_too_many_cells_are_not_checked(
    check: Check, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge_case, "LIMITS", Limits(dataset_cells=8))
    (found,) = check()
    assert found.code == "too-many-cells"


def test_a_check_that_breaks_off_early_leaves_what_is_known_of_the_descriptor(
    check: Check, tolls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(text.replace("topics: [roads]", "topics: [moon]"))

    def break_off(*arguments: object) -> NoReturn:
        raise RuntimeError

    def here(function: Callable[[Any], Any], large: Any, **bounds: object) -> Outcome[Any]:
        with monkeypatch.context() as inside:
            inside.setattr("pipeline.validation._check_descriptor_and_files", break_off)
            return Outcome(result=function(large))

    monkeypatch.setattr(NAME, Limits(bytes_checked_here=0))
    monkeypatch.setattr("pipeline.validation.run_bounded", here)
    assert sorted(codes(check(judge=judge_apart))) == ["check-failed", "topic-unknown"]
