"""Whether the links of sources still answer: asked politely, within bounds, and nobody inside."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from check import source_links
from check.asking import Asker, Bounds, Reply, Request, World, clean, is_public, send
from check.source_links import Answer, Link, Verdict, as_lines, as_markdown, ask_all, find_links
from pipeline.findings import Place
from pipeline.folders import read_folders
from pipeline.project import read_project
from tests.reporting.hostile import FRAGMENTS
from tests.site.running import GOLDEN, copy_project

OPEN = "93.184.216.34"
INSIDE = """
    127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1
    ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:1::1 nonsense
"""
Answers = Callable[[Request], Reply]


@dataclass
class Net:
    """An internet of a test's own: what each address answers, which time it is, who was asked."""

    replies: Mapping[str, Reply | Answers | OSError] = field(default_factory=dict)
    hosts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    takes: float = 0.5
    now: float = 100.0
    requests: list[tuple[float, Request]] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> Sequence[str]:
        return self.hosts.get(host, [OPEN])

    def send(self, request: Request) -> Reply:
        self.requests.append((self.now, request))
        self.now += self.takes
        reply = self.replies.get(request.address, Reply(200))
        if isinstance(reply, OSError):
            raise reply
        return reply if isinstance(reply, Reply) else reply(request)

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def ask(self, *addresses: str, **bounds: float) -> list[Answer]:
        asker = Asker(
            agent="test (+https://who.example)",
            world=World(self.look_up, self.send, lambda: self.now, self.sleep),
            bounds=Bounds(**bounds),
        )
        return list(ask_all([Link(clean(one), ()) for one in addresses], asker))

    @property
    def asked(self) -> list[tuple[str, str]]:
        return [(request.method, request.address) for _, request in self.requests]


def verdicts(answers: Sequence[Answer]) -> dict[str, Verdict]:
    return {answer.link.address: answer.verdict for answer in answers}


# What is asked ----------------------------------------------------------------------------------


def test_each_address_of_sources_and_licences_is_found_once_with_its_places(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    folder = project / "datasets" / "ferries"
    folder.mkdir()
    described = {
        "name": "ferries",
        "homepage": "https://home.example/",
        "licenses": [{"path": "https://terms.example/licence"}],
        "sources": [
            {"title": "https://title.example", "path": "https://office.example/a?b=c#part"},
            {"path": "https://office.example/a?b=c#other"},
            {"path": "the archive in the cellar"},
            {"path": "ftp://office.example/"},
        ],
        "breaks": [{"source": "HTTPS://office.example/break ä"}],
        "resources": [{"path": "f.csv", "sources": [{"path": "http://table.example"}]}],
    }
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1), "utf-8")
    folders, _ = read_folders(read_project(project), ["ferries"])
    found = {link.address: [place.field for place in link.places] for link in find_links(folders)}
    assert found == {
        "https://terms.example/licence": ["licenses[0].path"],
        "https://office.example/a?b=c": ["sources[0].path", "sources[1].path"],
        "HTTPS://office.example/break%20%C3%A4": ["breaks[0].source"],
        "http://table.example": ["resources[0].sources[0].path"],
    }
    lines = [place.line for link in find_links(folders) for place in link.places]
    assert all(lines)


def test_sources_of_pages_are_found_at_their_lines(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "hostile" / "input", tmp_path / "project")
    (collection,) = read_project(project).collections.values()
    folders, _ = read_folders(read_project(project), [collection.name])
    pages = 0
    for link in find_links(folders):
        for place in link.places:
            pages += str(place.file).endswith(".md")
            lines = (project / str(place.file)).read_text("utf-8").splitlines()
            assert place.line is not None
            assert str(urlsplit(link.address).hostname) in lines[place.line - 1]
    assert pages > 0


# What comes back --------------------------------------------------------------------------------


