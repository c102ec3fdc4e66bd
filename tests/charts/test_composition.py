from __future__ import annotations

import pytest

from tests.charts.conftest import drawn

PARTS = "{kind: composition, measure: amount, by: source}"
MONEY = """
    amount: {title: Funding, unit: "million dollars"}
    source:
      title: Source of funds
      categories:
        - {value: firms, label: Firms}
        - {value: state, label: Government}
        - {value: abroad, label: From abroad}
"""
PERCENT = MONEY.replace("million dollars", "% of GIP")
NOTHING = "There are no figures to show."
TWO = """
    country,year,source,amount
    FRE,2020,state,30
    FRE,2020,firms,70
    GKE,2020,abroad,100
    GKE,2020,firms,200
    GKE,2020,state,100
"""


def parts(spec, key="part"):
    """Part and share of each bar, bar by bar from the top."""
    found = {}
    for row in drawn(spec, "bar"):
        found.setdefault(row["top"], []).append((row[key], round(row["end"] - row["start"], 6)))
    return [found[top] for top in sorted(found)]


def test_parts_come_in_the_order_of_their_categories(site):
    plan = site.plan(TWO, PARTS, MONEY)
    assert parts(plan.wide) == [
        [("firms", 50.0), ("state", 25.0), ("abroad", 25.0)],
        [("firms", 70.0), ("state", 30.0)],
    ]
    assert parts(plan.narrow) == parts(plan.wide)
    assert [column.title for column in plan.table.columns] == [
        "Country",
        "Firms, %",
        "Government, %",
        "From abroad, %",
    ]


def test_the_largest_bar_comes_first(site):
    assert [row[0] for row in site.plan(TWO, PARTS, MONEY).table.cells] == [
        "United Kelways",
        "Frelay",
    ]


def test_shares_that_differ_read_as_different(site):
    rows = """
        country,year,source,amount
        FRE,2020,firms,452
        FRE,2020,state,548
        GKE,2020,firms,451
        GKE,2020,state,549
    """
    said = " ".join(site.plan(rows, PARTS, MONEY).words)
    assert "Firms: between 45.1% (United Kelways) and 45.2% (Frelay)." in said
    noise = rows.replace("451", "0.1").replace("549", "0.2").replace("452", "0.3")
    said = " ".join(site.plan(noise.replace("548", "0.6"), PARTS, MONEY).words)
    assert "Firms: 33% in all 2." in said


def test_each_part_begins_where_the_one_before_ends(site):
    for row in ("GKE,2020,firms,0\n    ", ""):
        rows = TWO.replace("GKE,2020,firms,200\n    ", row)
        plan = site.plan(rows, PARTS, MONEY)
        reach = {}
        for bar in drawn(plan.wide, "bar"):
            assert bar["start"] == pytest.approx(reach.get(bar["top"], 0.0))
            reach[bar["top"]] = bar["end"]
        assert all(end == pytest.approx(100) for end in reach.values())
        assert len(reach) == 2


def test_a_missing_part_is_not_zero_and_shares_say_so(site):
    plan = site.plan(TWO, PARTS, MONEY)
    assert plan.table.values == (("GKE", "50", "25", "25"), ("FRE", "70", "30", ""))
    assert plan.table.cells[1] == ("Frelay", "70.0", "30.0", "not known")
    assert plan.table.caption == "Shares of the parts that are known, 2020"
    assert (
        "Shares are of the parts that are known: 1 of the 2 bars lacks at least one." in plan.notes
    )


def test_an_empty_cell_is_a_missing_part(site):
    rows = TWO.rstrip() + "\n    FRE,2020,abroad,\n"
    plan = site.plan(rows, PARTS, MONEY)
    assert plan.table.values[1] == ("FRE", "70", "30", "")
    assert len(parts(plan.wide)[1]) == 2


