"""What workflows may do: code of a pull request never meets a secret or the right to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pipeline.pull_request import REPORTS
from tests.site.running import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {file.name: file.read_text("utf-8") for file in FILES}
# YAML 1.1 takes the word `on` for true.
WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
MAKE = re.compile(r"make((?: [a-z-]+)+)(?: [A-Z]+=[\w^/]+)?")
# What no target of the Makefile can do: show what make wrote, take away what a test is to do
# without, and whatever runs where there is no make.
OTHERS = {
    "cat build/report/github.txt",
    'cat build/report/summary.md >> "$GITHUB_STEP_SUMMARY"',
    'cat build/report/source-links.md >> "$GITHUB_STEP_SUMMARY"',
    "rm -rf datasets docs",
    "python .github/scripts/code_changed.py",
    "python tests/smoke.py",
}
ASKS = re.compile(r"make code-changed\b.*|python \.github/scripts/code_changed\.py")
IF_CODE = "steps.changed.outputs.code != 'false'"


def events(workflow: dict[Any, Any]) -> dict[str, Any]:
    return {name: settings or {} for name, settings in workflow[True].items()}


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def every_step() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for step in steps(workflow):
            yield f"{name}: {step.get('name', step.get('uses'))}", step


def rights(workflow: dict[Any, Any]) -> set[str]:
    every = [
        workflow["permissions"],
        *(j.get("permissions", {}) for j in workflow["jobs"].values()),
    ]
    return {f"{what}: {right}" for one in every for what, right in one.items()}


def on(event: str) -> list[str]:
    found = [name for name, workflow in WORKFLOWS.items() if event in events(workflow)]
    assert found, f"no workflow runs on {event}"
    return found


def test_actions_are_pinned_and_leave_nothing_behind() -> None:
    uses = [(name, step["uses"]) for name, step in every_step() if "uses" in step]
    assert [one for one in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one[1])] == []
    checkouts = [one for one in every_step() if one[1].get("uses", "").startswith("actions/check")]
    assert checkouts
    assert [n for n, step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_no_secret_is_named_and_no_pull_request_runs_as_if_it_were_ours() -> None:
    for word in ("secrets", "pull_request_target"):
        assert [name for name, text in TEXTS.items() if word in text] == []


def test_what_runs_for_a_pull_request_or_by_the_clock_may_only_read() -> None:
    for name in (*on("pull_request"), *on("schedule")):
        assert rights(WORKFLOWS[name]) == {"contents: read"}, name


def test_what_may_write_into_a_pull_request_runs_nothing_of_it() -> None:
    for name in on("workflow_run"):
        assert rights(WORKFLOWS[name]) == {"actions: read", "pull-requests: write"}
        for step in steps(WORKFLOWS[name]):
            assert step["uses"].startswith("actions/github-script@")
            assert "${{" not in step["with"]["script"]
        watched = WORKFLOWS[name][True]["workflow_run"]["workflows"]
        assert watched == [WORKFLOWS["check.yml"]["name"]]


def test_steps_run_what_anyone_can_run() -> None:
    """A step calls targets that the Makefile has, or does one of the few things that none can."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    odd = []
    for name, step in every_step():
        command = step.get("run")
        called = MAKE.fullmatch(command or "")
        if called and targets.issuperset(called[1].split()):
            continue
        if command is not None and command not in OTHERS:
            odd.append(f"{name}: {command}")
    assert odd == []


def test_what_is_handed_over_is_what_a_report_is_made_of() -> None:
    wanted = {"github.txt", "summary.md", "comment.txt", "diff.html"}
    assert wanted <= set(REPORTS)
    named = set(re.findall(r"build/report/([\w.-]+)", TEXTS["check.yml"]))
    assert named == wanted
    assert re.search(r"^REPORT := build/report$", MAKEFILE, re.MULTILINE)


def test_a_pull_request_is_checked_and_compared_once() -> None:
    commands = [
        step["run"]
        for name in on("pull_request")
        for step in steps(WORKFLOWS[name])
        if "run" in step
    ]
    assert [c for c in commands if "report" in c and c.startswith("make")] == [
        "make report BASE=HEAD^1"
    ]
    assert not [c for c in commands if "validate" in c or "diff" in c]


# What runs when ---------------------------------------------------------------------------------


