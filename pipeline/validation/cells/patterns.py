"""Checks cells against their column's pattern: the whole cell, and never for long.

frictionless puts a pattern between ^ and $ without brackets, so that `a|b` lets "abc" pass, and
tries for ever where a pattern can match in many ways. Here pyarrow's expressions, which take time
in proportion to the text, tell about nearly all of them. Only where both kinds of expression may
differ is Python asked, in a process of its own with a limit of time.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes.phrases.cells import could_not_be_judged, matching_cells_of
from pipeline.folders import Folder
from pipeline.judging.expressions import Texts, unmatched
from pipeline.judging.judge import PRELOAD, Fault
from pipeline.limits import LIMITS
from pipeline.validation.cells.not_judged import NotJudged
from pipeline.validation.cells.odd_cells import faults_of_texts
from pipeline.validation.descriptor.paths import pattern_fault
from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.reading.columns import distinct_texts
from pipeline.validation.reading.tables import ReadTable
from pipeline.workers import Outcome, run_bounded

# What means the same in both kinds of expression, or less in pyarrow's.
_ESCAPE = r"\\[dws.+*?()\[\]{}|/^$-]"
_SHARED = re.compile(
    rf"(?:[^\\\[({{]|{_ESCAPE}|\{{(?!,)|\((?!\?)|\(\?:|\[(?!\^)(?:[^\\\[\]]|{_ESCAPE})*\])*"
)


def check_patterns(folder: Folder, number: int, table: ReadTable) -> list[Fault]:
    """Find cells that are not of their column's form.

    `number` is the table's place among the resources. Raises NotJudged for a pattern that takes
    more than this machine allows.
    """
    faults: list[Fault] = []
    for field in table.declared.fields:
        wrong, doubtful = _unmatched(table, field)
        if doubtful:
            pattern = text(field.constraints.get("pattern"))
            outcome = run_bounded(
                unmatched,
                Texts(pattern, tuple(doubtful)),
                seconds=LIMITS.pattern_seconds,
                memory=LIMITS.memory,
                preload=PRELOAD,
            )
            if outcome.result is None:
                _stop(folder, field, outcome)
            wrong.extend(outcome.result or ())
        odd = dict.fromkeys(wrong, "pattern")
        faults.extend(faults_of_texts(number, table, field, odd))
    return faults


def is_checked_here(field: DeclaredField) -> bool:
    """Whether a column has a pattern that this module checks, so that the judge need not."""
    return field.type == "string" and "pattern" in field.constraints


def _stop(folder: Folder, field: DeclaredField, outcome: Outcome[Any]) -> NoReturn:
    subject = matching_cells_of(folder.shown, field.name)
    raise NotJudged(could_not_be_judged(subject, outcome.note))


def _unmatched(table: ReadTable, field: DeclaredField) -> tuple[list[str], list[str]]:
    """The texts of a column that surely do not match its pattern, and those that may not."""
    pattern = field.constraints.get("pattern")
    if table.cells is None or field.name not in table.cells.column_names:
        return [], []
    if not isinstance(pattern, str) or not is_checked_here(field) or pattern_fault(pattern):
        return [], []
    distinct = distinct_texts(table, field.name)
    if not _SHARED.fullmatch(pattern):
        return [], distinct.to_pylist()
    try:
        sure = pc.match_substring_regex(distinct, rf"\A(?:{pattern})\z")
    except pa.ArrowInvalid:
        return [], distinct.to_pylist()
    others = distinct.filter(pc.invert(sure)).to_pylist()
    plain = [value for value in others if value.isascii() and value.isprintable()]
    return plain, [value for value in others if not (value.isascii() and value.isprintable())]
