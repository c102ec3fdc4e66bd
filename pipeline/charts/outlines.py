"""Outlines on a map: SVG path data of straight lines, made smaller, and hatched where asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = tuple[Point, ...]

TOKENS = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
RELATIVE = frozenset("mlhvz")
FEWEST_POINTS = 3


def read_outline(path: str) -> tuple[Ring, ...]:
    """The rings of path data that has straight lines only: M, L, H, V and Z, large or small.

    Raises ValueError where there is anything else.
    """
    rings: list[list[Point]] = []
    x = y = 0.0
    tokens = TOKENS.findall(path)[::-1]
    command = ""
    while tokens:
        if tokens[-1].isalpha():
            command = tokens.pop()
        kind, is_relative = command.lower(), command in RELATIVE
        if kind == "z" and rings:
            x, y = rings[-1][0]
            continue
        if kind not in {"m", "l", "h", "v"} or len(tokens) < 1 + (kind in "ml"):
            raise ValueError(f"{path[:40]!r} is not an outline of straight lines")
        before = (x, y) if is_relative else (0.0, 0.0)
        if kind in "mlh":
            x = before[0] + float(tokens.pop())
        if kind in "mlv":
            y = before[1] + float(tokens.pop())
        if kind == "m":
            rings.append([])
            command = "l" if is_relative else "L"
        elif not rings:
            raise ValueError(f"{path[:40]!r} does not begin with a place")
        rings[-1].append((x, y))
    return tuple(map(tuple, rings))


def in_whole_pixels(rings: Sequence[Ring], scale: float) -> tuple[Ring, ...]:
    """Rings drawn at a scale and rounded to whole pixels, without those of which nothing is left.

    A point rounds the same in every outline, so neighbours keep their common border.
    """
    found = []
    for ring in rings:
        rounded = [(float(round(x * scale)), float(round(y * scale))) for x, y in ring]
        kept = [point for i, point in enumerate(rounded) if not i or point != rounded[i - 1]]
        if len(set(kept)) >= FEWEST_POINTS:
            found.append(tuple(kept))
    return tuple(found)


def as_path(rings: Sequence[Ring]) -> str:
    """Closed rings as path data. Vega passes over a Z that another command follows at once."""
    return " ".join(f"M{'L'.join(f'{x:g},{y:g}' for x, y in ring)}Z" for ring in rings)


def hatched(rings: Sequence[Ring], spacing: int) -> str:
    """Path data of the lines at 45 degrees that fill rings, upwards to the right.

    Lines stand at the same places in every outline, so that neighbours look like one surface. They
    begin and end at whole pixels.
    """
    edges = [edge for ring in rings for edge in pairwise((*ring, ring[0]))]
    sums = [x + y for ring in rings for x, y in ring]
    if not sums:
        return ""
    lines = []
    for line in range(int(min(sums) // spacing), int(max(sums) // spacing) + 1):
        at = line * spacing
        crossings = sorted(
            a[0] + (b[0] - a[0]) * (at - sum(a)) / (sum(b) - sum(a))
            for a, b in edges
            if (sum(a) < at) != (sum(b) < at)
        )
        ends = [round(x) for x in crossings]
        lines += [
            f"M{a},{at - a}L{b},{at - b}"
            for a, b in zip(ends[::2], ends[1::2], strict=False)
            if b > a
        ]
    return "".join(lines)
