"""Reads dataset folders safely into raw descriptors and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.findings import Finding


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A dataset folder as it was found: nothing in it is trusted yet.

    `shown` is how findings name the folder: relative to the project's root, or the bare name when
    it lies elsewhere. `descriptor` is None when it could not be read; `findings` then say why.
    `lines` gives the line in `descriptor_file` of each property, by its path in the descriptor:
    `("resources", 0, "schema")`.
    """

    name: str
    path: Path
    shown: str
    descriptor_file: str | None = None
    descriptor: Mapping[str, Any] | None = None
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
