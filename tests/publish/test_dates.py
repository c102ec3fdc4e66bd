from __future__ import annotations

from datetime import date

from pipeline.catalog import Correction
from pipeline.history import Change, History
from pipeline.publish.dates import day, modified

from .conftest import NO_HISTORY, hostile_dataset, make_dataset


def test_the_day_of_a_date_or_a_moment() -> None:
    assert day("2026-03-04") == day("2026-03-04T23:59:59+14:00") == date(2026, 3, 4)
    assert [day(text) for text in (None, "", "never", "2026-13-01", "2026")] == [None] * 5


def test_a_dataset_is_as_new_as_the_newest_thing_known_of_it() -> None:
    dataset = make_dataset()
    assert modified(dataset, NO_HISTORY) == date(2026, 3, 4)
    correction = Correction(date="2026-04-05", what="", effect="")
    assert modified(make_dataset(corrections=(correction,)), NO_HISTORY) == date(2026, 4, 5)
    history = History({"growth": (Change("2026-06-07", "", ""),)})
    assert modified(dataset, history) == date(2026, 6, 7)


def test_a_dataset_without_days_is_of_no_day() -> None:
    assert modified(make_dataset(created=None, sources=()), NO_HISTORY) is None
    assert modified(hostile_dataset(), NO_HISTORY) == date(2026, 5, 6)
