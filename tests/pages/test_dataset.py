from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.catalog import Break, Correction, Field, Licence, Source, Update
from pipeline.findings import DatasetReport, Finding, Place, Severity
from pipeline.history import Change, History
from pipeline.pages.kinds import dataset as dataset_page
from pipeline.pages.model import Page

from .samples import (
    HOSTILE,
    RIVER,
    VIEW,
    YEAR,
    as_html,
    atlas,
    chart,
    dataset,
    depths,
    project,
    table,
)

CELLS = "ELB 2001 3.5, ELB 2002 3.6, ODR 2001 2.5, ODR 2002 -"


def made(one: object = None, **changed: object) -> Page:
    one = one or dataset(depths(CELLS), views=(VIEW,))
    (page,) = dataset_page.pages(atlas(one, **changed))  # type: ignore[arg-type]
    return page


def test_the_first_screen_says_what_it_is_and_how_new() -> None:
    html = as_html(made().body)
    first = html[: html.index('id="more-charts"') if 'id="more-charts"' in html else None]
    assert "<h1>Depths of rivers, 2001 to 2003</h1>" in first
    assert "How deep rivers are." in first
    assert "Data for 2001 to 2002, 2 rivers." in first
    assert "Published by River Office, fetched 4 January 2026." in first
    assert "Page updated 6 January 2026." in first
    assert 'href="../../datasets/depths/depths.csv" download>Download CSV (1 kB)</a>' in first
    assert "How clean the water is." in first
    assert "The Elbe was deepest in 2003." in first


def test_sections_are_headings_of_the_page() -> None:
    html = as_html(made().body)
    named = re.findall(r'<h2 id="([^"]+)"', html)
    assert named == [
        "table",
        "download",
        "what-it-measures",
        "how-to-cite",
        "where-it-comes-from",
        "columns",
        "checks",
        "changes",
        "update-or-correct",
    ]
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(named)


def test_drawings_pass_through_markdown_unchanged() -> None:
    drawing = chart(VIEW).drawing
    assert drawing is not None
    html = as_html(made().body)
    assert drawing.wide in html
    assert drawing.narrow in html


def test_a_chart_has_a_table_of_what_it_shows_and_its_files() -> None:
    html = as_html(made().body)
    assert '<figure class="chart" id="chart-trend" data-search-exclude>' in html
    assert '<th scope="row">Oder</th><td class="number">not measured</td>' in html
    for extension in ("svg", "png", "csv", "json"):
        assert f'href="../../datasets/depths/charts/trend.{extension}"' in html
    assert 'href="../../datasets/depths/charts/trend/"' in html


def test_a_chart_that_is_a_table_only_shows_it_open() -> None:
    one = dataset(depths(CELLS), views=(VIEW,))
    charts = {("depths", "trend"): chart(VIEW, drawing=None)}
    html = as_html(made(one, charts=charts).body)
    assert 'class="chart-table"' not in html
    assert "not measured" in html


def test_a_dataset_without_charts_or_texts_still_has_a_page() -> None:
    bare = dataset(
        depths(CELLS),
        title="Bare",
        description="",
        measures=None,
        does_not_tell=None,
        processing=None,
        licences=(),
        sources=(),
        contributors=(),
        version="",
        created=None,
        topics=("unknown",),
    )
    html = as_html(made(bare, downloads={}, reports={}, history=History({})).body)
    assert "<h1>Bare</h1>" in html
    assert "None" not in html
    assert "No terms are stated." in html
    assert "<figure" not in html


def test_every_text_of_a_hostile_dataset_stays_text() -> None:
    field = Field(
        name="depth",
        title=HOSTILE,
        description=HOSTILE,
        type="number",
        unit=HOSTILE,
        is_measure=True,
        labels={"1": HOSTILE},
        missing_reasons={"": HOSTILE},
        breaks=(Break(field="depth", entities=(), period="2001", reason=HOSTILE, source=HOSTILE),),
    )
    hostile = dataset(
        table([{"river": HOSTILE, "year": "2001", "depth": "1"}], (RIVER, YEAR, field)),
        title=HOSTILE,
        description=HOSTILE,
        measures=HOSTILE,
        does_not_tell=HOSTILE,
        processing=HOSTILE,
        notes=(HOSTILE,),
        changelog=HOSTILE,
        licences=(Licence(name=None, title=HOSTILE, path="javascript:alert(2)"),),
        sources=(
            Source(title=HOSTILE, path="javascript:alert(2)", publisher=HOSTILE, accessed=HOSTILE),
        ),
        corrections=(Correction(date=HOSTILE, what=HOSTILE, effect=HOSTILE),),
        update=Update("annual", HOSTILE),
        views=(replace(VIEW, title=HOSTILE),),
    )
    place = Place(dataset="depths")
    remark = Finding(
        place=place, code="gap", severity=Severity.WARNING, message=HOSTILE, hint="", count=2
    )
    report = DatasetReport(name="depths", rows=1, seconds=0, findings=(remark,))
    page = made(hostile, reports={"depths": report})
    html = as_html(page.body)
    assert "<script>alert" not in html
    assert 'href="javascript' not in html.lower()
    assert "49" not in html.replace("{{ 7 * 7 }}", "")
    assert "{{ 7 * 7 }}" in html
    assert "\x02" not in html
    assert "\x03" not in html
    assert "wzxhzdk" in html
    assert html.count("<h1") == 1
    assert re.findall(r"<h2[^>]*>([^<]*)", html).count("Heading") == 0
    assert "</div>\n</div>\n</div>\n</div>\n</body>" not in html


