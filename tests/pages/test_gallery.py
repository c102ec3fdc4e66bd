from __future__ import annotations

import re
from dataclasses import replace

import yaml

from pipeline.catalog import View
from pipeline.charts import KINDS
from pipeline.pages.kinds import gallery
from pipeline.pages.model import Page

from .samples import HOSTILE, as_html, atlas, chart, dataset, depths

DECLARED = {
    "name": "by-river",
    "title": "Depth by river",
    "kind": "ranking",
    "measure": "depth",
    "where": {"year": 2003},
}
VIEW = View(name="by-river", title="Depth by river", kind="ranking", resource="depths")


def made(*declared: dict[str, object], view: View = VIEW, **changed: object) -> Page:
    one = dataset(depths("ELB 2001 1"), views=(view,), descriptor={"views": list(declared)})
    (page,) = gallery.pages(atlas(one, **changed))
    return page


def parts(page: Page) -> dict[str, str]:
    """The part of each kind as HTML, by kind."""
    found = re.findall(
        r'<section class="guide-part gallery-part" id="([\w-]+)">(.*?)</section>',
        as_html(page.body),
        re.DOTALL,
    )
    return dict(found)


def test_each_kind_has_a_part_that_says_what_it_is_for() -> None:
    found = parts(made(DECLARED))
    assert list(found) == list(KINDS)
    assert [kind for kind, part in found.items() if not re.search(r"<p>\w.+\.", part)] == []


def test_an_example_stands_beside_the_lines_that_made_it() -> None:
    part = parts(made(DECLARED))["ranking"]
    assert "Depth by river" in part
    assert 'href="../datasets/depths/#chart-by-river"' in part
    lines = re.search(r"<pre><code>(.*?)</code></pre>", part, re.DOTALL)
    assert lines
    assert yaml.safe_load(lines[1]) == {"views": [DECLARED]}


def test_a_kind_without_an_example_says_so() -> None:
    found = parts(made(DECLARED))
    without = [kind for kind, part in found.items() if "No data on this site uses" in part]
    assert without == [kind for kind in KINDS if kind != "ranking"]


def test_a_chart_that_nobody_declared_is_no_example() -> None:
    assert "No data on this site uses" in parts(made())["ranking"]


def test_a_chart_without_figures_is_no_example() -> None:
    plain = chart(VIEW)
    empty = replace(
        plain, sketch=replace(plain.sketch, shown=replace(plain.sketch.shown, cells=(), values=()))
    )
    page = made(DECLARED, charts={("depths", "by-river"): empty})
    assert "No data on this site uses" in parts(page)["ranking"]


def test_hostile_lines_stand_as_they_are_and_do_nothing() -> None:
    page = made({**DECLARED, "note": HOSTILE})
    html = as_html(page.body)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_ids_are_unique_where_charts_of_several_datasets_have_one_name() -> None:
    ranking = dataset(
        depths("ELB 2001 1"), views=(VIEW,), descriptor={"views": [DECLARED]}, name="a"
    )
    trend = dataset(
        depths("ELB 2001 1"),
        views=(replace(VIEW, kind="trend"),),
        descriptor={"views": [{**DECLARED, "kind": "trend"}]},
        name="b",
    )
    (page,) = gallery.pages(atlas(ranking, trend))
    # What a drawing holds is told apart where it is drawn.
    ids = re.findall(r' id="([^"]+)"', re.sub(r"<svg.*?</svg>", "", page.body))
    assert len(ids) == len(set(ids))
