from __future__ import annotations

import pytest

from pipeline.catalog.defaults import NOT_MEASURED, TOO_FEW, default_views
from pipeline.catalog.table_series import NOT_TOLD_APART, ONLY_NUMBERS, TOO_MANY_GROUPS

SCHEMALESS = """
    name: parks
    resources: [{name: parks, path: parks.csv}]
"""


def views(site, rows, descriptor=SCHEMALESS):
    dataset = site.dataset(descriptor, parks=rows)
    return {view.kind: view for view in dataset.views}


class TestDefaults:
    def test_places_and_years_make_a_trend_and_a_ranking(self, site):
        found = views(site, "place,year,visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,4\n")
        assert list(found) == ["trend", "ranking"]
        assert found["trend"].title == "Visits over time"
        assert found["ranking"].title == "Visits by place"
        assert found["trend"].measure == "visits"
        assert found["trend"].time == "year"
        assert found["trend"].entity == "place"
        assert found["trend"].where == {}

    def test_one_year_makes_a_ranking(self, site):
        assert list(views(site, "place,year,visits\nA,2020,1\nB,2020,3\n")) == ["ranking"]

    def test_places_without_years_make_a_ranking(self, site):
        assert list(views(site, "place,visits\nA,1\nB,3\n")) == ["ranking"]

    def test_years_without_places_make_a_trend(self, site):
        assert list(views(site, "year,visits\n2020,1\n2021,3\n")) == ["trend"]

    def test_numbers_alone_make_a_distribution(self, site):
        assert list(views(site, "visits\n1\n3\n4\n")) == ["distribution"]

    def test_too_few_numbers_make_a_table_that_says_so(self, site, subtests):
        for rows in ("visits\n1\n3\n", "place,visits\nA,1\n", "year,visits\n2020,1\n"):
            with subtests.test(rows):
                (view,) = views(site, rows).values()
                assert (view.kind, view.note) == ("table", TOO_FEW)

    def test_words_alone_make_no_chart(self, site):
        assert views(site, "place,colour\nA,red\nB,blue\n") == {}

    def test_a_header_alone_makes_no_trend(self, site):
        assert "trend" not in views(site, "place,year,visits\n")

    def test_several_series_of_a_place_are_shown_together(self, site):
        rows = "place,kind,year,visits\n" + "".join(
            f"{place},{kind},{year},{place == 'A'}1\n".replace("True", "2").replace("False", "3")
            for place in "AB"
            for kind in ("day", "night")
            for year in (2020, 2021)
        )
        found = views(site, rows)
        assert list(found) == ["trend", "ranking"]
        assert found["trend"].where == {}
        assert found["trend"].together == ("place", "kind")
        (headline, *_) = [chart.plan.headline for chart in site.charts().values()]
        assert "B, day" in headline

    def test_a_total_stands_for_all_and_is_named(self, site):
        rows = "place,sex,year,visits\n" + "".join(
            f"{place},{sex},{year},{year}\n"
            for place in "AB"
            for sex in ("women", "Total", "men")
            for year in (2020, 2021)
        )
        found = views(site, rows)["trend"]
        assert found.where == {"sex": ("Total",)}
        assert found.title == "Visits over time (Total)"

    def test_periods_that_tell_rows_apart_leave_no_subject(self, site):
        rows = "day,sky,rain\n2020-01-01,sun,1\n2020-01-02,fog,2.5\n2020-01-03,sun,0.5\n"
        assert views(site, rows)["trend"].entity is None

    def test_columns_that_say_more_about_a_place_are_not_in_its_way(self, site):
        rows = "code,name,kind,year,visits\n" + "".join(
            f"{code},Place {code},{kind},{year},1\n"
            for code in "AB"
            for kind in ("day", "night")
            for year in (2020, 2021)
        )
        assert views(site, rows)["ranking"].together == ("name", "kind")

    def test_the_subject_is_what_tells_rows_apart_and_no_constant(self, site):
        rows = "unit,place,year,visits\nn,A,2020,1\nn,A,2021,2\nn,B,2020,3\nn,B,2021,4\n"
        assert views(site, rows)["trend"].entity == "place"

    def test_figures_in_several_units_are_of_one_that_is_named(self, site):
        rows = "place,unit,value\nA,Number,1421\nB,Number,900\nC,Percent,14\nC,Number,800\n"
        found = views(site, rows)["ranking"]
        assert found.where == {"unit": ("Number",)}
        assert found.title == "Value by place (Number)"

    def test_too_many_groups_make_a_table_that_says_so(self, site):
        rows = "place,kind,visits\n" + "".join(
            f"P{place},K{kind},{place + kind}\n" for place in range(40) for kind in range(9)
        )
        (view,) = views(site, rows).values()
        assert (view.kind, view.note) == ("table", TOO_MANY_GROUPS)

    def test_columns_of_one_unit_become_lines(self, site):
        rows = "year,North,South\n2020,10,12\n2021,11,15\n"
        found = views(site, rows)
        assert found["trend"].measures == ("North", "South")
        chart = site.charts()["parks", "parks-trend"]
        assert chart.plan.headline == "Figures in 2021: North 11 and South 15."
        assert not chart.plan.words
        assert [len(row) for row in chart.plan.table.cells] == [3, 3]

    def test_columns_of_one_unit_that_is_stated_are_told_apart(self, site):
        descriptor = """
            name: parks
            resources:
              - name: parks
                path: parks.csv
                schema:
                  fields:
                    - {name: year, type: year}
                    - {name: North, type: number, unit: km}
                    - {name: South, type: number, unit: km}
        """
        views(site, "year,North,South\n2020,10,12\n2021,11,15\n", descriptor)
        chart = site.charts()["parks", "parks-trend"]
        assert "15 km for South and 11 for North" in chart.plan.headline

    def test_columns_of_unlike_size_share_no_axis(self, site):
        rows = "year,North,Money\n2020,10,12000\n2021,11,15000\n"
        assert views(site, rows)["trend"].measures == ()

    def test_numbers_that_name_or_place_things_are_not_drawn(self, site, subtests):
        for header in ("place,place_id,lat,lon", "place,Numeric code,Latitude,Longitude"):
            rows = f"{header}\n" + "".join(f"P{i},{90 + i},{50 + i},{i}\n" for i in range(5))
            with subtests.test(header):
                (view,) = views(site, rows).values()
                assert (view.kind, view.note) == ("table", NOT_MEASURED)

    def test_the_ends_of_an_interval_are_no_measures_of_their_own(self, site, subtests):
        for lower, upper in (("rate_lower", "rate_upper"), ("lci", "uci"), ("ci_low", "ci_high")):
            rows = f"place,year,rate,{lower},{upper}\n" + "".join(
                f"{place},{year},{5 + year % 3},{4 + year % 3},{6 + year % 3}\n"
                for place in "ABC"
                for year in (2020, 2021)
            )
            with subtests.test(lower=lower):
                assert list(views(site, rows)) == ["trend", "ranking"]

    def test_levels_of_schools_and_incomes_are_measures(self, site):
        rows = "place,upper_secondary,lower_middle_income\n" + "".join(
            f"{place},{value},{value + 30}\n" for place, value in zip("ABC", (5, 9, 7), strict=True)
        )
        assert list(views(site, rows)) == ["ranking", "scatter"]

    def test_years_are_time_in_any_language(self, site, subtests):
        for name in ("AÑO", "ano_registro", "Jahr", "année"):
            with subtests.test(name):
                rows = f"place,{name},visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,4\n"
                assert views(site, rows)["trend"].time == name

    def test_the_day_on_which_a_row_was_written_is_no_time(self, site):
        rows = "place,updated,visits\nA,2020-01-01,1\nB,2020-01-02,2\nC,2020-02-02,2\n"
        assert list(views(site, rows)) == ["ranking"]

    def test_rows_that_nothing_tells_apart_make_a_table(self, site):
        (view,) = views(site, "place,year,visits\nA,2020,1\nA,2020,2\n").values()
        assert (view.kind, view.note) == ("table", NOT_TOLD_APART)

    def test_rows_that_only_a_number_tells_apart_say_so(self, site):
        rows = "year,month,rain\n" + "".join(
            f"{year},{month},{month + 0.5}\n" for year in (2020, 2021) for month in (1, 2, 3)
        )
        (view,) = views(site, rows).values()
        assert (view.kind, view.note) == ("table", ONLY_NUMBERS)

    def test_rows_of_no_time_that_words_do_not_tell_apart_make_a_distribution(self, site):
        rows = "species,length\n" + "".join(f"{name},{n}.5\n" for name in "AB" for n in range(5))
        assert list(views(site, rows)) == ["distribution"]

    def test_things_with_long_codes_and_no_names_are_not_ranked(self, site):
        rows = "case,fee\n" + "".join(f"23/{1000 + n}/FUL,{n}.5\n" for n in range(12))
        assert list(views(site, rows)) == ["distribution"]

    def test_names_stand_for_things_before_codes(self, site):
        rows = "ward_code,ward,year,visits\n" + "".join(
            f"E0500000{n},{ward},{year},{n}\n"
            for n, ward in enumerate(("Abbey", "Dock"))
            for year in (2020, 2021)
        )
        assert views(site, rows)["trend"].entity == "ward"

    def test_a_date_of_things_in_a_register_is_no_time(self, site):
        rows = "name,opened,places\nA,2010-01-02,10\nB,2012-05-01,12\nC,2019-07-03,30\n"
        found = views(site, rows)
        assert list(found) == ["ranking"]
        assert found["ranking"].time is None

    def test_things_with_one_figure_each_are_ranked_whenever_it_is_from(self, site):
        found = views(site, "place,year,visits\nA,2020,1\nB,2018,3\nC,2018,3\nD,2011,4\n")
        assert (list(found), found["ranking"].time) == (["ranking"], None)
        assert "2011 to 2020" in found["ranking"].note

    def test_years_that_differ_by_chance_make_no_line_of_several_places(self, site):
        rows = "place,year,share\nA,1990,60.5\nA,2001,70.5\nB,1985,40.5\nB,1995,45.5\n"
        assert views(site, rows)["trend"].entity == "place"

    def test_parts_of_names_that_are_empty_are_left_out(self, site):
        rows = "place,sex,year,share\n" + "".join(
            f"{place},{sex},{year},{year}.5\n"
            for place in ("", "A")
            for sex in ("", "women")
            for year in (2020, 2021)
        )
        views(site, rows)
        keys = [chart.live["subject"]["keys"] for chart in site.charts().values()]
        assert keys == [["women", "A", "A, women"]] * 2

    def test_a_code_of_a_group_is_of_none_of_its_things(self, site):
        rows = "district,electorate,candidate,votes\n" + "".join(
            f"D{d},{5000 + d},Candidate {d}{n},{d * 7 + n * 3}\n" for d in range(3) for n in (1, 2)
        )
        found = views(site, rows)
        assert found["ranking"].measure == "votes"

    def test_plans_are_told_after_what_was(self, site):
        rows = "place,budget,spent\nA,5,4\nB,7,6\nC,8,9\n"
        assert views(site, rows)["ranking"].measure == "spent"

    def test_ages_of_which_each_group_has_all_are_not_measured(self, site):
        rows = "age,sex,deaths\n" + "".join(
            f"{age},{sex},{age // 5 + 2 * (sex == 'm')}\n" for age in (0, 5, 10, 15) for sex in "mf"
        )
        assert views(site, rows)["distribution"].measure == "deaths"

    def test_days_that_may_be_months_make_no_line(self, site):
        rows = "date,visits\n" + "".join(f"0{n}/0{n + 1}/2023,{n}\n" for n in range(1, 6))
        assert "trend" not in views(site, rows)

    def test_a_key_says_which_columns_make_a_series(self, site):
        descriptor = """
            name: parks
            resources:
              - name: parks
                path: parks.csv
                schema:
                  primaryKey: [place, kind, year]
                  fields:
                    - {name: kind, type: string}
                    - {name: place, type: string, entity: country, title: IU area}
                    - {name: year, type: year}
                    - {name: remark, type: string}
                    - {name: visits, type: integer, title: Visits}
        """
        rows = "kind,place,year,remark,visits\nday,A,2020,x,1\nnight,A,2020,y,2\nday,A,2021,,2\n"
        found = views(site, rows, descriptor)
        assert found["trend"].together == ("place", "kind")
        assert found["trend"].title == "Visits over time"

    def test_names_are_short_enough_for_addresses_and_differ(self, site):
        name = "p" * 80
        descriptor = f"name: long\nresources: [{{name: {name}, path: t.csv}}]\n"
        dataset = site.dataset(
            descriptor, t="place,year,visits\nA,2020,1\nA,2021,3\nB,2020,2\nB,2021,4\n"
        )
        names = [view.name for view in dataset.views]
        assert len(names) == len(set(names)) == 2
        assert all(len(name) <= 80 for name in names)

    def test_a_title_with_an_acronym_keeps_it(self, site):
        descriptor = """
            name: parks
            resources:
              - name: parks
                path: parks.csv
                schema:
                  primaryKey: [place, year]
                  fields:
                    - {name: place, type: string, entity: country, title: IU area}
                    - {name: year, type: year}
                    - {name: visits, type: integer, title: Visits}
        """
        rows = "place,year,visits\nA,2020,1\nB,2020,2\nA,2021,2\nB,2021,5\n"
        found = views(site, rows, descriptor)
        assert found["trend"].entity == "place"
        assert found["ranking"].title == "Visits by IU area"

    def test_a_package_with_an_empty_list_of_views_wants_none(self, site):
        descriptor = SCHEMALESS + "    views: []\n"
        assert views(site, "place,visits\nA,1\n", descriptor) == {}

    @pytest.mark.parametrize("rows", ["place,year,visits\nA,2020,\n", "place,year,visits\n,,\n"])
    def test_default_charts_of_empty_cells_can_be_drawn(self, site, rows):
        site.add(SCHEMALESS, parks=rows)
        assert all(chart.plan.headline for chart in site.charts().values())

    def test_default_charts_are_drawn(self, site):
        site.add(SCHEMALESS, parks="place,year,visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,4\n")
        charts = site.charts()
        assert all(chart.drawing for chart in charts.values())
        headlines = [chart.plan.headline for chart in charts.values()]
        assert any(" for B and " in headline for headline in headlines)


