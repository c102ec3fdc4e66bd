from __future__ import annotations

TABLE = "{kind: table}"


def test_the_rows_stand_as_they_are_in_their_order(site):
    rows = """
        country,year,spending
        GKE,2021,2.50
        FRE,2020,1234.5
    """
    plan = site.plan(rows, TABLE)
    assert plan.table.values == (("GKE", "2021", "2.50"), ("FRE", "2020", "1234.5"))
    assert plan.table.cells == (
        ("United Kelways", "2021", "2.50"),
        ("Frelay", "2020", "1,234.5"),
    )
    assert [column.title for column in plan.table.columns] == [
        "Country",
        "Year",
        "B&B spending, % of GIP",
    ]
    assert [column.is_number for column in plan.table.columns] == [False, False, True]
    assert not plan.wide
    assert plan.headline == "A table of 2 rows."


def test_a_missing_value_is_empty_for_machines_and_says_why_to_people(site):
    more = """
        $schema: https://datapackage.org/profiles/2.0/datapackage.json
        missingValues: [{value: "", label: not collected}, {value: "-", label: suppressed}]
    """
    plan = site.plan("country,year,spending\nGKE,2020,-\nFRE,2020,\n", TABLE, more=more)
    assert [row[-1] for row in plan.table.values] == ["", ""]
    assert [row[-1] for row in plan.table.cells] == ["suppressed", "not collected"]


def test_a_missing_figure_without_a_reason_is_not_reported(site):
    plan = site.plan("country,year,spending\nGKE,2020,\n", TABLE)
    assert plan.table.cells[0][-1] == "not reported"


def test_numbers_with_a_decimal_comma_are_read(site):
    plan = site.plan(
        'country,year,spending\nGKE,2020,"1.234,5"\n',
        TABLE,
        "spending: {decimalChar: ',', groupChar: '.'}",
    )
    assert plan.table.values[0][-1] == "1234.5"
    assert plan.table.cells[0][-1] == "1,234.5"


def test_coded_values_read_as_their_labels(site):
    columns = "group: {categories: [{value: w, label: Women}]}"
    plan = site.plan("group,year,spending\nw,2020,1\n", TABLE, columns)
    assert plan.table.cells[0][0] == "Women"
    assert plan.table.values[0][0] == "w"


def test_columns_of_web_addresses_are_left_out(site):
    rows = "country,year,link\nGKE,2020,https://example.org/\nFRE,2020,\n"
    plan = site.plan(rows, TABLE, "link: {type: string}", "key: [country, year]")
    assert [column.name for column in plan.table.columns] == ["country", "year"]


def test_long_tables_are_cut_and_say_so(site):
    rows = "country,year,spending\n" + "".join(f"X{i:04},2020,1\n" for i in range(1200))
    plan = site.plan(rows, TABLE)
    assert len(plan.table.cells) == len(plan.table.values) == 50
    assert plan.notes == ("Shown are the first 50 of 1,200 rows.",)
    assert not plan.table.is_whole
    assert plan.headline == "A table of 1,200 rows."


def test_the_period_is_that_of_the_rows(site):
    rows = "country,year,spending\nGKE,2018,1\nGKE,2020,2\nFRE,2010,3\n"
    assert site.plan(rows, TABLE).period == "2010 to 2020"
    assert site.plan(rows, "{kind: table, where: {country: GKE}}").period == "2018 to 2020"
    assert site.plan(rows, "{kind: table, where: {country: FRE}}").period == "2010"


def test_a_table_without_rows_or_measures(site):
    plan = site.plan("country,year\n", TABLE)
    assert plan.table.values == ()
    assert plan.period == ""
    assert site.plan("country,year\nGKE,2020\n", TABLE).headline == "A table of 1 row."


def test_the_views_note_stands_last(site):
    plan = site.plan("country,year\nGKE,2020\n", "{kind: table, note: Mind this.}")
    assert plan.notes == ("Mind this.",)
