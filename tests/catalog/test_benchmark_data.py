"""Scores beside a benchmark: names are joined only where that is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.catalog.benchmark_data import Benchmarked, Body, read_benchmarked
from pipeline.project import ConfigurationError
from tests.pages.boats import CLUBS, SCORES, SETTING, boats
from tests.sample import sample_catalog, sample_project


def read(**changed: str) -> dict[str, Body]:
    made = boats(**changed)
    data = read_benchmarked(made.catalog, made.project)
    assert data is not None
    return {body.entity.key: body for body in data.bodies}


def test_spellings_and_renamings_are_joined_under_the_last_name() -> None:
    gull = read()["gull"]
    assert list(gull.keys.items()) == [("2001", "swan"), ("2002", "swans"), ("2003", "gull")]
    assert [named.entity.name for named in gull.names] == ["Swan", "Swans", "Gull"]
    assert gull.address == "benchmarks/gull/"


def test_names_whose_years_overlap_stay_apart() -> None:
    found = read(scores=f"{SCORES}, swan 2003 club 1")
    assert list(found["gull"].rows) == ["2003"]
    assert list(found["swan"].rows) == ["2001", "2002", "2003"]


def test_where_two_continue_one_neither_is_joined() -> None:
    found = read(clubs=CLUBS.replace("tern - -", "tern - swan"))
    assert "swan" not in found["tern"].keys.values()
    assert "swan" not in found["gull"].keys.values()


def test_a_page_takes_enough_years() -> None:
    found = read()
    assert found["tern"].address == "benchmarks/tern/"
    assert found["heron"].address is None
    assert found["crane"].address is None


def test_a_name_that_came_back_is_told_twice() -> None:
    clubs = "swan - -, gull - swan"
    found = read(clubs=clubs, scores="swan 2001 club 1, gull 2002 club 2, swan 2003 club 3")
    told = [(named.entity.key, named.first, named.last) for named in found["swan"].names]
    assert told == [("swan", "2001", "2001"), ("gull", "2002", "2002"), ("swan", "2003", "2003")]


def test_only_the_rows_asked_for_are_the_benchmark_and_groups_do_not_count() -> None:
    made = boats()
    data = read_benchmarked(made.catalog, made.project)
    assert data is not None
    (joy,) = data.measures
    assert [data.mark(joy, period) for period in data.periods] == [55, 56, 62]
    assert sorted(data.all_in(joy, "2003")) == [60, 64, 72]


NOWHERE: list[dict[str, object]] = [
    {"entity": "boat"},
    {"unit": "gone"},
    {"where": {"gone": "x"}},
    {"same_as": "gone"},
    {"continues": "gone"},
    {"scores": ("survey", "clubs")},
]


def test_settings_that_lead_nowhere_are_named(subtests: pytest.Subtests) -> None:
    for changed in NOWHERE:
        made = boats(benchmarks=replace(SETTING, **changed))  # type: ignore[arg-type]
        with (
            subtests.test(**changed),
            pytest.raises(ConfigurationError, match=r"extra\.atlas\.benchmarks"),
        ):
            read_benchmarked(made.catalog, made.project)


def test_without_the_tables_there_is_nothing() -> None:
    made = boats(benchmarks=replace(SETTING, scores=("gone", "scores")))
    assert read_benchmarked(made.catalog, made.project) is None


class TestTheSample:
    @pytest.fixture(scope="class")
    @staticmethod
    def data() -> Benchmarked:
        data = read_benchmarked(sample_catalog(), sample_project())
        assert data is not None
        return data

    def test_every_row_belongs_to_one_body(self, data: Benchmarked) -> None:
        rows = [row for body in data.bodies for row in body.rows.values()]
        assert sorted(rows) == list(data.scores.frame.index)

    def test_all_that_the_table_of_names_says_is_joined(self, data: Benchmarked) -> None:
        joined = 0
        own = {key: body for body in data.bodies for key in body.keys.values()}
        names = data.dataset.tables_by_name["organisations"].texts
        for key, same, before in zip(
            names["organisation_id"], names["same_as"], names["continues"], strict=True
        ):
            for other in filter(None, (same, before)):
                assert own[key] is own[other], (key, other)
                joined += 1
        assert joined == 3

    def test_groups_and_others_are_never_one_body(self, data: Benchmarked) -> None:
        units = data.scores.texts["unit_kind"]
        for body in data.bodies:
            assert len({units[row] for row in body.rows.values()}) == 1
        assert sum(body.is_group for body in data.bodies) == 2
