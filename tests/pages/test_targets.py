"""The page of targets: every target has a row, a sentence and its reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.catalog import Break, Field, Target, View
from pipeline.pages import Atlas
from pipeline.pages.kinds import targets
from pipeline.project import ConfigurationError
from pipeline.settings import TargetsPage
from tests.pages.samples import (
    DEPTH,
    HOSTILE,
    RIVER,
    YEAR,
    as_html,
    atlas,
    chart,
    dataset,
    project,
    rows,
    table,
)

VIEW = View(
    name="goals",
    title="Depth and what was aimed for",
    kind="progress",
    resource="depths",
    measure="depth",
    time="year",
    entity="river",
    targets=(Target(dataset="aims", resource="aims", field="aim", period="due", set_in="since"),),
)
NAMES = {"note": "note", "publisher": "by", "source": "title", "link": "url"}
SETTING = TargetsPage("Aims", "What was aimed for.", ("depths", "goals"), **NAMES)
BREAK = Break(field="depth", entities=("PO",), period="2002", reason="A new gauge.", source=None)


def text_field(name: str, **more: object) -> Field:
    known = {"title": name, "description": "", "type": "string", "role": "attribute"}
    return Field(name=name, **{**known, **more})  # type: ignore[arg-type]


AIM = text_field("aim", type="number", unit="m", is_measure=True, role=None)
AIMS = (
    RIVER,
    AIM,
    *(text_field(name) for name in ("due", "since", "note", "by", "title", "url")),
)
ROWS = "ELB 3.5 2003 2001 - Office Plan https://x.org/, ODR 2 2009 2001 Dropped. Office - -"
ROWS += ", PO 1 2003 2001 - Office Plan -, RHE 1 2003 2001 - Office Plan -"
DEPTHS = "ELB 2001 3, ELB 2003 3.6, ODR 2001 1, ODR 2002 1.1, ODR 2003 1.2, PO 2001 2, PO 2003 3"


def site(aims: str = ROWS, **changed: object) -> Atlas:
    measure = replace(DEPTH, higher_is="better", breaks=(BREAK,))
    measured = dataset(
        table(rows(DEPTHS, "river", "year", "depth"), (RIVER, YEAR, measure)), views=(VIEW,)
    )
    held = dataset(
        table(rows(aims, *(field.name for field in AIMS)), AIMS, "aims"),
        name="aims",
        title="Aims for rivers",
    )
    return atlas(measured, held, project=project(targets=SETTING, **changed))


def html_of(made: Atlas) -> str:
    (page,) = targets.pages(made)
    assert page.address == "targets/"
    return as_html(page.body)


def test_a_row_and_a_sentence_for_each_target() -> None:
    html = html_of(site())
    assert html.count("<tr>") == 1 + 4
    assert "Depth in the Elbe was 3.6 m in 2003: the target of 3.5 m by 2003 was met." in html
    assert "On a straight line to the target of 2 m by 2009" in html
    assert "cannot be judged, because a new series of figures has begun since it was set." in html
    assert "cannot be judged, because there are no figures to compare it with." in html


def test_the_reason_for_a_new_series_and_what_came_after_are_told() -> None:
    html = html_of(site())
    assert "New series from 2002: A new gauge." in html
    assert "Dropped." in html
    assert '<a href="https://x.org/" rel="nofollow noopener">Plan</a>' in html


def test_the_rule_stands_on_the_page() -> None:
    html = html_of(site())
    for word in ("Met", "missed", "Reached in", "On track", "behind", "Cannot be judged"):
        assert f"<strong>{word}</strong>" in html


def test_what_people_wrote_stands_below(tmp_path: Path) -> None:
    path = tmp_path / "docs/parts/targets.md"
    path.parent.mkdir(parents=True)
    path.write_text("## Two promises\n", encoding="utf-8")
    assert "<h2>Two promises</h2>" in html_of(site(root=tmp_path))


def test_texts_of_targets_stay_text() -> None:
    made = site()
    held = made.catalog.datasets[1]
    (aims,) = held.tables
    texts = aims.texts.copy()
    for name in ("note", "by", "title", "url"):
        texts[name] = HOSTILE
    spoilt = replace(held, tables=(replace(aims, texts=texts),))
    catalog = replace(made.catalog, datasets=(made.catalog.datasets[0], spoilt))
    html = html_of(replace(made, catalog=catalog))
    assert "<script" not in html
    assert 'javascript:alert(1)"' not in html


def test_a_site_without_the_setting_or_its_data_has_no_such_page() -> None:
    made = site()
    assert not list(targets.pages(replace(made, project=project())))
    assert not list(targets.pages(atlas(project=project(targets=SETTING))))


@pytest.mark.parametrize("changed", [{"view": ("depths", "gone")}, {"note": "gone"}])
def test_settings_that_lead_nowhere_are_named(changed: dict[str, object]) -> None:
    wrong = replace(SETTING, **changed)  # type: ignore[arg-type]
    made = replace(site(), project=project(targets=wrong))
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.targets\."):
        list(targets.pages(made))


def test_the_chart_leads_the_page() -> None:
    html = html_of(site())
    assert html.index(chart(VIEW).plan.headline) < html.index("All targets")
