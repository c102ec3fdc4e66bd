"""Preview the site: rebuild what changed and reload the browser.

A small server on the loopback address with an event stream. It sends the pages as they are built,
with their Content-Security-Policy, and one more script of its own in each. Browsers are told to
take every file for what it is sent as (`nosniff`, Fetch Standard, section 3.6), so that no table
runs as a script.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from pipeline.project import ConfigurationError, Project
from pipeline.publish.tables.formats import FORMATS

HOST = "127.0.0.1"
EVENTS = "/-/events"
SECONDS_OF_SILENCE = 15
SCRIPT_ADDRESS = "/-/reload.js"
SCRIPT = Path(__file__).with_name("reload.js")
# What files are sent as: the system's own list differs from one to the next, and may lack some.
MEDIA_TYPES = {
    **{f".{extension}": one.media_type for extension, one in FORMATS.items()},
    ".css": "text/css",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
BODY_END = re.compile(rb"</body>", re.IGNORECASE)


class Reloads:
    """Counts builds and tells waiting browsers of a new one, or of what keeps it away."""

    def __init__(self) -> None:
        """Start with no build announced."""
        self._condition = threading.Condition()
        self._told = 0
        self.builds = 0
        self.problem = ""

    def announce(self, problem: str = "") -> None:
        """Wake all that wait: there is a new site or, with a problem, none."""
        with self._condition:
            self._told += 1
            self.builds += not problem
            self.problem = problem
            self._condition.notify_all()

    def news(self, seen: int, seconds: float) -> Iterator[str | None]:
        """What a browser that shows the build `seen` must know: the problem, or "" of a newer one.

        None where there was nothing for so many seconds.
        """
        told = self._told
        if self.builds != seen or self.problem:
            yield self.problem
        while True:
            with self._condition:
                is_new = self._condition.wait_for(lambda: self._told != told, seconds)  # noqa: B023
                told = self._told
            yield self.problem if is_new else None


class Handler(SimpleHTTPRequestHandler):
    """Sends files of the site, the event stream, and 404.html for what is not there."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | MEDIA_TYPES
    # Of a request that makes no sense no version is known; without one, no header would be sent.
    default_request_version = "HTTP/1.0"

    def __init__(self, *args: object, reloads: Reloads, root: str, **kwargs: object) -> None:
        """Serve below the path `root`."""
        self.reloads, self.root = reloads, root
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._stream()
        elif path == SCRIPT_ADDRESS:
            self._send(SCRIPT.read_bytes(), "text/javascript")
        elif not path.startswith(self.root):
            self.send_response(302)
            self.send_header("Location", self.root)
            self.end_headers()
        else:
            self._file(self.path.removeprefix(self.root.rstrip("/")))

    def end_headers(self) -> None:
        """End the head of any answer, also of one that says what went wrong."""
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _file(self, address: str) -> None:
        self.path = address or "/"
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not urlsplit(self.path).path.endswith("/"):
            super().do_GET()
            return
        page = file / "index.html" if file.is_dir() else file
        if page.suffix == ".html" and page.is_file():
            self._send_page(page.read_bytes())
        elif page.is_file():
            super().do_GET()
        else:
            missing = Path(self.directory) / "404.html"
            text = missing.read_bytes() if missing.is_file() else b"Not found"
            self._send_page(text, status=404)

    def _send_page(self, html: bytes, status: int = 200) -> None:
        page = _with_script(html, self.reloads.builds)
        self._send(page, "text/html; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        query = urlsplit(self.path).query
        seen = int(query) if query.isdecimal() else self.reloads.builds
        with suppress(OSError):
            for problem in self.reloads.news(seen, SECONDS_OF_SILENCE):
                news = ": still here" if problem is None else f"data: {json.dumps(problem)}"
                self.wfile.write(f"{news}\n\n".encode())
                self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


def serve(project: Project, rebuild: Callable[[], str], say: Callable[[str], None]) -> None:
    """Build, serve and rebuild on every change until interrupted.

    `rebuild` builds the site and says what keeps it from being made, or nothing: pages say so, too,
    as long as it is so. The port is the one in the site's address if that is on this machine, else
    8000. Raises ConfigurationError if it is taken.
    """
    parts = urlsplit(project.site_url)
    port = parts.port if parts.hostname in {HOST, "localhost"} and parts.port else 8000
    reloads = Reloads()
    site = project.build / "site"
    handler = partial(Handler, reloads=reloads, root=parts.path or "/", directory=str(site))
    with _listen(port, handler) as server:
        _make(rebuild, reloads, site, say)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at http://{HOST}:{port}{parts.path}. Stop with Ctrl+C.")
        watched = [project.datasets, project.docs, project.templates, project.configuration]
        try:
            for _ in watch(*(path for path in watched if path.exists()), raise_interrupt=False):
                say("Something changed")
                _make(rebuild, reloads, site, say)
        finally:
            server.shutdown()


def _make(
    rebuild: Callable[[], str], reloads: Reloads, site: Path, say: Callable[[str], None]
) -> None:
    problem = rebuild()
    reloads.announce(problem)
    if problem:
        say(_what_is_shown(site))


class Server(ThreadingHTTPServer):
    """Says nothing of a visitor who leaves before the answer is there."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print what went wrong, unless the visitor has gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _listen(port: int, handler: Callable[..., Handler]) -> Server:
    """A server on a port, taken before anything is built."""
    try:
        return Server((HOST, port), handler)
    except OSError as error:
        raise ConfigurationError(
            f"port {port} cannot be used ({error.strerror}). Stop the program that uses it, "
            f"perhaps another preview, or choose another port: SITE_URL=http://{HOST}:{port + 1}/"
        ) from None


def _what_is_shown(site: Path) -> str:
    """What people see while the newest state cannot be built."""
    if site.is_dir():
        return "The site that you see is still the last good one."
    return "There is no site to show yet; it is made as soon as nothing is wrong."


def _with_script(html: bytes, build: int) -> bytes:
    """A page with the script that reloads it after any build later than the one it shows."""
    script = f'<script src="{SCRIPT_ADDRESS}?{build}" defer></script>'.encode()
    return BODY_END.sub(script + b"</body>", html, count=1)
