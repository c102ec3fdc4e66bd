"""Subjects are found by any of their names, and slips in typing are forgiven."""

from __future__ import annotations

from tests.scripts.engine import Engine

NAMED = [
    {"key": "ALD", "name": "Aldmouth", "others": ["Old Mouth", "AM"]},
    {"key": "NIG", "name": "Nigg", "others": []},
    {"key": "NGR", "name": "Niggard", "others": []},
    {"key": "CAN", "name": "Côte d'Canning", "others": ["Canning Coast"]},
    {"key": "UKE", "name": "United Keys", "others": ["UK"]},
    {"key": "IRE", "name": "Ireby", "others": []},
    {"key": "FIR", "name": "Fireby", "others": []},
]


def found(engine: Engine, text: str) -> list[str]:
    return [one["key"] for one in engine.call("charts/controls/fuzzy-search", "find", text, NAMED)]


def test_by_any_name_the_best_first(engine: Engine) -> None:
    wanted = {
        "ald": ["ALD"],
        "OLD MOUTH": ["ALD"],
        "cote d canning": ["CAN"],
        "coast": ["CAN"],
        "nigg": ["NIG", "NGR"],
        "uk": ["UKE"],
        "qqqq": [],
        "": [one["key"] for one in NAMED],
    }
    assert {text: found(engine, text) for text in wanted} == wanted


def test_slips_are_forgiven_where_nothing_is_called_so(engine: Engine) -> None:
    wanted = {
        "Untied Keys": ["UKE"],
        "aldmuoth": ["ALD"],
        "irebi": ["IRE"],
        "firebi": ["FIR"],
        "xld": [],
        "al": ["ALD"],
    }
    assert {text: found(engine, text)[:1] for text in wanted} == wanted


def test_the_other_name_that_was_found_is_told(engine: Engine) -> None:
    (one,) = engine.call("charts/controls/fuzzy-search", "find", "old m", NAMED)
    assert one == {"key": "ALD", "by": "Old Mouth"}
    (one,) = engine.call("charts/controls/fuzzy-search", "find", "aldm", NAMED)
    assert one == {"key": "ALD", "by": ""}
