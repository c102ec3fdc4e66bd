from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.catalog import Catalog, Entity, Fact
from pipeline.charts.indicators import read_indicators
from pipeline.pages import Atlas, make_pages

from .samples import RIVERS, as_html, atlas, dataset, depths, project, river

NAMES = ("ALL", "BOB", "DON", "ELB", "ODR", "PO")
NORTH = {key: river(key, key.title()) for key in NAMES}
CELLS = "ALL 2001 1, BOB 2001 2, DON 2001 2.5, ELB 2001 4, ODR 2001 4, PO 2001 4.05"


def site(cells: str, entities: dict[str, Entity] = NORTH, **measure: Any) -> Atlas:
    made = atlas(dataset(depths(cells, **measure)))
    catalog = Catalog(made.catalog.datasets, {"river": entities})
    return replace(made, catalog=catalog, indicators=read_indicators(catalog, project()))


def card(made: Atlas, key: str) -> str:
    """What the page of a river says of its depth."""
    body = next(page.body for page in make_pages(made) if page.address == f"rivers/{key}/")
    return as_html(body).partition("figure-coverage")[2].partition("</li>\n</ul>")[0]


def test_a_rank_says_among_how_many_and_who_is_level() -> None:
    made = site(CELLS, higher_is="better", meaningful_difference=0.1)
    assert "Rank 1 of 6 rivers that took part in 2001. 2 others are about the same." in card(
        made, "po"
    )
    assert (
        "Rank 2 of 6 rivers that took part in 2001, shared with 1 other. 1 other is about the same."
        in card(made, "elb")
    )
    assert "about the same" not in card(made, "all")


def test_without_a_direction_there_is_no_rank_but_a_median() -> None:
    said = card(site(CELLS.replace("2.5", "2.6")), "po")
    assert "Rank" not in said and "ranked" not in said
    assert "North: median 3.3 m in 2001" in said
    assert "(6 rivers)" in said


def test_a_median_needs_five_members() -> None:
    four = {key: replace(one, section=None) for key, one in NORTH.items()}
    four |= {key: NORTH[key] for key in NAMES[:4]}
    assert "median" not in card(site(CELLS, four), "all")


def test_groups_by_fact_are_named_and_unknown_facts_are_no_group() -> None:
    wide, unknown = Fact("Kind in 2017/18", "Wide"), Fact("Kind in 2017/18", "not known", False)
    facts = {key: replace(one, section=None, facts=(wide,)) for key, one in NORTH.items()}
    assert "Wide (kind in 2017/18): median" in card(site(CELLS, facts), "all")
    facts = {key: replace(one, section=None, facts=(unknown,)) for key, one in NORTH.items()}
    assert "median" not in card(site(CELLS, facts), "all")


def test_an_older_figure_keeps_its_year_and_has_no_rank() -> None:
    later = CELLS.replace("2001", "2002").replace("ALL 2002", "ALL 2000")
    said = card(site(later, higher_is="better"), "all")
    assert "Rank" not in said
    assert "Not ranked: ranks are of 2002, for which there is no figure here." in said


def test_without_a_direction_nobody_is_said_to_lack_a_rank() -> None:
    later = CELLS.replace("2001", "2002").replace("ALL 2002", "ALL 2000")
    assert "ranked" not in card(site(later), "all")


def test_the_page_links_to_those_nearest_in_its_section() -> None:
    made = site(CELLS, NORTH | {"PO": RIVERS["PO"]})
    page = next(page for page in make_pages(made) if page.address == "rivers/don/")
    assert "Compare with the Bob, the All and the Elb" in page.body
    assert "compare/?kind=river&amp;who=DON~BOB~ALL~ELB" in page.body
