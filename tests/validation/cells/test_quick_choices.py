"""Allowed values are looked up in a set, with the verdict of the list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.judging.judge import Choices

NOT_A_NUMBER = float("nan")


@pytest.mark.parametrize(
    ("allowed", "value"),
    [
        (["a", "b"], "a"),
        (["a", "b"], "c"),
        ([1, 2], Decimal("1.0")),
        ([Decimal("0.1")], 0.1),
        ([[1], [2]], [2]),
        ([{"a": 1}], {"a": 2}),
        (["a"], ["a"]),
        ([NOT_A_NUMBER], NOT_A_NUMBER),
        ([True], 1),
    ],
)
def test_a_set_says_what_the_list_says(allowed: list[Any], value: Any) -> None:
    assert Choices()(allowed, value) is (value in allowed)


def test_no_value_is_always_allowed() -> None:
    assert Choices()(["a"], None)


def test_lists_are_told_apart() -> None:
    choices = Choices()
    assert [choices(["a"], "a"), choices(["b"], "a"), choices(["a"], "a")] == [True, False, True]
