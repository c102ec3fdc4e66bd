"""The days that a dataset itself names: never the clock."""

from __future__ import annotations

from datetime import date

from pipeline.catalog import Dataset
from pipeline.history import History


def day(text: str | None) -> date | None:
    """The day that a date or a moment names, or None if it names none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def modified(dataset: Dataset, history: History) -> date | None:
    """The newest day on which a dataset is known to have been made, fetched or changed."""
    texts = [
        dataset.created,
        *(source.accessed for source in dataset.sources),
        *(correction.date for correction in dataset.corrections),
        *(change.date for change in history.changes.get(dataset.name, ())),
    ]
    return max((found for text in texts if (found := day(text))), default=None)
