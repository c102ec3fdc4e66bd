from __future__ import annotations

import pytest

from tests.charts.conftest import drawn
from tests.charts.reading import width_of

RANKING = "{kind: ranking, measure: spending}"
BETTER = "spending: {higher_is: better}"
WORSE = "spending: {higher_is: worse}"
NOTHING = "There are no figures to show."
TOP = 10
CODES = [
    "GKE",
    "FRE",
    "DEG",
    "UST",
    "KER",
    "ITH",
    "ESL",
    "JAR",
    "CAW",
    "INL",
    "NLB",
    "BRE",
    "SWA",
    "CHW",
]
FIVE = """
    country,year,spending
    GKE,2020,2.5
    FRE,2020,2.2
    DEG,2020,3.1
    UST,2020,2.2
    KER,2020,4.8
"""


def bars(spec):
    return [(row["subject"], row["value"]) for row in drawn(spec, "bar")]


def test_bars_come_in_the_order_of_their_values(site):
    plan = site.plan(FIVE, RANKING)
    assert bars(plan.wide) == [
        ("KER", 4.8),
        ("DEG", 3.1),
        ("GKE", 2.5),
        ("FRE", 2.2),
        ("UST", 2.2),
    ]
    assert bars(plan.wide) == bars(plan.narrow)
    tops = [row["top"] for row in drawn(plan.wide, "bar")]
    assert tops == sorted(set(tops))


def test_the_best_comes_first_also_where_less_is_better(site):
    plan = site.plan(FIVE, RANKING, WORSE)
    assert [key for key, _ in bars(plan.wide)] == ["FRE", "UST", "GKE", "DEG", "KER"]
    assert "lowest in Frelay and the United Stacks" in plan.headline
    assert plan.words[-1] == "The highest is 4.8% of GIP, in South Kerra."


def test_ranks_are_of_those_that_took_part_and_ties_are_shared(site):
    shown = site.plan(FIVE, RANKING, BETTER).table
    assert shown.columns[-1].title == "Rank of 5"
    assert [row[-1] for row in shown.values] == ["1", "2", "3", "4", "4"]
    assert [row[-1] for row in shown.cells] == ["1", "2", "3", "4", "4"]


def test_a_measure_without_a_direction_has_no_ranks(site):
    shown = site.plan(FIVE, RANKING).table
    assert [column.title for column in shown.columns] == ["Country", "B&B spending, % of GIP"]
    assert all(len(row) == 2 for row in (*shown.values, *shown.cells))


def test_the_table_holds_what_is_drawn(site):
    plan = site.plan(FIVE, RANKING)
    assert [(key, float(value)) for key, value in plan.table.values] == bars(plan.wide)
    assert plan.table.cells[0] == ("South Kerra", "4.8")
    assert plan.table.caption == "B&B spending, % of GIP in 2020"


def test_the_headline_says_who_when_how_much_and_of_how_many(site):
    assert site.plan(FIVE, RANKING).headline == (
        "B&B spending in 2020 was highest in South Kerra (4.8% of GIP), "
        "of 5 countries with figures."
    )


def test_one_alone_is_not_said_to_be_highest(site):
    one = "country,year,spending\nGKE,2020,2.5\n"
    assert site.plan(one, RANKING).headline == (
        "B&B spending in 2020 was 2.5% of GIP in the United Kelways."
    )


def test_those_within_the_meaningful_difference_are_about_the_same(site):
    columns = "spending: {higher_is: better, meaningful_difference: 2}"
    plan = site.plan(FIVE, RANKING, columns)
    assert (
        "highest in South Kerra and Gelmark, about the same (4.8 to 3.1% of GIP)" in plan.headline
    )
    assert any("about the same" in note and "2" in note for note in plan.notes)
    columns = "spending: {meaningful_difference: 2.5}"
    assert "with 3 others about the same" in (
        site.plan(FIVE.replace("UST,2020,2.2", "UST,2020,2.4"), RANKING, columns).headline
    )


def test_all_within_the_meaningful_difference_are_about_the_same(site):
    columns = "spending: {meaningful_difference: 3}"
    assert site.plan(FIVE, RANKING, columns).headline == (
        "B&B spending in 2020 was about the same in all 5 countries with figures "
        "(4.8 to 2.2% of GIP)."
    )


def test_a_median_needs_five(site):
    assert site.plan(FIVE, RANKING).words[0] == (
        "The value in the middle (median) of all 5 is 2.5% of GIP."
    )
    four = FIVE.replace("    KER,2020,4.8\n", "")
    assert "median" not in " ".join(site.plan(four, RANKING).words)


