"""A content-addressed store of what a stage made: same input, same key, nothing made twice.

An entry begins with the digest of its key and value. One that is not whole, whether it was cut
short, changed or moved from another key, is as good as none: what it held is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.strict_yaml import Unreadable


@dataclass(frozen=True)
class Cache:
    """Values kept under the digest of what they were made from; without a folder, none is kept."""

    folder: Path | None

    def read(self, key: str) -> bytes | None:
        """The value under a key, or None where there is none that is whole."""
        if self.folder is None:
            return None
        try:
            entry = read_inside(self.folder, _file(key), LIMITS.kept_bytes)
        except Unreadable:
            return None
        digest, divider, value = entry.partition(b"\n")
        if not divider or digest != _digest(key, value):
            return None
        with suppress(OSError):
            os.utime(self.folder / _file(key))
        return value

    def write(self, key: str, value: bytes) -> None:
        """Keep a value, in place of whatever lies there.

        A reader sees all of it or nothing; what cannot be kept is made again.
        """
        if self.folder is None:
            return
        path = self.folder / _file(key)
        with suppress(OSError):
            if path.parent.is_symlink() or path.parent.is_file():
                path.parent.unlink()
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            _put(path, _digest(key, value) + b"\n" + value)

    def trim(self, most: int = LIMITS.store_bytes) -> None:
        """Leave no more than so many bytes: what was neither used nor made for longest goes.

        Another build may take an entry away meanwhile, or miss one that went: it makes it again.
        """
        if self.folder is None:
            return
        entries = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                known = path.lstat()
                entries.append((known.st_mtime_ns, known.st_size, path))
        left = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if left <= most:
                break
            with suppress(OSError):
                path.unlink()
            left -= size


NOWHERE = Cache(None)


def key_of(*parts: object) -> str:
    """The digest of JSON-like parts."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _file(key: str) -> str:
    return f"{key[:2]}/{key}"


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + value).hexdigest().encode()


def _put(path: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there when all of it is written."""
    file = tempfile.NamedTemporaryFile(dir=path.parent, delete=False)  # noqa: SIM115 - moved below
    beside = Path(file.name)
    try:
        with file:
            file.write(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
