"""How far several people's answers lie apart: an order, of which nothing is added up."""

from __future__ import annotations

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

LEVELS = st.lists(st.none() | st.integers(1, 5), max_size=8)
SPREAD = """async (at, all) => {
  const { middleOf, spreadInWords, spreadOf } = await at("maturity/spread");
  const spread = spreadOf("crew", all.map((levels) => new Map(levels)));
  return spread && { ...spread, said: spreadInWords(spread), middleSaid: middleOf(spread) };
}"""


def spread(engine: Engine, levels: list[int | None]) -> dict[str, object] | None:
    return engine.run(SPREAD, [[["crew", level]] for level in levels])


def test_in_words(engine: Engine) -> None:
    wanted = {
        (1, 2, 4): "1 to 4, middle 2 (3 of 3 chose a level)",
        (None, 2, 3): "2 to 3, middle between 2 and 3 (2 of 3 chose a level)",
        (3, 3, 3): "all 3 (3 of 3 chose a level)",
    }
    said = {levels: (spread(engine, list(levels)) or {})["said"] for levels in wanted}
    assert said == wanted
    assert spread(engine, [None, None]) is None
    assert engine.run(SPREAD, [[["boats", 2]]]) is None, "nobody answered"


@given(LEVELS)
def test_the_ends_and_the_middle_are_levels_that_were_chosen(
    engine: Engine, levels: list[int | None]
) -> None:
    chosen = sorted(level for level in levels if level is not None)
    found = spread(engine, levels)
    if not chosen:
        assert found is None
        return
    assert found
    assert (found["low"], found["high"]) == (chosen[0], chosen[-1])
    assert (found["count"], found["of"]) == (len(chosen), len(levels))
    one, other = found["middle"]  # type: ignore[misc]
    assert {one, other} <= set(chosen)
    assert (one + other) / 2 == median(chosen)
