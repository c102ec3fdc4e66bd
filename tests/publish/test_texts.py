from __future__ import annotations

from dataclasses import replace

from pipeline.catalog import Catalog
from pipeline.project import Project
from pipeline.publish.texts import llms_text, robots_text

from .conftest import SITE, hostile_dataset, make_catalog


def test_all_may_read_and_find_the_map(project: Project) -> None:
    assert robots_text(project) == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n"


def test_each_dataset_is_listed_with_its_tables_and_description(
    catalog: Catalog, project: Project
) -> None:
    lines = llms_text(catalog, project).splitlines()
    page = f"{SITE}datasets/growth/"
    assert lines[0] == "# Atlas"
    assert lines[2] == "> Figures that were checked."
    start = lines.index(f"- [Rates of growth]({page}): How much there is of it. (2001)")
    assert lines[start + 1 : start + 4] == [
        f"  - [Rates, CSV]({page}rates.csv): 2 rows",
        "  - Does not tell: Why it grows.",
        f"  - [Description]({page}datapackage.json): datapackage.json",
    ]


def test_hostile_texts_stay_on_their_line(project: Project) -> None:
    text = llms_text(make_catalog(hostile_dataset()), project)
    assert "<b>" not in text.replace("\\<", "")
    assert "[x](y)" not in text
    assert len([line for line in text.splitlines() if line.startswith("- ")]) == 1


def test_no_title_makes_a_script_of_a_text(catalog: Catalog, project: Project) -> None:
    """A script cannot begin with "# "; only "#!" is a comment, and only at the very beginning."""
    for title in ("", "!/usr/bin/env node\nalert(1)", "\n!\nalert(1)", "\ufeff", "*/alert(1)"):
        named = replace(project, title=title, summary=title)
        assert llms_text(catalog, named).startswith("# "), title
        assert robots_text(named).startswith("User-agent: *\n"), title