class TestSeveralMeasures:
    def test_two_measures_make_a_scatter(self, site):
        found = views(site, "place,year,visits,trees\nA,2020,1,5\nB,2020,3,6\nC,2020,3,6\n")
        assert list(found) == ["ranking", "scatter"]
        assert (found["scatter"].x, found["scatter"].y) == ("visits", "trees")
        assert found["scatter"].title == "Visits and trees"

    def test_what_no_chart_shows_stands_in_a_table(self, site):
        rows = "place,year,visits,trees,ponds\nA,2020,1,5,1\nA,2021,1,5,1\n" + "".join(
            f"{place},{year},3,6,2\n" for place in "BC" for year in (2020, 2021)
        )
        assert list(views(site, rows)) == ["trend", "ranking", "scatter", "table"]

    def test_measures_of_things_that_nothing_names_stand_in_a_table(self, site):
        assert list(views(site, "visits,trees\n1,2\n3,4\n5,6\n")) == ["distribution", "table"]


class TestUnlikeMeasuresInOneColumn:
    ROWS = "place,indicator,year,value\n" + "".join(
        f"{place},{name},{year},{size + year}\n"
        for place in "AB"
        for name, size in (("People", 10**6), ("Births a woman", 1.5))
        for year in (2020, 2021)
    )

    def test_each_has_charts_of_its_own(self, site):
        site.add(SCHEMALESS, parks=self.ROWS)
        charts = site.charts()
        titles = [chart.view.title for chart in charts.values()]
        assert titles == [
            "People over time",
            "People by place",
            "Births a woman over time",
            "Births a woman by place",
        ]
        assert all(chart.drawing for chart in charts.values())
        headlines = [chart.plan.headline for chart in charts.values()]
        assert headlines[0].startswith("People in 2021 ")
        assert headlines[2].startswith("Births a woman in 2021 ")

    def test_of_more_than_have_room_a_table_has_the_rest(self, site):
        rows = "indicator,year,value\n" + "".join(
            f"I{n},{year},{n * year}.5\n" for n in range(6) for year in (2020, 2021)
        )
        dataset = site.dataset(SCHEMALESS, parks=rows)
        kinds = [view.kind for view in dataset.views]
        assert kinds == ["trend", "trend", "trend", "table"]
        assert len({view.name for view in dataset.views}) == len(kinds)