def test_what_came_back_is_judged() -> None:
    host = "https://a.example"
    replies: dict[str, Reply | Answers | OSError] = {}
    expected: dict[str, tuple[Verdict, str]] = {}

    def case(name: str, verdict: Verdict, words: str, *steps: Reply | Answers | OSError) -> None:
        address = f"{host}/{name}"
        for number, step in enumerate(steps):
            replies[address if number == 0 else f"{address}/{number}"] = step
        expected[address] = (verdict, words)

    def only_get(request: Request) -> Reply:
        return Reply(206 if request.method == "GET" else 405)

    def to(status: int, place: str) -> Reply:
        return Reply(status, place)

    case("there", Verdict.ANSWERS, "it answers 200", Reply(200))
    case("only-get", Verdict.ANSWERS, "it answers 206", only_get)
    case("empty", Verdict.ANSWERS, "it answers 416", Reply(416))
    case("gone", Verdict.GONE, "it answers 404", Reply(404))
    case("410", Verdict.GONE, "it answers 410", Reply(410))
    case("no", Verdict.REFUSED, "it answers 403", Reply(403))
    case("ill", Verdict.SILENT, "it answers 503", Reply(503))
    case(
        "down",
        Verdict.SILENT,
        "Connection refused",
        ConnectionRefusedError(111, "Connection refused"),
    )
    case("slow", Verdict.SILENT, "it took too long", TimeoutError())
    moved = f"it moved for good to {host}/moved/1"
    case("moved", Verdict.MOVED, moved, to(301, "/moved/1"), Reply(200))
    new = f"it moved for good to {host}/twice/2"
    case("twice", Verdict.MOVED, new, to(308, "twice/1"), to(301, f"{host}/twice/2"), Reply(200))
    case("today", Verdict.ANSWERS, "it answers 200", to(302, "/today/1"), Reply(200))
    mixed = (to(301, "/mixed/1"), to(307, "/mixed/2"), Reply(200))
    case("mixed", Verdict.ANSWERS, "it answers 200", *mixed)
    case("moved-off", Verdict.GONE, "it answers 404", to(301, "/moved-off/1"), Reply(404))
    case("round", Verdict.SILENT, "it leads on more than 5 times", to(302, "/round"))
    case("no-place", Verdict.ANSWERS, "it answers 302", Reply(302))
    case(
        "letters",
        Verdict.MOVED,
        f"it moved for good to {host}/%C3%A4%20b",
        to(301, "/\u00c3\u00a4 b#c"),
    )
    case(
        "inside",
        Verdict.NOT_ASKED,
        "router.example lies in a private network",
        to(301, "http://router.example/"),
    )
    case("file", Verdict.NOT_ASKED, "only http and https are asked", to(302, "file:///etc/passwd"))
    net = Net(replies, hosts={"router.example": ["192.168.0.1"]})
    answers = net.ask(*expected, each=1000, overall=10_000)
    found = {answer.link.address: (answer.verdict, answer.words) for answer in answers}
    assert {name: found[name] for name in expected if found[name] != expected[name]} == {}
    assert {request.host for _, request in net.requests} == {"a.example"}
    assert ("GET", f"{host}/there") not in net.asked, "what answers HEAD is not asked again"


# Politeness and bounds --------------------------------------------------------------------------


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause() -> None:
    replies = {
        "https://a.example/1": Reply(302, "https://a.example/2"),
        "https://a.example/3": Reply(404),
    }
    net = Net(replies)
    net.ask("https://a.example/1", "https://a.example/3", "https://b.example/1", pause=2)
    times = [when for when, request in net.requests if request.host == "a.example"]
    assert len(times) == 4
    gaps = [after - before - net.takes for before, after in pairwise(times)]
    assert min(gaps) >= 2
    hosts = [request.host for _, request in net.requests]
    assert hosts.index("b.example") == 2, "others are asked before a host's second link"


