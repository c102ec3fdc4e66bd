"""Numbers that name, order, date or group things were not measured."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.catalog.measured import is_measured, is_moment

NOT_MEASURED = {
    "flags": ("smoker", [0, 1] * 8),
    "yes and no as 1 and 2": ("war", [1, 2, 2, 1, 1] * 4),
    "groups": ("treatment", [1, 2, 3] * 5),
    "rows of a short table": ("first", [1, 2, 3]),
    "names of rows": ("rownames", [1, 2, 2, 4]),
    "parts of years": ("time", [1960.0, 1960.25, 1960.5]),
    "moments of events": ("date", [1851.2, 1860.2, 1905.9]),
}
MEASURED = {
    "counts of few": ("visitors", [1, 2, 2, 3, 1, 4, 2, 2, 1, 3, 2]),
    "a short count": ("visitors", [1, 2, 2, 1]),
    "times that were taken": ("time", [0.5, 2.4, 11.2]),
    "a count of groups": ("number of classes", [1, 2, 3] * 5),
    "years in a name that lie elsewhere": ("years", [12, 15, 30]),
}


@pytest.mark.parametrize(("name", "values"), NOT_MEASURED.values(), ids=NOT_MEASURED)
def test_what_names_orders_dates_or_groups_is_not_measured(name: str, values: list[float]) -> None:
    column = pd.Series(values)
    kind = "integer" if (column % 1 == 0).all() else "number"
    assert not is_measured(name, kind, None, column, is_first=name == "first")
    assert is_measured(name, kind, "km", column), "a column with a unit was measured"


@pytest.mark.parametrize(("name", "values"), MEASURED.values(), ids=MEASURED)
def test_counts_and_amounts_are_measured(name: str, values: list[float]) -> None:
    assert is_measured(name, "number", None, pd.Series(values))


def test_parts_of_years_in_order_are_periods() -> None:
    assert is_moment("time", pd.Series([1960.0, 1960.25, 1960.5]))
    assert not is_moment("time", pd.Series([1960.5, 1960.25]))
    assert not is_moment("time", pd.Series([0.5, 1.5]))
    assert not is_moment("height", pd.Series([1960.0, 1960.25]))


def test_a_code_or_a_place_in_a_ranking_is_not_measured(subtests: pytest.Subtests) -> None:
    names = {
        "URN": [100134, 100177, 100215],
        "IMD Decile (where 1 is most deprived)": [1, 4, 10],
        "TIME_PERIOD": [2019, 2020, 2021],
        "REF_DATE": [2021, 2019, 2020],
        "Hygiene rating": [5, 4, 5, 3, 5, 4, 3, 3, 4, 5, 3, 4],
    }
    for name, values in names.items():
        with subtests.test(name):
            assert not is_measured(name, "integer", None, pd.Series(values))
    assert is_measured("Response time", "integer", None, pd.Series([1950, 2400, 3100]))
