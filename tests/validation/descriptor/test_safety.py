"""Nothing outside a dataset's folder is touched, whatever lies in it."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from pipeline.findings import Finding
from pipeline.folders import read_folder
from pipeline.judging.judge import judge_apart
from pipeline.project import Project
from tests.validation.conftest import Check, codes

SECRET = "the-secret-of-the-house"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.csv"
    path.write_text(f"bridge,year,toll\n{SECRET},2020,1\n")
    return path


def assert_refused(findings: list[Finding], code: str, file: str) -> None:
    assert code in codes(findings)
    assert {f.place.file for f in findings if f.code == code} == {file}
    assert SECRET not in repr(findings)


def test_a_table_that_is_a_link_is_not_read(tolls: Path, check: Check, secret: Path) -> None:
    (tolls / "tolls.csv").unlink()
    (tolls / "tolls.csv").symlink_to(secret)
    findings = check()
    assert_refused(findings, "symbolic-link", "datasets/tolls/tolls.csv")
    assert codes(findings) == ["symbolic-link"]


def test_a_descriptor_that_is_a_link_is_not_read(tolls: Path, check: Check, secret: Path) -> None:
    (tolls / "datapackage.yaml").unlink()
    (tolls / "datapackage.yaml").symlink_to(secret)
    findings = check()
    assert_refused(findings, "symbolic-link", "datasets/tolls/datapackage.yaml")
    assert codes(findings) == ["symbolic-link"]


def test_a_folder_that_is_a_link_is_not_entered(site: Project, check: Check, tolls: Path) -> None:
    (site.root / "elsewhere").mkdir()
    tolls.rename(site.root / "elsewhere" / "tolls")
    tolls.symlink_to(site.root / "elsewhere" / "tolls")
    assert_refused(check(), "symbolic-link", "datasets/tolls")
    assert codes(check("tolls")) == ["symbolic-link"]


def test_a_subfolder_that_is_a_link_is_not_entered(tolls: Path, check: Check, secret: Path) -> None:
    (tolls / "data").symlink_to(secret.parent)
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(
        text.replace("path: tolls.csv", "path: data/secret.csv")
    )
    assert_refused(check(), "symbolic-link", "datasets/tolls/data")


def test_a_link_that_nothing_names_is_found_too(tolls: Path, check: Check, secret: Path) -> None:
    (tolls / "notes.txt").symlink_to("/etc/passwd")
    (tolls / "loop").symlink_to(tolls)
    assert codes(check()) == ["symbolic-link", "symbolic-link"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("name", ["tolls.csv", "datapackage.yaml", "more.csv"])
def test_a_pipe_does_not_hold_up_anything(tolls: Path, check: Check, name: str) -> None:
    (tolls / name).unlink(missing_ok=True)
    os.mkfifo(tolls / name)
    findings = check()
    assert_refused(findings, "not-regular-file", f"datasets/tolls/{name}")
    assert len(findings) == 1


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no sockets in files")
def test_a_socket_is_not_opened(tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tolls)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("more.csv")
        assert codes(check()) == ["not-regular-file"]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address on this computer, and what it has been asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}", asked
        http.shutdown()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("path: tolls.csv", "path: {url}/a.csv"),
        ("path: tolls.csv", "path: [tolls.csv, '{url}/a.csv']"),
        ("path: tolls.csv", "path: tolls.csv\n    extrapaths: ['{url}/a.csv']"),
        ("path: tolls.csv", "path: tolls.csv\n    basepath: {url}"),
        ("path: tolls.csv", "path: tolls.csv\n    profile: {url}/profile.json"),
        ("path: tolls.csv", "path: tolls.csv\n    dialect: {url}/dialect.json"),
        ("path: tolls.csv", "path: tolls.csv\n    url: {url}/a.csv"),
        ("path: tolls.csv", "path: remote.csv\n    scheme: http"),
        ("name: tolls\n", "name: tolls\nprofile: {url}/profile.json\n"),
        ("name: tolls\n", "name: tolls\nprofiles: ['{url}/profile.json']\n"),
        ("$schema: https://datapackage.org", "$schema: {url}"),
        ("      fieldsMatch: equal", "      $ref: {url}/schema.json"),
        ("      fieldsMatch: equal", "      $schema: {url}/schema.json"),
    ],
)
def test_nothing_is_fetched(
    tolls: Path, check: Check, server: tuple[str, list[str]], old: str, new: str
) -> None:
    url, asked = server
    text = (tolls / "datapackage.yaml").read_text()
    assert old in text
    (tolls / "datapackage.yaml").write_text(text.replace(old, new.format(url=url), 1))
    assert check(profile="standard")
    assert check(judge=judge_apart)
    assert asked == []


def test_a_folder_with_marks_of_patterns_is_read_as_it_is(
    site: Project, tolls: Path, check: Check, tmp_path: Path
) -> None:
    odd = tmp_path / "a[b]?*" / "tolls"
    odd.parent.mkdir()
    tolls.rename(odd)
    assert check(str(odd)) == []
    assert check(str(odd), judge=judge_apart) == []
    assert read_folder(odd, site).descriptor is not None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/".join(["folder"] * 1000) + ".csv", "names of more than 1,000 bytes in all"),
        (f"{'n' * 300}.csv", "a name longer than 200 bytes"),
    ],
)
def test_a_path_longer_than_systems_take_is_one_finding(
    check: Check, tolls: Path, path: str, said: str
) -> None:
    descriptor = tolls / "datapackage.yaml"
    descriptor.write_text(descriptor.read_text().replace("path: tolls.csv", f"path: {path}"))
    (found, *_) = [found for found in check() if found.code != "file-not-listed"]
    assert found.code == "path-characters"
    assert said in found.message and "shorter" in (found.hint or "")
