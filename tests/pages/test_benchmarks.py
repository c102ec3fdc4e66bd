"""Pages of benchmarks: a list that is no league, and a page for each with enough years."""

from __future__ import annotations

import re

from pipeline.pages.kinds import benchmarks
from tests.pages.boats import boats
from tests.pages.samples import as_html, atlas


def index(**changed: object) -> str:
    (page,) = benchmarks.index(boats(**changed))  # type: ignore[arg-type]
    return as_html(page.body)


def test_there_is_a_page_for_each_with_enough_years() -> None:
    made = {page.address for page in benchmarks.organisation_pages(boats())}
    assert made == {"benchmarks/gull/", "benchmarks/tern/", "benchmarks/all/"}


def test_the_list_says_where_the_latest_scores_stand_in_the_order_of_names() -> None:
    html = index()
    table = html[html.index("standings") : html.index("Groups")]
    names = re.findall(r'scope="row">(?:<a[^>]*>)?(\w+)', table)
    assert names == ["Crane", "Gull", "Tern"]
    assert re.findall(r"<td[^>]*>([A-Z][a-z ]+)</td>", table) == [
        "About the same",
        "About the same",
        "Above",
    ]


def test_groups_and_those_gone_stand_apart() -> None:
    html = index()
    groups = html[html.index("Groups") : html.index("Without a score in 2003")]
    assert ">All</a>" in groups and "Tern" not in groups
    gone = html[html.index("Without a score in 2003") :]
    assert "Heron" in gone and "2001 to 2002" in gone
    assert "benchmarks/heron/" not in html


def test_an_old_name_is_found_under_the_new_one() -> None:
    assert 'data-words="Gull Swan Swans"' in index()


def test_a_page_says_how_it_stands_with_figures_and_thresholds() -> None:
    pages = {page.address: as_html(page.body) for page in benchmarks.organisation_pages(boats())}
    tern = pages["benchmarks/tern/"]
    beside = "10 percentage points above the median of clubs (62)"
    assert f"<strong>72% of members</strong> in 2003: {beside}" in tern
    assert "About the same as in 2001 (70)." in tern
    assert 'A difference below 3 percentage points counts as "about the same".' in tern
    assert "Small clubs swing more." in tern
    assert tern.count("<tr>") == 1 + 3
    assert "Names in the data" not in tern
    assert "Swan (2001); Swans (2002); Gull (2003)" in pages["benchmarks/gull/"]
    assert "This is a group" in pages["benchmarks/all/"]


def test_no_page_speaks_of_places() -> None:
    html = index() + "".join(page.body for page in benchmarks.organisation_pages(boats()))
    assert not re.search(r"\b(?:rank\w*|best|worst|top|bottom|first place)\b", html)


def test_a_site_without_benchmarks_has_no_such_pages() -> None:
    assert not list(benchmarks.index(atlas())) and not list(benchmarks.organisation_pages(atlas()))
