"""All that there is to say of a pull request, written in one go: checked once, compared once.

report.json, report.txt   what is wrong, for programs and for people
github.txt                marks for GitHub to put at the lines, when a job prints them
summary.md                findings, descriptions that are missing, and what changed
comment.txt               the same in few words, for a comment
diff.json, diff.html      what changed, for programs and with charts before and after
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.cache import Cache
from pipeline.codes.phrases.files import kind_of_file
from pipeline.diff import Known, UnknownBase, compare, draw_changes, write_difference
from pipeline.diff.charts import ChartPairs
from pipeline.diff.formats.words import overview
from pipeline.diff.model import Difference
from pipeline.engine import EngineFault
from pipeline.findings import Report
from pipeline.history import read_today
from pipeline.mentions import read_site
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.reporting import write_report
from pipeline.reporting.github import write_notice
from pipeline.reporting.words import sum_up
from pipeline.undescribed import drafter, write_drafts
from pipeline.validation import validate
from pipeline.visible import visible

REPORTS = (
    "report.json",
    "report.txt",
    "github.txt",
    "summary.md",
    "comment.txt",
    "diff.json",
    "diff.html",
)
# Stands in a draft for the day on which a table was fetched, where nothing tells one.
NO_DAY = date(1970, 1, 1)


class CannotWrite(OSError):
    """There is no place for the reports; says why and what to do."""


@dataclass(frozen=True)
class WhatWasSaid:
    """What was said: what is wrong, what changed, and the folder with the reports."""

    report: Report
    difference: Difference
    folder: Path

    @property
    def lines(self) -> tuple[str, ...]:
        """What came of it, for people at a terminal."""
        changed = visible(overview(self.difference))
        return sum_up(self.report), changed, f"The reports are in {self.folder}"


def write_reports(
    project: Project, into: Path, base: str | None, *, profile: str, progress: Progress
) -> WhatWasSaid:
    """Check a project's data, compare it with what it was at `base`, and write all REPORTS.

    Nothing is written but the reports in the folder `into`, which is made. A base that cannot be
    read keeps nobody from learning what is wrong: the reports say so in a line. Raises CannotWrite.
    """
    _make_room(into)
    folders, general = read_site(project, profile=profile)
    today = read_today(project.root)
    report = validate(folders, project, general=general, profile=profile, today=today)
    _write(into, _what_is_wrong(report))
    difference, charts = _compare(project, base, Known(folders, report), progress)
    _write(into, _what_changed(difference, charts))
    drafts = write_drafts(project, folders, general, drafter(project, today or NO_DAY))
    _write(into, _in_all(report, difference, drafts))
    return WhatWasSaid(report, difference, into)


def _compare(
    project: Project, base: str | None, known: Known, progress: Progress
) -> tuple[Difference, ChartPairs]:
    """What changed, with charts; or, where there is nothing to compare with, why."""
    try:
        comparison = compare(project, base, known)
    except UnknownBase as error:
        return Difference(unavailable=str(error)), {}
    try:
        # Without a store: one would stand outside the folder of the reports.
        charts = draw_changes(
            comparison, project, workers=os.cpu_count() or 1, cache=Cache(None), progress=progress
        )
    except EngineFault as fault:
        progress.say(f"Charts are not compared: {fault}")
        charts = {}
    return comparison.difference, charts


def _what_is_wrong(report: Report) -> Mapping[str, str]:
    return {
        "report.json": write_report(report, "json"),
        "report.txt": write_report(report, "text"),
    }


def _what_changed(difference: Difference, charts: ChartPairs) -> Mapping[str, str]:
    return {
        "diff.json": write_difference(difference, "json"),
        "diff.html": write_difference(difference, "html", charts=charts),
    }


def _in_all(report: Report, difference: Difference, drafts: str) -> Mapping[str, str]:
    marks = write_report(report, "github")
    if difference.unavailable:
        marks += write_notice("Data not compared", overview(difference))
    changed = write_difference(difference, "markdown")
    return {
        "github.txt": marks,
        "summary.md": f"{write_report(report, 'markdown')}{drafts}\n{changed}",
        "comment.txt": f"{write_report(report)}\n{write_difference(difference)}",
    }


def _make_room(folder: Path) -> None:
    """Make the folder, and remove the reports of an earlier run: none is left that is not true."""
    if folder.is_symlink():
        raise CannotWrite(f"{folder} is a symbolic link. Name the folder itself.")
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder} is no folder. Name another, or move the file.")
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in REPORTS]
    for path in paths:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            found = kind_of_file(path.lstat().st_mode)
            raise CannotWrite(f"{path} is {found}, so no report can be written there. Move it.")
    for path in paths:
        path.unlink(missing_ok=True)


def _write(folder: Path, reports: Mapping[str, str]) -> None:
    """Write reports as new files: nothing that was put in their place meanwhile is followed."""
    for name, text in reports.items():
        with (folder / name).open(
            "x", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as file:
            file.write(text)
