"""The comment on a pull request: the script of comment.yml, run against a GitHub that remembers."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from playwright._impl._driver import compute_driver_executable

from tests.reporting.hostile import FRAGMENTS
from tests.site.running import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text("utf-8"))
(STEP,) = WORKFLOW["jobs"]["comment"]["steps"]
MARK = "<!-- what the check says -->"

RUN = {
    "id": 7,
    "conclusion": "success",
    "head_sha": "abc",
    "head_branch": "more-data",
    "head_repository": {"id": 5, "owner": {"login": "anna"}},
    "html_url": "https://github.example/atlas/data/actions/runs/7",
}
PULL = {"number": 12, "head": {"sha": "abc", "repo": {"id": 5}}}
ARTIFACT = {"id": 3, "name": "comment", "expired": False, "size_in_bytes": 500}

# Stands at the end of the path, for machines that have no unzip.
UNZIP = f"""#!{sys.executable}
import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[2]).read(sys.argv[3]))
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    unzip = tmp_path / "bin" / "unzip"
    unzip.parent.mkdir()
    unzip.write_text(UNZIP)
    unzip.chmod(0o755)
    return f"{os.environ['PATH']}:{unzip.parent}"


def zipped(text: str) -> str:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("comment.txt", text.encode("utf-8", "surrogatepass"))
    return base64.b64encode(archive.getvalue()).decode()


class Comment:
    """Runs the script with what GitHub would know, and gives the calls that it makes."""

    def __init__(self, tmp_path: Path, path: str) -> None:
        self.environment = {"PATH": path, "RUNNER_TEMP": str(tmp_path)}

    def calls(self, text: str = "1 dataset, 4 rows: nothing wrong.\n", **known: Any) -> dict:
        (calls,) = self.all_calls([text], **known)
        return calls

    def all_calls(self, texts: Sequence[str], **known: Any) -> list[dict[str, Any]]:
        """What the script calls for each text, run after run."""
        given = [
            {
                "script": STEP["with"]["script"],
                "run": RUN,
                "pulls": [PULL],
                "artifacts": [ARTIFACT],
                "zip": zipped(text),
                "comments": [],
                **known,
            }
            for text in texts
        ]
        node = compute_driver_executable()[0]
        done = subprocess.run(
            [node, Path(__file__).with_name("run_script.mjs")],
            input=json.dumps(given),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [dict(calls) for calls in json.loads(done.stdout)]

    def body(self, text: str, **known: Any) -> str:
        return self.calls(text, **known)["create"]["body"]


@pytest.fixture
def comment(tmp_path: Path, path: str) -> Comment:
    return Comment(tmp_path, path)


def test_the_pull_request_gets_what_the_check_printed(comment: Comment) -> None:
    calls = comment.calls()
    assert calls["list pulls"]["head"] == "anna:more-data"
    assert calls["create"]["issue_number"] == 12
    assert calls["create"]["body"] == (
        f"{MARK}\nThe check found nothing that keeps this from being published. "
        "[Summary, comparison and preview of the site]"
        "(https://github.example/atlas/data/actions/runs/7).\n\nWhat the check printed:\n\n"
        "```\n1 dataset, 4 rows: nothing wrong.\n```"
    )


def test_a_failed_check_says_so(comment: Comment) -> None:
    body = comment.body("x", run={**RUN, "conclusion": "failure"})
    assert "The check found something to mend." in body


def test_a_check_without_an_end_leaves_no_older_verdict(comment: Comment) -> None:
    assert '"timed_out"' in WORKFLOW["jobs"]["comment"]["if"]
    ours = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    run = {**RUN, "conclusion": "timed_out"}
    calls = comment.calls(run=run, comments=[ours], artifacts=[])
    assert "The check took too long and was stopped." in calls["update"]["body"]


def test_the_comment_is_renewed_and_only_our_own(comment: Comment) -> None:
    person = {"id": 1, "user": {"login": "anna"}, "body": f"{MARK}\nmine"}
    other = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"Something else {MARK}"}
    ours = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    calls = comment.calls(comments=[person, other, ours])
    assert calls["update"]["comment_id"] == 3
    assert "create" not in calls
    assert "create" in comment.calls(comments=[person, other])


@pytest.mark.parametrize(
    "known",
    [
        {"pulls": []},
        {"pulls": [{**PULL, "head": {"sha": "newer", "repo": {"id": 5}}}]},
        {"pulls": [{**PULL, "head": {"sha": "abc", "repo": {"id": 6}}}]},
        {"pulls": [{**PULL, "head": {"sha": "abc", "repo": None}}]},
        {"run": {**RUN, "head_repository": None}},
    ],
    ids=["closed", "a newer commit", "another fork", "the fork is gone", "no fork known"],
)
def test_nothing_is_written_elsewhere(comment: Comment, known: dict[str, Any]) -> None:
    calls = comment.calls(**known)
    assert not {"create", "update", "download"} & set(calls)


def test_what_a_stranger_wrote_stays_in_the_block(comment: Comment) -> None:
    paragraph = ["paragraph_open", "inline", "paragraph_close"]
    fragments = (*FRAGMENTS, "\n```\n@user\n", "\n" + "`" * 40 + "\n<b>")
    all_calls = comment.all_calls([f"before{fragment}after" for fragment in fragments])
    for fragment, calls in zip(fragments, all_calls, strict=True):
        tokens = MarkdownIt().parse(calls["create"]["body"])
        kinds = [token.type for token in tokens]
        assert kinds == ["html_block", *paragraph, *paragraph, "fence"], fragment
        block = tokens[-1].content
        assert block.startswith("before"), fragment
        assert block.endswith("after\n"), fragment
        assert block.replace("\n", "").isprintable(), fragment


def test_a_long_text_is_cut(comment: Comment) -> None:
    body = comment.body("`" * 3 + "\U0001f600x" * 100_000)
    assert 50_000 < len(body.encode("utf-16-le")) / 2 <= 65_536
    assert body.endswith("\n````")


@pytest.mark.parametrize(
    "known",
    [
        {"artifacts": []},
        {"artifacts": [{**ARTIFACT, "name": "site"}]},
        {"artifacts": [{**ARTIFACT, "expired": True}]},
        {"artifacts": [{**ARTIFACT, "size_in_bytes": 2_000_000}]},
        {"zip": base64.b64encode(b"no zip at all").decode()},
        {"text": "x" * 3_000_000},
    ],
    ids=["none", "another", "expired", "large", "no zip", "a bomb"],
)
def test_an_artifact_that_is_not_as_it_should_be_is_left(
    comment: Comment, known: dict[str, Any]
) -> None:
    calls = comment.calls(**known)
    assert calls["create"]["body"].endswith("/runs/7).")


def test_the_newest_artifact_counts(comment: Comment) -> None:
    calls = comment.calls(artifacts=[{**ARTIFACT, "id": 1}, {**ARTIFACT, "id": 9}])
    assert calls["download"]["artifact_id"] == 9