class TestPeriodsAcross:
    def test_columns_called_after_years_are_one_line_in_time(self, site):
        site.add(SCHEMALESS, parks="town,2019,2020,2021\nA,10,12,13\nB,30,25,20\n")
        charts = {chart.view.kind: chart for chart in site.charts().values()}
        assert list(charts) == ["trend", "ranking"]
        headline = "Figures in 2021 were 20 for B and 13 for A"
        assert charts["trend"].plan.headline.startswith(headline)

    def test_names_around_years_are_read(self, site, subtests):
        for header in ("2019 [YR2019],2020 [YR2020]", "X2019,X2020", "visits_2019,visits_2020"):
            with subtests.test(header):
                trend = views(site, f"town,{header}\nA,10,12\nB,30,25\n")["trend"]
                assert trend.measures == tuple(header.split(","))

    def test_several_measures_across_years_are_not_one(self, site):
        rows = "town,births 2019,births 2020,deaths 2019,deaths 2020\nA,1,2,3,4\nB,5,6,7,8\n"
        assert "trend" not in views(site, rows)


class TestTotalsAmongOthers:
    ROWS = "sector,year,jobs\n" + "".join(
        f"{sector},{year},{jobs + year}\n"
        for year in (2020, 2021)
        for sector, jobs in (("Farms", 100), ("Shops", 300), ("Total", 4000))
    )

    def test_a_total_is_no_rival_of_its_parts(self, site):
        site.add(SCHEMALESS, parks=self.ROWS)
        plans = {chart.view.kind: chart.plan for chart in site.charts().values()}
        assert "2,321 for Shops and 2,121 for Farms" in plans["ranking"].headline
        assert "Left out, since its parts are shown: Total." in plans["ranking"].notes
        assert "2,321 for Shops and 2,121 for Farms" in plans["trend"].headline
        note = "Total stands for all others, and is not compared with them."
        assert plans["trend"].notes == (note,)


