from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from tests.charts.conftest import drawn
from tests.charts.reading import texts, view_box, width_of

TREND = "{kind: trend, measure: spending}"
NOTHING = "There are no figures to show."
CHANGE = re.compile(r"from ([\d.]+)% of GIP in (\d{4}) to ([\d.]+)% of GIP in (\d{4})")


def runs(plan, subject="GKE"):
    """The periods that one stroke of a line joins, stroke by stroke."""
    found = {}
    for row in drawn(plan.wide, "line"):
        if row["subject"] == subject:
            found.setdefault(row["run"], []).append(row["period"])
    return list(found.values())


def points_between(spec, first, last):
    """Points all along the lines, in pixels of the plot."""
    layer, *_ = [one for one in spec["layer"] if one["mark"]["type"] == "line"]
    low, high = layer["encoding"]["y"]["scale"]["domain"]
    found = {}
    for row in drawn(spec, "line"):
        x = spec["width"] * (row["period"] - first) / (last - first)
        y = spec["height"] * (high - row["value"]) / (high - low)
        found.setdefault(row["run"], []).append((x, y))
    for run in found.values():
        for (x, y), (other_x, other_y) in pairwise(run):
            yield from ((x + (other_x - x) * i / 9, y + (other_y - y) * i / 9) for i in range(10))


def years(first, last, value=lambda year: year - 2000, country="GKE"):
    return "".join(f"{country},{year},{value(year)}\n" for year in range(first, last + 1))


BREAKS = """
    breaks:
      - {field: spending, entities: [GKE], period: "2014", reason: Revised}
      - {field: spending, entities: [GKE], period: "2018", reason: Revised again}
"""


class TestLines:
    def test_a_line_never_crosses_a_break(self, site):
        plan = site.plan("country,year,spending\n" + years(2012, 2020), TREND, more=BREAKS)
        assert runs(plan) == [
            [2012, 2013],
            [2014, 2015, 2016, 2017],
            [2018, 2019, 2020],
        ]

    def test_a_break_in_a_year_without_figures_still_breaks_the_line(self, site):
        rows = "country,year,spending\nGKE,2012,1\nGKE,2013,1\nGKE,2015,2\nGKE,2016,2\n"
        assert runs(site.plan(rows, TREND, more=BREAKS)) == [[2012, 2013], [2015, 2016]]

    def test_a_break_is_its_countrys_alone(self, site):
        rows = "country,year,spending\n" + years(2012, 2015) + years(2012, 2015, country="FRE")
        plan = site.plan(rows, TREND, more=BREAKS)
        assert runs(plan, "GKE") == [[2012, 2013], [2014, 2015]]
        assert runs(plan, "FRE") == [[2012, 2013, 2014, 2015]]

    def test_a_break_without_entities_is_everyones(self, site):
        rows = "country,year,spending\n" + years(2012, 2015) + years(2012, 2015, country="FRE")
        more = "breaks: [{field: spending, period: '2014', reason: New method}]"
        plan = site.plan(rows, TREND, more=more)
        for country in ("GKE", "FRE"):
            assert runs(plan, country) == [[2012, 2013], [2014, 2015]]

    def test_a_break_of_another_column_is_none_of_this(self, site):
        rows = "country,year,spending,other\nGKE,2012,1,1\nGKE,2013,1,1\nGKE,2014,1,1\n"
        more = "breaks: [{field: other, period: '2013', reason: New method}]"
        assert runs(site.plan(rows, TREND, more=more)) == [[2012, 2013, 2014]]

    def test_a_country_broken_into_parts_keeps_its_breaks(self, site):
        rows = "country,group,year,spending\n" + "".join(
            f"GKE,{group},{year},{year - 2000}\n"
            for group in ("men", "women")
            for year in range(2012, 2016)
        )
        view = "{kind: trend, measure: spending, by: group, where: {country: GKE}}"
        plan = site.plan(rows, view, more=BREAKS)
        for group in ("men", "women"):
            assert runs(plan, group) == [[2012, 2013], [2014, 2015]]

    def test_a_break_between_quarters(self, site):
        rows = "country,quarter,spending\n" + "".join(
            f"GKE,{year}-Q{quarter},1\n" for year in (2019, 2020) for quarter in (1, 2, 3, 4)
        )
        more = "breaks: [{field: spending, period: 2019-Q4, reason: New method}]"
        assert [len(run) for run in runs(site.plan(rows, TREND, more=more))] == [3, 5]

    def test_where_a_new_series_begins_there_is_a_hollow_dot_and_a_note(self, site):
        plan = site.plan("country,year,spending\n" + years(2012, 2020), TREND, more=BREAKS)
        hollow = [row["period"] for row in drawn(plan.wide, "point")]
        assert {2014, 2018} <= set(hollow)
        assert any("2014 and 2018" in note and "do not compare" in note for note in plan.notes)

    def test_each_stroke_is_a_mark_of_its_own(self, site):
        plan = site.plan("country,year,spending\n" + years(2012, 2020), TREND, more=BREAKS)
        line = next(layer for layer in plan.wide["layer"] if layer["mark"]["type"] == "line")
        assert line["encoding"]["detail"]["field"] == "run"


