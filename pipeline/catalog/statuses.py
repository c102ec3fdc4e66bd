"""What a column of statuses says of figures: which are forecasts, and which may still change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pandas as pd

from pipeline.column_words import plain_words, words

Status = Literal["forecasts", "provisional"]


def is_called_status(name: str) -> bool:
    """Whether a column is called as one that says what figures are."""
    return name.lower() in words("statuses")


def rows_said_to_be(status: Status, texts: pd.Series, label: Callable[[str], str]) -> pd.Series:
    """Which of some rows a column of statuses says to be forecasts, or provisional.

    `label` gives what people read for a status.
    """
    wanted = words(status)
    meant = [text for text in texts.unique() if wanted & set(plain_words(label(text)))]
    return texts.isin(meant)