class TestMaps:
    DESCRIPTOR = """
        name: parks
        resources:
          - name: parks
            path: parks.csv
            schema:
              primaryKey: [place, year]
              fields:
                - {name: place, type: string, entity: country}
                - {name: year, type: year, role: time}
                - {name: visits, type: integer}
    """
    ROWS = "place,year,visits\nGKE,2020,1\nGKE,2021,2\nFRE,2020,3\nFRE,2021,3\n"

    def test_things_with_shapes_stand_on_a_map(self, site):
        tables = site.dataset(self.DESCRIPTOR, parks=self.ROWS).tables
        kinds = [view.kind for view in default_views(tables, mapped=["country"])]
        assert kinds == ["trend", "ranking", "map"]

    def test_things_without_shapes_do_not(self, site):
        assert list(views(site, self.ROWS, self.DESCRIPTOR)) == ["trend", "ranking"]


class TestParts:
    WHOLES = "place,kind,share\nA,day,60\nA,night,40\nB,day,70.2\nB,night,29.7\n"

    def test_parts_that_make_a_hundred_everywhere_are_a_composition(self, site):
        found = views(site, self.WHOLES)
        assert list(found) == ["composition", "ranking"]
        assert (found["composition"].by, found["composition"].where) == ("kind", {})
        assert found["composition"].title == "Share by kind"
        assert found["composition"].entity == "place"
        assert found["ranking"].together == ("place", "kind")

    def test_what_is_not_surely_a_whole_is_none(self, site, subtests):
        cases = {
            "less than a whole": self.WHOLES.replace("40", "30"),
            "a part is missing": self.WHOLES.replace("40", ""),
            "below nothing": self.WHOLES.replace("60", "140").replace("40", "-40"),
            "one part alone": self.WHOLES + "C,day,100\n",
        }
        for what, rows in cases.items():
            with subtests.test(what):
                assert "composition" not in views(site, rows)

    def test_it_is_drawn(self, site):
        site.add(SCHEMALESS, parks=self.WHOLES)
        charts = {chart.view.kind: chart for chart in site.charts().values()}
        assert charts["composition"].drawing