class TestGaps:
    def test_a_missing_year_stays_a_gap(self, site):
        rows = "country,year,spending\n" + years(2010, 2012) + years(2014, 2016)
        assert runs(site.plan(rows, TREND)) == [[2010, 2011, 2012], [2014, 2015, 2016]]

    def test_an_empty_cell_stays_a_gap(self, site):
        rows = "country,year,spending\nGKE,2010,1\nGKE,2011,2\nGKE,2012,\nGKE,2013,3\nGKE,2014,4\n"
        assert runs(site.plan(rows, TREND)) == [[2010, 2011], [2013, 2014]]

    def test_an_empty_cell_stays_a_gap_in_figures_of_every_second_year(self, site):
        rows = """
            country,year,spending
            GKE,2010,1
            GKE,2011,
            GKE,2012,3
        """
        assert runs(site.plan(rows, TREND)) == [[2010], [2012]]

    def test_figures_of_every_second_year_are_joined(self, site):
        rows = "country,year,spending\nGKE,2010,1\nGKE,2012,2\nGKE,2014,3\nGKE,2018,4\n"
        assert runs(site.plan(rows, TREND)) == [[2010, 2012, 2014], [2018]]

    def test_a_missing_quarter_stays_a_gap_even_if_nobody_has_it(self, site):
        rows = (
            "country,quarter,spending\nGKE,2019-Q4,1\nGKE,2020-Q1,2\nGKE,2020-Q3,3\nGKE,2020-Q4,4\n"
        )
        plan = site.plan(rows, TREND)
        assert runs(plan) == [["2019-Q4", "2020-Q1"], ["2020-Q3", "2020-Q4"]]
        line = next(layer for layer in plan.wide["layer"] if layer["mark"]["type"] == "line")
        assert line["encoding"]["x"]["scale"]["domain"] == [
            "2019-Q4",
            "2020-Q1",
            "2020-Q2",
            "2020-Q3",
            "2020-Q4",
        ]

    def test_a_missing_month_stays_a_gap(self, site):
        rows = "country,when,spending\nGKE,2019-11,1\nGKE,2019-12,1\nGKE,2020-01,2\nGKE,2020-03,3\n"
        for kind in ("string", "yearmonth"):
            columns = f"when: {{type: {kind}, role: time}}"
            assert runs(site.plan(rows, TREND, columns)) == [
                ["2019-11", "2019-12", "2020-01"],
                ["2020-03"],
            ]

    def test_a_date_that_others_have_stays_a_gap(self, site):
        rows = "country,when,spending\n" + "".join(
            f"{country},2020-0{month}-15,{month}\n"
            for country, months in {"FRE": (1, 2, 3, 4), "GKE": (1, 2, 4)}.items()
            for month in months
        )
        plan = site.plan(rows, TREND, "when: {type: date, role: time}")
        january, february, april = (date(2020, m, 15).toordinal() for m in (1, 2, 4))
        assert runs(plan) == [[january, february], [april]]

    def test_a_lone_value_is_drawn_as_a_dot(self, site):
        rows = "country,year,spending\n" + years(2010, 2011) + years(2013, 2013) + years(2015, 2016)
        dots = [row["period"] for row in drawn(site.plan(rows, TREND).wide, "point")]
        assert 2013 in dots

    def test_missing_is_never_drawn_as_zero(self, site):
        rows = "country,year,spending\nGKE,2010,5\nGKE,2011,\nGKE,2012,6\nFRE,2010,7\nFRE,2012,7\n"
        plan = site.plan(rows, TREND)
        for spec in (plan.wide, plan.narrow):
            for mark in ("line", "point"):
                assert all(row["value"] >= 5 for row in drawn(spec, mark))


