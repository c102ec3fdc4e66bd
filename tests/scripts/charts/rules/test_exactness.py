"""How exactly figures are told: two or three digits that count, no more than their cells have."""

from __future__ import annotations

from tests.scripts.engine import Engine

MANY = 12


def test_as_many_decimals_as_tell_figures_apart(engine: Engine) -> None:
    cases = {1234.5: 0, 100: 0, 99.94: 1, 1.5: 1, 1: 2, 0.875: 2, 0.0875: 3, 0.00001234: 4, 0: 1}
    given = [[{"largest": largest, "written": MANY}] for largest in cases]
    found = engine.call_each("charts/rules/exactness", "decimalsOf", given)
    assert dict(zip(cases, found, strict=True)) == cases


def test_no_more_than_cells_have_and_in_a_table_one_more(engine: Engine) -> None:
    cases = [(12.0, 0, 0, 0), (12.0, 1, 1, 1), (12.0, 3, 1, 2), (0.5, 1, 1, 1), (250.0, 2, 0, 1)]
    for largest, written, decimals, tabled in cases:
        found = engine.call(
            "charts/rules/exactness", "withDecimals", {"largest": largest, "written": written}
        )
        assert (found["decimals"], found["tabled"]) == (decimals, tabled), (largest, written)


def test_what_is_worked_out_may_have_more_than_the_cells(engine: Engine) -> None:
    found = engine.call(
        "charts/rules/exactness", "withDecimals", {"largest": 5, "written": 0, "name": "count"}
    )
    assert found["computed"] == 1
    assert found["name"] == "count"