def test_a_part_of_nothing_is_known(site):
    rows = TWO.rstrip() + "\n    FRE,2020,abroad,0\n"
    plan = site.plan(rows, PARTS, MONEY)
    assert plan.table.values[1] == ("FRE", "70", "30", "0")
    assert not any("lack" in note for note in plan.notes)


def test_percentages_stand_as_they_are(site):
    plan = site.plan(TWO, PARTS, PERCENT)
    assert parts(plan.wide)[0] == [("firms", 200.0), ("state", 100.0), ("abroad", 100.0)]
    assert plan.table.caption == "Funding, % of GIP, 2020"
    assert not any("Shares" in note for note in plan.notes)


def test_the_headline_counts_where_a_part_is_the_largest(site):
    assert site.plan(TWO, PARTS, MONEY).headline == (
        "The largest part is Firms in both countries shown in 2020."
    )
    rows = TWO.replace("FRE,2020,state,30", "FRE,2020,state,300") + "    DEG,2020,firms,1\n"
    assert site.plan(rows, PARTS, MONEY).headline == (
        "The largest part is Firms in 2 of the 3 countries shown in 2020."
    )


def test_extremes_of_a_part_are_told_with_their_bars(site):
    assert site.plan(TWO, PARTS, MONEY).words == (
        "Firms: between 50% (United Kelways) and 70% (Frelay).",
        "Government: between 25% (United Kelways) and 30% (Frelay).",
    )


def test_equal_parts_are_said_to_be_so(site):
    rows = TWO.replace("FRE,2020,firms,70", "FRE,2020,firms,30")
    assert "Firms: 50% in all 2." in site.plan(rows, PARTS, MONEY).words


OVER_TIME = """
    country,year,source,amount
    GKE,2018,firms,60
    GKE,2018,state,40
    GKE,2019,firms,30
    GKE,2019,state,70
    GKE,2020,firms,55
    GKE,2020,state,45
"""
KELWAYS = "{kind: composition, measure: amount, by: source, where: {country: GKE}}"


def test_bars_over_time_are_called_what_they_are(site):
    assert (
        "in 2 of the 3 years shown, 2018 to 2020." in site.plan(OVER_TIME, KELWAYS, MONEY).headline
    )
    rows = OVER_TIME.replace("year", "quarter")
    for year in ("2018", "2019", "2020"):
        rows = rows.replace(year, f"{year}-Q1")
    headline = site.plan(rows, KELWAYS, MONEY).headline
    assert "in 2 of the 3 periods shown, 2018-Q1 to 2020-Q1." in headline


def test_one_bar_alone_is_not_counted(site):
    rows = "country,year,source,amount\nGKE,2020,firms,9\nGKE,2020,state,1\nFRE,2019,firms,1\n"
    assert site.plan(rows, PARTS, MONEY).headline == "The largest part is Firms in 2020."


def test_one_country_is_shown_over_time_in_the_order_of_years(site):
    plan = site.plan(OVER_TIME, KELWAYS, MONEY)
    assert [row[0] for row in plan.table.values] == ["2018", "2019", "2020"]
    assert plan.period == "2018 to 2020"
    assert plan.table.columns[0].title == "Year"


def test_over_time_nothing_is_said_to_rise_or_fall(site):
    breaks = "breaks: [{field: amount, period: '2019', reason: New method}]"
    plan = site.plan(OVER_TIME, KELWAYS, MONEY + "    ", breaks)
    said = " ".join((plan.headline, *plan.words))
    for word in ("rose", "fell", "from ", "change", "grew"):
        assert word not in said
    whole = site.plan(OVER_TIME, KELWAYS, MONEY)
    assert "Firms: between 30% (2019) and 60% (2018)." in whole.words


