"""A content-addressed store of what a stage made: same input, same key, nothing made twice."""

from __future__ import annotations

import hashlib
import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """Values kept under the digest of what they were made from; without a folder, none is kept."""

    folder: Path | None

    def read(self, key: str) -> bytes | None:
        """The value under a key, or None where there is none."""
        if self.folder is None:
            return None
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def write(self, key: str, value: bytes) -> None:
        """Keep a value. A reader sees all of it or nothing; what cannot be kept is made again."""
        if self.folder is None:
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(value)
            Path(file.name).replace(path)

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / key[:2] / key


def key_of(*parts: object) -> str:
    """The digest of JSON-like parts."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
