from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog import Update
from pipeline.findings import DatasetReport, Finding, Place, Severity
from pipeline.history import History
from pipeline.pages.kinds import status
from pipeline.pages.model import Atlas

from .samples import as_html, atlas, dataset, depths

DATASET = dataset(depths("ELB 2001 3.5, ELB 2002 3"), update=Update("annual", "2027-02-01"))


def lines(site: Atlas) -> list[list[str]]:
    """The table as people read it, without its head."""
    (page,) = status.pages(site)
    rows = re.findall(r"<tr>(.*?)</tr>", as_html(page.body), re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in cells]


def test_a_line_says_how_a_table_stands() -> None:
    assert lines(atlas(DATASET)) == [
        [
            "Depths of rivers, 2001 to 2003",
            "1.0.0",
            "6 January 2026",
            "1 February 2027",
            "2",
            "passed",
        ]
    ]


def test_the_browser_is_told_the_day_that_figures_are_due() -> None:
    (page,) = status.pages(atlas(DATASET))
    assert '<time datetime="2027-02-01" data-due>' in page.body
    assert "dataset" in page.meta["scripts"]


def test_remarks_of_the_checks_are_counted() -> None:
    remark = Finding(
        place=Place(dataset="depths"),
        code="quality-gap",
        severity=Severity.WARNING,
        message="A.",
        hint="B.",
    )
    report = DatasetReport(name="depths", rows=2, seconds=0.1, findings=(remark,))
    (line,) = lines(atlas(DATASET, reports={"depths": report}))
    assert line[-1] == "passed, 1 remark"


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    bare = replace(DATASET, version=None, created=None, update=None)
    unknown = History({}, unavailable="no git")
    (line,) = lines(atlas(bare, history=unknown, reports={}))
    assert line[1:4] == ["–", "not known", "no fixed day"]
    assert line[-1] == "not known"


def test_data_that_has_ended_is_said_to_have_ended() -> None:
    (line,) = lines(atlas(replace(DATASET, update=Update("never", None))))
    assert line[3] == "no more expected"


def test_tables_stand_by_their_titles() -> None:
    named = [
        dataset(depths("ELB 2001 1"), name=name, title=title)
        for name, title in (("b", "Årland"), ("c", "beta"), ("a", "Zeta"))
    ]
    assert [line[0] for line in lines(atlas(*named))] == ["Årland", "beta", "Zeta"]
