"""What is said of a single target: its figure, its verdict, and how near it came."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.charts.targets.test_verdicts import points
from tests.scripts.engine import Engine

SAID = """async (at, measure, target, points) => {
  const scripts = ["targets/goal-words", "targets/verdicts", "rules/numbers"];
  const [{ sentence }, { judge }, { aboutTheSame }] = await Promise.all(
    scripts.map((name) => at(`charts/${name}`)));
  const figures = { measures: { measure }, measured: "Rides", subject: { entity: "islet" } };
  const model = { figures, names: { name: (key) => key, inText: (key) => key } };
  const verdict = judge(target, points, measure);
  const isClose = aboutTheSame(verdict.point.value, target.value, measure);
  return sentence(model, { target, verdict, isClose });
}"""


def said(engine: Engine, text: str, due: str | None, since: str | None, **measure: Any) -> str:
    own = {"title": "Rides", "inside": "rides", "was": "were", "unit": "%", "decimals": 0}
    own |= {"same": 0, "higher_is": "better", "compares": True, **measure}
    target = {"key": "Ald", "value": 30, "period": due, "set_in": since}
    target |= {"due": due and float(due), "since": since and float(since)}
    return engine.run(SAID, own, target, points(text))


@pytest.mark.parametrize(
    ("figures", "ending"),
    [
        ("2010:20 2020:30", "the target of 30% by 2020 was met."),
        ("2010:20 2018:31 2020:30", "was met, and first reached in 2018."),
        ("2010:20 2018:29 2020:31", "the target of 30% by 2020 was met."),
        ("2010:20 2020:28", "the target of 30% by 2020 was missed."),
        ("2010:20 2020:29", "was missed, by less than 2."),
        ("2010:20 2015:30 2020:20", "was missed, though it had been reached in 2015."),
        (
            "2010:20 2015:30 2020:29",
            "was missed, by less than 2, though it had been reached in 2015.",
        ),
    ],
)
def test_met_and_missed_say_by_how_much_and_since_when(
    engine: Engine, figures: str, ending: str
) -> None:
    sentence = said(engine, figures, "2020", "2010", same=2)
    assert sentence.endswith(ending)
    assert sentence.startswith(f"Rides in Ald were {figures.rpartition(':')[2]}% in 2020: ")


def test_a_close_miss_is_told_only_where_a_difference_is_meaningful(engine: Engine) -> None:
    assert said(engine, "2010:20 2020:29", "2020", "2010").endswith("was missed.")


def test_what_is_reached_before_it_is_due_says_since_when(engine: Engine) -> None:
    assert said(engine, "2010:20 2015:30 2016:28", "2020", "2010") == (
        "The target of 30% by 2020 was reached in 2015. Rides in Ald were 28% in 2016."
    )
    assert said(engine, "2010:31 2015:32 2016:33", "2020", "2010").startswith(
        "The target of 30% by 2020 was already reached in 2010."
    )


def test_a_figure_that_misses_its_target_by_little_does_not_read_like_it(engine: Engine) -> None:
    near = said(engine, "2010:20 2020:29.9999999", "2020", "2010", unit="£")
    assert near == ("Rides in Ald were £29.9999999 in 2020: the target of £30 by 2020 was missed.")


def test_on_the_way_the_straight_line_is_told(engine: Engine) -> None:
    assert said(engine, "2010:20 2012:22 2015:25", "2020", "2010") == (
        "Rides in Ald were 25% in 2015. On a straight line to the target of 30% by 2020 it would "
        "have been 25%: on track."
    )
    assert said(engine, "2010:20 2012:22 2015:24", "2020", "2010").endswith("25%: behind.")
    near = said(engine, "2010:20 2012:22 2015:24", "2020", "2010", same=2)
    assert near.endswith("25%: behind, by less than 2.")
    far = said(engine, "2010:20 2012:22 2015:23", "2020", "2010", same=2)
    assert far.endswith("25%: behind.")
    ahead = said(engine, "2010:20 2012:22 2015:26", "2020", "2010", same=2)
    assert ahead.endswith("25%: on track.")


@pytest.mark.parametrize(
    ("figures", "due", "since", "why"),
    [
        ("2010:20 2015:24", "2020", "2010", "there are fewer than two figures since it was set"),
        ("2010:20 2015:24", "2020", None, "it is not known when it was set"),
        ("2010:20 |2015:24", "2020", "2010", "a new series of figures has begun since it was set"),
        ("2010:20 2015:24", None, "2010", "no year is named for it"),
    ],
)
def test_why_nothing_is_judged_is_said(
    engine: Engine, figures: str, due: str | None, since: str | None, why: str
) -> None:
    sentence = said(engine, figures, due, since)
    assert sentence.endswith(f" cannot be judged, because {why}.")
    goal = f"30% by {due}" if due else "30%"
    assert sentence.startswith(f"Rides in Ald were 24% in 2015. The target of {goal} cannot ")


def test_without_a_direction_or_comparison_that_is_why(engine: Engine) -> None:
    neither = said(engine, "2010:20 2020:24", "2020", "2010", higher_is="neither")
    assert neither.endswith("because it does not say whether more or less is the aim.")
    apart = said(engine, "2010:20 2020:24", "2020", "2010", compares=False)
    assert apart.endswith("because figures of different years do not compare.")
    assert "was met" in said(engine, "2010:30 2020:1", "2010", "2010", compares=False)
