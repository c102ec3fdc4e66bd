"""How far apart the periods of one subject usually are."""

from __future__ import annotations

from tests.scripts.engine import Engine


def step(engine: Engine, stands: str, *series: list[float]) -> float:
    text = engine.run(
        """async (at, time, series) => {
          const { usualStep } = await at("charts/rules/usual-step");
          return String(usualStep(time, series));
        }""",
        {"stands": stands},
        list(series),
    )
    return float(text)


def test_the_usual_step_is_the_most_common_one(engine: Engine) -> None:
    assert step(engine, "numeric", [2000, 2001, 2002, 2010]) == 1
    assert step(engine, "numeric", [2000, 2002, 2004], [2000, 2002, 2003]) == 2
    assert step(engine, "numeric", [2000, 2002, 2003]) == 1, "the smaller of two as common"
    assert step(engine, "listed", [0, 1, 2], [0, 2]) == 1


def test_steps_are_of_one_subject_each(engine: Engine) -> None:
    assert step(engine, "numeric", [2000, 2010], [2001, 2011]) == 10


def test_days_may_be_half_as_far_apart_again_and_a_weekend_is_no_gap(engine: Engine) -> None:
    assert step(engine, "dated", [0, 31, 59, 90]) == 46.5
    assert step(engine, "dated", [0, 1, 2, 3, 6, 7, 8]) == 4


def test_days_that_keep_no_rhythm_have_no_gap(engine: Engine) -> None:
    assert step(engine, "dated", [0, 1, 40, 41, 300, 301]) == float("inf")
    assert step(engine, "dated", [5]) == float("inf")


def test_three_quarters_of_the_steps_make_a_rhythm(engine: Engine) -> None:
    assert step(engine, "dated", [0, 30, 60, 90, 190]) == 45
    assert step(engine, "dated", [0, 30, 60, 160, 260]) == float("inf")


def test_what_is_just_half_as_far_apart_again_keeps_the_rhythm(engine: Engine) -> None:
    assert step(engine, "dated", [0, 20, 40, 60, 90, 120]) == 30
    assert step(engine, "dated", [0, 20, 40, 60, 91, 122]) == float("inf")
    assert step(engine, "dated", [0, 30, 60, 90, 110, 130]) == 45
    assert step(engine, "dated", [0, 30, 60, 90, 109, 128]) == float("inf")


def test_one_period_has_no_step(engine: Engine) -> None:
    assert step(engine, "numeric", [2000]) == 0
