"""The worst packages cost one finding or two, touch nothing, and never hold up the others."""

from __future__ import annotations

import gzip
import os
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.judging.judge import judge_apart
from pipeline.limits import LIMITS, Limits
from tests.validation.conftest import Check

SECRET = "the-secret-of-the-house"
GIGABYTE = 1_000_000_000


@pytest.fixture
def fares(tolls: Path) -> Path:
    """A second dataset, with a slip in its table that must be found whatever the first does."""
    folder = tolls.parent / "fares"
    folder.mkdir()
    text = (tolls / "datapackage.yaml").read_text()
    (folder / "datapackage.yaml").write_text(text.replace("name: tolls\n", "name: fares\n", 1))
    table = (tolls / "tolls.csv").read_text()
    (folder / "tolls.csv").write_text(table.replace("forth,2020,1.5", "forth,2020,cheap"))
    return folder


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what it has been asked for."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"bridge,year,toll\n")

        do_HEAD = do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", requests
        server.shutdown()


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "datapackage.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def link_the_table(folder: Path) -> None:
    secret = folder.parent.parent / "secret.csv"
    secret.write_text(f"bridge,year,toll\n{SECRET},2020,{SECRET}\n")
    (folder / "tolls.csv").unlink()
    (folder / "tolls.csv").symlink_to(secret)


def link_a_subfolder(folder: Path) -> None:
    link_the_table(folder)
    (folder / "tolls.csv").unlink()
    (folder / "data").symlink_to(folder.parent.parent)
    edit(folder, "path: tolls.csv", "path: data/secret.csv")


def link_the_folder(folder: Path) -> None:
    elsewhere = folder.parent.parent / "elsewhere"
    folder.rename(elsewhere)
    (elsewhere / "tolls.csv").write_text(f"bridge,year,toll\n{SECRET},2020,{SECRET}\n")
    folder.symlink_to(elsewhere)


def link_to_a_device(folder: Path) -> None:
    (folder / "tolls.csv").unlink()
    (folder / "tolls.csv").symlink_to("/dev/zero")


def name_a_device(folder: Path) -> None:
    edit(folder, "path: tolls.csv", "path: /dev/zero")


def leave_a_pipe(folder: Path) -> None:
    (folder / "tolls.csv").unlink()
    os.mkfifo(folder / "tolls.csv")


def leave_a_pipe_as_descriptor(folder: Path) -> None:
    (folder / "datapackage.yaml").unlink()
    os.mkfifo(folder / "datapackage.yaml")


def blow_up_the_table(folder: Path) -> None:
    with (folder / "tolls.csv").open("ab") as file:
        file.truncate(2 * GIGABYTE)


def blow_up_the_descriptor(folder: Path) -> None:
    with (folder / "datapackage.yaml").open("ab") as file:
        file.truncate(2 * GIGABYTE)


def pack_the_table(folder: Path) -> None:
    packed = gzip.compress(b"0" * 50_000_000)
    (folder / "tolls.csv").write_bytes(packed)


def declare_a_packed_table(folder: Path) -> None:
    (folder / "tolls.csv.gz").write_bytes(gzip.compress(b"0" * 50_000_000))
    edit(folder, "path: tolls.csv", "path: tolls.csv.gz\n    compression: gz")


def write_one_long_line(folder: Path) -> None:
    (folder / "tolls.csv").write_bytes(b"bridge,year,toll\n" + b"x" * 90_000_000 + b"\n")


def write_a_longer_line(folder: Path) -> None:
    (folder / "tolls.csv").write_bytes(b"bridge,year,toll\n" + b"x" * 200_000_000 + b"\n")


def write_many_columns(folder: Path) -> None:
    names = ",".join(f"c{n}" for n in range(4_000))
    (folder / "tolls.csv").write_text(f"{names}\n" + f"{'1,' * 3_999}1\n" * 50)


def nest_lists(folder: Path) -> None:
    edit(folder, "keywords: [bridges, tolls]", f"keywords: {'[' * 50_000}{']' * 50_000}")


def nest_mappings(folder: Path) -> None:
    edit(folder, "keywords: [bridges, tolls]", f"keywords: {'{a: ' * 20_000}1{'}' * 20_000}")


