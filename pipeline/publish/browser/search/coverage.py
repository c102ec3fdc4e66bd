"""Of which entities there is a figure, as text: a bit for each in the order of their kind."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from typing import Any


def bits_of(keys: Sequence[str], held: Collection[str]) -> str:
    """Whether each key is held, the first in the lowest bit of the first byte, as base64."""
    bits = bytearray((len(keys) + 7) // 8)
    for place, key in enumerate(keys):
        if key in held:
            bits[place // 8] |= 1 << place % 8
    return b64encode(bits).decode().rstrip("=")


def keys_with_figures(figures: Mapping[str, Any]) -> set[str]:
    """The subjects of a chart or an indicator of which it holds a number."""
    rows, subject = figures["rows"], figures["subject"]
    measures = [rows[role] for role in figures["measures"]]
    return {
        subject["keys"][place]
        for place, *numbers in zip(rows["subject"], *measures, strict=True)
        if place >= 0 and all(number is not None for number in numbers)
    }
