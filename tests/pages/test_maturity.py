"""The page of the self-assessment: all of it can be read as text, and nothing of it is markup."""

from __future__ import annotations

import re

from pipeline.catalog import Catalog
from pipeline.pages.kinds import maturity
from pipeline.settings import MaturityPage
from tests.catalog.test_maturity import ADDED, ANSWERED, CASES, TALES, crew, tales, text_table
from tests.pages.samples import HOSTILE, as_html, atlas, project


def html_of(setting: MaturityPage = CASES, **changed: object) -> str:
    data = crew(**changed)  # type: ignore[arg-type]
    made = atlas(
        project=project(maturity=setting, collections={"tales": TALES}),
        catalog=Catalog((data, tales()), {}),
    )
    (page,) = maturity.pages(made)
    assert page.address == "maturity/"
    return as_html(page.body)


def test_each_question_is_a_group_with_a_description_for_each_level_and_dont_know() -> None:
    html = html_of()
    groups = re.findall(r"<fieldset.*?</fieldset>", html, re.DOTALL)
    assert len(groups) == 2
    assert "<legend>" in groups[1]
    assert "Who mends the nets?" in groups[1]
    assert groups[1].count('type="radio"') == 3
    assert "<strong>2. All</strong> Everybody mends." in groups[1]
    assert "Don't know" in groups[1]


def test_what_to_do_next_and_cases_stand_there_without_scripts() -> None:
    html = html_of()
    visible = html[html.index('id="assess-next"') :]
    assert "Buy a table of tides." in visible
    assert '<a href="../tales/storm/">A storm</a>' in visible
    assert "<noscript>" in html


def test_the_caution_stands_above_the_questions() -> None:
    html = html_of()
    assert html.index("No measure.") < html.index("<fieldset")
    assert "version 1.2.0" in html


def test_texts_of_the_model_stay_text() -> None:
    html = html_of(
        dimensions=text_table("dimensions", ADDED, (("nets", "1", HOSTILE, HOSTILE, HOSTILE),)),
        levels=text_table("levels", ANSWERED, (("nets", "1", HOSTILE, HOSTILE, HOSTILE),)),
    )
    assert "<script" not in html
    assert "<h2>Heading" not in html


def test_a_site_without_the_setting_has_no_such_page() -> None:
    assert not list(maturity.pages(atlas(crew())))
