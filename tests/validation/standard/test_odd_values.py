"""Whatever stands at any place of a descriptor, a check comes to its end and says what is wrong."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pipeline.folders import Folder
from pipeline.judging.judge import JudgeCase, Verdict
from pipeline.project import read_project
from pipeline.validation import validate
from pipeline.workers import Outcome

ODD: tuple[Any, ...] = (
    None,
    "",
    0,
    1.5,
    True,
    [],
    {},
    [[]],
    [{}],
    [None],
    ["x", 1],
    {"a": {}},
    "\u202e",
)
DESCRIPTOR: dict[str, Any] = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "towns",
    "title": "Counts by town",
    "topics": ["towns"],
    "keywords": ["towns"],
    "notes": ["Counted in May."],
    "licenses": [{"name": "CC0-1.0"}],
    "sources": [{"title": "Town hall", "path": "https://example.org/towns"}],
    "contributors": [{"title": "A town", "roles": ["publisher"]}],
    "coverage": {"start": "2020", "end": "2021", "entities": {"town": ["Arden"]}},
    "update": {"frequency": "annual", "next": "2027-01-01"},
    "breaks": [{"field": "count", "period": "2020", "reason": "Counted otherwise."}],
    "corrections": [{"date": "2021-01-01", "what": "A count.", "effect": "None."}],
    "personal_data": [{"column": "town", "kind": "email", "reason": "A law makes them public."}],
    "views": [
        {"name": "v", "title": "V", "kind": "trend", "resource": "t", "where": {"town": "x"}}
    ],
    "resources": [
        {
            "name": "t",
            "path": "t.csv",
            "dialect": {"delimiter": ","},
            "schema": {
                "fields": [
                    {"name": "town", "type": "string", "entity": "town", "categories": ["Arden"]},
                    {"name": "year", "type": "year", "role": "time"},
                    {"name": "count", "type": "number", "constraints": {"minimum": 0}},
                ],
                "primaryKey": ["town", "year"],
                "missingValues": [{"value": "-", "label": "not counted"}],
                "foreignKeys": [
                    {"fields": ["town"], "reference": {"resource": "t", "fields": ["town"]}}
                ],
            },
        }
    ],
}

# One in so many, so that in all each place has had three or four of the values.
EACH = 4
Way = tuple[str | int, ...]


def ways(node: Any, at: Way = ()) -> Iterator[Way]:
    """The way to each property and item."""
    items = node.items() if isinstance(node, dict) else ()
    for key, inner in enumerate(node) if isinstance(node, list) else items:
        yield (*at, key)
        yield from ways(inner, (*at, key))


def spoilt(way: Way, odd: Any) -> dict[str, Any]:
    descriptor = copy.deepcopy(DESCRIPTOR)
    node: Any = descriptor
    for part in way[:-1]:
        node = node[part]
    node[way[-1]] = odd
    return descriptor


@pytest.mark.parametrize("profile", ["atlas", "standard"])
def test_a_check_comes_to_its_end(tmp_path: Path, profile: str) -> None:
    (tmp_path / "t.csv").write_text("town,year,count\nArden,2020,1\nArden,2021,2\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Towns\n")
    project = read_project(tmp_path)
    folders = [
        Folder(
            name="towns",
            path=tmp_path,
            shown=f"{'.'.join(map(str, way))}: {odd!r}",
            descriptor_file="datapackage.json",
            descriptor=spoilt(way, odd),
            files=("t.csv",),
        )
        for way, odd in list(product(ways(DESCRIPTOR), ODD))[::EACH]
    ]
    assert len(folders) > 250

    def judge(case: JudgeCase) -> Outcome[Verdict]:
        return Outcome(result=Verdict((), (), ()))

    report = validate(folders, project, profile=profile, judge=judge, workers=1)
    broken = [found for found in report.findings if found.code == "check-failed"]
    assert not [(found.place.file, found.message) for found in broken]
