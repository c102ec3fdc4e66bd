from __future__ import annotations

import itertools
from operator import itemgetter

import pytest

from tests.charts.conftest import drawn

SPREAD = "{kind: distribution, measure: spending}"
BY_GROUP = "{kind: distribution, measure: spending, by: group}"
NOTHING = "There are no figures to show."
CODES = ["GKE", "FRE", "DEG", "UST", "KER", "ITH", "ESL", "JAR", "CAW", "INL"]


def values(*numbers, year=2020):
    return "country,year,spending\n" + "".join(
        f"{code},{year},{number}\n" for code, number in zip(CODES, numbers, strict=False)
    )


def grouped(**groups):
    return "country,group,year,spending\n" + "".join(
        f"{code},{group},2020,{number}\n"
        for group, numbers in groups.items()
        for code, number in zip(CODES, numbers, strict=False)
    )


def test_every_value_falls_into_one_bin(site):
    plan = site.plan(values(1, 2, 2.5, 3, 9.75, 10, 0, 0.25, 5, 10), SPREAD)
    assert sum(int(row[-1]) for row in plan.table.values) == 10
    bins = [(float(low), float(high)) for low, high, _ in plan.table.values]
    assert all(a[1] == b[0] for a, b in itertools.pairwise(bins))
    assert bins[0][0] <= 0
    assert bins[-1][1] >= 10


def test_the_table_holds_what_is_drawn(site):
    plan = site.plan(values(1, 2, 2.5, 3, 9), SPREAD)
    bars = [(row["from"], row["to"], row["count"]) for row in drawn(plan.wide, "bar")]
    shown = [(float(a), float(b), int(n)) for a, b, n in plan.table.values]
    assert bars == [row for row in shown if row[-1]]
    assert [column.title for column in plan.table.columns] == [
        "B&B spending, % of GIP: from",
        "to below",
        "Number of countries",
    ]


def test_a_missing_value_is_in_no_bin(site):
    plan = site.plan(values(1, "", 2, 3, "", 4, 5), SPREAD)
    assert sum(int(row[-1]) for row in plan.table.values) == 5
    assert "5 countries" in plan.headline


def test_the_headline_tells_the_median_of_five(site):
    plan = site.plan(values(1, 2, 3, 4, 10), SPREAD)
    assert plan.headline == (
        "B&B spending in 2020: at least half of the 5 countries are at 3% of GIP or more."
    )
    assert plan.words == (
        "The middle half lies between 2% of GIP and 4% of GIP; "
        "the range is from 1% of GIP to 10% of GIP.",
    )
    assert "Median" in {row.get("text") for row in drawn(plan.wide, "text")}


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (7,)])
def test_fewer_than_five_have_no_median(site, numbers):
    for rows in (values(*numbers), values(*numbers).replace("GKE", "XXA").replace("FRE", "XXB")):
        plan = site.plan(rows, SPREAD)
        said = [plan.headline, *plan.words]
        said += [
            str(row.get("text")) for spec in (plan.wide, plan.narrow) for row in drawn(spec, "text")
        ]
        assert not any("edian" in text or "half" in text for text in said)


def test_one_row_is_one_row(site):
    plan = site.plan("spending\n5\n", SPREAD, more="key: []")
    assert plan.headline == "B&B spending: figures for 1 row."


def test_the_sites_picks_are_named_at_their_values(site):
    plan = site.plan(values(1, 2, 3, 4, 10), SPREAD)
    stems = {row["text"]: row["value"] for row in drawn(plan.wide, "rule") if "value" in row}
    assert stems == {"United Kelways": 1.0, "Frelay": 2.0, "Median": 3.0}


def test_each_part_has_a_row_the_highest_median_first(site):
    rows = grouped(low=[1, 2, 3, 4, 5], high=[6, 7, 8, 9, 10], middle=[3, 4, 5, 6, 7])
    plan = site.plan(rows, BY_GROUP)
    assert [row[0] for row in plan.table.values] == ["high", "middle", "low"]
    assert [column.title for column in plan.table.columns][:7] == [
        "Group",
        "Number",
        "Lowest",
        "Lower quartile",
        "Median",
        "Upper quartile",
        "Highest",
    ]
    assert plan.table.values[0][:7] == ("high", "5", "6", "7", "8", "9", "10")
    assert plan.headline == (
        "The middle value in 2020 is highest for high (8% of GIP) and lowest for low (3% of GIP)."
    )
    medians = plan.wide["datasets"]["medians"]
    assert [row["median"] for row in sorted(medians, key=itemgetter("top"))] == [8, 5, 3]


