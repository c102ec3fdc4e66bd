"""Verdicts on goals: each only from what allows it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from pipeline.charts.goal_words import WHY_NOT, sentence
from pipeline.charts.lines import Point
from pipeline.charts.verdicts import (
    BEHIND,
    BROKEN,
    MET,
    MISSED,
    NO_DIRECTION,
    NO_YEAR,
    NOT_COMPARABLE,
    NOT_DATED,
    ON_TRACK,
    OUTCOMES,
    REACHED,
    TOO_FEW,
    VERDICTS,
    Goal,
    Verdict,
    judge,
)

from pipeline.catalog import Field
from pipeline.charts.goals import read_progress
from pipeline.charts.periods import Periods
from pipeline.charts.scene import scene_of
from tests.sample import sample_catalog, sample_project
from tests.site.running import SAMPLE

SHARE = Field(
    name="share",
    title="Share",
    description="",
    type="number",
    unit="%",
    higher_is="better",
    is_measure=True,
)
PERIODS = Periods({str(year): float(year) for year in range(2000, 2031)}, is_numeric=True)


def points(text: str) -> list[Point]:
    """Observations as "2011:1.5 2012:1.6"; a year after "|" begins a new series."""
    found = []
    for word in text.split():
        period, value = word.strip("|").split(":")
        found.append(Point(period, float(period), float(period), float(value), 0, "|" in word))
    return found


def verdict(text: str, goal: float, due: str | None, since: str | None, **field: object) -> Verdict:
    measure = replace(SHARE, **field)  # type: ignore[arg-type]
    return judge(Goal("A", goal, due, since), points(text), measure, PERIODS)


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
]


def test_each_verdict_only_by_its_rule(subtests: pytest.Subtests) -> None:
    for text, goal, due, since, outcome in CASES:
        with subtests.test(text=text, goal=goal):
            assert verdict(text, goal, due, since).outcome == outcome


def test_less_may_be_the_aim() -> None:
    assert verdict("2011:3 2020:2", 2, "2020", "2011", higher_is="worse").outcome == MET
    text = "2010:3 2012:2.7 2015:2.6"
    assert verdict(text, 2, "2020", "2010", higher_is="worse").outcome == BEHIND


def test_without_direction_or_comparison_there_is_none() -> None:
    text = "2011:1 2020:2"
    assert verdict(text, 2, "2020", "2011", higher_is="neither").outcome == NO_DIRECTION
    assert verdict(text, 2, "2020", "2011", comparable_over_time=False).outcome == NOT_COMPARABLE


def test_when_it_was_first_reached_is_told_in_the_same_series_only() -> None:
    assert verdict("2010:5 2011:1 2015:2 2020:3", 2, "2020", "2011").reached == points("2015:2")[0]
    assert verdict("2011:1 |2015:3 2020:3", 2, "2020", "2011").reached is None
    missed = verdict("2011:1 2015:2 2020:1", 2, "2020", "2011")
    assert (missed.outcome, missed.reached) == (MISSED, points("2015:2")[0])


def test_every_outcome_without_a_verdict_has_its_reason() -> None:
    assert set(WHY_NOT) == set(OUTCOMES) - set(VERDICTS)


class TestTheSample:
    """The targets of the tests' own site, judged again by hand from its tables."""

    @pytest.fixture(scope="class")
    @staticmethod
    def told() -> dict[tuple[str, str], tuple[Verdict, str]]:
        project, catalog = sample_project(), sample_catalog()
        assert project.targets is not None
        dataset = catalog.datasets_by_name[project.targets.view[0]]
        (view,) = [one for one in dataset.views if one.name == project.targets.view[1]]
        scene = scene_of(dataset, dataset.tables_by_name[view.resource], view, catalog, project)
        assert scene.time is not None
        found, without = read_progress(scene, scene.known(scene.measure.name, scene.time.name))
        assert not without
        return {
            (one.goal.key, one.goal.period or ""): (one.verdict, sentence(scene, one))
            for one in found
        }

    @staticmethod
    def cells(dataset: str) -> list[list[str]]:
        path = SAMPLE / "datasets" / dataset / f"{dataset}.csv"
        return [line.split(",") for line in path.read_text("utf-8").splitlines()[1:]]

    def test_met_and_missed_agree_with_the_figures(
        self, told: dict[tuple[str, str], tuple[Verdict, str]]
    ) -> None:
        figures = {(c, y): float(v) for c, y, v, *_ in self.cells("ferry-use") if v}
        judged = 0
        for isle, goal, year, *_ in self.cells("ferry-targets"):
            outcome = told[isle, year][0].outcome
            later = sorted(y for c, y in figures if c == isle and y >= year)
            if outcome in {MET, MISSED}:
                assert (figures[isle, later[0]] >= float(goal)) is (outcome == MET)
                judged += 1
            else:
                assert not later or outcome == BROKEN
        assert judged == 18

    def test_the_others_are_behind_or_cannot_be_judged(
        self, told: dict[tuple[str, str], tuple[Verdict, str]]
    ) -> None:
        counts = Counter(verdict.outcome for verdict, _ in told.values())
        assert counts == {MET: 8, MISSED: 10, ON_TRACK: 1, BEHIND: 1, TOO_FEW: 1, BROKEN: 2}

    def test_a_sentence_says_its_verdict_and_no_other(
        self, told: dict[tuple[str, str], tuple[Verdict, str]]
    ) -> None:
        for verdict_, said in told.values():
            found = set(re.findall(r"\b(?:met|missed|behind|on track|cannot be judged)\b", said))
            wanted = verdict_.outcome if verdict_.outcome in VERDICTS else "cannot be judged"
            assert found == {wanted}, said
