"""What is compared, written into an address and read from it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check.visiting import Visit

pytestmark = pytest.mark.browser

ROUND_TRIP = """async ([states, kinds]) => {
  const { parse, write } = await import("/assets/javascripts/compare/address.js");
  return states.map((state) =>
    parse(new URLSearchParams(write(new URLSearchParams("other=1"), state, kinds)), kinds));
}"""

KEYS = st.lists(st.text(min_size=1).filter(str.isprintable), unique=True, max_size=6)
YEARS = st.none() | st.integers(1000, 9999).map(str)


@st.composite
def states(draw: st.DrawFn) -> dict[str, object]:
    first, last = draw(YEARS), draw(YEARS)
    if first and last and first > last:
        first, last = last, first
    ids = st.lists(st.from_regex(r"[a-z0-9][a-z0-9.-]*", fullmatch=True), unique=True)
    return {
        "kind": draw(st.sampled_from(["country", "river"])),
        "who": draw(st.none() | KEYS),
        "what": draw(st.none() | ids),
        "from": first,
        "to": last,
    }


@settings(
    max_examples=5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(states(), min_size=20, max_size=40))
def test_what_is_written_is_read_again(
    visit: Callable[..., Visit], at_root: str, some: list[dict[str, object]]
) -> None:
    opened = visit(f"{at_root}about/")
    kinds = [{"id": "country"}, {"id": "river"}]
    assert opened.measure(ROUND_TRIP, [some, kinds]) == some
