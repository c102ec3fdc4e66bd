from __future__ import annotations

import json
import string
from pathlib import Path

from pipeline.codes import CODES, CODES_BY_NAME, finding
from pipeline.findings import Place

CASES = Path(__file__).parent / "cases"

# Codes that no folder in git can bring about, and the tests that do.
MADE_IN_TESTS = {
    "cell-too-long": "validation/reading/test_bytes.py",
    "check-failed": "validation/test_validation.py",
    "dataset-too-large": "validation/test_large.py",
    "descriptor-too-large": "test_folders.py",
    "file-too-large": "validation/reading/test_bytes.py",
    "file-unreadable": "test_folders.py",
    "line-too-long": "validation/reading/test_bytes.py",
    "more-findings": "validation/test_validation.py",
    "not-regular-file": "validation/descriptor/test_safety.py",
    "symbolic-link": "validation/descriptor/test_safety.py",
    "tables-crashed": "validation/test_judge.py",
    "too-many-cells": "validation/test_large.py",
    "too-many-columns": "validation/reading/test_bytes.py",
    "too-many-files": "test_folders.py",
}


def test_every_code_says_what_to_do_and_why() -> None:
    for code in CODES:
        assert code.message.endswith((".", "}", "?")), code.name
        assert code.hint, code.name
        assert code.explanation.endswith("."), code.name
        told = code.message + code.hint + code.explanation
        assert all(ord(c) < 0x2500 for c in told), code.name


def test_names_are_unique_and_addresses() -> None:
    assert len(CODES_BY_NAME) == len(CODES)
    assert all(
        set(name) <= set(string.ascii_lowercase + string.digits + "-") for name in CODES_BY_NAME
    )


def test_every_code_is_brought_about_by_a_case() -> None:
    expected = [json.loads(path.read_text()) for path in CASES.glob("*/expected.json")]
    in_cases = {found["code"] for case in expected for found in case["findings"]}
    assert in_cases <= set(CODES_BY_NAME)
    assert set(CODES_BY_NAME) - in_cases == set(MADE_IN_TESTS)
    for name, file in MADE_IN_TESTS.items():
        assert f'"{name}"' in (Path(__file__).parent / file).read_text(), name


def test_a_finding_is_filled_in_shortened_and_made_visible() -> None:
    place = Place(dataset="tolls")
    found = finding("cell-type", place, value="{0}\x1b[31m\n" + "x" * 200, expected="a number")
    assert found.message.startswith('"{0}\\x1b[31m\\n' + "x" * 20)
    assert found.message.endswith('…" is not a number.')
    assert len(found.message) < 120
    assert found.place is place


def test_a_hint_of_its_own_replaces_the_general_one() -> None:
    found = finding("row-blank", Place(dataset="tolls"), hint="Look at\trow 3.")
    assert found.hint == "Look at\\trow 3."


def test_ten_rows_are_named() -> None:
    found = finding("row-blank", Place(dataset="tolls"), count=50, rows=tuple(range(2, 52)))
    assert (found.count, len(found.rows)) == (50, 10)
