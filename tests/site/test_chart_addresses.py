"""What a visitor chose survives the way through an address, and no address does harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from check.visiting import Visit

pytestmark = pytest.mark.browser

EXAMPLES = settings(max_examples=60, deadline=None)
KEYS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
    | st.text("~!-01.&=%+ ", min_size=1, max_size=6),
    unique=True,
    min_size=2,
    max_size=8,
)

WRITTEN_AND_PARSED = """async ([state, figures, other]) => {
  const { write, parse, addressOf } = await import(ROOT + "assets/javascripts/charts/address.js");
  const address = addressOf(write(new URLSearchParams(other), "trend", state));
  const query = new URL(address, location.href).searchParams;
  return [parse(query, "trend", figures), query.get("other.picks"), query.get("page"), address];
}"""

PARSED = """async ([query, figures]) => {
  const { parse } = await import(ROOT + "assets/javascripts/charts/address.js");
  return parse(new URLSearchParams(query), "trend", figures);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, at_root: str) -> Iterator[Page]:
    with Visit.begun(browser, f"{at_root}datasets/") as opened:
        opened.page.evaluate(f"globalThis.ROOT = {at_root!r}")
        yield opened.page


@st.composite
def choices(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A state that a chart can be in, and the keys that its figures have."""
    subjects, periods = draw(KEYS), draw(KEYS)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(periods) - 1)] * 2)))
    state = {
        "tab": draw(st.sampled_from(["chart", "map", "table", "about"])),
        "picks": draw(st.none() | st.lists(st.sampled_from(subjects), unique=True)),
        "from": draw(st.sampled_from([None, periods[start]])),
        "to": draw(st.sampled_from([None, periods[end]])),
        "at": draw(st.none() | st.sampled_from(periods)),
        "scale": draw(st.sampled_from(["linear", "log"])),
        "as": draw(st.sampled_from(["value", "index", "share", "amount"])),
        "sort": draw(st.sampled_from(["value", "name"])),
        "show": draw(st.sampled_from(["some", "all"])),
    }
    return state, {"subject": {"keys": subjects}, "time": {"keys": periods}}


@EXAMPLES
@given(choices())
def test_what_is_written_is_what_is_read(page: Page, chosen: tuple[Any, Any]) -> None:
    state, figures = chosen
    asked = [state, figures, "page=2&other.picks=A~B&trend.as=index&trend.picks=Q"]
    read, others_picks, other, _ = page.evaluate(WRITTEN_AND_PARSED, asked)
    assert read == state
    assert (others_picks, other) == ("A~B", "2"), "what others wrote is kept"


def test_an_address_says_only_what_differs_and_stays_readable(page: Page) -> None:
    figures = {"subject": {"keys": ["GBR", "FRA"]}, "time": {"keys": ["2020-01", "2021-01"]}}
    as_made = dict.fromkeys(["picks", "from", "to", "at"])
    as_made |= {"tab": "chart", "scale": "linear", "as": "value", "sort": "value", "show": "some"}
    *_, address = page.evaluate(WRITTEN_AND_PARSED, [as_made, figures, ""])
    assert address == "/datasets/"
    state = as_made | {"picks": ["FRA", "GBR"], "from": "2020-01", "to": "2021-01"}
    *_, address = page.evaluate(WRITTEN_AND_PARSED, [state, figures, ""])
    assert address == "/datasets/?trend.picks=FRA~GBR&trend.years=2020-01~2021-01"


@EXAMPLES
@given(
    st.dictionaries(
        st.sampled_from(
            ["tab", "picks", "years", "at", "scale", "as", "sort", "show", "__proto__", ""]
        ),
        st.text(st.characters(exclude_categories=["Cs"]))
        | st.text("AB~!01", max_size=12)
        | st.sampled_from(["constructor", "__proto__", "<img src=x onerror=x()>", "B~A", "2~1"]),
    ),
    KEYS,
)
def test_what_a_chart_does_not_have_is_passed_over(
    page: Page, asked: dict[str, str], keys: list[str]
) -> None:
    known = ["A", "B", *(key for key in keys if key not in {"A", "B"})]
    figures = {"subject": {"keys": known}, "time": {"keys": ["1", "2"]}}
    query = [[f"trend.{name}", value] for name, value in asked.items()]
    read = page.evaluate(PARSED, [query, figures])
    assert set(read) == {"tab", "picks", "from", "to", "at", "scale", "as", "sort", "show"}
    assert set(read["picks"] or ()) <= set(known)
    assert {read["from"], read["to"], read["at"]} <= {None, "1", "2"}
    assert (read["from"] or "1") <= (read["to"] or "2")
    assert read["tab"] in {"chart", "map", "table", "about"}
    assert read["scale"] in {"linear", "log"}
    assert read["as"] in {"value", "index", "share", "amount"}
    assert read["sort"] in {"value", "name"}
    assert read["show"] in {"some", "all"}


def test_picks_of_which_none_is_known_are_no_picks_but_none_at_all_are(page: Page) -> None:
    figures = {"subject": {"keys": ["A"]}, "time": {"keys": ["1"]}}
    assert page.evaluate(PARSED, ["trend.picks=XX~YY", figures])["picks"] is None
    assert page.evaluate(PARSED, ["trend.picks=", figures])["picks"] == []
    assert page.evaluate(PARSED, ["trend.picks=XX~A~A", figures])["picks"] == ["A"]
