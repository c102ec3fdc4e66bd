"""How a score stands: quarters instead of places, small differences as none."""

from __future__ import annotations

import pytest

from pipeline.catalog import Break
from pipeline.catalog.benchmark_data import read_benchmark_data
from pipeline.pages.parts.benchmark_chart import benchmark_chart, span_of
from pipeline.pages.parts.benchmark_scores import (
    BenchmarkScore,
    Reading,
    benchmark_over_time,
    benchmark_scores,
)
from tests.asking import ask
from tests.pages.boats import SCORES, boats
from tests.sample import sample_catalog, sample_project

QUARTERS = (
    "lowest quarter",
    "second-lowest quarter",
    "second-highest quarter",
    "highest quarter",
)


def standing(club: str, **changed: object) -> BenchmarkScore:
    made = boats(**changed)  # type: ignore[arg-type]
    data = read_benchmark_data(made.catalog, made.project)
    assert data is not None
    (body,) = [body for body in data.bodies if club in body.keys.values()]
    (found,) = benchmark_scores(data, body, ask)
    return found


def test_a_score_stands_beside_the_benchmark_of_its_year() -> None:
    assert standing("tern").beside == "10 percentage points above"
    assert standing("gull").beside == "about the same as"
    assert standing("heron").beside == "15 percentage points below"
    assert standing("heron").latest.period == "2002"


def test_a_change_below_the_threshold_is_none() -> None:
    assert standing("tern").change == "about the same as"
    gull = standing("gull")
    assert gull.change == "10 percentage points higher than"
    assert gull.since is not None and gull.since.period == "2001"


def test_nothing_is_compared_across_a_new_series() -> None:
    broken = Break(field="joy", entities=("gull",), period="2003", reason="All boats.", source=None)
    gull = standing("gull", breaks=(broken,))
    assert gull.change == ""
    assert gull.reasons == (("2003", "All boats."),)
    drawn = benchmark_chart(gull.readings, (50, 70))
    assert len(drawn.lines) == 1 and len(drawn.dots) == 1


def test_a_group_and_a_small_field_have_no_quarter() -> None:
    assert standing("all").quarter is None
    assert standing("tern").quarter is None


def many(value: float) -> str:
    others = ", ".join(f"c{n} 2003 club {n}" for n in range(1, 41))
    return f"tern 2003 club {value}, {others}"


def test_quarters_are_of_all_organisations_of_the_year(subtests: pytest.Subtests) -> None:
    cases = [(1, 0), (15, 1), (25, 2), (40, 3)]
    for value, quarter in cases:
        with subtests.test(value=value, quarter=quarter):
            clubs = "tern - -, " + ", ".join(f"c{n} - -" for n in range(1, 41))
            found = standing("tern", scores=many(value), clubs=clubs)
            assert found.quarter == QUARTERS[quarter]
            assert found.others == 41


def test_the_benchmark_itself_is_told_over_time() -> None:
    made = boats()
    data = read_benchmark_data(made.catalog, made.project)
    assert data is not None
    (joy,) = benchmark_over_time(data, ask)
    assert joy.change == "7 percentage points higher than"
    assert joy.said == "62% of members"


def test_a_missing_year_is_a_gap() -> None:
    found = standing("tern", scores=SCORES.replace("tern 2002 club 71,", ""))
    drawn = benchmark_chart(found.readings, (50, 80))
    assert drawn.lines == () and len(drawn.dots) == 2
    assert len(drawn.marks) == 1


def test_charts_of_one_page_share_a_scale_in_tens() -> None:
    found = standing("tern")
    assert span_of([found.readings]) == (50, 80)
    drawn = benchmark_chart(found.readings, span_of([found.readings]))
    assert [text for text, _ in drawn.ticks] == ["50", "80"]


def test_whole_numbers_stay_whole_and_what_is_not_known_is_a_dash() -> None:
    found = standing("tern", scores=SCORES.replace("tern 2002 club 71,", ""))
    assert found.latest.value_text == "72"
    assert [one.value_text for one in found.readings if one.value is None] == ["–"]


def test_what_a_site_says_agrees_with_its_figures() -> None:
    data = read_benchmark_data(sample_catalog(), sample_project())
    assert data is not None
    scores, marks_ = data.scores.frame, data.benchmark.frame
    checked = 0
    for body in data.bodies:
        for found in benchmark_scores(data, body, ask):
            name, period = found.measure.name, int(found.latest.period)
            own = scores[
                (scores.organisation_id == body.keys[str(period)]) & (scores.year == period)
            ]
            value = float(own[name].iloc[0])
            row = marks_[(marks_.statistic == "median") & (marks_.year == period)]
            difference = value - float(row[name].iloc[0])
            assert found.latest.value == value
            assert found.against == (
                "about the same" if abs(difference) < 3 else "above" if difference > 0 else "below"
            )
            if found.quarter:
                everyone = scores[(scores.year == period) & (scores.unit_kind == "organisation")]
                lower = (everyone[name] < value).mean()
                assert abs(lower - QUARTERS.index(found.quarter) / 4 - 0.125) < 0.26
            checked += 1
    assert checked == 108


def test_a_scale_holds_zero_as_well() -> None:
    low, high = span_of([[Reading("2001", 0.0, 50.0), Reading("2002", 45.0, None)]])
    assert (low, high) == (0, 50)


def test_what_does_not_compare_over_time_has_no_change_and_no_line() -> None:
    for club in ("tern", "gull", "swan"):
        found = standing(club, measured={"comparable_over_time": False})
        assert (found.change, found.since) == ("", None)
        assert benchmark_chart(found.readings, (50, 80)).lines == ()
        assert found.beside


def test_a_break_of_another_club_breaks_nothing() -> None:
    broken = Break(field="joy", entities=("crane",), period="2003", reason="All", source=None)
    gull = standing("gull", breaks=(broken,))
    assert gull.reasons == () and gull.since is not None and gull.since.period == "2001"


def test_a_change_is_since_the_first_year_of_the_series() -> None:
    broken = Break(field="joy", entities=("swans",), period="2002", reason="All", source=None)
    gull = standing("gull", breaks=(broken,))
    assert gull.since is not None and gull.since.period == "2002"
    assert gull.change == "8 percentage points higher than"
    assert gull.reasons == (("2002", "All"),)


def test_below_twenty_organisations_there_are_no_quarters() -> None:
    for others, is_told in ((18, False), (19, True)):
        clubs = "tern - -, " + ", ".join(f"c{n} - -" for n in range(1, others + 1))
        scores = "tern 2003 club 50, " + ", ".join(
            f"c{n} 2003 club {n}" for n in range(1, others + 1)
        )
        assert bool(standing("tern", scores=scores, clubs=clubs).quarter) is is_told


def test_at_the_meaningful_difference_a_score_is_above() -> None:
    for value, against in ((65, "above"), (64.9, "about the same"), (59, "below")):
        found = standing("tern", scores=f"tern 2003 club {value}")
        assert found.against == against, value


def test_one_score_or_benchmark_with_a_decimal_gives_all_of_them_one() -> None:
    found = standing("tern", scores=SCORES.replace("tern 2002 club 71,", "tern 2002 club 71.5,"))
    assert [one.value_text for one in found.readings] == ["70.0", "71.5", "72.0"]
    found = standing("tern", marks="median 2001 55, median 2002 56.5, median 2003 62")
    assert [one.value_text for one in found.readings] == ["70.0", "71.0", "72.0"]
    found = standing("tern", scores=SCORES.replace("tern 2002 club 71,", "tern 2002 club -,"))
    assert [one.value_text for one in found.readings] == ["70", "–", "72"]