def test_checks_that_a_merge_waits_for_always_report() -> None:
    """A job or a workflow that is left out never does."""
    for name in on("pull_request"):
        assert events(WORKFLOWS[name])["pull_request"] == {}, f"{name} looks at paths or branches"
        for job in WORKFLOWS[name]["jobs"].values():
            assert "if" not in job, name
            assert "needs" not in job, name


def test_tests_of_code_run_unless_it_is_known_that_only_data_changed() -> None:
    tested = [
        job for name in ("test.yml", "publish.yml") for job in WORKFLOWS[name]["jobs"].values()
    ]
    asking = [job for job in tested if any(ASKS.fullmatch(s.get("run", "")) for s in job["steps"])]
    assert len(asking) == len(WORKFLOWS["test.yml"]["jobs"]) + 1
    for job in asking:
        (place,) = [n for n, s in enumerate(job["steps"]) if ASKS.fullmatch(s.get("run", ""))]
        assert job["steps"][place]["id"] == "changed"
        assert "if" not in job["steps"][place]
        tests = re.compile(r"make (test|test-all|lint)|python tests/.*|rm .*")
        found = {n: s for n, s in enumerate(job["steps"]) if tests.fullmatch(s.get("run", ""))}
        assert found
        assert all(n > place and s["if"] == IF_CODE for n, s in found.items())


def test_one_job_tests_without_any_data() -> None:
    commands = [
        [s.get("run") for s in job["steps"]] for job in WORKFLOWS["test.yml"]["jobs"].values()
    ]
    (without,) = [run for run in commands if "rm -rf datasets docs" in run]
    assert without[without.index("rm -rf datasets docs") + 1 :] == ["make test"]


def test_the_oldest_python_that_is_allowed_is_tested() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    oldest = re.search(r'^requires-python = ">=([\d.]+)"', project, re.MULTILINE)
    assert oldest
    assert oldest[1] in WORKFLOWS["test.yml"]["jobs"]["code"]["strategy"]["matrix"]["python"]


# What is published ------------------------------------------------------------------------------


def test_only_what_publishing_on_main_kept_is_published() -> None:
    cached = [(name, s) for name, s in every_step() if "cache" in s.get("uses", "")]
    assert {name.partition(":")[0] for name, _ in cached} == {"publish.yml"}
    for name, step in cached:
        keys = (step["with"]["key"], step["with"].get("restore-keys", "publish-"))
        assert all(key.startswith("publish-") for key in keys), name
    kept = {
        kind: [s["with"]["path"] for _, s in cached if kind in s["uses"]]
        for kind in ("restore", "save")
    }
    assert sorted(kept["restore"]) == sorted(kept["save"])
    # One action does both, and would save what a failed run left.
    assert len(cached) == len(kept["restore"]) + len(kept["save"])
    setups = [s for _, s in every_step() if "setup-python" in s.get("uses", "")]
    assert not any("cache" in step["with"] for step in setups)


def test_only_main_is_published_and_an_older_commit_is_typed_into_no_command() -> None:
    publish = WORKFLOWS["publish.yml"]
    assert events(publish)["push"] == {"branches": ["main"]}
    assert publish["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert list(events(publish)["workflow_dispatch"]["inputs"]) == ["commit"]
    named = [(name, step) for name, step in every_step() if "inputs." in str(step)]
    assert [name for name, _ in named] == ["publish.yml: Take the older commit that was asked for"]
    ((_, step),) = named
    assert step == {
        "name": step["name"],
        "if": "inputs.commit != ''",
        "env": {"COMMIT": "${{ inputs.commit }}"},
        "run": "make take-commit",
    }
    assert "$(COMMIT)" not in MAKEFILE


def test_nothing_of_a_context_stands_in_a_command() -> None:
    assert [name for name, step in every_step() if "${{" in step.get("run", "")] == []


def test_the_day_of_the_weekly_run_is_today() -> None:
    commands = [
        step["run"] for step in steps(WORKFLOWS["weekly.yml"]) if "make" in step.get("run", "")
    ]
    assert commands == ["make report TODAY=now", "make site check TODAY=now", "make source-links"]


def test_updates_are_asked_for_of_everything_that_is_pinned() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"pip", "npm", "github-actions"}
    assert {one["schedule"]["interval"] for one in updates} == {"weekly"}
    assert all(one["groups"] for one in updates)
