"""What should be caught is, what should not is not: over many columns and texts of all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from string import ascii_uppercase, digits
from typing import Any

import pyarrow as pa
import pytest
import yaml

from pipeline.findings import Finding, Severity
from pipeline.folders import Folder
from pipeline.front_matter import WrittenPage
from pipeline.project import read_project
from pipeline.validation.descriptor_view import declared_tables
from pipeline.validation.inspection import Inspection
from pipeline.validation.privacy import numbers
from pipeline.validation.privacy.personal import check_privacy
from pipeline.validation.reading.tables import Lines, ReadTable
from tests.validation.conftest import CASES

HERE = Path(__file__).parent
FILES = (
    "alarms.yaml",
    "further_alarms.yaml",
    "third_alarms.yaml",
    "fourth_alarms.yaml",
    "fifth_alarms.yaml",
    "sixth_alarms.yaml",
    "seventh_alarms.yaml",
    "eighth_alarms.yaml",
    "ninth_alarms.yaml",
)
LEAST_CAUGHT, MOST_FALSE = 0.9, 0.03


@dataclass(frozen=True)
class Judged:
    """A sample with what is said of it."""

    sample: dict[str, Any]
    findings: list[Finding]


def judged(file: str, part: str) -> list[Judged]:
    samples = yaml.safe_load((HERE / file).read_text("utf-8"))[part]
    return [Judged(sample, check_privacy(inspection(sample))) for sample in samples]


def inspection(sample: dict[str, Any]) -> Inspection:
    """A dataset with one column, with some, or with one text."""
    cells = [str(cell) for cell in sample.get("cells", ["none"])]
    cells = list(made(**sample["made"])) if "made" in sample else cells
    name = str(sample.get("column", "bridge"))
    kept = {key: sample[key] for key in ("type", "unit", "title") if key in sample}
    columns = sample.get("columns", {name: cells})
    fields = [{"name": column, "type": "string", **kept} for column in columns]
    descriptor: dict[str, Any] = {
        "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields}}]
    }
    at, words = sample.get("at", ""), sample.get("text", "")
    if at not in {"", "changelog", "page"}:
        descriptor[at] = words
    folder = Folder(
        name="bridges",
        path=HERE,
        shown="datasets/bridges",
        descriptor_file="datapackage.yaml",
        descriptor=descriptor,
        changelog=f"# Changes\n\n{words}\n" if at == "changelog" else None,
        pages=(WrittenPage("a.md", {}, {}, words, 4),) if at == "page" else (),
    )
    (table,) = declared_tables(descriptor)
    read = ReadTable(
        declared=table,
        labels=tuple(columns),
        rows=len(next(iter(columns.values()))),
        lines=Lines(),
        values={},
        whole=pa.table({column: pa.chunked_array([some]) for column, some in columns.items()}),
    )
    return Inspection(folder, read_project(CASES), tables=(read,))


def made(form: str, check: str, valid: int, invalid: int) -> Iterator[str]:
    """Numbers of a form, so many of which pass a test, in a mixed order."""
    random, wanted = Random(f"{form}{check}"), {True: valid, False: invalid}
    if check == "nino":
        is_valid = numbers.NUMBER_KINDS[0].is_valid
    else:
        is_valid = import_module(f"stdnum.{check}").is_valid
    found: list[str] = []
    while any(wanted.values()):
        choices = {"#": digits, "@": ascii_uppercase}
        number = "".join(random.choice(choices.get(sign, sign)) for sign in form)
        kind = bool(is_valid(number))
        if wanted[kind] and number not in found:
            wanted[kind] -= 1
            found.append(number)
    random.shuffle(found)
    yield from found


@pytest.mark.parametrize("file", FILES)
def test_nearly_all_that_should_be_caught_is(file: str) -> None:
    samples = judged(file, "caught")
    missed = [one.sample for one in samples if not one.findings]
    assert len(missed) <= len(samples) * (1 - LEAST_CAUGHT), missed
    assert missed == []


@pytest.mark.parametrize("file", FILES)
def test_hardly_anything_else_is(file: str) -> None:
    samples = judged(file, "left_alone")
    false = [one for one in samples if one.findings]
    errors = [f for one in false for f in one.findings if f.severity is Severity.ERROR]
    assert errors == []
    assert len(false) <= len(samples) * MOST_FALSE, [one.sample for one in false]
    assert false == []


@pytest.mark.parametrize("file", FILES)
def test_samples_differ_and_are_many(file: str) -> None:
    parts = yaml.safe_load((HERE / file).read_text("utf-8"))
    for part in ("caught", "left_alone"):
        shown = [repr(sample) for sample in parts[part]]
        assert len(set(shown)) == len(shown) >= 60, (part, len(shown))
