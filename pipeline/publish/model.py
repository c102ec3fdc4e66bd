"""What was put on the site to be taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A file that people can take: its address, what it is called, and its size in bytes."""

    address: str
    label: str
    bytes: int


Downloads = Mapping[str, tuple[Download, ...]]
"""The downloads of each dataset, under its name: CSV files first, in the order of the tables."""
