"""The reference tables of entities: what is read of them, and what a value may stand for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.project import Project, read_project
from pipeline.validation.meaning.references import read_references
from tests.site.running import SAMPLE
from tests.validation.meaning.tables import towns

LONG = "abcdefghijklmnopqrst"


@pytest.mark.parametrize(
    ("name", "value", "is_like"),
    [
        # Of forty letters 34 are alike, 85 of 100; then 32 of 38, 84 of 100.
        (LONG, f"{LONG[:17]}XYZ", True),
        (LONG[:19], f"{LONG[:16]}XYZ", False),
        ("Newcastle upon Tyne", "Newcastle on Tyne", True),
        ("Newcastle upon Tyne", "Newport upon Tyne", False),
    ],
)
def test_a_value_is_like_a_name_from_eighty_five_in_a_hundred_on(
    name: str, value: str, is_like: bool
) -> None:
    assert towns({"ncl": name, "yrk": "York"}).suggest(value) == ("ncl" if is_like else None)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("yor", "yrk"),
        ("YOR", "yrk"),
        ("york", "yrk"),
        ("yo", None),
        ("yorx", None),
        ("wes", None),
        ("ely", "ely"),
        ("ELY", "ely"),
        (" ely ", "ely"),
        ("zzz", None),
    ],
)
def test_three_letters_that_begin_one_name_are_of_its_code(value: str, code: str | None) -> None:
    names = {"yrk": "York", "ely": "Ely", "we1": "West End", "we2": "West Isle"}
    assert towns(names).suggest(value) == code


@pytest.mark.parametrize(
    ("known", "value"),
    [
        ("OIS", "015"),
        ("ois", "015"),
        ("0IS", "015"),
        ("OLS", "015"),
        ("105", "IOS"),
        ("A0", "AO"),
        ("BBL", "88L"),
        ("GG", "99"),
        ("LL", "11"),
        ("1L", "11"),
        ("II", "11"),
        ("58", "SB"),
        ("S8", "SB"),
        ("s8", "sb"),
    ],
)
def test_letters_and_digits_that_look_alike_are_taken_for_each_other(
    known: str, value: str
) -> None:
    assert towns({known: "Somewhere far"}).suggest(value) == known


@pytest.fixture
def isles(tmp_path: Path) -> Project:
    """The tests' own site with nothing but its isles."""
    shutil.copytree(SAMPLE / "datasets" / "isles", tmp_path / "datasets" / "isles")
    return replace(read_project(SAMPLE), root=tmp_path)


def reason(project: Project) -> str:
    references, missing = read_references(project, ["isle", "no such kind"])
    assert bool(references) is not bool(missing)
    return missing[0].message if missing else ""


def test_why_a_reference_cannot_be_read_is_told(isles: Project) -> None:
    folder = isles.datasets / "isles"
    descriptor, table = folder / "datapackage.yaml", folder / "isles.csv"
    good, rows = descriptor.read_text(), table.read_text()
    assert reason(isles) == ""
    for old, new, why in [
        ("- name: isles\n", "- name: others\n", "the dataset isles has no table isles"),
        ("path: isles.csv", "path: ../isles.csv", "the path of the table isles cannot be used"),
        ("path: isles.csv", "path: ''", "the path of the table isles cannot be used"),
        ("path: isles.csv", "path: none.csv", "the file none.csv is not a readable CSV file"),
        (good, "{", "the descriptor of isles cannot be read"),
    ]:
        assert good.count(old) == 1
        descriptor.write_text(good.replace(old, new))
        assert why in reason(isles)
    descriptor.write_text(good)
    table.write_text(rows.replace("isle_code,name", "code,name", 1))
    assert "it has no columns isle_code and name" in reason(isles)
    shutil.rmtree(folder)
    assert "there is no dataset isles" in reason(isles)
