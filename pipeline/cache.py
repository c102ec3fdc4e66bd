"""A content-addressed store of what a stage made: same input, same key, nothing made twice.

An entry begins with the digest of its key and value. One that is not whole, whether it was cut
short, changed or moved from another key, is as good as none: what it held is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.strict_yaml import Unreadable

Value = TypeVar("Value")
_KEY = re.compile("[0-9a-f]{64}")
# The digest before a value, and the end of its line.
_LONGEST_BEGINNING = 65
_BEGUN = ".begun-"


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

    def read_as(self, key: str, as_type: type[Value]) -> Value | None:
        """The value under a key that write_as kept, or None where there is none of that type."""
        entry = self.read(key)
        try:
            return None if entry is None else msgspec.msgpack.decode(entry, type=as_type)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def write_as(self, key: str, value: object) -> None:
        """Keep a value of a type that MessagePack can hold; any other is made again."""
        with suppress(TypeError, ValueError, OverflowError):
            self.write(key, msgspec.msgpack.encode(value))

    def write(self, key: str, value: bytes) -> None:
        """Keep a value, in place of whatever lies there.

        A reader sees all of it or nothing; what cannot be kept, or is too large, is made again.
        """
        if self.folder is None or len(value) > LIMITS.kept_bytes - _LONGEST_BEGINNING:
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
            # What is not ours, in a folder that is somebody's, is left alone.
            with suppress(OSError):
                if not _is_entry(path):
                    continue
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


def _is_entry(path: Path) -> bool:
    """Whether a file is named as an entry is, by a key in the folder of its first signs, or as one
    that a killed process had begun.
    """
    is_kept = bool(_KEY.fullmatch(path.name)) and path.name.startswith(path.parent.name)
    return is_kept or path.name.startswith(_BEGUN)


def _file(key: str) -> str:
    return f"{key[:2]}/{key}"


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + value).hexdigest().encode()


def _put(path: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there when all of it is written."""
    file = tempfile.NamedTemporaryFile(dir=path.parent, prefix=_BEGUN, delete=False)  # noqa: SIM115 - moved below
    beside = Path(file.name)
    try:
        with file:
            file.write(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