def test_a_part_of_fewer_than_five_has_no_median_and_no_quartiles(site):
    rows = grouped(few=[20, 30], many=[1, 2, 3, 4, 5], others=[2, 3, 4, 5, 6])
    plan = site.plan(rows, BY_GROUP)
    row = next(row for row in plan.table.values if row[0] == "few")
    assert row[1:7] == ("2", "20", "", "", "", "30")
    cells = next(row for row in plan.table.cells if row[0] == "few")
    assert "fewer than 5" in cells[4]
    assert "few" not in plan.headline
    data = plan.wide["datasets"]
    (y,) = [name["y"] for name in data["beside"] if name["text"] == "few"]
    assert any(spread["y"] == y for spread in data["spreads"])
    assert all(not row["top"] < y < row["bottom"] for row in (*data["halves"], *data["medians"]))


def test_parts_of_fewer_than_five_only_are_not_compared(site):
    plan = site.plan(grouped(a=[20, 30], b=[1, 2]), BY_GROUP)
    assert "middle" not in " ".join((plan.headline, *plan.words))
    assert plan.wide


def test_level_parts_are_about_the_same(site):
    columns = "spending: {meaningful_difference: 1}"
    rows = grouped(a=[1, 2, 3, 4, 5], b=[1.2, 2.2, 3.2, 4.2, 5.2])
    headline = site.plan(rows, BY_GROUP, columns).headline
    assert "about the same" in headline
    assert "highest" not in headline


def test_one_part_alone_is_not_called_highest(site):
    headline = site.plan(grouped(a=[1, 2, 3, 4, 5]), BY_GROUP).headline
    assert "highest" not in headline
    assert "3% of GIP" in headline


def test_picks_stand_in_the_table_as_in_the_drawing(site):
    rows = grouped(a=[1, 2, 3, 4, 5], b=["", 2, 3, 4, 5, 6])
    plan = site.plan(rows, BY_GROUP)
    columns = [column.name for column in plan.table.columns]
    assert columns[-2:] == ["GKE", "FRE"]
    b = next(row for row in plan.table.values if row[0] == "b")
    assert b[-2:] == ("", "2")
    points = {(row["y"], row["pick"], row["value"]) for row in plan.wide["datasets"]["picks"]}
    assert len(points) == 3


def test_without_figures_nothing_is_drawn(site, subtests):
    cases = [
        ("country,year,spending\n", SPREAD),
        ("country,year,spending\nGKE,2020,\n", SPREAD),
        ("country,year,spending\nGKE,,1\n", SPREAD),
        ("country,year\nGKE,2020\n", "{kind: distribution}"),
    ]
    for rows, view in cases:
        with subtests.test(rows=rows, view=view):
            plan = site.plan(rows, view)
            assert plan.headline == NOTHING
            assert not plan.wide
            assert plan.table.values == ()


def test_equal_values_make_one_bar(site, subtests):
    cases = ["5", "0", "-5", "1e-12", "1e14", "0.3"]
    for number in cases:
        with subtests.test(number=number):
            plan = site.plan(values(*[number] * 6), SPREAD)
            bars = drawn(plan.wide, "bar")
            assert [row["count"] for row in bars] == [6]
            assert bars[0]["from"] <= float(number) <= bars[0]["to"]


def test_a_median_between_whole_numbers_is_not_rounded(site):
    plan = site.plan(values(1, 2, 3, 4, 5, 6), SPREAD)
    assert "at least half of the 6 countries are at 3.5% of GIP or more" in plan.headline
    columns = "spending: {type: integer}"
    plan = site.plan(values(1, 2, 3, 4, 5, 6), SPREAD, columns)
    assert "at 3.5% of GIP or more" in plan.headline
    plan = site.plan(grouped(a=[1, 2, 3, 4, 5, 6]), BY_GROUP)
    assert plan.table.cells[0][4] == "3.50"
    assert plan.table.cells[0][2] == "1"


def test_the_middle_half_is_shaded_from_quartile_to_quartile(site):
    rows = "country,year,spending\n" + "".join(
        f"{code},2020,{value}\n"
        for code, value in zip(["GKE", "FRE", "DEG", "UST", "KER"], (1, 2, 3, 4, 9), strict=True)
    )
    plan = site.plan(rows, "{kind: distribution, measure: spending}")
    assert plan.narrow["datasets"]["middle"] == [{"from": 2.0, "to": 4.0}]
    assert any("middle half" in note for note in plan.notes)


def test_few_values_have_no_middle_half(site):
    rows = "country,year,spending\nGKE,2020,1\nFRE,2020,2\n"
    plan = site.plan(rows, "{kind: distribution, measure: spending}")
    assert plan.wide["datasets"]["middle"] == []


def test_several_figures_for_one_country_are_not_counted_as_countries(site):
    rows = values(1, 2, 3, 4, 5, 6)
    twice = rows + "".join(line + "\n" for line in rows.splitlines()[1:])
    plan = site.plan(twice, SPREAD)
    assert "several figures for the same" in plan.headline
    assert not plan.wide
