"""Words of a descriptor that stand beside figures in tables, and that a spreadsheet might run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import DeclaredField, declared_tables, items, text
from pipeline.validation.hidden.formulas import formula_in
from pipeline.validation.inspection import Inspection


def check_labels(known: Inspection) -> Iterator[Finding]:
    """Find units and labels of values that a spreadsheet takes for formulas."""
    for table in declared_tables(known.descriptor):
        for field in table.fields:
            for at, label in _labels(field):
                if formula_in(label):
                    place = known.folder.property_place(at, label)
                    yield finding("label-formula", place, value=label, column=field.name)


def _labels(field: DeclaredField) -> Iterator[tuple[PropertyPath, str]]:
    yield (*field.at, "unit"), text(field.properties.get("unit"))
    for key in ("categories", "missingValues"):
        for i, one in enumerate(items(field.properties.get(key))):
            if isinstance(one, Mapping):
                yield (*field.at, key, i, "label"), text(one.get("label"))
