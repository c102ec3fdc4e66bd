"""Rows of the self-assessment that name pages of a collection which are not there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codes import finding
from pipeline.codes.hints.mentions import row
from pipeline.findings import Finding
from pipeline.mentions.inventory import Inventory, table_file
from pipeline.validation.reading.tables import place_of_value, read_table
from pipeline.validation.suggest import nearest_spelling

COLUMN = "slug"


def check_cases(inventory: Inventory) -> Iterator[Finding]:
    """Find the pages that questions name and that are not there, each once with all its rows."""
    setting = inventory.project.maturity
    collected = inventory.collections.get(setting.collection or "") if setting else None
    if setting is None or setting.cases is None or collected is None:
        return
    dataset, name = setting.cases
    table = inventory.tables.get(dataset, {}).get(name)
    if table is None or COLUMN not in table.fields_by_name:
        return
    folder, pages = inventory.datasets[dataset], {page.key for page in collected[1].pages}
    file = table_file(folder, table)
    read = read_table(folder, file, frozenset({COLUMN}))[0] if file is not None else None
    if read is None:
        return
    for value, rows in read.present(COLUMN).items():
        if value not in pages:
            near = nearest_spelling(value, pages)
            yield finding(
                "page-unknown",
                place_of_value(folder, read, COLUMN, value),
                count=rows.count,
                rows=tuple(rows.first),
                hint=row(near) if near else None,
                value=value,
                collection=collected[0].name,
            )
