"""Columns of statuses are known by what they are called, and by what they hold."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.catalog.statuses import is_called_status, tells_forecasts, words_for_letters


def told(*texts: str) -> dict[str, str]:
    return words_for_letters(pd.Series(texts))


def test_letters_of_statistical_offices_are_told_in_words() -> None:
    assert told("", "p", "f", "bp", "E") == {
        "p": "provisional",
        "f": "forecast",
        "bp": "break, provisional",
        "E": "estimated",
    }
    assert told("[p]") == {"[p]": "provisional"}
    assert told("p", "open") == {}, "where others are words, a letter may be anything"


def test_a_column_that_has_what_was_and_what_is_planned_is_one_of_statuses(
    subtests: pytest.Subtests,
) -> None:
    columns = {
        ("actual", "budget", "forecast"): True,
        ("historic", "projected"): True,
        ("Outturn", "Plan 2024"): True,
        ("budget", "forecast"): False,
        ("actual", "budget", "roads"): False,
        ("actual", "final"): False,
    }
    for texts, expected in columns.items():
        with subtests.test(texts):
            assert tells_forecasts(pd.Series(texts), str) is expected


def test_names_of_columns_of_statuses_are_read_whole(subtests: pytest.Subtests) -> None:
    names = {"OBS_STATUS": True, "Flag Codes": True, "Marital status": False, "flags": True}
    for name, expected in names.items():
        with subtests.test(name):
            assert is_called_status(name) is expected
