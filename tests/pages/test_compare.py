from __future__ import annotations

from dataclasses import replace

from pipeline.catalog import Catalog, View
from pipeline.charts.indicators import read_indicators
from pipeline.pages import Atlas, Page, make_pages
from pipeline.pages.parts.compare_address import compare_query

from .samples import RIVERS, as_html, atlas, chart, dataset, depths, project

CELLS = "ELB 2001 3.5, ODR 2001 4, ELB 2002 3.6, ODR 2002 4, PO 2000 9"
VIEW = View(
    name="trend",
    title="Depth since 2001",
    kind="trend",
    resource="depths",
    measure="depth",
    time="year",
    entity="river",
)


def site(cells: str = CELLS, **measure: str) -> Atlas:
    made = atlas(dataset(depths(cells, **measure), views=(VIEW,)))
    catalog = Catalog(made.catalog.datasets, {"river": RIVERS})
    return replace(made, catalog=catalog, indicators=read_indicators(catalog, project()))


def compare(made: Atlas) -> Page:
    return next(page for page in make_pages(made) if page.address == "compare/")


def test_the_page_holds_a_table_of_what_comes_first() -> None:
    html = as_html(compare(site(higher_is="better")).body)
    assert 'href="../rivers/elb/">Elbe</a>' in html
    assert '<span class="compare-unit">m, 2002</span>' in html
    assert '<span class="compare-value">3.6</span> <span class="compare-rank">2 of 2</span>' in html
    assert (
        '<span class="compare-value">9.0</span> <span class="compare-rank">in 2000</span>' in html
    )


def test_without_a_direction_nothing_is_ranked() -> None:
    assert "2 of 2" not in compare(site()).body


def test_a_site_with_nothing_to_compare_has_no_such_page_and_no_link_to_it() -> None:
    pages = list(make_pages(site("ELB 2001 3.5")))
    assert not [page for page in pages if page.address == "compare/"]
    assert not [page.address for page in pages if "compare/" in page.body]


def test_the_home_page_leads_to_it() -> None:
    home = next(page for page in make_pages(site()) if page.address == "")
    assert 'href="compare/"' in home.body


def test_a_chart_leads_to_what_it_shows() -> None:
    made = site()
    live = replace(
        chart(VIEW),
        live={
            "subject": {"keys": ["elbe", "rhine"], "many": "rivers", "entity": "river"},
            "places": None,
        },
    )
    live = replace(live, plan=replace(live.plan, drawn=("ELB", "PO")))
    made = replace(made, charts={("depths", "trend"): live})
    page = next(page for page in make_pages(made) if page.address == "datasets/depths/")
    wanted = "compare/?kind=river&amp;who=ELB~PO&amp;what=depths.depths.depth"
    assert f'href="../../{wanted}">Compare in full</a>' in page.body


def test_keys_with_the_mark_between_keys_are_escaped() -> None:
    found = compare_query("river", ["A~B", "c!d", "é-e"])
    assert found == "?kind=river&who=A%211B~c%210d~%C3%A9-e"