def test_many_bars_are_cut_to_the_picks_or_the_largest(site):
    rows = "country,year,source,amount\n" + "".join(
        f"X{i:02},2020,firms,{i + 1}\nX{i:02},2020,state,{i + 1}\n" for i in range(20)
    )
    plan = site.plan(rows, PARTS, MONEY)
    assert [row[0] for row in plan.table.values] == [f"X{i:02}" for i in range(19, 7, -1)]
    assert "Shown are 12 of 20 countries with figures." in plan.notes
    picked = rows + "GKE,2020,firms,1\nFRE,2020,firms,1\n"
    plan = site.plan(picked, PARTS, MONEY)
    assert sorted(row[0] for row in plan.table.values) == ["FRE", "GKE"]


def test_what_has_no_sum_has_no_shares(site):
    rows = TWO.rstrip() + "\n    DEG,2020,firms,0\n    DEG,2020,state,0\n    UST,2020,firms,-5\n"
    rows += "    UST,2020,state,10\n"
    plan = site.plan(rows, PARTS, MONEY)
    assert [row[0] for row in plan.table.values] == ["GKE", "FRE"]
    assert any(note.startswith("2 ") and "share" in note for note in plan.notes)
    for row in drawn(plan.wide, "bar"):
        assert 0 <= row["start"] <= row["end"] <= 100.0001


def test_amounts_below_zero_are_not_stacked_over_others(site):
    rows = "country,year,source,amount\nGKE,2020,firms,5\nGKE,2020,state,-2\nFRE,2020,firms,3\n"
    plan = site.plan(rows, PARTS, PERCENT)
    assert [row[0] for row in plan.table.values] == ["FRE"]
    assert any(note.startswith("1 ") for note in plan.notes)


def test_small_shares_do_not_read_as_nothing(site):
    rows = "country,year,source,amount\nGKE,2020,firms,99999\nGKE,2020,state,1\n"
    plan = site.plan(rows, PARTS, MONEY)
    assert plan.table.cells[0][2] == "0.001"
    assert "0.0%" not in " ".join((plan.headline, *plan.words))


def test_unlisted_parts_come_last(site):
    rows = TWO.rstrip() + "\n    GKE,2020,charities,10\n"
    titles = [c.title for c in site.plan(rows, PARTS, MONEY).table.columns]
    assert titles[-1] == "charities, %"


def test_what_has_no_parts_is_not_drawn(site, subtests):
    cases = [
        ("country,year,source,amount\n", PARTS),
        ("country,year,source,amount\nGKE,2020,firms,\n", PARTS),
        ("country,year,source,amount\nGKE,2020,firms,0\n", PARTS),
        ("country,year,source\nGKE,2020,firms\n", "{kind: composition, by: source}"),
        ("country,year,source,amount\nGKE,2020,firms,1\n", "{kind: composition, measure: amount}"),
        ("source,amount\nfirms,1\n", PARTS),
        (
            "country,group,year,source,amount\nGKE,a,2020,firms,1\nGKE,b,2020,firms,2\n",
            PARTS,
        ),
    ]
    for rows, view in cases:
        with subtests.test(rows=rows, view=view):
            plan = site.plan(rows, view, "amount: {unit: dollars}" if "amount" in rows else "")
            assert plan.headline == NOTHING or "several figures for the same" in plan.headline
            assert ("several" in plan.headline) == (sum("GKE" in row for row in rows.split()) > 1)
            assert not plan.wide
            assert plan.table.values == ()


YEARS = """
    country,year,source,amount
    GKE,2018,firms,60
    GKE,2018,state,40
    GKE,2019,firms,70
    GKE,2019,state,30
    GKE,2020,firms,55
    GKE,2020,state,45
"""


def test_bars_on_both_sides_of_a_break_are_parted_and_not_compared(site):
    breaks = "breaks: [{field: amount, entities: [GKE], period: '2019', reason: New survey.}]"
    broken = site.plan(YEARS, PARTS, MONEY, breaks)
    assert any("begins in 2019" in note and "do not compare" in note for note in broken.notes)
    assert not any("between" in sentence for sentence in broken.words)
    (rule,) = [row["at"] for row in drawn(broken.wide, "rule")]
    assert rule == pytest.approx(27)  # Below the first of three bars that have 27 pixels each.
    whole = site.plan(YEARS, PARTS, MONEY)
    assert drawn(whole.wide, "rule") == []
    assert not any("do not compare" in note for note in whole.notes)
    assert any("between" in sentence for sentence in whole.words)


