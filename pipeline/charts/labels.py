"""Room for words in a drawing: how wide text is, how it wraps, and labels kept apart."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from functools import cache

from pipeline.charts.theme import FONT_SIZE

LINE_HEIGHT = 15
MOST_COLUMNS = 400

# Widths of Helvetica's (and Arial's, and Liberation Sans') characters in thousandths of the size,
# from Adobe's font metrics. A letter with an accent is as wide as without; others that are not
# listed count as 556, East Asian ones as 1,000.
WIDTHS = {
    222: "ijl'",
    278: " !,./:;I[]\\|ft",
    333: "()-`r",
    389: "*",
    500: "cksvxyzJ",
    556: "0123456789abdeghnopqu_?L#$",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "…—",
    1015: "@",
}
NARROWEST = min(WIDTHS)
WIDTH_OF = {character: width for width, characters in WIDTHS.items() for character in characters}


def width_of(text: str, size: float = FONT_SIZE) -> float:
    """The width of a text in pixels."""
    return sum(map(_units, text)) * size / 1000


def wrapped(text: str, width: float, size: float = FONT_SIZE, lines: int = 2) -> list[str]:
    """A text broken into at most so many lines of a width in pixels; what is over is cut with …

    There is one line at least, empty if the text is.
    """
    text = " ".join(text.split())
    if width_of(text[: MOST_COLUMNS + 1], size) <= width and len(text) <= MOST_COLUMNS:
        return [text]
    most = min(MOST_COLUMNS, int(width * 1000 / (size * NARROWEST)) + 1)
    text = text[: (lines + 1) * (most + 1)]
    for columns in range(most, 0, -1):
        broken = textwrap.wrap(
            text, columns, max_lines=lines, placeholder="…", break_long_words=True
        )
        if all(width_of(line, size) <= width for line in broken):
            return broken if broken[-1:] != ["…"] else _cut(text, columns, width, size, lines)
    return ["…"]


def _cut(text: str, columns: int, width: float, size: float, lines: int) -> list[str]:
    """The lines of a text whose last one would hold nothing but …: a word too long for it."""
    *whole, last = textwrap.wrap(text, columns)[:lines]
    while last and width_of(last + "…", size) > width:
        last = last[:-1].rstrip()
    return [*whole, last + "…"]


@cache
def _units(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    plain = unicodedata.normalize("NFD", character)[0]
    return WIDTH_OF.get(plain, 1000 if ord(plain) > 0x2E80 else 556)


def apart(
    wanted: Sequence[float], heights: Sequence[float], lowest: float, highest: float
) -> list[float]:
    """Positions (centres, in pixels) as near to those wanted as non-overlapping labels can be.

    Labels stay between `lowest` and `highest` if they fit there at all. Each label keeps its place
    in the order of those wanted. This is isotonic regression by pooling adjacent violators.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    offsets, reach = {}, 0.0
    for i in order:
        offsets[i] = reach + heights[i] / 2
        reach += heights[i]
    pools: list[list[int]] = []
    for i in order:
        pools.append([i])
        while len(pools) > 1 and _mean(pools[-2], wanted, offsets) >= _mean(
            pools[-1], wanted, offsets
        ):
            pools[-2:] = [pools[-2] + pools[-1]]
    placed = [0.0] * len(wanted)
    for pool in pools:
        start = min(max(_mean(pool, wanted, offsets), lowest), max(lowest, highest - reach))
        for i in pool:
            placed[i] = start + offsets[i]
    return placed


def _mean(pool: Sequence[int], wanted: Sequence[float], offsets: dict[int, float]) -> float:
    return sum(wanted[i] - offsets[i] for i in pool) / len(pool)
