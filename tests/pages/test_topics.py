"""Topics: what makes a page of one, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.pages import Atlas, Page
from pipeline.pages.kinds import topics
from pipeline.pages.kinds.dataset import pages as dataset_pages
from pipeline.pages.kinds.home import pages as home_pages
from pipeline.settings import Goals, Term, Topic
from tests.pages.samples import VIEW, as_html, atlas, dataset, depths, project
from tests.pages.test_collections import ROW, TALES, site

WATER = Topic("water", "Water", "What flows.", (6, 14))
FISH = Topic("fish", "Fish", "What swims.")
GOALS = Goals("Goals of the world", {6: "Clean <water>", 7: "Light"}, "https://g.example/{goal}")


def with_cases(*rows: Mapping[str, str], **settings: object) -> Atlas:
    made = site(*rows)
    charted = [replace(one, views=(VIEW,)) for one in made.catalog.datasets if one.name == "depths"]
    others = [one for one in made.catalog.datasets if one.name != "depths"]
    known = project(topics=(WATER, FISH), collections={"tales": TALES}, goals=GOALS, **settings)
    return atlas(*others, *charted, project=known)


def the_page(made: Atlas) -> Page:
    (page,) = topics.topic_pages(made)
    return page


def index_of(made: Atlas) -> str:
    (page,) = topics.index(made)
    return as_html(page.body)


TWO = (ROW, {**ROW, "id": "b", "title": "A lock"})


def test_a_page_takes_data_and_two_cases() -> None:
    assert [page.address for page in topics.topic_pages(with_cases(*TWO))] == ["topics/water/"]
    assert not list(topics.topic_pages(with_cases(ROW)))


def test_the_cases_own_table_is_no_data_on_a_topic() -> None:
    made = with_cases(*TWO)
    own = [one for one in made.catalog.datasets if one.name == "tales"]
    bare = replace(made, catalog=type(made.catalog)(tuple(own), made.catalog.entities))
    assert not list(topics.topic_pages(bare))


def test_where_no_cases_are_filed_data_is_enough() -> None:
    made = atlas(dataset(depths("ELB 2001 3.5")))
    assert [page.address for page in topics.topic_pages(made)] == ["topics/water/"]


def test_what_is_wanted_is_named_with_what_there_is_and_how_to_add_to_it() -> None:
    html = index_of(with_cases(*TWO))
    wanted = html[html.index("Wanted") :]
    assert "Fish" in wanted and "What swims." in wanted
    assert "So far: 2 tales." in wanted
    assert 'href="../tales/a-dam/"' in wanted
    assert "A page takes data and 2 tales." in wanted
    assert 'href="../contribute/"' in wanted
    assert "topics/fish/" not in html
    assert "1 set of data · 2 tales" in html[: html.index("Wanted")]


def test_nothing_leads_to_a_topic_without_a_page() -> None:
    made = with_cases(ROW)
    bodies = [page.body for build in (home_pages, dataset_pages) for page in build(made)]
    assert not [body for body in bodies if "topics/water/" in body]


def test_a_page_holds_charts_cases_data_and_goals() -> None:
    html = as_html(the_page(with_cases(*TWO)).body)
    order = ["What flows.", "In figures", "The Elbe was deepest in 2003.", ">Tales</h2>", "A lock"]
    order += ['id="data"', "Depths of rivers", "Goals of the world", "Clean &lt;water&gt;"]
    places = [html.index(text) for text in order]
    assert places == sorted(places)
    assert 'href="https://g.example/6"' in html
    assert "Light" not in html
    assert "Goal 14" not in html


def test_the_introduction_is_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "docs/parts/topics/water.md"
    path.parent.mkdir(parents=True)
    path.write_text("Water is *wet*.\n\n## Why\n", encoding="utf-8")
    html = as_html(the_page(with_cases(*TWO, root=tmp_path)).body)
    assert "<p>Water is <em>wet</em>.</p>" in html
    assert html.index("Water is") < html.index("In figures")


def test_charts_of_the_same_name_do_not_share_an_id() -> None:
    both = (
        dataset(depths("ELB 2001 3.5"), views=(VIEW,)),
        dataset(depths("ELB 2001 1.0"), views=(VIEW,), name="flows"),
    )
    html = the_page(atlas(*both)).body
    assert html.count('class="chart"') == 2
    ids = re.findall(r'\bid="(chart-[^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_words_of_the_topic_are_explained_and_lead_to_the_glossary() -> None:
    water = replace(WATER, terms=("dam",))
    dam = Term(id="dam", term="dam", group="Works", text="It <holds> water.")
    words = (dam, Term(id="net", term="net", group="Works", text="Holds fish."))
    made = with_cases(*TWO)
    known = replace(made.project, topics=(water,), glossary=words)
    html = as_html(the_page(replace(made, project=known)).body)
    assert '<a href="../../glossary/#dam">dam</a>' in html
    assert "It &lt;holds&gt; water." in html
    assert "#net" not in html