class TestOrderOfTime:
    def test_rows_in_any_order_make_the_same_line(self, site):
        rows = "country,year,spending\nGKE,2012,3\nGKE,2010,1\nGKE,2011,2\n"
        plan = site.plan(rows, TREND)
        assert runs(plan) == [[2010, 2011, 2012]]
        assert [row[0] for row in plan.table.cells] == ["2010", "2011", "2012"]

    def test_dates_of_another_form_are_drawn_in_the_order_of_days(self, site):
        rows = "country,when,spending\nGKE,31/12/2019,1\nGKE,01/02/2020,2\nGKE,15/01/2020,3\n"
        plan = site.plan(rows, TREND, "when: {type: date, format: '%d/%m/%Y', role: time}")
        assert [row["value"] for row in drawn(plan.wide, "line")] == [1, 3, 2]
        line = next(layer for layer in plan.wide["layer"] if layer["mark"]["type"] == "line")
        domain = line["encoding"]["x"]["scale"]["domain"]
        assert domain == [date(2019, 12, 31).toordinal(), date(2020, 2, 1).toordinal()]
        assert [row[1] for row in plan.table.values] == ["1", "3", "2"]
        assert plan.period == "31/12/2019 to 01/02/2020"

    def test_whole_numbers_are_ordered_as_numbers(self, site):
        rows = "country,week,spending\nGKE,9,1\nGKE,10,2\nGKE,11,3\n"
        plan = site.plan(rows, TREND, "week: {type: integer, role: time}")
        assert plan.period == "9 to 11"
        assert [row[0] for row in plan.table.cells] == ["9", "10", "11"]
        more = "breaks: [{field: spending, period: '10', reason: New method}]\nkey: [country, week]"
        plan = site.plan(rows, TREND, "week: {type: integer, role: time}", more)
        assert runs(plan) == [[9], [10, 11]]