def test_who_asks_is_said_and_nothing_is_asked_twice(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    net = Net()
    asker = Asker(world=World(net.look_up, net.send, lambda: net.now, net.sleep))
    read = read_project(project)
    answers = source_links.ask_project(read, asker)
    assert len(net.asked) == len(set(net.asked)) == len(answers) > 0
    assert read.repository
    agents = {request.agent for _, request in net.requests}
    assert agents == {f"source-links/1 (+{read.repository})"}


def test_a_host_that_is_asked_too_much_is_left_alone() -> None:
    net = Net({"https://a.example/1": Reply(429)})
    answers = net.ask("https://a.example/1", "https://a.example/2", "https://b.example/")
    assert verdicts(answers) == {
        "https://a.example/1": Verdict.REFUSED,
        "https://a.example/2": Verdict.REFUSED,
        "https://b.example/": Verdict.ANSWERS,
    }
    assert net.asked == [("HEAD", "https://a.example/1"), ("HEAD", "https://b.example/")]


def test_no_link_and_not_all_together_take_longer_than_they_may() -> None:
    def slow(request: Request) -> Reply:
        net.now += request.seconds
        raise TimeoutError

    addresses = [f"https://h{number}.example/" for number in range(20)]
    net = Net(dict.fromkeys(addresses, slow), takes=0)
    began = net.now
    answers = net.ask(*addresses, each=10, overall=65)
    assert net.now - began <= 65
    found = [answer.verdict for answer in answers]
    assert found == [Verdict.SILENT] * 7 + [Verdict.NOT_ASKED] * 13
    assert max(request.seconds for _, request in net.requests) <= 10


def test_nobody_inside_is_asked() -> None:
    inside = INSIDE.split()
    assert [address for address in inside if is_public(address)] == []
    assert is_public(OPEN)
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    hosts = {f"h{number}.example": [address] for number, address in enumerate(inside)}
    hosts["both.example"] = [OPEN, "127.0.0.1"]
    net = Net(hosts=hosts)
    addresses = [f"http://{host}/" for host in hosts]
    addresses += [
        "http://user:word@a.example/",
        "https://a.example:22/",
        "https://[bad/",
        "http:///x",
    ]
    answers = net.ask(*addresses)
    assert set(verdicts(answers).values()) == {Verdict.NOT_ASKED}
    assert net.asked == []


def test_the_address_that_was_judged_is_the_one_that_is_connected_to() -> None:
    """A name that leads elsewhere when it is looked up again leads nowhere."""
    net = Net(hosts={"a.example": [OPEN]})
    net.ask("https://a.example/")
    assert [request.internet for _, request in net.requests] == [OPEN]


# The request itself, to a server on this machine ------------------------------------------------


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[tuple[int, list[bytes]]]:
    """A server for one connection: it hears a request and gives `answer`."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(65_536))
                try:
                    answer(connection)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        thread.join(10)
        assert not thread.is_alive()


def request(port: int, method: str = "HEAD", scheme: str = "http", seconds: float = 5) -> Request:
    address = f"{scheme}://a.example:{port}/a%20b?c=d"
    return Request(
        method, address, "a.example", "127.0.0.1", port, "who (+https://x.example)", seconds
    )


def test_a_request_says_who_asks_and_reads_no_more_than_the_head() -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 99999\r\n\r\nbody"
        )

    for method in ("HEAD", "GET"):
        with serving(answer) as (port, heard):
            assert send(request(port, method)) == Reply(301, "/new")
        lines = heard[0].decode("ascii").splitlines()
        assert lines[0] == f"{method} /a%20b?c=d HTTP/1.1"
        assert f"Host: a.example:{port}" in lines
        assert "User-Agent: who (+https://x.example)" in lines
        assert ("Range: bytes=0-0" in lines) == (method == "GET")


def test_a_server_that_never_ends_is_hung_up_on() -> None:
    """It sends one byte after another, each soon enough."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            time.sleep(0.05)
            connection.sendall(b"x")

    began = time.monotonic()
    with serving(answer) as (port, _), pytest.raises(TimeoutError):
        send(request(port, seconds=0.5))
    assert time.monotonic() - began < 8


def test_what_is_no_answer_is_none() -> None:
    def garbage(connection: socket.socket) -> None:
        connection.sendall(b"\x00\xff nonsense\r\n\r\n")

    def nothing(connection: socket.socket) -> None:
        return

    for answer in (garbage, nothing):
        for scheme in ("http", "https"):
            with serving(answer) as (port, _), pytest.raises(OSError):
                send(request(port, scheme=scheme))


# What is said -----------------------------------------------------------------------------------


def answer(
    verdict: Verdict, address: str = "https://a.example/", words: str = "it answers"
) -> Answer:
    place = Place(
        dataset="tolls", file="datasets/tolls/datapackage.yaml", line=4, field="sources[0].path"
    )
    return Answer(Link(address, (place,) * 5), verdict, words)


def test_what_asks_for_something_to_be_done_is_said_the_gravest_first() -> None:
    answers = [answer(one) for one in reversed(Verdict)]
    lines = list(as_lines(answers))
    assert lines[0] == "gone: https://a.example/: it answers."
    assert lines[1].startswith(
        "  datasets/tolls/datapackage.yaml, line 4, property sources[0].path; "
    )
    assert lines[1].endswith("; and 2 more")
    assert lines[2].startswith("  Find where it stands now")
    assert lines[-1] == (
        "6 links of sources and licences: 1 gone, 1 moved, 1 no answer, 1 refused, 1 not asked, "
        "1 answers."
    )
    assert not any(line.startswith("answers: ") for line in lines)
    rows = MarkdownIt("commonmark").enable("table").render(as_markdown(answers)).count("<tr>")
    assert rows == 1 + len(Verdict) - 1


def test_what_strangers_wrote_stays_text() -> None:
    for fragment in FRAGMENTS:
        odd = [answer(Verdict.GONE, f"https://a.example/{fragment}", fragment)]
        lines = "\n".join(as_lines(odd))
        assert all(c.isprintable() or c == "\n" for c in lines), fragment
        assert not any(line.startswith("::") for line in lines.splitlines()), fragment
        html = MarkdownIt("commonmark").enable("table").render(as_markdown(odd))
        assert "<a " not in html, fragment
        assert "<img" not in html, fragment
        assert html.count("<td>") == 4, fragment


def run(project: Path, *arguments: str, **env: str) -> tuple[int, str]:
    settings: dict[str, str | None] = {"SITE_URL": None, "REPOSITORY_URL": None, **env}
    done = CliRunner(env=settings).invoke(
        source_links.main, ["--root", str(project), *arguments], catch_exceptions=False
    )
    return done.exit_code, done.output


def test_only_what_is_gone_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    for verdict in Verdict:
        monkeypatch.setattr(source_links, "ask_project", lambda *_, v=verdict: (answer(v),))
        status, said = run(project, "--markdown", str(tmp_path / "links.md"))
        assert status == (1 if verdict is Verdict.GONE else 0), verdict
        assert f"1 {verdict}." in said
        assert f"1 {verdict}." in (tmp_path / "links.md").read_text("utf-8")


def test_nobody_is_asked_in_nobodys_name(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    settings = project / "mkdocs.yml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.lstrip().startswith(("repository:", "site_url:"))]
    settings.write_text("".join(kept), "utf-8")
    for given in ({}, {"REPOSITORY_URL": "ours"}, {"REPOSITORY_URL": "https://x.example/ä\nX: y"}):
        status, said = run(project, **given)
        assert status == 2
        assert "REPOSITORY_URL" in said
