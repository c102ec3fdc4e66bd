"""Numbers without a hole: the same whether they are small or so large that they are sorted."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.validation.quality.numbering import renumber


@pytest.mark.parametrize(
    ("numbers", "places", "count"),
    [
        ([], [], 0),
        ([0], [0], 1),
        ([5, 5], [0, 0], 1),
        ([3, 0, 7, 3], [1, 0, 2, 1], 3),
        ([7_999_999, 0, 7_999_999], [1, 0, 1], 2),
        ([8_000_000, 3, 8_000_000, 9], [2, 0, 2, 1], 3),
        ([2**60, 2**61, 2**60], [0, 1, 0], 2),
    ],
)
def test_places_are_in_the_order_of_the_numbers(
    numbers: list[int], places: list[int], count: int
) -> None:
    found, number = renumber(np.array(numbers, dtype=np.int64))
    assert (found.tolist(), number) == (places, count)
