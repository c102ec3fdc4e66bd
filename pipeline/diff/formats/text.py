"""The difference for people at a terminal: a screen a dataset at most."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pipeline.diff.charts import ChartPairs
from pipeline.diff.formats import words
from pipeline.diff.model import DatasetChange, Difference, Kind
from pipeline.diff.narrative import Block, tell
from pipeline.visible import visible, with_runs_isolated

EXAMPLES = 4
LINES = 36
WIDTH = 120


def write_difference(
    difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
) -> str:
    """The difference as text: a paragraph a dataset, then one line on the whole."""
    paragraphs = ["\n".join(_dataset(change, colour)) for change in difference.datasets]
    last = [visible(words.overview(difference))]
    if has_sizes(difference):
        last.append(words.SCALE)
    head = f"Compared with {visible(difference.base)}." if difference.base else ""
    parts = [head, *paragraphs, "\n".join(last)]
    return "\n\n".join(part for part in parts if part) + "\n"


def has_sizes(difference: Difference) -> bool:
    """Whether any change of a number was measured, so that the scale needs telling."""
    return any(c.tiers for d in difference.datasets for t in d.tables for c in t.columns)


def _dataset(change: DatasetChange, colour: bool) -> Iterator[str]:
    title = (
        f": {with_runs_isolated(visible(change.title, WIDTH))}"
        if change.title != change.name
        else ""
    )
    yield _bold(visible(change.name), colour) + title
    if change.kind is not Kind.CHANGED:
        yield f"  {_red(words.state(change), colour and change.kind is not Kind.ADDED)}"
        return
    yield f"  {visible(words.version(change))}"
    is_breaking = change.verdict is not None and bool(change.verdict.breaking)
    yield f"  {_red(visible(words.breaking(change)), colour and is_breaking)}"
    if change.errors_after:
        yield f"  {_red(visible(words.flaws(change)), colour)}"
    lines = [line for block in tell(change, EXAMPLES) for line in _block(block)]
    yield from lines[:LINES]
    if len(lines) > LINES:
        more = words.counted(len(lines) - LINES, "more line")
        yield f"  And {more}; all of it: --format html"


def _block(block: Block) -> Iterator[str]:
    yield f"  {with_runs_isolated(visible(block.title, WIDTH))}"
    for item in block.items:
        yield f"    {with_runs_isolated(visible(item, WIDTH))}"
    if block.more:
        yield f"    and {block.more:,} more"


def _bold(text: str, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text


def _red(text: str, colour: bool) -> str:
    return click.style(text, fg="red") if colour else text
