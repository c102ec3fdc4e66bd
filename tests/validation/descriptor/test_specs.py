"""A contributor's specification: what is let through, and what must not be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.project import read_project
from pipeline.validation.descriptor.specs import check_specs
from pipeline.validation.inspection import Inspection
from tests.validation.conftest import CASES

TOLL = {"field": "toll", "type": "quantitative"}
YEAR = {"field": "year", "type": "ordinal"}


def codes(spec: dict[str, Any]) -> list[str]:
    descriptor = {
        "views": [{"name": "view", "kind": "vega-lite", "resource": "tolls", "spec": spec}],
        "resources": [
            {"name": "tolls", "schema": {"fields": [{"name": "year"}, {"name": "toll"}]}},
            {"name": "other", "schema": {"fields": [{"name": "rate"}]}},
        ],
    }
    folder = Folder(name="x", path=Path("x"), shown="x", descriptor=descriptor)
    return [found.code for found in check_specs(Inspection(folder, read_project(CASES)))]


def bars(**more: Any) -> dict[str, Any]:
    return {"mark": "bar", "encoding": {"x": YEAR, "y": TOLL}, **more}


def calculated(expression: str) -> dict[str, Any]:
    return bars(transform=[{"calculate": expression, "as": "new"}])


def test_what_draws_the_datasets_own_rows_is_let_through(subtests: pytest.Subtests) -> None:
    cases = [
        bars(),
        bars(data={"name": "tolls"}),
        {"layer": [bars(), {"mark": "rule", "encoding": {"y": {"datum": 3_000_000}}}]},
        calculated("round(datum.toll * 100) / 100"),
        calculated("datum.toll > 3 ? 'dear (over 3)' : 'cheap'"),
        calculated("format(datum.toll, ',.2f') + ' pounds'"),
        bars(transform=[{"aggregate": [{"op": "mean", "field": "toll", "as": "m"}]}]),
        bars(transform=[{"fold": ["toll"]}, {"filter": {"field": "value", "gt": 2}}]),
        {"mark": "bar", "encoding": {"x": {**TOLL, "bin": {"maxbins": 20}}}},
        {"layer": [{**bars(), "data": {"name": "other"}, "encoding": {"y": {"field": "rate"}}}]},
    ]
    for spec in cases:
        with subtests.test(spec=spec):
            assert codes(spec) == []


def test_expressions_that_reach_out_or_grow_are_refused(subtests: pytest.Subtests) -> None:
    cases = [
        "data('tolls')[0].toll",
        "length(data ('other'))",
        "sequence(0, 1e9)",
        "pad(datum.toll, 1e9, 'x')",
        "replace(datum.year, regexp('(a+)+'), '')",
        "datum.constructor.constructor('return 1')()",
        "event.x",
        "format(datum.toll, '999999999d')",
        "format(datum.toll, datum.form)",
        "format(datum.toll, '999' + '999' + '999d')",
    ]
    for expression in cases:
        with subtests.test(expression=expression):
            assert set(codes(calculated(expression))) & {"spec-expression", "spec-broken"}


def test_an_expression_is_found_wherever_it_stands() -> None:
    hidden = {"condition": {"test": "data('other')", "value": "red"}, "value": "blue"}
    spec = bars()
    spec["encoding"] = {**spec["encoding"], "color": hidden}
    assert codes(spec) == ["spec-expression"]


def test_data_of_its_own_is_refused(subtests: pytest.Subtests) -> None:
    cases = [
        {"data": {"values": [{"year": 1}]}},
        {"data": {"sequence": {"start": 0, "stop": 10}}},
        {"data": "tolls"},
    ]
    for more in cases:
        with subtests.test(more=more):
            assert "spec-data" in codes(bars(**more))


def test_what_takes_any_time_or_room_or_more_than_one_plot_is_refused(
    subtests: pytest.Subtests,
) -> None:
    cases = [
        bars(params=[{"name": "p", "bind": {"input": "range"}}]),
        bars(config={"mark": {"color": "red"}}),
        bars(transform=[{"lookup": "year", "from": {"fields": ["rate"]}}]),
        bars(transform=[{"filter": "true", "density": "toll", "steps": 900}]),
        {"hconcat": [bars(), bars()]},
        {"mark": "geoshape"},
        {"mark": "bar", "encoding": {"x": {**TOLL, "bin": {"step": 1e-9}}}},
        {"mark": "bar", "encoding": {"x": {**TOLL, "bin": {"steps": [1e-9]}}}},
        {"mark": "bar", "encoding": {"x": {**TOLL, "scale": {"type": "log", "base": 1.0000001}}}},
        {"mark": "bar", "encoding": {"x": {**YEAR, "axis": {"tickCount": "second"}}}},
        {"mark": "bar", "encoding": {"x": {**TOLL, "axis": {"format": "999999999d"}}}},
        {"mark": {"type": "line", "strokeDash": [1e-9, 1]}, "encoding": {"x": YEAR}},
    ]
    for spec in cases:
        with subtests.test(spec=spec):
            assert set(codes(spec)) == {"spec-not-allowed"}


def test_a_column_that_is_not_there_is_named_once() -> None:
    spec = {"mark": "bar", "encoding": {"x": YEAR, "y": {"field": "tool"}}}
    assert codes(spec) == ["no-such-column"]


def test_the_largest_that_is_read_is_read() -> None:
    room = LIMITS.spec_characters - len('{"mark": "bar", "description": ""}')
    assert codes({"mark": "bar", "description": "x" * room}) == []
    assert codes({"mark": "bar", "description": "x" * (room + 1)}) == ["spec-too-large"]