class TestWords:
    def test_a_change_is_told_within_one_series_only(self, site, subtests):
        cases = [2015, 2018, 2019, 2020, 2022]
        for last in cases:
            with subtests.test(last=last):
                rows = "country,year,spending\n" + years(2008, last, lambda year: (year * 7) % 50)
                plan = site.plan(rows, TREND, more=BREAKS)
                assert plan.headline.endswith(f" in {last}.")
                changes = CHANGE.findall(" ".join(plan.words))
                assert changes
                for start, first, end, then in changes:
                    assert int(first) < int(then)
                    assert not any(int(first) < year <= int(then) for year in (2014, 2018))
                    assert (float(start), float(end)) == (
                        (int(first) * 7) % 50,
                        (int(then) * 7) % 50,
                    )

    def test_one_value_alone_in_a_series_is_no_change(self, site):
        rows = "country,year,spending\nGKE,2013,1\nGKE,2014,5\nGKE,2018,9\n"
        assert site.plan(rows, TREND, more=BREAKS).words == ()

    def test_the_largest_change_is_not_one_over_a_break(self, site):
        rows = (
            "country,year,spending\n"
            + years(2012, 2020, lambda y: 1 if y < 2018 else 100 + (y - 2018) / 10)
            + years(2012, 2020, lambda y: 50 - (y - 2012), "FRE")
        )
        lead, told = site.plan(rows, TREND, more=BREAKS).words
        assert lead.startswith("In every year from 2018 to 2020, the figure was higher in ")
        assert "within one series" in told
        assert "in Frelay: it fell from 50.0% of GIP in 2012 to 42.0% of GIP in 2020." in told or (
            "in Frelay: it fell from 50% of GIP in 2012 to 42% of GIP in 2020." in told
        )

    def test_a_measure_that_does_not_compare_over_time_is_never_said_to_move(self, site):
        columns = "spending: {comparable_over_time: false}"
        rows = "country,year,spending\n" + years(2010, 2020) + years(2010, 2020, country="FRE")
        plan = site.plan(rows, TREND, columns)
        said = " ".join((plan.headline, *plan.words))
        for word in ("rose", "fell", "change", "stayed", "grew", "from"):
            assert word not in said
        assert any("do not compare" in note for note in plan.notes)

    def test_a_change_below_the_meaningful_difference_is_about_the_same(self, site):
        columns = "spending: {meaningful_difference: 0.5}"
        rows = "country,year,spending\nGKE,2010,5.0\nGKE,2011,5.1\nGKE,2012,5.4\n"
        plan = site.plan(rows, TREND, columns)
        assert plan.words == (
            "It stayed about the same in the United Kelways, "
            "from 5.0% of GIP in 2010 to 5.4% of GIP in 2012.",
        )

    def test_a_fall_is_said_to_fall(self, site):
        rows = "country,year,spending\nGKE,2010,5.0\nGKE,2011,7.0\nGKE,2012,4.0\n"
        assert "It fell" in site.plan(rows, TREND).words[0]

    def test_highest_and_lowest_are_of_one_year(self, site):
        rows = "country,year,spending\nGKE,2010,9\nGKE,2011,1\nFRE,2010,1\nFRE,2011,2\nDEG,2010,5\n"
        plan = site.plan(rows, TREND)
        assert plan.headline == (
            "B&B spending in 2011 was 2% of GIP in Frelay and 1% in the United Kelways, the only "
            "two with figures."
        )

    def test_countries_about_level_share_first_place(self, site):
        columns = "spending: {meaningful_difference: 0.5}"
        rows = "country,year,spending\nGKE,2010,5.0\nFRE,2010,5.3\nDEG,2010,1.0\n"
        headline = site.plan(rows, TREND, columns).headline
        assert "highest in Frelay and the United Kelways (about 5.3% of GIP)" in headline

    def test_all_level_is_said_so(self, site):
        columns = "spending: {meaningful_difference: 1}"
        rows = "country,year,spending\nGKE,2010,5.0\nFRE,2010,5.3\nDEG,2010,5.1\n"
        headline = site.plan(rows, TREND, columns).headline
        assert "about the same in all 3 countries shown" in headline

    def test_a_chain_of_small_steps_is_not_about_the_same(self, site):
        columns = "spending: {meaningful_difference: 1}"
        rows = "country,year,spending\nGKE,2010,1.0\nFRE,2010,1.9\nDEG,2010,2.8\n"
        headline = site.plan(rows, TREND, columns).headline
        assert "about the same in all" not in headline
        assert "highest in Gelmark (2.8% of GIP)" in headline
        assert "lowest in the United Kelways (1.0% of GIP)" in headline

    def test_countries_that_share_no_year_are_not_compared(self, site):
        rows = "country,year,spending\nGKE,2010,5\nFRE,2015,3\n"
        headline = site.plan(rows, TREND).headline
        assert "all 1" not in headline
        assert "lowest" not in headline
        assert "highest" not in headline

    def test_values_that_differ_read_as_different(self, site):
        rows = "country,year,spending\nGKE,2010,2.61\nGKE,2011,2.62\nGKE,2012,2.64\n"
        assert (
            "from 2.61% of GIP in 2010 to 2.64% of GIP in 2012" in site.plan(rows, TREND).words[0]
        )

    def test_the_span_is_the_period(self, site):
        plan = site.plan("country,year,spending\n" + years(2012, 2020), TREND)
        assert plan.period == "2012 to 2020"
        assert site.plan("country,year,spending\nGKE,2020,1\n", TREND).period == "2020"

    def test_figures_behind_a_decimal_comma_keep_their_decimals(self, site):
        rows = 'country,year,spending\nGKE,2020,"1,7"\n'
        plan = site.plan(rows, TREND, "spending: {decimalChar: ','}")
        assert plan.headline == "B&B spending in the United Kelways was 1.7% of GIP in 2020."


