"""Small tables, and what the checks of quality say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.project import read_project
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.inspection import Inspection
from pipeline.validation.quality import check_quality
from pipeline.validation.reading.tables import Lines, ReadTable
from tests.validation.conftest import CASES

Row = tuple[object, ...]

AREA = {"name": "area", "type": "string"}
YEAR = {"name": "year", "type": "year", "role": "time"}
SPEND = {"name": "spend", "type": "number", "unit": "pounds"}
PANEL = (AREA, YEAR, SPEND)


def check(
    rows: Iterable[Row],
    fields: Sequence[Mapping[str, Any]] = PANEL,
    key: Sequence[str] = ("area", "year"),
    **descriptor: Any,
) -> list[Finding]:
    """What the checks say of a table with these rows."""
    schema = {"fields": list(fields), "primaryKey": list(key)}
    resource = {"name": "spending", "path": "spending.csv", "schema": schema}
    folder = Folder(
        name="spending",
        path=Path("spending"),
        shown="spending",
        descriptor_file="datapackage.yaml",
        descriptor={"resources": [resource], **descriptor},
    )
    names = [field["name"] for field in fields]
    columns = zip(*rows, strict=True)
    cells = {
        name: pa.array([str(cell) for cell in column], pa.string())
        for name, column in zip(names, columns, strict=True)
    }
    table = ReadTable(
        declared=DeclaredTable(("resources", 0), "spending", resource),
        labels=tuple(names),
        rows=len(next(iter(cells.values()))),
        lines=Lines(),
        values={},
        whole=pa.table(cells),
    )
    known = Inspection(folder, read_project(CASES), tables=(table,))
    return check_quality(known)


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]
