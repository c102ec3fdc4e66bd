from __future__ import annotations

from pipeline.catalog import Catalog, Dataset, Field, Table, View
from pipeline.pages.parts.series import headlines, read_holdings, read_series, whole_of

from .samples import DEPTH, RIVER, YEAR, dataset, depths, project, rows, table

LAYER = Field(
    name="layer",
    title="Layer",
    description="",
    type="string",
    labels={"whole": "All layers", "top": "Top", "bed": "River bed"},
)
KIND = project().kinds["river"]


def layered(text: str) -> Table:
    return table(rows(text, "river", "year", "layer", "depth"), (RIVER, YEAR, LAYER, DEPTH))


def holdings_of(*datasets: Dataset) -> dict:
    return dict(read_holdings(KIND, Catalog(datasets, {})))


def test_a_series_has_every_period_of_its_table() -> None:
    table = depths("ELB 2001 1, ODR 2002 2, ELB 2003 -, ELB 2004 4")
    (series,) = read_series(dataset(table), table)["ELB"]
    assert [(p.period, p.value) for p in series.points] == [
        ("2001", 1),
        ("2002", None),
        ("2003", None),
        ("2004", 4),
    ]
    assert series.latest is not None
    assert series.latest.period == "2004"


def test_rows_that_agree_but_for_time_make_one_series_in_the_order_of_labels() -> None:
    table = layered("ELB 2001 bed 1, ELB 2001 top 2, ELB 2001 whole 3, ELB 2002 bed 4")
    series = read_series(dataset(table), table)["ELB"]
    assert [one.part_label for one in series] == ["All layers", "Top", "River bed"]


def test_what_has_only_empty_cells_is_not_held() -> None:
    assert set(holdings_of(dataset(depths("ELB 2001 1, ODR 2001 -")))) == {"ELB"}


def test_forecasts_and_codes_for_what_is_missing_are_never_the_newest_figure() -> None:
    known = ", ".join(f"ELB {year} {year - 2000} final" for year in range(2001, 2008))
    status = Field(name="status", title="Status", description="", type="string")
    held = table(
        rows(
            f"{known}, ELB 2008 -9999 final, ELB 2030 50 forecast",
            *("river", "year", "depth", "status"),
        ),
        (RIVER, YEAR, DEPTH, status),
    )
    (holding,) = holdings_of(dataset(held))["ELB"]
    (series,) = holding.series
    assert series.latest is not None
    assert (series.latest.period, series.latest.when) == ("2007", "in 2007")
    assert {point.value for point in series.known} == set(range(1, 8))


def test_a_table_without_time_holds_one_point() -> None:
    timeless = table(rows("ELB 3.5", "river", "depth"), (RIVER, DEPTH))
    (series,) = read_series(dataset(timeless), timeless)["ELB"]
    assert [p.period for p in series.points] == [""]
    assert series.latest is not None


def test_the_whole_of_a_long_table_is_what_its_first_full_view_fixes() -> None:
    table = layered("ELB 2001 bed 1, ELB 2001 whole 3")
    several = View(
        name="a",
        title="",
        kind="trend",
        resource="depths",
        measure="depth",
        where={"layer": ("bed", "top")},
    )
    of_another = View(
        name="b",
        title="",
        kind="trend",
        resource="depths",
        measure="width",
        where={"layer": ("bed",)},
    )
    whole = View(
        name="c",
        title="",
        kind="trend",
        resource="depths",
        measure="depth",
        where={"layer": ("whole",)},
    )
    with_whole = dataset(table, views=(several, of_another, whole))
    assert whole_of(with_whole, table, DEPTH) == {"layer": "whole"}
    assert whole_of(dataset(table, views=(several,)), table, DEPTH) is None
    (headline,) = headlines(holdings_of(with_whole)["ELB"])
    assert headline.part_label == "All layers"
    assert headlines(holdings_of(dataset(table, views=(several,)))["ELB"]) == ()


def test_headlines_take_turns_between_datasets_and_are_six_at_most() -> None:
    measures = [Field(**{**vars(DEPTH), "name": f"m{n}", "title": f"M{n}"}) for n in range(5)]
    cells = [{"river": "ELB", "year": "2001", **{m.name: "1" for m in measures}}]
    many = table(cells, (RIVER, YEAR, *measures))
    chosen = headlines(
        holdings_of(
            dataset(many, name="a"),
            dataset(many, name="b"),
            dataset(depths("ELB 2001 1"), name="c"),
        )["ELB"]
    )
    assert [(s.dataset.name, s.measure.name) for s in chosen] == [
        ("a", "m0"),
        ("b", "m0"),
        ("c", "depth"),
        ("a", "m1"),
        ("b", "m1"),
        ("a", "m2"),
    ]


def test_a_headline_without_a_value_is_left_out() -> None:
    first = dataset(depths("ELB 2001 -, ODR 2001 1"), name="a")
    second = dataset(depths("ELB 2001 2"), name="b")
    assert [s.dataset.name for s in headlines(holdings_of(first, second)["ELB"])] == ["b"]


def test_the_newest_of_all_that_is_held_is_the_newest_of_any_series() -> None:
    for text in (
        "ELB 2001 bed 1, ELB 2003 bed 2, ELB 2001 whole 3, ELB 2002 whole 4",
        "ELB 2001 bed 1, ELB 2002 bed 2, ELB 2001 whole 3, ELB 2003 whole 4",
    ):
        ((held,),) = holdings_of(dataset(layered(text))).values()
        assert held.newest == "2003"


def test_a_series_of_which_nothing_is_known_is_not_the_newest() -> None:
    ((held,),) = holdings_of(dataset(layered("ELB 2001 bed 2, ELB 2003 whole -"))).values()
    assert held.newest == "2001"
