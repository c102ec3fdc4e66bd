"""Folder -> findings: what there is to say about a dataset, from its bytes to its meaning."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipeline.codes import as_grave_as, finding
from pipeline.findings import DatasetReport, Finding, Report, Severity, has_errors
from pipeline.folders import Folder
from pipeline.judging.judge import PRELOAD, Judge, judge_apart, judge_here, time_limit
from pipeline.limits import LIMITS
from pipeline.machine import MachineLimit
from pipeline.products import NONE_KEPT, Products
from pipeline.project import Project
from pipeline.understood import as_understood
from pipeline.validation.cells.judge_case import (
    OpenTable,
    make_judge_case,
    open_tables,
    tables_size,
)
from pipeline.validation.cells.judge_findings import check_outcome, stopped
from pipeline.validation.cells.not_judged import NotJudged
from pipeline.validation.cells.unjudged import check_unjudged
from pipeline.validation.checks import AFTER_TABLES_ARE_READ, BEFORE_TABLES_ARE_READ
from pipeline.validation.dedupe import without_consequences
from pipeline.validation.descriptor.rules import unlisted_files
from pipeline.validation.descriptor_view import declared_tables
from pipeline.validation.inspection import Check, Inspection
from pipeline.validation.meaning.new_periods import said_once
from pipeline.validation.meaning.references import Reference, read_references, used_kinds
from pipeline.validation.page_lines import at_their_pages
from pipeline.validation.privacy.masks import hide, hide_personal
from pipeline.validation.reading.tables import ReadTable
from pipeline.validation.true_rows import at_their_files, at_their_rows
from pipeline.workers import run_bounded

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "validate",
    "validate_folder",
]


def validate(
    folders: Sequence[Folder],
    project: Project,
    *,
    profile: str = "atlas",
    general: Sequence[Finding] = (),
    judge: Judge = judge_apart,
    workers: int | None = None,
    today: date | None = None,
    keep: MutableMapping[tuple[str, str], pa.Table] | None = None,
    products: Products = NONE_KEPT,
) -> Report:
    """Check dataset folders side by side and report on each, in their order.

    `general` are findings about no one folder that are known already. The cells of tables that are
    read here are put into `keep`, by the folder's name and the table's path. What was found in a
    folder of the same content is among the `products`, and is not looked for again. Without `today`
    nothing is said to be overdue or still to come. Whatever a folder holds, nothing is raised: what
    goes wrong in one is a finding of that one. Raises MachineLimit where the machine does not allow
    what the checks need.
    """
    folders = [_understood(folder, project, profile) for folder in folders]
    references, missing = read_references(project, used_kinds(folders))

    def report_on(folder: Folder) -> DatasetReport:
        return products.of(
            folder.path,
            "report",
            DatasetReport,
            lambda: check(folder),
            lambda it: it.is_of_the_data,
        )

    def check(folder: Folder) -> DatasetReport:
        began = time.perf_counter()
        try:
            return _check(folder)
        except (MachineLimit, MemoryError):
            raise
        except Exception as error:
            return _report(folder, [*folder.findings, _failed(folder, error)], 0, began)

    def _check(folder: Folder) -> DatasetReport:
        size = tables_size(folder)
        if judge is judge_apart and size > LIMITS.bytes_checked_here:
            return _validate_apart(_Large(folder, project, references, profile, today), size)
        return validate_folder(
            folder, project, references, profile=profile, judge=judge, today=today, keep=keep
        )

    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as threads:
        reports = tuple(threads.map(report_on, folders))
    return Report(reports, general=(*general, *missing))


def validate_folder(
    folder: Folder,
    project: Project,
    references: Mapping[str, Reference],
    *,
    profile: str = "atlas",
    judge: Judge = judge_apart,
    today: date | None = None,
    keep: MutableMapping[tuple[str, str], pa.Table] | None = None,
) -> DatasetReport:
    """Check one dataset folder and report on it; `keep` as in validate.

    Raises MachineLimit or MemoryError when this machine does not allow what a check needs.
    """
    began = time.perf_counter()
    folder = as_understood(folder, project, profile)
    findings, rows = list(folder.findings), 0
    tables: tuple[OpenTable, ...] = ()
    if folder.descriptor is not None:
        try:
            known = Inspection(folder, project, profile, references, today)
            tables = _check_descriptor_and_files(known, findings)
            rows = sum(table.read.rows for table in tables)
            _check_contents(folder, tables, judge, findings)
            read = tuple(table.read for table in tables if table.header.is_readable)
            known = replace(known, tables=read)
            if keep is not None:
                keep.update(_kept(folder, read))
            findings.extend(_found(known, AFTER_TABLES_ARE_READ))
        except NotJudged as reason:
            finished = _finished(folder, findings, tables)
            return _report(folder, finished, rows, began, str(reason))
        except (MachineLimit, MemoryError):
            raise
        except Exception as error:
            findings.append(_failed(folder, error))
    return _report(folder, _finished(folder, findings, tables), rows, began)


def _kept(
    folder: Folder, tables: Sequence[ReadTable]
) -> Iterator[tuple[tuple[str, str], pa.Table]]:
    """The cells of tables under their paths, but for a file that holds more than one."""
    times = Counter(table.path for table in declared_tables(folder.descriptor or {}))
    for table in tables:
        if table.whole and times[table.declared.path] == 1:
            yield (folder.name, table.declared.path), table.whole


def _understood(folder: Folder, project: Project, profile: str) -> Folder:
    """The folder as the site understands it; where that fails, without its descriptor."""
    try:
        return as_understood(folder, project, profile)
    except Exception as error:
        failed = (*folder.findings, _failed(folder, error))
        return replace(folder, descriptor=None, findings=failed, profile=profile)


def _finished(
    folder: Folder, findings: Sequence[Finding], tables: Sequence[OpenTable]
) -> list[Finding]:
    """Findings as they are told: each mistake once, at its page, and nothing personal quoted."""
    once = hide_personal(without_consequences(said_once(list(findings))))
    files = ((folder.place(table.file.table.path).file, table.file.origin) for table in tables)
    origins = {file: origin for file, origin in files if origin is not None}
    joined = {
        folder.place(path).file: (table, [folder.place(part).file for part in table.parts])
        for path, table in folder.joined.items()
    }
    return at_their_pages(folder, at_their_files(joined, at_their_rows(origins, once)))


def _failed(folder: Folder, error: Exception) -> Finding:
    """The finding that a check itself has a fault; what it says may quote what it looked at."""
    return finding("check-failed", folder.place(), note=hide(f"{type(error).__name__}: {error}"))


class _Large(NamedTuple):
    """What is needed to check a folder with large tables in a process of its own."""

    folder: Folder
    project: Project
    references: Mapping[str, Reference]
    profile: str
    today: date | None


def _validate_apart(large: _Large, size: int) -> DatasetReport:
    """Check a folder within limits; where they are passed, its tables are left out.

    However early that is, what there is to say about the descriptor is said.
    """
    began, folder = time.perf_counter(), large.folder
    large = large._replace(project=replace(large.project, mkdocs={}))
    outcome = run_bounded(
        _validate_large, large, seconds=time_limit(size), memory=LIMITS.memory, preload=PRELOAD
    )
    report = outcome.result
    if report is not None and "check-failed" not in {found.code for found in report.findings}:
        return report
    findings, unjudged = list(report.findings if report else folder.findings), ""
    if report is None:
        try:
            findings.append(stopped(folder, outcome))
        except NotJudged as reason:
            unjudged = str(reason)
    descriptor: list[Finding] = []
    _check_descriptor(Inspection(folder, large.project, large.profile), descriptor)
    findings.extend(found for found in descriptor if found not in findings)
    return _report(folder, findings, 0, began, unjudged)


def _validate_large(large: _Large) -> DatasetReport:
    """Check a folder in a process that has limits, so that the judge needs none."""
    folder, project, references, profile, today = large
    return validate_folder(
        folder, project, references, profile=profile, judge=judge_here, today=today
    )


def _report(
    folder: Folder, findings: list[Finding], rows: int, began: float, unjudged: str = ""
) -> DatasetReport:
    return DatasetReport(
        name=folder.name,
        rows=rows,
        seconds=time.perf_counter() - began,
        findings=tuple(_at_most(LIMITS.findings, _in_order(folder, findings), folder)),
        unjudged=unjudged,
    )


def _check_descriptor_and_files(
    known: Inspection, findings: list[Finding]
) -> tuple[OpenTable, ...]:
    """The descriptor first; then the tables that are safe to open are opened."""
    _check_descriptor(known, findings)
    tables, found = open_tables(known.folder)
    findings.extend(as_grave_as(known.profile, found))
    if len(tables) == len(declared_tables(known.descriptor)):
        findings.extend(unlisted_files(known.folder))
    return tables


def _check_descriptor(known: Inspection, findings: list[Finding]) -> None:
    findings.extend(_found(known, BEFORE_TABLES_ARE_READ))


def _found(known: Inspection, checks: Iterable[Check]) -> Iterator[Finding]:
    """What checks find, as grave as the profile takes it to be; one that fails stops no other."""
    failed: list[Finding] = []
    for check in checks:
        try:
            found = list(check(known))
        except (MachineLimit, MemoryError, NotJudged):
            raise
        except Exception as error:
            failed = failed or [_failed(known.folder, error)]
        else:
            yield from as_grave_as(known.profile, found)
    yield from failed


def _check_contents(
    folder: Folder, tables: Sequence[OpenTable], judge: Judge, findings: list[Finding]
) -> None:
    """Rows and cells, as far as their columns can be told apart."""
    case = make_judge_case(folder, tables, is_sound=not has_errors(findings))
    readable = {table.number: table.read for table in tables if table.header.is_readable}
    own = check_unjudged(folder, readable)
    if case.tables["resources"] or case.package is not None:
        read = {table.number: table.read for table in tables}
        judged = check_outcome(folder, case, read, judge(case), own)
        findings.extend(_without_consequences(judged, findings))


def _without_consequences(found: Sequence[Finding], known: Sequence[Finding]) -> list[Finding]:
    """Findings without those that a table cannot be read, where it is known what is wrong."""
    grave = [f for f in known if has_errors([f])]
    headers = any(f.place.row == 1 for f in grave)
    spoilt = [f.place.field for f in grave if f.place.field]
    return [
        f
        for f in found
        if f.code != "table-unread"
        or f.place.row
        or not (headers or any(field.startswith(f.place.field or "") for field in spoilt))
    ]


def _at_most(limit: int, findings: list[Finding], folder: Folder) -> list[Finding]:
    """The gravest findings and, where there are more, one that counts the rest."""
    if len(findings) <= limit:
        return findings
    gravest = sorted(findings, key=lambda found: list(Severity).index(found.severity))
    rest = gravest[limit:]
    more = finding("more-findings", folder.place(), number=len(rest))
    return [*gravest[:limit], replace(more, severity=rest[0].severity)]


def _in_order(folder: Folder, findings: Sequence[Finding]) -> list[Finding]:
    """The findings file by file, the descriptor first, and from the top of each down."""
    files = [folder.shown, folder.place(folder.descriptor_file).file]

    def rank(found: Finding) -> tuple[int, str, int, int]:
        file = found.place.file
        first = files.index(file) if file in files else len(files)
        return first, file or "", found.place.row or found.place.line or 0, found.place.column or 0

    return sorted(findings, key=rank)
