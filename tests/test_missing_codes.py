"""Numbers that stand for what is missing are told from figures by their form and their place."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.missing_codes import missing_codes

COUNTS = [310, 324, 331, 340, 352, 360]
CODED = [
    ([*COUNTS, -9999, -9999], (-9999,)),
    ([*COUNTS, -9999], (-9999,)),
    ([*COUNTS, -6666, -9999], (-9999, -6666)),
    ([*COUNTS, -99, -99], (-99,)),
    ([*COUNTS, -1, -1], (-1,)),
    ([*COUNTS, 99999, 99999], (99999,)),
    ([0.1, 0.2, 0.3, 0.4, 0.5, 999, 999], (999,)),
    ([-3, -2, 0, 1, 2, 4, -9999], (-9999,)),
]
FIGURES = [
    COUNTS,
    [*COUNTS, 999],
    [*COUNTS, 99999],
    [*COUNTS, -9998, -9998],
    [-12, -11, -3, 2, 5, 7, -11],
    [-99, -80, -70, 10, 20, 40, 90],
    [0.5, 1.5, 2.5, 3.5, 4.5, -1, -1],
    [1, 2, 3, -9999],
    [900, 950, 990, 999, 999, 1005, 1010],
    [],
]


def test_codes_are_told(subtests: pytest.Subtests) -> None:
    for values, codes in CODED:
        with subtests.test(values=values):
            assert missing_codes(np.array(values, dtype=float)) == codes


def test_figures_are_none(subtests: pytest.Subtests) -> None:
    for values in FIGURES:
        with subtests.test(values=values):
            assert missing_codes(np.array(values, dtype=float)) == ()


def test_what_is_no_number_tells_nothing() -> None:
    assert missing_codes(np.array([np.nan, np.inf, -np.inf, *COUNTS, np.nan])) == ()
