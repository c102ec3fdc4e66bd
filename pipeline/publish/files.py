"""Writes what is published: bytes and JSON, the same for the same input."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any


def write(out: Path, address: str, content: str | bytes) -> None:
    """Write a file at its address below `out`, text as UTF-8 with LF.

    Raises ValueError for an address that leads out of there.
    """
    parts = PurePosixPath(address).parts
    if not parts or ".." in parts or parts[0] == "/":
        raise ValueError(f"{address} leads out of the site")
    path = out / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def json_text(value: Any) -> str:
    """A value as JSON for people and machines. Raises ValueError for numbers JSON does not have."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def compact_json(value: Any) -> str:
    """A value as the shortest JSON. Raises ValueError for numbers JSON does not have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