def test_the_last_is_named_or_counted(site):
    assert site.plan(FIVE, RANKING).words[1] == "The lowest is 2.2% of GIP, shared by 2."
    alone = FIVE.replace("UST,2020,2.2", "UST,2020,2.1")
    assert site.plan(alone, RANKING).words[1] == "The lowest is 2.1% of GIP, in the United Stacks."


def test_older_figures_are_not_ranked_but_mentioned(site):
    plan = site.plan(FIVE.rstrip() + "\n    JAR,2015,9.9\n    CAW,2019,\n", RANKING)
    assert plan.period == "2020"
    assert "JAR" not in [key for key, _ in bars(plan.wide)]
    assert (
        "1 other has figures for other years only and stands in the data, not here." in plan.notes
    )
    plan = site.plan(FIVE.rstrip() + "\n    JAR,2015,9.9\n    CAW,2019,8.0\n", RANKING)
    assert (
        "2 others have figures for other years only and stand in the data, not here." in plan.notes
    )


def test_a_missing_value_is_no_bar(site):
    plan = site.plan(FIVE.replace("GKE,2020,2.5", "GKE,2020,"), RANKING)
    assert len(bars(plan.wide)) == 4
    assert all(value > 0 for _, value in bars(plan.wide))
    assert "of 4 countries" in plan.headline


def many(count, value=lambda i: 100 - i, first="GKE"):
    keys = [first, *(f"X{i:02}" for i in range(1, count))]
    lines = [f"{key},2020,{value(i)}\n" for i, key in enumerate(keys)]
    return "country,year,spending\n" + "".join(lines)


def test_few_are_all_shown(site):
    assert len(bars(site.plan(many(24), RANKING).wide)) == 24


def test_of_many_the_first_and_the_picks_are_shown(site):
    plan = site.plan(many(40, lambda i: i), RANKING)
    keys = [key for key, _ in bars(plan.wide)]
    assert len(keys) == TOP + 1
    assert keys[-1] == "GKE"
    assert f"Shown are the first {TOP} and 1 more to compare, of all 40." in plan.notes
    assert "of 40 countries" in plan.headline


def test_a_pick_that_shares_the_last_place_shown_is_counted(site):
    rows = many(40, lambda i: 50 if i else 40).replace("GKE,2020,40", "GKE,2020,50")
    names = sorted(f"X{i:02}" for i in range(1, 40))
    plan = site.plan(rows, RANKING)
    keys = [key for key, _ in bars(plan.wide)]
    more = len(keys) - TOP
    stated = next(note for note in plan.notes if note.startswith(f"Shown are the first {TOP}"))
    assert ("more to compare" in stated) == (more > 0)
    assert names[0] in keys or "GKE" in keys


def test_ranks_count_also_those_not_shown(site):
    shown = site.plan(many(40, lambda i: i), RANKING, BETTER).table
    assert shown.columns[-1].title == "Rank of 40"
    assert shown.values[-1][0] == "GKE"
    assert shown.values[-1][-1] == "40"


def test_bars_stand_on_zero_and_zero_is_in_the_plot(site, subtests):
    cases = [(-3, -5), (0, 0), (-3, 4), (3, 5)]
    for values in cases:
        with subtests.test(values=values):
            rows = "country,year,spending\nGKE,2020,{}\nFRE,2020,{}\n".format(*values)
            plan = site.plan(rows, RANKING)
            for spec in (plan.wide, plan.narrow):
                bar = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
                low, high = bar["encoding"]["x"]["scale"]["domain"]
                assert low <= 0 <= high
                assert low < high
                assert low <= min(values)
                assert high >= max(values)
                assert all(row["zero"] == 0 for row in drawn(spec, "bar"))


def test_small_values_do_not_read_as_nothing(site):
    plan = site.plan("country,year,spending\nGKE,2020,40.5\nFRE,2020,0.002\n", RANKING)
    texts = {row["subject"]: row["text"] for row in drawn(plan.wide, "bar")}
    assert texts == {"GKE": "40.5%", "FRE": "0.002%"}
    assert plan.table.cells[-1][1] == "0.002"


def test_the_sites_picks_stand_out(site):
    plan = site.plan(FIVE, RANKING)
    bar = next(layer for layer in plan.wide["layer"] if layer["mark"]["type"] == "bar")
    scale = bar["encoding"]["color"]["scale"]
    fills = dict(zip(scale["domain"], scale["range"], strict=True))
    assert fills["GKE"] == fills["FRE"] != fills["KER"] == fills["DEG"]


