from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.findings import Severity
from tests.validation.quality.tables import AREA, SPEND, YEAR, check

AREAS = ["all", "women", "men", "E1", "e1 ", ""]
SPENDS = ["", "0", "1", "1000", "1e308", "1e-308", "-5", "nan", "inf", "n/a", "1.23456789", "7_0"]
WORDS = st.sampled_from([None, 3, "spend", "2014", "E1", ["E1"], [3, None], {"area": ["E1"]}])

cells = st.tuples(
    st.sampled_from(AREAS),
    st.sampled_from(["2012", "2013", "2014", "2015", "2016", "2017", "20x", "2014-05"]),
    st.sampled_from(SPENDS) | st.integers(0, 10**9).map(str),
)
panels = st.lists(cells, min_size=1, max_size=60) | st.lists(
    st.tuples(st.sampled_from(AREAS[:5]), st.integers(2000, 2020), st.sampled_from(SPENDS)),
    min_size=20,
    max_size=100,
    unique_by=lambda row: row[:2],
)


@given(
    panels,
    st.sampled_from([(), ("area",), ("area", "year"), ("year",), ("area", "elsewhere")]),
    st.dictionaries(st.sampled_from(["field", "period", "entities", "resource"]), WORDS),
    st.fixed_dictionaries({}, optional={"coverage": WORDS, "notes": WORDS, "update": WORDS}),
)
def test_whatever_the_cells_and_the_descriptor_hold_the_checks_only_warn(
    rows: list[tuple[Any, ...]], key: tuple[str, ...], broken: dict[str, Any], more: dict[str, Any]
) -> None:
    group = {**SPEND, "groupChar": "_", "missingValues": ["", "n/a", 3]}
    for fields in ((AREA, YEAR, SPEND), (AREA, YEAR, group)):
        found = check(rows, fields, key, breaks=[broken], views=[broken], **more)
        assert all(one.severity is Severity.WARNING for one in found)
        assert all(one.place.row is None or one.place.row <= len(rows) + 1 for one in found)
