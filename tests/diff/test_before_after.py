from __future__ import annotations

from pipeline.codes import CODES_BY_NAME
from pipeline.diff.before_after import READABLE
from pipeline.findings import Severity


def test_what_leaves_a_dataset_readable_are_errors_that_exist() -> None:
    assert CODES_BY_NAME.keys() >= READABLE
    assert {CODES_BY_NAME[name].severity for name in READABLE} == {Severity.ERROR}
