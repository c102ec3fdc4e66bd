"""Colours stay with whom they were given to."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

GIVEN = """async (at, keys, known, elsewhere) => {
  const { colouredKeys } = await at("charts/layout/palette");
  const places = colouredKeys(keys, new Map(Object.entries(known)), elsewhere);
  return keys.map((key) => places.get(key));
}"""
ANEW = """async (at, keys, now, known, elsewhere) => {
  const { colouredAnew } = await at("charts/layout/palette");
  const [shown, others] = [now, known].map((places) => new Map(Object.entries(places)));
  return colouredAnew(keys, shown, others, elsewhere);
}"""

NAMES = st.sampled_from("ABCDEFGHIJ")
PLACES = st.dictionaries(NAMES, st.integers(0, 6))


def test_the_first_six_have_colours_and_the_rest_stands_in_grey(engine: Engine) -> None:
    assert engine.run(GIVEN, list("ABCDEFGH"), {}, []) == [1, 2, 3, 4, 5, 6, 0, 0]


def test_who_is_known_by_a_colour_has_it_and_others_take_what_is_free(engine: Engine) -> None:
    assert engine.run(GIVEN, list("ABC"), {"C": 1}, []) == [2, 3, 1]
    assert engine.run(GIVEN, list("ABC"), {"A": 4, "C": 4}, []) == [4, 1, 2]
    assert engine.run(GIVEN, list("AB"), {}, [1, 2, 3]) == [4, 5], "first those of nobody elsewhere"
    assert engine.run(GIVEN, list("AB"), {}, [1, 2, 3, 4, 5]) == [6, 1], "then those free here"


def test_who_is_added_takes_what_was_freed_and_nobody_elses_changes(engine: Engine) -> None:
    now = {"A": 1, "B": 2, "C": 3}
    assert engine.run(ANEW, list("AC"), now, {}, []) == [1, 3]
    assert engine.run(ANEW, list("DAC"), {"A": 1, "C": 3}, {}, []) == [2, 1, 3]
    assert engine.run(ANEW, list("DAC"), {"A": 1, "C": 3}, {"D": 1}, []) == [2, 1, 3]
    assert engine.run(ANEW, list("DAC"), {"A": 1, "C": 3}, {"D": 5}, []) == [5, 1, 3]


def test_who_stands_in_grey_stays_there_when_a_colour_is_freed(engine: Engine) -> None:
    now = dict(zip("ABCDEFG", [1, 2, 3, 4, 5, 6, 0], strict=True))
    assert engine.run(ANEW, list("BCDEFG"), now, {}, []) == [2, 3, 4, 5, 6, 0]
    assert engine.run(ANEW, list("BCDEFGH"), now, {}, []) == [2, 3, 4, 5, 6, 0, 1]


@given(st.lists(NAMES, unique=True), PLACES, PLACES, st.lists(st.integers(1, 6)))
def test_nobody_shares_a_colour_and_none_is_left_over(
    engine: Engine, keys: list[str], now: Any, known: Any, elsewhere: list[int]
) -> None:
    now = {key: place for key, place in now.items() if list(now.values()).count(place) == 1}
    places = engine.run(ANEW, keys, now, known, elsewhere)
    own = [place for place in places if place]
    assert len(set(own)) == len(own)
    was = {**known, **now}
    missing = [key for key, place in zip(keys, places, strict=True) if not place and was.get(key)]
    assert not missing or len(own) == 6
    assert all(places[keys.index(key)] == now[key] for key in now if key in keys)
