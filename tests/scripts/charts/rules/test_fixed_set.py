"""The fixed set of a group's line: whole members, enough of them, from the first year it can."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

FIXED = """async (at, series) => {
  const { fixedSet } = await at("charts/rules/fixed-set");
  return fixedSet(new Map(Object.entries(series)));
}"""

# Which series the figure of each year is of: "000" is whole, "0-0" has a gap, "011" a break.
SERIES = st.integers(1, 6).flatmap(
    lambda years: st.lists(
        st.text("0001-", min_size=years, max_size=years), min_size=0, max_size=14
    )
)


def found(engine: Engine, *series: str) -> Any:
    members = {
        str(i): [None if one == "-" else int(one) for one in own] for i, own in enumerate(series)
    }
    return engine.run(FIXED, members)


def whole(series: str, start: int) -> bool:
    """Whether there is a figure in each year from one on, all of one series."""
    return set(series[start:]) in ({"0"}, {"1"})


@pytest.mark.parametrize(
    ("series", "start", "members"),
    [
        (["000"] * 5, 0, 5),
        (["000"] * 4, None, None),
        (["000"] * 4 + ["-00"], 1, 5),
        (["000"] * 5 + ["-00"] * 5, 0, 5),
        (["000"] * 5 + ["-00"] * 6, 1, 11),
        (["000"] * 5 + ["0-0"] * 6, None, None),
        (["000"] * 5 + ["001"] * 6, None, None),
        (["0000"] * 5 + ["0111"] * 6, 1, 11),
        (["0000"] * 5 + ["0-00"] * 6, 2, 11),
        (["000"] * 5 + ["00-"] * 5, 0, 5),
        (["000"] * 5 + ["00-"] * 6, None, None),
        (["--0"] * 9, None, None),
        (["0"] * 9, None, None),
        ([], None, None),
    ],
)
def test_a_line_begins_where_half_of_the_members_and_five_are_whole(
    engine: Engine, series: list[str], start: int | None, members: int | None
) -> None:
    answer = found(engine, *series)
    assert (answer and answer["start"], answer and len(answer["keys"])) == (start, members)


@given(SERIES)
def test_a_set_is_the_same_in_every_year_and_begins_as_early_as_it_can(
    engine: Engine, series: list[str]
) -> None:
    def those(start: int) -> list[str]:
        return [str(i) for i, own in enumerate(series) if whole(own, start)]

    def is_enough(start: int) -> bool:
        return len(those(start)) >= 5 and len(those(start)) * 2 >= len(series)

    years = len(series[0]) if series else 0
    starts = [start for start in range(years - 1) if is_enough(start)]
    answer = found(engine, *series)
    expected = {"start": starts[0], "keys": those(starts[0])} if starts else None
    assert answer == expected