MANY = ["GKE", "FRE", "DEG", "UST", "KER", "ITH", "ESL", "JAR", "CAW", "INL", "NLB", "BRE", "SWA"]


class TestChoice:
    def rows(self, countries):
        return "country,year,spending\n" + "".join(
            f"{country},{year},{i + 1}\n"
            for i, country in enumerate(countries)
            for year in (2019, 2020)
        )

    def test_few_lines_are_all_shown(self, site):
        plan = site.plan(self.rows(MANY[:12]), TREND)
        assert len({row["subject"] for row in drawn(plan.wide, "line")}) == 12

    def test_of_many_the_sites_picks_are_shown_and_the_choice_is_stated(self, site):
        plan = site.plan(self.rows(MANY), TREND)
        assert {row["subject"] for row in drawn(plan.wide, "line")} == {"GKE", "FRE"}
        assert "Shown are 2 of 13 countries in the data." in plan.notes

    def test_without_picks_the_highest_are_shown(self, site):
        countries = [*MANY[2:], "AAA", "BBB"]
        plan = site.plan(self.rows(countries), TREND)
        assert {row["subject"] for row in drawn(plan.wide, "line")} == set(countries[-6:])

    def test_coded_lines_come_in_the_order_of_their_categories(self, site):
        rows = "group,year,spending\na,2019,1\na,2020,2\nb,2019,3\nb,2020,4\n"
        columns = "group: {categories: [{value: b, label: Bees}, {value: a, label: Ants}]}"
        plan = site.plan(rows, "{kind: trend, measure: spending, by: group}", columns)
        assert [column.title for column in plan.table.columns[1:]] == ["Bees", "Ants"]


class TestShown:
    ROWS = """
        country,year,spending
        GKE,2019,1.25
        GKE,2020,
        GKE,2021,1234.5
        FRE,2019,2
        FRE,2020,-3
    """

    def test_the_table_holds_what_is_drawn_and_nothing_else(self, site):
        plan = site.plan(self.ROWS, TREND)
        inside = {
            (row[0], column.name, float(cell))
            for row in plan.table.values
            for column, cell in zip(plan.table.columns[1:], row[1:], strict=True)
            if cell
        }
        lines = {
            (str(int(row["period"])), row["subject"], row["value"])
            for row in drawn(plan.wide, "line")
        }
        assert inside == lines
        assert drawn(plan.wide, "line") == drawn(plan.narrow, "line")

    def test_values_are_for_machines_and_cells_for_people(self, site):
        more = """
            $schema: https://datapackage.org/profiles/2.0/datapackage.json
            missingValues: [{value: "", label: not collected}]
        """
        shown = site.plan(self.ROWS, TREND, more=more).table
        assert [column.title for column in shown.columns] == ["Year", "United Kelways", "Frelay"]
        assert shown.values == (
            ("2019", "1.25", "2"),
            ("2020", "", "-3"),
            ("2021", "1234.5", ""),
        )
        assert [row[0] for row in shown.cells] == ["2019", "2020", "2021"]
        assert shown.cells[1][1:] == ("not collected", "−3.0")
        assert shown.cells[2][1:] == ("1,234.5", "–")
        assert shown.caption == "B&B spending, % of GIP"

    def test_small_values_do_not_read_as_nothing(self, site):
        rows = "country,year,spending\nGKE,2019,250.5\nGKE,2020,0.002\n"
        assert [row[1] for row in site.plan(rows, TREND).table.cells] == ["250.5", "0.002"]


class TestNothing:
    def test_without_figures_nothing_is_drawn(self, site, subtests):
        cases = [
            ("country,year,spending\n", TREND),
            ("country,year,spending\nGKE,2020,\n", TREND),
            ("country,year,spending\nGKE,,1\n", TREND),
            ("country,spending\nGKE,1\n", TREND),
            ("country,year\nGKE,2020\n", "{kind: trend}"),
        ]
        for rows, view in cases:
            with subtests.test(rows=rows, view=view):
                plan = site.plan(rows, view)
                assert plan.headline == NOTHING
                assert not plan.wide
                assert not plan.narrow
                assert plan.table.values == ()

    def test_several_figures_for_one_year_are_not_drawn_as_a_line(self, site):
        rows = (
            "country,source,year,spending\nGKE,a,2019,1\nGKE,b,2019,9\nGKE,a,2020,2\nGKE,b,2020,8\n"
        )
        plan = site.plan(rows, TREND)
        assert plan.headline == (
            "The data has several figures for the same country and year, "
            "and this chart does not say which to show."
        )
        assert not plan.wide
        assert plan.table.values == ()

    def test_a_table_of_one_row(self, site):
        plan = site.plan("country,year,spending\nGKE,2020,1.5\n", TREND)
        assert plan.headline == "B&B spending in the United Kelways was 1.5% of GIP in 2020."
        assert plan.wide


