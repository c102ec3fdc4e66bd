"""A figure's number is told with its year."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine


def read() -> dict[str, Any]:
    time = {"keys": ["2001", "2002"], "places": [2001, 2002], "stands": "years", "a_year": 1}
    measure = {
        "name": "rate",
        "title": "Rate",
        "inside": "rate",
        "unit": "% of all",
        "higher_is": "better",
        "written": 1,
        "largest": 9.0,
        "compares": True,
        "breaks": [{"entities": ["C"], "place": 2002}],
    }
    return {
        "kind": "trend",
        "measured": "Rate",
        "subject": {
            "keys": [*"ABC"],
            "labels": ["Ay", "Bee", "Sea"],
            "one": "town",
            "many": "towns",
        },
        "time": time,
        "part": None,
        "measures": {"measure": measure},
        "rows": {
            "subject": [0, 0, 1, 2, 2],
            "time": [0, 1, 0, 0, 1],
            "measure": [1.5, 2.5, 9.0, 3.0, 4.0],
            "why": [-1, -1, -1, -1, -1],
        },
        "aside": [],
    }


def test_the_newest_is_told_or_that_of_the_year(engine: Engine) -> None:
    def told(keys: list[str], *years: str) -> str:
        asked = {"keys": keys, "names": ["Ay", "Bee"][: len(keys)], "years": years}
        text: str = engine.call("search/values", "valueInWords", read(), asked)
        return text

    assert told(["A"]) == "2.5% of all in 2002"
    assert told(["A"], "2001") == "1.5% of all in 2001"
    assert told(["B"], "2002") == "No figure for 2002, 9.0% of all in 2001"
    assert told(["A"], "2001", "2002") == "1.5% of all in 2001, 2.5% of all in 2002"
    assert told(["A", "B"]) == "Ay 2.5% of all in 2002; Bee 9.0% of all in 2001"
    assert told(["C"], "2001", "2002") == "4.0% of all in 2002", "a new series begins between"
    assert told(["D"]) == ""
