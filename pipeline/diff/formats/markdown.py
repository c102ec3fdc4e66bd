"""The difference for a summary or a comment on GitHub: text from data stays text there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.diff.charts import ChartPairs
from pipeline.diff.formats import words
from pipeline.diff.formats.text import has_sizes
from pipeline.diff.model import DatasetChange, Difference, Kind
from pipeline.diff.narrative import Block, tell
from pipeline.reporting.markdown import escape
from pipeline.visible import visible

EXAMPLES = 5
WIDTH = 300
LARGEST = 65_536
"""What GitHub takes as one comment, in characters; its summaries take more."""

# What begins a list or a rule where a line begins with it.
_STARTS = re.compile(r"^(?:(?=[-+])|\d+(?=[.)](?:\s|$)))")


def write_difference(
    difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
) -> str:
    """The difference as GitHub Flavored Markdown, within LARGEST characters."""
    head = ["## What changed in the data", _strong(text(words.overview(difference)))]
    if difference.base:
        head.append(f"Compared with {text(difference.base)}.")
    if has_sizes(difference):
        head.append(text(words.SCALE))
    parts = ["\n\n".join(head)]
    for number, change in enumerate(difference.datasets):
        part = "\n\n".join(_dataset(change))
        left = len(difference.datasets) - number
        if _length([*parts, part]) > LARGEST - 200:
            parts.append(f"And {words.counted(left, 'more dataset')}: see the whole comparison.")
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def text(said: str) -> str:
    """Words on one line of their own that Markdown shows as they stand, cut where very long."""
    escaped = escape(visible(" ".join(said.split()), WIDTH))
    return _STARTS.sub(lambda start: f"{start[0]}\\", escaped)


def _strong(sentence: str) -> str:
    return f"**{sentence}**"


def _dataset(change: DatasetChange) -> Iterator[str]:
    yield f"### {text(change.name)}"
    if change.title != change.name:
        yield text(change.title)
    if change.kind is not Kind.CHANGED:
        yield text(words.state(change))
        return
    verdict = change.verdict
    mark = "⚠️ " if verdict is not None and verdict.breaking else ""
    yield f"- {text(words.version(change))}\n- {mark}{text(words.breaking(change))}"
    if change.errors_after:
        yield text(words.flaws(change))
    blocks = "\n".join(line for block in tell(change, EXAMPLES) for line in _block(block))
    if blocks:
        yield blocks


def _block(block: Block) -> Iterator[str]:
    yield f"- {text(block.title)}"
    for item in block.items:
        yield f"  - {text(item)}"
    if block.more:
        yield f"  - and {block.more:,} more"


def _length(parts: list[str]) -> int:
    return sum(len(part) + 2 for part in parts)
