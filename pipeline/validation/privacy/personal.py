"""Finds personal data in tables and texts that the descriptor does not say is public."""

from __future__ import annotations

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.validation.inspection import Inspection
from pipeline.validation.privacy.columns import traces_in_table
from pipeline.validation.privacy.declared import Declared, read_declared
from pipeline.validation.privacy.texts import text_names, traces_in_texts
from pipeline.validation.privacy.traces import Trace


def check_privacy(known: Inspection) -> list[Finding]:
    """Find personal data that the descriptor does not say is public.

    No finding quotes it: of each value only the first characters are given.
    """
    folder = known.folder
    traces = [
        *(trace for table in known.tables for trace in traces_in_table(folder, table)),
        *traces_in_texts(folder),
    ]
    declared = read_declared(known, text_names(folder))
    findings = [_said(declared, trace) for trace in traces if not declared.frees(trace)]
    return [*findings, *declared.problems(traces)]


def _said(declared: Declared, trace: Trace) -> Finding:
    return finding(
        trace.code,
        trace.place,
        count=trace.count,
        rows=trace.rows,
        hint=None,
        given=declared.hollow(trace),
        entry=declared.to_write(trace),
        **trace.words,
    )
