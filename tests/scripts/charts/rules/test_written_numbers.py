"""Numbers as pages write them."""

from __future__ import annotations

from tests.scripts.engine import Engine


def test_pages_ask_for_many_numbers_at_once(engine: Engine) -> None:
    asked = [
        {"value": 2.5, "decimals": 0},
        {"value": 0.1, "decimals": None},
        {"value": 31.25, "decimals": 1, "unit": "% of people"},
        {"value": 31.25, "exactness": {"largest": 45, "written": 2}, "unit": "days"},
        {"value": 3, "unit": "%", "isDifference": True},
        {"value": 2.56, "decimals": 1, "unit": "", "isDifference": True},
    ]
    assert engine.call("charts/rules/written-numbers", "writtenNumbers", asked) == [
        "2",
        "0.1",
        "31.2% of people",
        "31.2 days",
        "3 percentage points",
        "2.6 points",
    ]


def test_what_is_told_as_exactly_as_its_measure(engine: Engine) -> None:
    exactness = {"largest": 12, "written": 3}
    for asked, text in [
        ({"value": 2.61, "unit": "%", "others": [2.64]}, "2.61%"),
        ({"value": 2.61, "unit": "%", "others": [2.61]}, "2.6%"),
        ({"value": 0, "unit": "%"}, "0%"),
        ({"value": 0, "isTabled": True}, "0"),
        ({"value": 1_234_567, "isTabled": True}, "1,234,567.0"),
        ({"value": 1_234_567, "unit": "boats"}, "1.23 million boats"),
        ({"value": 1_234_567, "unit": "boats", "stands": "elsewhere"}, "1.23 million"),
        ({"value": 1_234_567, "unit": "million boats", "stands": "elsewhere"}, "1,234,567.0"),
    ]:
        given = [{**asked, "exactness": exactness}]
        assert engine.call("charts/rules/written-numbers", "writtenNumbers", given) == [text]


def test_without_decimals_a_number_is_written_as_it_was_declared(engine: Engine) -> None:
    for asked, text in [
        ({"value": 0.25, "decimals": None, "unit": ""}, "0.25"),
        ({"value": 3, "decimals": None}, "3"),
        ({"value": 3, "decimals": 2}, "3.00"),
        ({"value": 0.25, "decimals": None, "isDifference": True, "unit": "km"}, "0.25 km"),
        ({"value": 0.25, "decimals": 1, "isDifference": True, "unit": "km"}, "0.2 km"),
    ]:
        assert engine.call("charts/rules/written-numbers", "writtenNumbers", [asked]) == [text]
