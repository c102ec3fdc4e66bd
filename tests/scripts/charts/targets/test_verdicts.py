"""Verdicts on targets: each only from what allows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from tests.asking import ask
from tests.scripts.engine import Engine
from tests.scripts.models import Model
from tests.site.running import SAMPLE

MET, MISSED, REACHED, ON_TRACK, BEHIND = "met", "missed", "reached", "on track", "behind"
TOO_FEW = "too few figures since it was set"
BROKEN = "a new series since it was set"
NOT_COMPARABLE = "figures of different years do not compare"
NOT_DATED = "not known when it was set"
NO_YEAR = "no year is named"
NO_DIRECTION = "neither more nor less is the aim"

JUDGED = """async (at, target, points, measure) => {
  const { judge } = await at("charts/targets/verdicts");
  return judge(target, points, { higher_is: "better", compares: true, same: 0, ...measure });
}"""

SENTENCES = """async (at, target, point, start) => {
  const [{ sentence }, { OUTCOMES }] = await Promise.all(
    ["goal-words", "verdicts"].map((name) => at(`charts/targets/${name}`)));
  const measure = { title: "Share", inside: "share", was: "was", unit: "%", decimals: 0, same: 0 };
  const figures = { measures: { measure }, measured: "Share", subject: { entity: "islet" } };
  const model = { figures, names: { name: (key) => key, inText: (key) => key } };
  const told = (outcome) => {
    const expected = ["on track", "behind"].includes(outcome) ? 28 : undefined;
    const verdict = { outcome, point, start, reached: point, expected };
    return sentence(model, { target, verdict });
  };
  return OUTCOMES.map((outcome) => [outcome, told(outcome)]);
}"""

CASES = [
    ("2011:1 2020:2", 2, "2020", "2011", MET),
    ("2011:1 2020:1.9", 2, "2020", "2011", MISSED),
    ("2011:1 2021:2", 2, "2020", "2011", MET),
    ("2011:1 2021:1 2022:3", 2, "2020", "2011", MISSED),
    ("2011:1 2019:3", 2, "2020", "2011", REACHED),
    ("2011:3 2012:1", 2, "2020", "2011", REACHED),
    ("2010:1 2012:1.2 2015:1.5", 2, "2020", "2010", ON_TRACK),
    ("2010:1 2012:1.2 2015:1.4", 2, "2020", "2010", BEHIND),
    ("2012:1 2014:1.5", 2, "2016", "2010", ON_TRACK),
    ("2012:1 2014:1.4", 2, "2016", "2010", BEHIND),
    ("2010:1 2019:1.9", 2, "2020", "2010", TOO_FEW),
    ("2009:1 2010:1", 2, "2020", "2010", TOO_FEW),
    ("2010:1 2015:1 2016:1", 2, "2020", None, NOT_DATED),
    ("2010:1 |2015:3 2020:3", 2, "2020", None, NOT_DATED),
    ("2010:1 |2015:3 2016:3", 2, "2020", None, NOT_DATED),
    ("2010:1 2020:3 |2021:1", 2, "2020", None, MET),
    ("2010:1 |2015:3 2020:3", 2, "2020", "2010", BROKEN),
    ("2010:1 |2015:3 2016:3", 2, "2020", "2010", BROKEN),
    ("2009:1 |2010:3 2020:3", 2, "2020", "2010", BROKEN),
    ("2009:1 |2010:3 2020:3", 2, "2020", "2011", MET),
    ("2010:1 2020:3 |2021:1", 2, "2020", "2010", MET),
    ("2010:1 2020:3", 2, None, "2010", NO_YEAR),
    ("2010:1 |2020:3", 2, "2020", "2010", BROKEN),
    ("2010:1 |2011:3 2012:3", 2, "2020", "2011", BROKEN),
    ("2005:3 2010:1 2012:1.1 2015:1.2", 2, "2020", "2010", BEHIND),
    ("2010:2 2012:1 2015:1", 2, "2020", "2010", REACHED),
    ("2010:1 2012:2 2015:1", 2, "2020", "2010", REACHED),
    ("2010:1 2011:1.1 2012:1.2", 2, "2020", "2010", ON_TRACK),
]


def points(text: str) -> list[dict[str, Any]]:
    """Observations as "2011:1.5 2012:1.6"; a year after "|" begins a new series."""
    found = []
    for word in text.split():
        period, value = word.strip("|").split(":")
        place = {"place": float(period), "value": float(value)}
        found.append({"period": period, **place, "startsNewSeries": "|" in word})
    return found


def verdict(
    engine: Engine, text: str, goal: float, due: str | None, since: str | None, **measure: Any
) -> Any:
    target = {"key": "A", "value": goal, "period": due, "set_in": since}
    target |= {"due": due and float(due), "since": since and float(since)}
    return engine.run(JUDGED, target, points(text), measure)


def test_each_verdict_only_by_its_rule(engine: Engine) -> None:
    judged = [(*case, verdict(engine, *case)["outcome"]) for *case, _ in CASES]
    assert judged == CASES


def test_less_may_be_the_aim(engine: Engine) -> None:
    for text, outcome in (("2011:3 2020:2", MET), ("2011:3 2012:2.7 2015:2.6", BEHIND)):
        found = verdict(engine, text, 2, "2020", "2011", higher_is="worse")
        assert found["outcome"] == outcome, text


def test_without_direction_or_comparison_there_is_none(engine: Engine) -> None:
    cases = {NO_DIRECTION: {"higher_is": "neither"}, NOT_COMPARABLE: {"compares": False}}
    for outcome, measure in cases.items():
        found = verdict(engine, "2011:1 2020:2", 2, "2020", "2011", **measure)
        assert found["outcome"] == outcome


def test_when_it_was_first_reached_is_told_in_the_same_series_only(engine: Engine) -> None:
    (reached,) = points("2015:2")
    found = verdict(engine, "2010:5 2011:1 2015:2 2020:3", 2, "2020", "2011")
    assert found["reached"] == reached
    assert "reached" not in verdict(engine, "2011:1 |2015:3 2020:3", 2, "2020", "2011")
    missed = verdict(engine, "2011:1 2015:2 2020:1", 2, "2020", "2011")
    assert (missed["outcome"], missed["reached"]) == (MISSED, reached)


def test_where_it_stood_when_set_is_told_within_one_series_and_never_as_the_figure_itself(
    engine: Engine,
) -> None:
    (start,) = points("2010:1")
    for text, due in [
        ("2009:7 2010:1 2020:2", "2020"),
        ("2009:7 2010:1 2020:1.5", "2020"),
        ("2009:7 2010:1 2012:3", "2020"),
        ("2009:7 2010:1 2012:1.2 2015:1.5", "2020"),
        ("2009:7 2010:1 2012:1.2 2015:1.4", "2020"),
        ("2009:7 2010:1 2015:1.4", "2020"),
        ("2009:7 2010:1 2015:1.4", None),
    ]:
        found = verdict(engine, text, 2, due, "2010")
        assert (found["start"], found["point"]["period"]) == (start, text.split()[-1][:4]), text
    for text, since in [
        ("2009:7 2010:1", "2010"),
        ("2009:7 2012:1 2013:1.2", "2010"),
        ("2009:7 2010:1 |2012:3", "2010"),
        ("2009:7 2010:1 2012:3", None),
    ]:
        assert "start" not in verdict(engine, text, 2, "2020", since), text


def test_how_far_it_should_be_goes_by_the_straight_line(engine: Engine) -> None:
    on_line = verdict(engine, "2010:1 2012:1.2 2015:1.5", 2, "2020", "2010")
    assert on_line["expected"] == pytest.approx(1.5)
    assert verdict(engine, "2011:4 2012:9 2014:1", 16, "2017", "2010")["expected"] == 10
    falling = verdict(engine, "2010:9 2012:8 2015:7", 1, "2018", "2010", higher_is="worse")
    assert (falling["expected"], falling["outcome"]) == (4, BEHIND)


def test_figures_of_one_period_need_no_comparison(engine: Engine) -> None:
    for text, due, since, outcome in [
        ("2010:3", "2010", None, MET),
        ("2009:5 2010:3", "2010", "2010", MET),
        ("2009:5 2010:1", "2010", "2010", MISSED),
        ("2009:5 2010:3", "2010", "2009", NOT_COMPARABLE),
        ("2009:5 2010:3", "2010", None, NOT_COMPARABLE),
    ]:
        found = verdict(engine, text, 2, due, since, compares=False)
        assert found["outcome"] == outcome, (text, due, since)


def test_every_outcome_has_a_sentence_and_without_a_verdict_its_reason(engine: Engine) -> None:
    target = {"key": "ALD", "value": 30, "period": "2020", "set_in": "2010", "due": 2020}
    start, point = points("2010:20 2018:25")
    for outcome, said in engine.run(SENTENCES, target, point, start):
        assert "undefined" not in said, said
        if outcome not in {MET, MISSED, REACHED, ON_TRACK, BEHIND}:
            assert re.search(r"cannot be judged, because \w+ \w+", said), outcome


class TestTheSample:
    """The targets of the tests' own site, judged again by hand from its tables."""

    @pytest.fixture(scope="class")
    @staticmethod
    def told(models: Mapping[str, Model]) -> dict[tuple[str, str], Mapping[str, Any]]:
        (model,) = [
            one
            for one in models.values()
            if one.kind == "progress" and one.figures["subject"]["entity"] == "isle"
        ]
        given = {"figures": model.figures, "entities": model.entities}
        targets = model.figures["targets"]
        return {
            (target["key"], target["period"] or ""): answer
            for target, answer in zip(targets, ask("targets", given), strict=True)
        }

    @staticmethod
    def cells(dataset: str) -> list[list[str]]:
        path = SAMPLE / "datasets" / dataset / f"{dataset}.csv"
        return [line.split(",") for line in path.read_text("utf-8").splitlines()[1:]]

    def test_met_and_missed_agree_with_the_figures(
        self, told: dict[tuple[str, str], Mapping[str, Any]]
    ) -> None:
        figures = {(c, y): float(v) for c, y, v, *_ in self.cells("ferry-use") if v}
        judged = 0
        for isle, goal, year, *_ in self.cells("ferry-targets"):
            one = told[isle, year]
            later = sorted(y for c, y in figures if c == isle and y >= year)
            if one["verdict"] in {MET, MISSED}:
                assert (figures[isle, later[0]] >= float(goal)) is (one["verdict"] == MET)
                judged += 1
            else:
                assert not later or "a new series" in one["sentence"]
        assert judged == 18

    def test_the_others_are_behind_or_cannot_be_judged(
        self, told: dict[tuple[str, str], Mapping[str, Any]]
    ) -> None:
        counts = Counter(one["verdict"] for one in told.values())
        assert counts == {MET: 8, MISSED: 10, ON_TRACK: 1, BEHIND: 1, "cannot be judged": 3}
        why = Counter(one["sentence"].partition(" because ")[2] for one in told.values())
        del why[""]
        assert sorted(why.values()) == [1, 2]
        assert why["a new series of figures has begun since it was set."] == 2

    def test_a_sentence_says_its_verdict_and_no_other(
        self, told: dict[tuple[str, str], Mapping[str, Any]]
    ) -> None:
        for one in told.values():
            said = one["sentence"]
            found = set(re.findall(r"\b(?:met|missed|behind|on track|cannot be judged)\b", said))
            assert found == {one["verdict"]}, said
