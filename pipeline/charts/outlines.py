"""Outlines on a map: SVG path data of straight lines, made smaller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = tuple[Point, ...]

TOKENS = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
RELATIVE = frozenset("mlhvz")
# Square pixels: a ring that is smaller is not drawn.
SPECK = 2.0


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


def in_whole_pixels(
    outlines: Mapping[str, Sequence[Ring]], scale: float, smallest: float = 0
) -> dict[str, tuple[Ring, ...]]:
    """Outlines drawn at a scale, rounded to whole pixels, without what cannot be seen.

    Bends of at most `smallest` square pixels become straight (after Visvalingam and Whyatt, 1993),
    and rings that are specks are left out. A point is kept or not in all outlines that share it, so
    neighbours keep their common border.
    """
    rings = [
        (key, tuple((float(round(x * scale)), float(round(y * scale))) for x, y in ring))
        for key, found in outlines.items()
        for ring in found
    ]
    while bends := _small_bends([ring for _, ring in rings], smallest):
        rings = [(key, tuple(point for point in ring if point not in bends)) for key, ring in rings]
    kept: dict[str, list[Ring]] = {key: [] for key in outlines}
    for key, ring in rings:
        if _area(ring) >= SPECK:
            kept[key].append(ring)
    return {key: tuple(found) for key, found in kept.items()}


def _small_bends(rings: Sequence[Ring], smallest: float) -> set[Point]:
    """Points that make a small bend, no two of them beside each other; none where borders meet."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for before, after in pairwise((*ring, *ring[:1])):
            if before != after:
                beside.setdefault(before, set()).add(after)
                beside.setdefault(after, set()).add(before)
    sizes = {point: _area((point, *near)) for point, near in beside.items() if 0 < len(near) <= 2}
    found: set[Point] = set()
    for point in sorted(sizes, key=lambda point: (sizes[point], point)):
        if sizes[point] <= smallest and found.isdisjoint(beside[point]):
            found.add(point)
    return found


def _area(ring: Sequence[Point]) -> float:
    """The area within a ring, by the shoelace formula."""
    pairs = pairwise((*ring, *ring[:1]))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def as_path(rings: Sequence[Ring]) -> str:
    """Closed rings as path data. Vega passes over a Z that another command follows at once."""
    return " ".join(f"M{'L'.join(f'{x:g},{y:g}' for x, y in ring)}Z" for ring in rings)
