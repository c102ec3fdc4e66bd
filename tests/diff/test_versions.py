from __future__ import annotations

import pytest

from pipeline.diff import compare_catalogs
from pipeline.diff.model import VersionLevel, VersionStanding, VersionVerdict
from tests.diff.making import make_catalog

COLUMNS = {"place": "string", "rides": "number"}
ROWS = [["A", "1"], ["B", "2"]]
MORE = [*ROWS, ["C", "3"]]
OTHER = [["A", "1"], ["B", "2.5"]]


def verdict(before: str, after: str, old: list[list[str]], new: list[list[str]]) -> VersionVerdict:
    first = make_catalog(old, columns=COLUMNS, key=["place"], version=before)
    second = make_catalog(new, columns=COLUMNS, key=["place"], version=after)
    (dataset,) = compare_catalogs(first, second).datasets
    assert dataset.verdict is not None
    return dataset.verdict


def test_what_changes_deserve(subtests: pytest.Subtests) -> None:
    cases = [
        (ROWS, OTHER, VersionLevel.PATCH, "1.2.4"),
        (ROWS, MORE, VersionLevel.MINOR, "1.3.0"),
        (MORE, ROWS, VersionLevel.MAJOR, "2.0.0"),
        ([["A", "1"]], [["B", "1"]], VersionLevel.MAJOR, "2.0.0"),
        (ROWS, [["A", ""], ["B", "2"]], VersionLevel.PATCH, "1.2.4"),
        (ROWS, [["A", ""], ["B", ""]], VersionLevel.MAJOR, "2.0.0"),
    ]
    for old, new, level, least in cases:
        with subtests.test(old=old, new=new):
            found = verdict("1.2.3", "1.2.3", old, new)
            assert (found.level, found.least) == (level, least)
            assert bool(found.breaking) == (level is VersionLevel.MAJOR)


def test_the_declared_version_is_held_against_them(subtests: pytest.Subtests) -> None:
    cases = [
        ("1.2.3", "1.2.3", VersionStanding.UNCHANGED),
        ("1.2.3", "1.2.4", VersionStanding.TOO_LOW),
        ("1.2.3", "1.2.2", VersionStanding.TOO_LOW),
        ("1.2.3", "1.3.0", VersionStanding.RIGHT),
        ("1.2.3", "1.10.0", VersionStanding.RIGHT),
        ("1.2.3", "2.0.0", VersionStanding.RIGHT),
        ("1.9.0", "1.10.0-beta", VersionStanding.RIGHT),
        ("1.2", "1.3.0", VersionStanding.UNKNOWN),
        ("1.2.3", "2026", VersionStanding.UNKNOWN),
        ("", "", VersionStanding.UNKNOWN),
    ]
    for before, after, standing in cases:
        with subtests.test(before=before, after=after):
            assert verdict(before, after, ROWS, MORE).standing is standing


def test_before_the_first_release_what_breaks_raises_the_second_number() -> None:
    assert verdict("0.3.1", "0.4.0", MORE, ROWS).least == "0.4.0"


def test_a_new_version_alone_is_right() -> None:
    found = verdict("1.2.3", "1.2.4", ROWS, ROWS)
    assert (found.level, found.standing) == (VersionLevel.NONE, VersionStanding.RIGHT)
