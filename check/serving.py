"""Serves files on the loopback address, at a root or under a path, as a plain web host does.

It says what kind a file is, but not `nosniff`: pages must be safe on hosts that do not say it.
"""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
UNCOMPRESSED = ("image/png", "image/jpeg", "image/webp", "application/zip", "application/octet")


def usual_kind(name: str) -> str | None:
    """What most hosts send a file as, by its name."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def served(
    folder: Path,
    path: str = "/",
    more: Mapping[str, str] | None = None,
    kind_of: Callable[[str], str | None] = usual_kind,
    *,
    is_compressed: bool = False,
) -> Iterator[str]:
    """Serve a folder below `path`, and pages that are no part of it under their own addresses.

    `kind_of` says by its name what a file is sent as, or None where the host does not say. What is
    text goes out compressed if `is_compressed`. Gives the address of the folder. What is not there
    is answered with 404 and the folder's own 404.html, as GitHub Pages does.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = unquote(urlsplit(self.path).path)
            if more and asked in more:
                self.answer(200, more[asked].encode(), "text/html; charset=utf-8")
                return
            file = folder / asked.removeprefix(path) if asked.startswith(path) else folder / "?"
            if file.is_dir() and not asked.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{asked}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = file / "index.html" if file.is_dir() else file
            if file.is_file():
                self.answer(200, file.read_bytes(), kind_of(file.name))
            else:
                missing = folder / "404.html"
                content = missing.read_bytes() if missing.is_file() else b"Not found"
                self.answer(404, content, "text/html; charset=utf-8")

        def answer(self, status: int, content: bytes, kind: str | None) -> None:
            self.send_response(status)
            if kind is not None:
                self.send_header("Content-Type", kind)
            if is_compressed and kind is not None and not kind.startswith(UNCOMPRESSED):
                content = gzip.compress(content, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            if status == 200:
                self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_address[1]}{path}"
        server.shutdown()