def test_a_tie_has_no_largest_part(site):
    rows = "country,year,source,amount\nGKE,2020,firms,5\nGKE,2020,state,5\n"
    headline = site.plan(rows, PARTS, MONEY).headline
    assert headline == "No part is larger than every other, 2020."


def test_parts_that_lead_equally_often_are_all_named(site):
    rows = """
    country,year,source,amount
    FRE,2020,firms,7
    FRE,2020,state,3
    GKE,2020,firms,3
    GKE,2020,state,7
    """
    headline = site.plan(rows, PARTS, MONEY).headline
    assert headline == "Which part is largest differs between the bars: Firms or Government."


def test_more_parts_than_colours_are_shown_as_others_by_name(site):
    amounts = {"a": 30, "b": 20, "c": 15, "d": 12, "e": 11, "f": 4, "g": 8}
    rows = "country,year,source,amount\n" + "".join(
        f"GKE,2020,{part},{amount}\n" for part, amount in amounts.items()
    )
    plan = site.plan(rows, PARTS, "amount: {title: Funding, unit: dollars}")
    assert [share for _, share in parts(plan.wide)[0]] == [30, 20, 15, 12, 11, 12]
    assert plan.table.columns[-1].title == "Others (2), %"
    assert "Shown as others: f and g." in plan.notes


def test_a_part_of_one_word_is_written_as_the_descriptions_write_it(site):
    rows = "country,year,source,spending\nGKE,2020,b,3\nGKE,2020,l,1\nFRE,2020,l,5\nFRE,2020,b,2\n"
    columns = """
        spending: {description: What business and others pay., unit: pounds}
        source: {categories: [{value: b, label: Business}, {value: l, label: Lunden}]}
    """
    view = "kind: composition\nmeasure: spending\nby: source\n"
    headline = site.plan(rows, view, columns).headline
    assert "Lunden or business" in headline


def test_a_part_is_no_name_where_the_title_writes_it_small(site):
    plain = site.plan(TWO, PARTS, MONEY).headline
    assert "The largest part is Firms" in plain
    titled = PARTS.replace("kind:", "title: How much firms pay, kind:")
    assert "The largest part is firms" in site.plan(TWO, titled, MONEY).headline


class TestTurning:
    OVER_TIME = """
        country,year,source,amount
        FRE,2019,firms,3.14159
        FRE,2020,firms,70
        GKE,2019,firms,10
        GKE,2020,firms,20
        GKE,2020,state,20
    """
    OF_ONE = "{kind: composition, measure: amount, by: source, entity: country, time: year"
    VIEW = OF_ONE + ", where: {country: GKE}}"

    def live(self, site, rows=OVER_TIME, view=VIEW, columns=MONEY):
        chart = site.chart(rows, view, columns)
        assert chart.live is not None
        return chart.live

    def test_bars_over_time_of_one_have_the_figures_of_all(self, site):
        live = self.live(site)
        assert live["subject"]["keys"] == ["FRE", "GKE"]
        assert live["drawn"] == ["GKE"]
        assert live["fixes_subject"]
        assert live["rows"]["measure"] == [3.14159, 70, 10, 20, 20]
        assert live["measures"]["measure"]["written"] == 0, "as exact as those that are drawn"
        assert live["places"] is None

    def test_areas_stay_with_the_one_of_whom_nothing_is_missing(self, site):
        rows = "country,year,source,amount\n" + "".join(
            f"{country},{year},{source},{year - 2000}\n"
            for country in ("GKE", "FRE")
            for year in range(2010, 2018)
            for source in ("firms", "state")
        )
        live = self.live(site, rows)
        assert live["subject"]["name"] == "source"
        assert live["drawn"] == []
