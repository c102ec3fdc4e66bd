"""What frictionless passes over says nothing; what it refuses is left for the profile to refuse."""

from __future__ import annotations

import copy

import pytest

from pipeline.understood.nothing_said import take_out_what_says_nothing


def taken(field: dict | None = None, dialect: dict | None = None) -> dict:
    resource = {"schema": {"fields": [field or {"name": "count"}]}, "dialect": dialect or {}}
    given = copy.deepcopy(resource)
    take_out_what_says_nothing(resource)
    return {} if resource == given else resource


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("string", {"constraints": {"required": None}}),
        ("string", {"constraints": {"enum": None, "pattern": None}}),
        ("string", {"constraints": {"minimum": None}}),
        ("string", {"format": ""}),
        ("date", {"format": ""}),
        ("number", {"decimalChar": None}),
        ("number", {"groupChar": None}),
    ],
)
def test_what_is_refused_elsewhere_stays(kind: str, words: dict) -> None:
    assert taken({"name": "count", "type": kind, **words}) == {}


@pytest.mark.parametrize(
    ("kind", "words", "left"),
    [
        ("date", {"constraints": {"minimum": None, "maximum": None}}, {"constraints": {}}),
        ("integer", {"format": ""}, {}),
        ("string", {"decimalChar": None, "groupChar": None}, {}),
    ],
)
def test_what_says_nothing_goes(kind: str, words: dict, left: dict) -> None:
    found = taken({"name": "count", "type": kind, **words})
    assert found["schema"]["fields"] == [{"name": "count", "type": kind, **left}]


def test_empty_words_of_a_dialect_go_and_others_stay() -> None:
    empty = {"delimiter": None, "quoteChar": None, "escapeChar": None, "doubleQuote": None}
    assert taken(dialect={**empty, "commentChar": "", "header": True})["dialect"] == {
        "header": True
    }
    assert taken(dialect={"commentChar": None}) == {}


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ([], {"header": False}),
        ([0], {"header": False}),
        ([-1, 0], {"header": False}),
        ([0, 2], {"headerRows": [2]}),
        ([1, 0], {"headerRows": [1, 0]}),
    ],
)
def test_rows_of_names_before_the_first_are_none(rows: list, left: dict) -> None:
    found = taken(dialect={"headerRows": rows})
    assert found.get("dialect", {"headerRows": rows}) == left
