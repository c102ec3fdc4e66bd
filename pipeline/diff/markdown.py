"""The difference for a summary or a comment on GitHub: text from data stays text there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.diff import words
from pipeline.diff.charts import ChartPairs
from pipeline.diff.model import DatasetChange, Difference, Kind
from pipeline.diff.story import Block, tell
from pipeline.diff.text import has_sizes
from pipeline.visible import visible

EXAMPLES = 5
WIDTH = 300
LARGEST = 65_536
"""What GitHub takes as one comment, in characters; its summaries take more."""

_MARKS = re.compile(r"[\\`*_{}\[\]!|~$^#]")
# What begins a list, a rule or a heading where a line begins with it.
_STARTS = re.compile(r"^(?:(?=[-+=])|\d+(?=[.)](?:\s|$)))")
# GitHub makes links and mentions of these after all marks are read; a space of no width does not
# show, and keeps them text.
_LINKS = re.compile(r"@|#|://|\bwww\.|\bGH-", re.IGNORECASE)
_NO_WIDTH = "\u200b"


def write_difference(
    difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
) -> str:
    """The difference as GitHub Flavored Markdown, within LARGEST characters."""
    head = ["## What changed in the data", _sentence(words.overview(difference))]
    if difference.base:
        head.append(f"Compared with {escape(difference.base)}.")
    if has_sizes(difference):
        head.append(escape(words.SCALE))
    parts = ["\n\n".join(head)]
    for number, change in enumerate(difference.datasets):
        part = "\n\n".join(_dataset(change))
        left = len(difference.datasets) - number
        if _length([*parts, part]) > LARGEST - 200:
            parts.append(f"And {words.counted(left, 'more dataset')}: see the whole comparison.")
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """A text that Markdown shows as it stands: no mark-up, link, mention or reference in it."""
    shown = visible(" ".join(text.split()), WIDTH)
    escaped = html.escape(_MARKS.sub(lambda mark: f"\\{mark[0]}", shown), quote=False)
    escaped = _STARTS.sub(lambda start: f"{start[0]}\\", escaped)
    return _LINKS.sub(lambda link: _apart(link[0]), escaped)


def _apart(link: str) -> str:
    """What would begin a link, with a space of no width in it."""
    if len(link) == 1:
        return link + _NO_WIDTH
    return f"{link[:-1]}{_NO_WIDTH}{link[-1]}"


def _sentence(text: str) -> str:
    return f"**{text}**"


def _dataset(change: DatasetChange) -> Iterator[str]:
    yield f"### {escape(change.name)}"
    if change.title != change.name:
        yield escape(change.title)
    if change.kind is not Kind.CHANGED:
        yield escape(words.state(change))
        return
    verdict = change.verdict
    mark = "⚠️ " if verdict is not None and verdict.breaking else ""
    yield f"- {escape(words.version(change))}\n- {mark}{escape(words.breaking(change))}"
    if change.errors_after:
        yield escape(words.flaws(change))
    blocks = "\n".join(line for block in tell(change, EXAMPLES) for line in _block(block))
    if blocks:
        yield blocks


def _block(block: Block) -> Iterator[str]:
    yield f"- {escape(block.title)}"
    for item in block.items:
        yield f"  - {escape(item)}"
    if block.more:
        yield f"  - and {block.more:,} more"


def _length(parts: list[str]) -> int:
    return sum(len(part) + 2 for part in parts)