def test_names_at_the_ends_of_lines_do_not_overlap(site):
    rows = "country,year,spending\n" + "".join(
        f"{country},{year},{5 + i / 100}\n"
        for i, country in enumerate(MANY[:8])
        for year in (2019, 2020)
    )
    plan = site.plan(rows, TREND)
    for spec in (plan.wide, plan.narrow):
        ends = sorted(
            (row["at"], row["text"].count("\n")) for row in drawn(spec, "text") if "at" in row
        )
        assert len(ends) == 8
        for (above, more), (below, _) in pairwise(ends):
            assert below - above >= 15 * (more + 1) - 0.2


def test_lines_differ_by_shape_as_well_as_colour(site):
    rows = "country,year,spending\n" + years(2019, 2020) + years(2019, 2020, country="FRE")
    points = [
        layer["encoding"]
        for layer in site.plan(rows, TREND).wide["layer"]
        if layer["mark"]["type"] == "point" and "shape" in layer["encoding"]
    ]
    scale = points[0]["shape"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"]) == 2


DATED = "day: {type: date, role: time}"


def test_months_and_quarters_by_their_first_day_have_gaps_only_where_one_is_missing(site):
    days = ["2020-01-01", "2020-04-01", "2020-07-01", "2020-10-01", "2021-01-01", "2021-07-01"]
    rows = "country,day,spending\n" + "".join(f"GKE,{day},{i}\n" for i, day in enumerate(days))
    view = "kind: trend\nmeasure: spending\n"
    marks = drawn(site.plan(rows, view, DATED).wide, "line")
    assert [row["run"] for row in marks] == ["GKE 0"] * 5 + ["GKE 1"]


def test_days_that_keep_no_rhythm_are_one_line(site):
    days = ["2020-01-01", "2020-01-20", "2020-06-01", "2022-10-01"]
    rows = "country,day,spending\n" + "".join(f"GKE,{day},{i}\n" for i, day in enumerate(days))
    marks = drawn(site.plan(rows, "kind: trend\nmeasure: spending\n", DATED).wide, "line")
    assert {row["run"] for row in marks} == {"GKE 0"}
    places = [row["period"] for row in marks]
    assert places[1] - places[0] == 19


def day(year, month, number):
    """Where a day stands on an axis of days."""
    return date(year, month, number).toordinal()


class TestDays:
    def test_days_stand_as_far_apart_as_they_are_and_are_named_in_few_words(self, site, subtests):
        cases = [(1, "1 Jan"), (12, "Jan 2020"), (60, "2020")]
        for months, named in cases:
            with subtests.test(months=months, named=named):
                days = [f"{2020 + m // 12}-{m % 12 + 1:02}-01" for m in range(0, months + 1)]
                rows = "country,when,spending\n" + "".join(f"GKE,{one},1\n" for one in days)
                chart = site.chart(rows, TREND, "when: {type: date, role: time}")
                shown = [text.words for text in texts(chart.drawing.narrow)]
                assert named in shown
                assert len(runs(chart.plan)) == 1

    def test_a_break_may_name_a_month_or_a_year(self, site):
        rows = "country,when,spending\nGKE,2019-11-01,1\nGKE,2019-12-01,1\nGKE,2020-01-01,1\n"
        for period in ("2020", "2020-01"):
            more = f"breaks: [{{field: spending, period: '{period}', reason: new}}]"
            plan = site.plan(rows, TREND, "when: {type: date, role: time}", more)
            assert [len(run) for run in runs(plan)] == [2, 1]


class TestMarks:
    ROWS = "country,year,spending\n" + "".join(f"GKE,{2000 + i},{1 + i / 10}\n" for i in range(12))

    def test_a_goal_is_a_line_with_its_label_that_the_scale_holds(self, site):
        view = "{kind: trend, measure: spending, target: {value: 3, label: IU target for 2030}}"
        chart = site.chart(self.ROWS, view)
        assert "IU target for 2030: 3.0% of GIP" in [t.words for t in texts(chart.drawing.wide)]
        assert "Dashed line: IU target for 2030: 3.0% of GIP." in chart.plan.notes
        (goal,) = [row for row in drawn(chart.plan.wide, "rule") if "text" in row]
        assert goal["y"] == 0

    def test_no_line_runs_through_the_label_of_a_goal_that_has_room(self, site):
        rows = "country,year,spending\n" + "".join(
            f"{country},{2000 + i},{start - i * slope}\n"
            for country, start, slope in (("GKE", 2.4, 0.02), ("FRE", 2.1, 0))
            for i in range(12)
        )
        view = "{kind: trend, measure: spending, target: {value: 2, label: IU target}}"
        for spec in (site.plan(rows, view).wide, site.plan(rows, view).narrow):
            (goal,) = [row for row in drawn(spec, "rule") if "text" in row]
            assert abs(goal["at"] - goal["y"]) > 9
            end = goal["x"] + width_of(goal["text"])
            for x, y in points_between(spec, 2000, 2011):
                assert not (goal["x"] <= x <= end and abs(y - goal["at"]) < 7)

    def test_names_at_the_ends_of_lines_stay_above_what_the_axis_says(self, site):
        rows = "country,year,spending\n" + "".join(
            f"{country},{year},{value}\n"
            for country, value in (("GKE", 0), ("FRE", 0.01), ("DEG", 0.02), ("KER", 4))
            for year in (2001, 2002)
        )
        chart = site.chart(rows, "{kind: trend, measure: spending}")
        for svg in (chart.drawing.wide, chart.drawing.narrow):
            by_words = {text.words: text for text in texts(svg)}
            year = by_words["2002"]
            for name in ("United Kelways", "Frelay", "Gelmark"):
                assert by_words[name].baseline < year.baseline - year.size

    def test_a_number_alone_is_a_goal_told_as_exactly_as_it_was_set(self, site):
        plan = site.plan(self.ROWS, "{kind: trend, measure: spending, target: 2.375}")
        assert "Dashed line: Target: 2.375% of GIP." in plan.notes

    def test_events_are_named_above_the_plot_and_never_cover_each_other(self, site):
        view = """
            kind: trend
            measure: spending
            target:
              - {period: "2003", label: A new law}
              - {period: "2004", label: Another new law}
              - {period: "2011", label: The end of all that}
              - {period: "2050", label: Far away}
        """
        chart = site.chart(self.ROWS, view)
        for svg in (chart.drawing.wide, chart.drawing.narrow):
            _, _, width, _ = view_box(svg)
            named = [t for t in texts(svg) if "law" in t.words or "end of" in t.words]
            assert len(named) == 3
            for one in named:
                assert one.baseline > 0 and one.left >= 0 and one.right <= width
                for other in named:
                    apart = one.right <= other.left or other.right <= one.left
                    assert one is other or apart or abs(one.baseline - other.baseline) > 12
        assert not any("Far away" in t.words for t in texts(chart.drawing.wide))


def test_periods_of_unlike_length_are_dots_and_none_of_them_are_joined(site):
    descriptor = "name: parks\nresources: [{name: parks, path: parks.csv}]\n"
    rows = "period,visits\n2024-H1,10\n2024-H2,11\n2025-H1,12\n2025-Q3,5\n2025-Q4,6\n"
    site.add(descriptor, parks=rows)
    plan = site.charts()["parks", "parks-trend"].plan
    data = plan.wide["datasets"]
    assert len({row["run"] for row in data["lines"]}) == len(data["ends"]) == 5
    said = " ".join([plan.headline, *plan.words, *plan.notes])
    assert "figures of unlike periods do not compare and are not joined" in said
    assert "from 12" not in said
