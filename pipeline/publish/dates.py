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
    """The newest day on which a dataset is known to have changed, or was fetched."""
    changes = history.changes.get(dataset.name, ())
    known = (
        day(dataset.created),
        *(day(correction.date) for correction in dataset.corrections),
        *(day(change.date) for change in changes),
    )
    fetched = (day(source.accessed) for source in dataset.sources)
    days = [found for found in known if found] or [found for found in fetched if found]
    return max(days, default=None)