class TestSeveralTables:
    ROWS = "place,year,visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,3\n"

    def test_tables_share_four_views(self, site, subtests):
        cases = [(2, 2), (3, 1), (4, 1)]
        for tables, each in cases:
            with subtests.test(tables=tables, each=each):
                names = [f"t{number}" for number in range(tables)]
                resources = "".join(f"  - {{name: {name}, path: {name}.csv}}\n" for name in names)
                descriptor = f"name: many\nresources:\n{resources}"
                dataset = site.dataset(descriptor, **dict.fromkeys(names, self.ROWS))
                shown = [view.resource for view in dataset.views]
                assert shown == [name for name in names for _ in range(each)]

    def test_tables_beyond_the_fourth_get_none(self, site):
        names = [f"t{number}" for number in range(6)]
        resources = "".join(f"  - {{name: {name}, path: {name}.csv}}\n" for name in names)
        descriptor = f"name: many\nresources:\n{resources}"
        dataset = site.dataset(descriptor, **dict.fromkeys(names, self.ROWS))
        assert [view.resource for view in dataset.views] == names[:4]


class TestUnitsInTitles:
    def test_a_unit_that_ends_all_names_is_that_of_the_figures(self, site):
        site.add(SCHEMALESS, parks="year,Coal (TWh),Wind (TWh)\n2020,10,12\n2021,11,15\n")
        (chart,) = site.charts().values()
        headline = "Figures in 2021 was 15 TWh for Wind and 11 for Coal"
        assert chart.plan.headline.replace("were", "was").startswith(headline)

    def test_what_else_stands_in_brackets_is_none(self, site):
        site.add(SCHEMALESS, parks="year,Births (UK),Deaths (UK)\n2020,10,12\n2021,11,15\n")
        (chart,) = site.charts().values()
        assert chart.plan.headline == "Figures in 2021: Births (UK) 11 and Deaths (UK) 15."

    def test_units_that_differ_share_no_axis(self, site):
        rows = "year,Index (2015=100),Annual rate (%)\n2020,10,12\n2021,11,15\n"
        assert views(site, rows)["trend"].measures == ()
