"""What workflows may do: code of a pull request never meets a secret or the right to write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.running import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {file.name: file.read_text("utf-8") for file in FILES}
# YAML 1.1 takes the word `on` for true.
WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}


def events(workflow: dict[Any, Any]) -> set[str]:
    return set(workflow[True])


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def rights(workflow: dict[Any, Any]) -> set[str]:
    every = [
        workflow["permissions"],
        *(j.get("permissions", {}) for j in workflow["jobs"].values()),
    ]
    return {f"{what}: {right}" for one in every for what, right in one.items()}


@pytest.mark.parametrize("name", TEXTS)
def test_actions_are_pinned_and_no_secret_is_named(name: str) -> None:
    for step in steps(WORKFLOWS[name]):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert "secrets" not in TEXTS[name]
    assert "pull_request_target" not in TEXTS[name]


@pytest.mark.parametrize("name", [n for n in TEXTS if "pull_request" in events(WORKFLOWS[n])])
def test_what_runs_for_a_pull_request_may_only_read(name: str) -> None:
    assert rights(WORKFLOWS[name]) == {"contents: read"}


@pytest.mark.parametrize("name", [n for n in TEXTS if "workflow_run" in events(WORKFLOWS[n])])
def test_what_may_write_into_a_pull_request_runs_nothing_of_it(name: str) -> None:
    assert rights(WORKFLOWS[name]) == {"actions: read", "pull-requests: write"}
    for step in steps(WORKFLOWS[name]):
        assert step["uses"].startswith("actions/github-script@")
        assert "${{" not in step["with"]["script"]
    watched = WORKFLOWS[name][True]["workflow_run"]["workflows"]
    assert watched == [WORKFLOWS["check.yml"]["name"]]


@pytest.mark.parametrize("name", TEXTS)
def test_steps_run_what_anyone_can_run(name: str) -> None:
    """A step calls make, or shows a file that make wrote."""
    commands = [step["run"] for step in steps(WORKFLOWS[name]) if "run" in step]
    summary = 'cat build/report/summary.md >> "$GITHUB_STEP_SUMMARY"'
    assert [c for c in commands if not re.fullmatch(r"make [a-z-]+( BASE=\S+)?", c)] in (
        [],
        [summary],
    )


def test_the_makefile_writes_what_the_workflow_hands_over() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    paths = [
        s["with"]["path"] for s in steps(WORKFLOWS["check.yml"]) if "path" in s.get("with", {})
    ]
    reports = [Path(path) for path in paths if path.startswith("build/report/")]
    assert {path.name for path in reports} == {"comment.txt", "diff.html"}
    for path in reports:
        assert f"$(REPORT)/{path.name}" in makefile
