"""Who has a colour in one chart of a page has the same in the others."""

from __future__ import annotations

import yaml

from tests.charts.conftest import Site

FIELDS = [
    {"name": "country", "type": "string", "entity": "country"},
    {"name": "group", "type": "string", "title": "Group"},
    {"name": "year", "type": "year", "role": "time"},
    {"name": "spending", "type": "number", "unit": "% of GIP"},
]


def colours(site: Site, rows: list[str], *views: dict[str, object]) -> list[dict[str, int]]:
    """The places of colours in each chart of a page, as a browser gets to know them."""
    schema = {"fields": FIELDS, "primaryKey": ["country", "group", "year"], "missingValues": [""]}
    descriptor = {
        "name": "data",
        "title": "Data",
        "views": [
            {
                "name": f"view-{i}",
                "title": "A title",
                "kind": "trend",
                "measure": "spending",
                **view,
            }
            for i, view in enumerate(views)
        ],
        "resources": [{"name": "data", "path": "data.csv", "schema": schema}],
    }
    text = "\n".join(["country,group,year,spending", *rows]) + "\n"
    site.add(yaml.safe_dump(descriptor, sort_keys=False), data=text)
    charts = site.charts()
    lives = [charts["data", f"view-{i}"].live or {} for i in range(len(views))]
    return [dict(live["colours"]) for live in lives]


def rows(group: str, *countries: str) -> list[str]:
    return [f"{key},{group},{year},{year - 1990}" for key in countries for year in (2010, 2011)]


def test_a_country_has_one_colour_in_all_charts_of_a_page(site: Site) -> None:
    figures = rows("a", "GKE", "FRE", "DEG") + rows("b", "DEG", "UST", "GKE", "KER")
    both = colours(site, figures, {"where": {"group": "a"}}, {"where": {"group": "b"}})
    assert both[0] == both[1] == {"GKE": 1, "FRE": 2, "DEG": 3, "UST": 4, "KER": 5}


def test_where_colours_run_out_a_chart_gives_its_own_to_each(site: Site) -> None:
    figures = rows("a", "GKE", "FRE", "DEG", "UST", "KER", "ITH") + rows("b", "ESL", "JAR", "ITH")
    one, other = colours(site, figures, {"where": {"group": "a"}}, {"where": {"group": "b"}})
    assert one["ITH"] == other["ITH"] == 6
    own = [other[key] for key in ("ESL", "JAR", "ITH")]
    assert len(set(own)) == 3 and 0 not in own


def test_parts_have_one_colour_too(site: Site) -> None:
    figures = rows("a", "GKE") + rows("b", "GKE") + rows("c", "FRE") + rows("a", "FRE")
    by = {"by": "group"}
    one, other = colours(
        site, figures, {"where": {"country": "GKE"}, **by}, {"where": {"country": "FRE"}, **by}
    )
    assert (one, other) == ({"a": 1, "b": 2, "c": 3},) * 2