def test_a_preview_says_how_many_rows_it_shows_of_how_many() -> None:
    cells = ", ".join(f"ELB {year} 1" for year in range(1000, 2234))
    html = as_html(made(dataset(depths(cells))).body)
    assert "10 of 1,234 rows, all in the CSV" in html
    assert html.count("<td>Elbe</td>") == 10


def test_an_empty_cell_shows_why_it_is_empty() -> None:
    html = as_html(made(dataset(depths(CELLS, missing_reasons={"": "river was dry"}))).body)
    assert '<td class="missing">river was dry</td>' in html
    assert "An empty cell means: river was dry." in html


def test_corrections_stand_on_top() -> None:
    corrected = dataset(
        depths(CELLS), corrections=(Correction(date="2026-01-02", what="Oder was off.", effect=""),)
    )
    html = as_html(made(corrected).body)
    assert html.index("Corrected on 2 January 2026.") < html.index("Download CSV")


def test_breaks_name_whom_they_concern() -> None:
    broken = Break(field="depth", entities=("ELB",), period="2002", reason="New lock.", source=None)
    html = as_html(made(dataset(depths(CELLS, breaks=(broken,)))).body)
    assert "<li>Elbe, Depth, from 2002. New lock.</li>" in html


def test_breaks_with_one_reason_are_told_once() -> None:
    one = Break(field="depth", entities=("ELB",), period="2002", reason="New lock.", source=None)
    breaks = (one, replace(one, period="2004"), replace(one, period="2003", reason="New bed."))
    html = as_html(made(dataset(depths(CELLS, breaks=breaks))).body)
    assert "<li>Elbe, Depth, from 2002 and 2004. New lock.</li>" in html
    assert "<summary>3 breaks</summary>" in html


def test_notes_on_versions_need_no_title_of_their_own() -> None:
    html = made(dataset(depths("ELB 2001 3"), changelog="# Changes\n\n## 1.0.1\n\n- Rows\n")).body
    notes = html.partition("<h3>Notes on versions</h3>")[2].partition("</div>")[0]
    assert "Changes" not in notes
    assert re.findall(r"[^<>\s]+(?=<)", notes) == ["1.0.1", "Rows"]
    assert "Notes on versions" not in made(dataset(depths("ELB 2001 3"), changelog="# None")).body


def test_changes_are_those_of_tables() -> None:
    commits = (
        Change("2026-02-03", "Tidy", "c" * 40, ("datapackage.yaml",)),
        Change("2026-02-02", "Draw it", "b" * 40, ("depths.csv",), is_of_data=False),
        Change("2026-02-01", "Correct the Oder", "a" * 40, ("depths.csv",)),
    )
    html = made(history=History({"depths": commits})).body
    found = re.findall(r"<li><time[^>]*>(.*?)</time> (.*?)</li>", html)
    assert found == [
        ("2 February 2026", "Changed: Table of depths"),
        ("1 February 2026", "Changed: Correct the Oder"),
    ]


def test_changes_that_git_cannot_tell_are_said_to_be_unavailable() -> None:
    html = as_html(made(history=History({}, unavailable="There is no git.")).body)
    assert "<p>There is no git.</p>" in html
    assert "Page updated" not in html


def test_warnings_are_listed_in_plain_words() -> None:
    place = Place(dataset="depths")
    finding = Finding(
        place=place, code="gap", severity=Severity.WARNING, message="two rivers look alike", hint=""
    )
    report = DatasetReport(name="depths", rows=4, seconds=0, findings=(finding,))
    html = as_html(made(reports={"depths": report}).body)
    assert "All 4 rows were checked" in html
    assert "<li>Two rivers look alike</li>" in html


def test_links_to_change_data_lead_to_the_repository_where_there_is_one(tmp_path: Path) -> None:
    one = dataset(depths(CELLS), folder=tmp_path / "datasets" / "depths")
    site = project(tmp_path, repository="https://code.example/rivers")
    html = as_html(made(one, project=site).body)
    assert 'href="https://code.example/rivers/upload/main/datasets/depths"' in html
    form = "https://code.example/rivers/issues/new?template=report-a-mistake.yml&amp;dataset=depths"
    assert f'href="{form}"' in html
    assert 'href="../../contribute/#update-data"' in html
    assert f'href="https://code.example/rivers/commit/{"a" * 40}"' in html


@pytest.mark.parametrize("repository", [None, "https://code.example/rivers"])
def test_links_to_change_data_from_elsewhere_lead_to_the_contributors_page(
    repository: str | None,
) -> None:
    html = as_html(made(project=project(Path("/elsewhere"), repository=repository)).body)
    assert 'href="../../contribute/#update-data"' in html
    assert 'href="../../contribute/#report-a-mistake"' in html


def test_data_that_ended_is_said_to_have_ended() -> None:
    html = as_html(made(dataset(depths(CELLS), update=Update("never", None))).body)
    assert "This data has ended" in html


def test_the_structured_description_is_one_object_that_cannot_end_its_script() -> None:
    page = made(dataset(depths(CELLS), title=HOSTILE))
    text = page.meta["json_ld"]
    assert "<" not in text
    assert isinstance(json.loads(text), dict)
