"""Subjects are found by any of their names, and slips in typing are forgiven."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


WORDS = st.text("abcde", min_size=4, max_size=8)


@given(WORDS, st.integers(0, 6))
def test_a_slip_is_one_however_it_is_made(engine: Engine, word: str, place: int) -> None:
    i = place % (len(word) - 1)
    slips = {
        "swapped": word[:i] + word[i + 1] + word[i] + word[i + 2 :],
        "missing": word[:i] + word[i + 1 :],
        "too many": f"{word[:i]}x{word[i:]}",
        "wrong": f"{word[:i]}x{word[i + 1 :]}",
    }
    asked = [[wrong, word] for wrong in slips.values()]
    counts = engine.call_each("charts/controls/fuzzy-search", "slipsToBegin", asked)
    assert all(count <= 1 for count in counts), dict(zip(slips, counts, strict=True))
    assert engine.call_each(
        "charts/controls/fuzzy-search", "slipsToBegin", [[word[:n], word] for n in (1, 4)]
    ) == [0, 0]