def multiply_aliases(folder: Path) -> None:
    edit(folder, "keywords: [bridges, tolls]", "a: &a [x, x]\nkeywords: [*a, *a]")


def try_for_ever(folder: Path) -> None:
    old = "description: The bridge., type: string, constraints: {required: true}"
    edit(folder, old, old.replace("required: true", 'required: true, pattern: "(?=a)(a+)+"'))
    with (folder / "tolls.csv").open("a") as file:
        file.write("a" * 40 + "!,2020,1\n")


HOSTILE: dict[Callable[[Path], None], set[str]] = {
    link_the_table: {"symbolic-link"},
    link_a_subfolder: {"symbolic-link"},
    link_the_folder: {"symbolic-link"},
    link_to_a_device: {"symbolic-link"},
    name_a_device: {"path-outside"},
    leave_a_pipe: {"not-regular-file"},
    leave_a_pipe_as_descriptor: {"not-regular-file"},
    blow_up_the_table: {"file-too-large"},
    blow_up_the_descriptor: {"descriptor-too-large"},
    pack_the_table: {"file-not-csv"},
    declare_a_packed_table: {"path-not-csv"},
    write_one_long_line: {"line-too-long"},
    write_a_longer_line: {"file-too-large"},
    write_many_columns: {"too-many-columns"},
    nest_lists: {"descriptor-too-deep"},
    nest_mappings: {"descriptor-too-deep"},
    multiply_aliases: {"yaml-feature"},
    try_for_ever: set(),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("spoil", HOSTILE, ids=lambda spoil: spoil.__name__)
def test_the_worst_package_costs_little_and_hides_nothing(
    tolls: Path,
    fares: Path,
    check: Check,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
) -> None:
    limits = Limits(pattern_seconds=1)
    monkeypatch.setattr("pipeline.validation.cells.patterns.LIMITS", limits)
    spoil(tolls)
    findings = check(judge=judge_apart)
    own = [f for f in findings if f.place.dataset == "tolls"]
    assert {f.code for f in own} == HOSTILE[spoil]
    assert len(own) <= 2
    assert SECRET not in repr(findings)
    others = [f for f in findings if f.place.dataset == "fares"]
    assert [(f.code, f.place.row) for f in others] == [("cell-type", 2)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("path: tolls.csv", "path: {url}/a.csv"),
        ("path: tolls.csv", "path: {url}/a.csv\n    scheme: http\n    format: csv"),
        ("path: tolls.csv", "path: tolls.csv\n    extrapaths: ['{url}/a.csv']"),
        ("    schema:\n", "    schema: {url}/schema.json\n    notes:\n"),
        ("    schema:\n", "    dialect: {{$schema: {url}/dialect.json}}\n    schema:\n"),
        ("    schema:\n", "    dialect: {{$ref: {url}/dialect.json}}\n    schema:\n"),
        ("      fieldsMatch: equal", "      fields: {url}/fields.json\n      more:"),
        ("keywords:", "resources_from: {url}/x.json\nprofile: {url}/profile.json\nkeywords:"),
        ("keywords:", "licenses_from: {url}\nimage: {url}/image.png\nkeywords:"),
        ("kind: trend", "kind: vega-lite\n    spec: {{data: {{url: {url}/data.csv}}}}"),
    ],
)
def test_no_address_is_asked(
    tolls: Path,
    fares: Path,
    check: Check,
    asked: tuple[str, list[str]],
    old: str,
    new: str,
) -> None:
    url, requests = asked
    edit(tolls, old, new.format(url=url))
    for profile in ("atlas", "standard"):
        findings = check(profile=profile, judge=judge_apart)
        assert [f.code for f in findings if f.place.dataset == "fares"] == ["cell-type"]
    assert requests == []


def test_a_table_is_refused_by_its_size_before_it_is_read(tolls: Path, check: Check) -> None:
    blow_up_the_table(tolls)
    tracemalloc.start()
    (found,) = check()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.code == "file-too-large"
    assert str(LIMITS.table_bytes) in found.message
    assert most < LIMITS.table_bytes / 2
