"""The preview: pages under their own policy, built anew and shown anew when something changes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

from check.visiting import Visit
from pipeline.site.serve import Handler, Reloads, Server
from tests.golden.case import Case
from tests.site.running import GOLDEN, ROOT, copy_project, copy_store, environment, invoke


@dataclass
class Preview:
    """A running `pipeline serve` and what it said so far."""

    project: Path
    url: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def wait_for(self, words: str, after: int = 0, seconds: float = 180) -> None:
        """Wait until it says something, after so many lines."""
        ends = time.monotonic() + seconds
        while not any(words in line for line in self.said[after:]):
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < ends, "".join(self.said)
            time.sleep(0.05)


@pytest.fixture(scope="module")
def preview(
    golden: Callable[[str], Case], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path_factory.mktemp("serve") / "project")
    copy_store(golden("atlas").project, project)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/atlas/"
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "--root", str(project), "serve", "--workers", "1"],
        env=environment(SITE_URL=url, PYTHONUNBUFFERED="1"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    started = Preview(project, url, process)

    def listen() -> None:
        assert process.stdout is not None
        started.said.extend(process.stdout)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        started.wait_for("The site is at")
        yield started
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.slow
@pytest.mark.browser
def test_a_change_shows_in_the_open_page(preview: Preview, visit: Callable[..., Visit]) -> None:
    opened = visit(f"{preview.url}datasets/bus-rides/")
    policy = opened.page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert "unsafe-eval" not in (policy.get_attribute("content") or "unsafe-eval")
    assert opened.page.get_by_text("13.37").count() == 0

    table = preview.project / "datasets" / "bus-rides" / "bus-rides.csv"
    sound = table.read_text("utf-8")
    said = len(preview.said)
    table.write_text(sound.replace("ALD,2021,day,12,", "ALD,2021,day,13.37,"), "utf-8")
    expect(opened.page.get_by_text("13.37").first).to_be_attached(timeout=60_000)
    preview.wait_for("nothing wrong", said)

    said = len(preview.said)
    table.write_text(sound.replace("ALD,2021,day,12,", "ALD,2021,day,many,"), "utf-8")
    preview.wait_for('"many" is not a number', said)
    preview.wait_for("still the last good one", said)
    said_there = opened.page.get_by_role("alert")
    expect(said_there).to_contain_text('"many" is not a number', timeout=10_000)
    expect(said_there).to_contain_text("This page is as it was before")
    opened.page.reload()
    assert opened.page.get_by_text("13.37").count() > 0, "the last good site is gone"
    expect(said_there).to_contain_text('"many" is not a number')

    table.write_text(sound, "utf-8")
    expect(opened.page.get_by_text("13.37")).to_have_count(0, timeout=60_000)
    expect(said_there).to_have_count(0)
    assert not opened.troubles


@pytest.mark.slow
@pytest.mark.browser
def test_a_changed_setting_shows_in_the_open_page(
    preview: Preview, visit: Callable[..., Visit]
) -> None:
    opened = visit(preview.url)
    settings = preview.project / "mkdocs.yml"
    kept = settings.read_text("utf-8")
    settings.write_text(kept.replace("summary: How people in six", "summary: Why people in six"))
    heading = opened.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Why people", timeout=60_000)


@pytest.mark.slow
def test_a_broken_setting_is_named_and_leaves_the_last_site(preview: Preview) -> None:
    settings = preview.project / "mkdocs.yml"
    kept = settings.read_text("utf-8")
    said = len(preview.said)
    settings.write_text(kept + "\nplugins: [no-such-plugin]\n", "utf-8")
    try:
        preview.wait_for("no-such-plugin", said, seconds=60)
    finally:
        settings.write_text(kept, "utf-8")
    assert preview.process.poll() is None
    with urllib.request.urlopen(preview.url, timeout=10) as answer:
        assert b"six towns" in answer.read()


@pytest.mark.slow
def test_files_are_sent_as_what_they_are(preview: Preview) -> None:
    for address, kind in (
        ("", "text/html"),
        ("datasets/bus-rides/rides.csv", "text/csv"),
        ("datasets/bus-rides/datapackage.json", "application/json"),
        ("datasets/bus-rides/charts/trend.svg", "image/svg+xml"),
        ("assets/stylesheets/atlas.css", "text/css"),
        ("assets/javascripts/search.js", "text/javascript"),
        ("datasets/bus-rides/rides.parquet", "application/vnd.apache.parquet"),
        ("catalog.jsonld", "application/ld+json"),
        ("catalog.ttl", "text/turtle"),
    ):
        with urllib.request.urlopen(preview.url + address, timeout=10) as answer:
            assert answer.headers.get_content_type() == kind
            assert answer.read()


@pytest.mark.slow
def test_every_answer_says_to_take_files_for_what_they_are(preview: Preview) -> None:
    """Pages, files, redirects, what is missing, and requests that make no sense."""
    host, port = re.findall(r"//([\d.]+):(\d+)/", preview.url)[0]
    for asked in (
        "GET /atlas/ HTTP/1.0",
        "GET /atlas/datasets/bus-rides/rides.csv HTTP/1.0",
        "HEAD /atlas/datasets/bus-rides/rides.csv HTTP/1.0",
        "GET /atlas/datasets HTTP/1.0",
        "GET /atlas/no/such/page HTTP/1.0",
        "GET / HTTP/1.0",
        "GET /-/reload.js HTTP/1.0",
        "GET /-/events?-1 HTTP/1.0",
        "POST /atlas/ HTTP/1.0",
        "GET /atlas/ HTTP/9.9",
        "nonsense",
    ):
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(f"{asked}\r\n\r\n".encode())
            head = b""
            while b"\r\n\r\n" not in head and (part := connection.recv(65536)):
                head += part
        assert b"X-Content-Type-Options: nosniff" in head, asked


@pytest.mark.slow
def test_what_is_not_there_is_answered_with_the_page_for_it(preview: Preview) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{preview.url}no/such/page/", timeout=10)
    assert caught.value.code == 404
    assert b"does not exist" in caught.value.read()


@pytest.mark.slow
def test_the_root_leads_to_the_sites_path(preview: Preview) -> None:
    with urllib.request.urlopen(preview.url.removesuffix("atlas/"), timeout=10) as answer:
        assert answer.url == preview.url


@pytest.mark.slow
@pytest.mark.parametrize("address", ["../mkdocs.yml", "%2e%2e/%2e%2e/mkdocs.yml", "//etc/passwd"])
def test_nothing_outside_the_site_is_sent(address: str, preview: Preview) -> None:
    host, port = re.findall(r"//([\d.]+):(\d+)/", preview.url)[0]
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"GET /atlas/{address} HTTP/1.0\r\n\r\n".encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    assert b"publisher: Bus office" not in answer
    assert b"root:" not in answer
    assert answer.split()[1] in {b"302", b"404"}


@pytest.mark.slow
def test_only_this_machine_is_served(preview: Preview) -> None:
    assert "http://127.0.0.1:" in "".join(preview.said)


@pytest.mark.slow
def test_an_interrupt_ends_it_without_a_word_of_python(preview: Preview) -> None:
    """The last test of this preview."""
    os.killpg(preview.process.pid, signal.SIGINT)
    assert preview.process.wait(20) in {0, 130}
    assert "Traceback" not in "".join(preview.said)


def test_a_port_that_is_taken_is_named_before_anything_is_built(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = invoke(project, "serve", SITE_URL=f"http://127.0.0.1:{port}/")
    assert done.exit_code == 2
    assert f"Error: port {port} cannot be used" in done.stderr
    assert not (project / "build" / "site").exists()


@pytest.mark.parametrize("problem", ["", "a cell is wrong"])
def test_those_who_wait_are_told_of_a_new_build_or_of_what_keeps_it(problem: str) -> None:
    reloads = Reloads()
    news = reloads.news(0, 0.2)
    assert next(news) is None
    told: list[str | None] = []
    waiting = threading.Thread(
        target=lambda: told.append(next(one for one in news if one is not None))
    )
    waiting.start()
    reloads.announce(problem)
    waiting.join(10)
    assert told == [problem]


def test_who_comes_later_is_told_what_is_so() -> None:
    reloads = Reloads()
    reloads.announce("a cell is wrong")
    assert next(reloads.news(0, 0)) == "a cell is wrong"
    reloads.announce()
    assert next(reloads.news(0, 0)) == "", "a build while nobody waited is not forgotten"
    assert next(reloads.news(1, 0)) is None


@pytest.mark.parametrize(("error", "is_said"), [(BrokenPipeError, False), (ValueError, True)])
def test_a_visitor_who_leaves_is_no_fault(
    capsys: pytest.CaptureFixture[str], error: type[Exception], is_said: bool
) -> None:
    with Server(("127.0.0.1", 0), Handler) as server:
        try:
            raise error
        except error:
            server.handle_error(None, ("127.0.0.1", 1))
    assert ("Traceback" in capsys.readouterr().err) is is_said