def test_a_country_that_the_reference_lacks_stands_for_itself(site):
    plan = site.plan("country,year,spending\nXKY,2020,9\nGKE,2020,1\n", RANKING)
    assert "9% of GIP in XKY and 1% in the United Kelways" in plan.headline
    assert plan.table.cells[0][0] == "XKY"


def test_what_cannot_be_ranked_is_not_drawn(site, subtests):
    cases = [
        "country,year,spending\n",
        "country,year,spending\nGKE,2020,\nFRE,2020,\n",
        "country,year,spending\nGKE,,1\n",
        "country,year,spending\n,2020,1\n",
        "year,spending\n2020,1\n",
        "country,source,year,spending\nGKE,a,2020,1\nGKE,b,2020,2\n",
    ]
    for rows in cases:
        with subtests.test(rows=rows):
            plan = site.plan(rows, RANKING)
            assert plan.headline == NOTHING or "several figures for the same" in plan.headline
            assert ("several" in plan.headline) == (sum("GKE" in row for row in rows.split()) > 1)
            assert not plan.wide
            assert not plan.narrow
            assert plan.table.values == ()


def test_each_bar_bears_its_name_and_value(site):
    plan = site.plan(FIVE, RANKING)
    for spec in (plan.wide, plan.narrow):
        names = [row["text"] for row in spec["datasets"]["beside"]]
        texts = [row["text"] for row in drawn(spec, "bar")]
        assert list(zip(names, texts, strict=True))[:3] == [
            ("South Kerra", "4.8%"),
            ("Gelmark", "3.1%"),
            ("United Kelways", "2.5%"),
        ]


@pytest.mark.parametrize("count", [2, 14])
def test_any_number_of_bars_can_be_ranked(site, count):
    rows = "country,year,spending\n" + "".join(f"{c},2020,1.5\n" for c in CODES[:count])
    plan = site.plan(rows, RANKING, BETTER)
    assert {row[-1] for row in plan.table.values} == {"1"}
    told = "the same in Frelay and the United Kelways"
    assert (told if count == 2 else f"{count} countries with figures") in plan.headline


class TestNearTies:
    ROWS = (
        "country,year,spending\nGKE,2020,5\nFRE,2020,4.95\nDEG,2020,4.88\nUST,2020,3\nKER,2020,2\n"
    )
    VIEW = "{kind: ranking, measure: spending}"

    def test_a_brace_crosses_no_name_above_a_bar(self, site):
        rows = "country,year,spending\n" + "".join(
            f"Inspectorate of Offices and Rescue Services {i},2020,{1 + i / 50}\n" for i in range(3)
        )
        columns = "spending: {higher_is: better, meaningful_difference: 0.1}"
        data = site.plan(rows, self.VIEW, columns).narrow["datasets"]
        upright, *_ = data["brace"]
        assert all(upright["left"] > width_of(name["text"]) for name in data["above"])

    def test_they_are_joined_on_both_canvases_and_that_is_said(self, site):
        columns = "{spending: {higher_is: better, meaningful_difference: 0.1}}"
        rows = "country,year,spending\nUST,2020,5\nKER,2020,4.95\nGKE,2020,3\nFRE,2020,2\n"
        plan = site.plan(rows, self.VIEW, columns)
        for spec in (plan.wide, plan.narrow):
            upright, *_ = spec["datasets"]["brace"]
            first, second, *_ = spec["datasets"]["bars"]
            assert (upright["top"], upright["bottom"]) == (first["top"], second["bottom"])
            assert upright["right"] <= spec["width"] + spec["padding"]["right"] - 1
        assert any("the brace joins the first 2" in note for note in plan.notes)

    def test_a_band_lies_around_the_first_of_those_to_point_out(self, site):
        columns = "{spending: {higher_is: better, meaningful_difference: 0.1}}"
        plan = site.plan(self.ROWS, self.VIEW, columns)
        for spec in (plan.wide, plan.narrow):
            (band,) = spec["datasets"]["band"]
            assert (band["from"], band["to"]) == pytest.approx((4.9, 5.1))
        assert any("about the same as the United Kelways" in note for note in plan.notes)

    def test_without_a_difference_that_means_something_nothing_is_joined(self, site):
        plan = site.plan(self.ROWS, self.VIEW)
        assert not {"band", "brace", "same"} & set(plan.wide["datasets"])
