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
