"""What is compared, written into an address and read from it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

ROUND_TRIP = """async (at, state, kinds) => {
  const { parse, write } = await at("compare/address");
  const written = new URLSearchParams(write(new URLSearchParams("other=1"), state, kinds));
  return [parse(written, kinds), written.get("other")];
}"""

READ = """async (at, query, kinds) => {
  const { parse } = await at("compare/address");
  return parse(new URLSearchParams(query), kinds);
}"""

KINDS = [{"id": "islet"}, {"id": "river"}]

KEYS = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
    | st.text("~!01", min_size=1, max_size=6),
    unique=True,
    max_size=6,
)
YEARS = st.none() | st.integers(1000, 9999).map(str)


@st.composite
def states(draw: st.DrawFn) -> dict[str, object]:
    first, last = draw(YEARS), draw(YEARS)
    if first and last and first > last:
        first, last = last, first
    ids = st.lists(st.from_regex(r"[a-z0-9][a-z0-9.-]*", fullmatch=True), unique=True)
    who = draw(st.none() | KEYS)
    colours = st.permutations(range(1, 7)).map(lambda places: places[: len(who or "")])
    return {
        "kind": draw(st.sampled_from(["islet", "river"])),
        "who": who,
        "colours": draw(st.none() | colours) if who else None,
        "what": draw(st.none() | ids),
        "from": first,
        "to": last,
    }


@given(states())
def test_what_is_written_is_read_again(engine: Engine, state: dict[str, object]) -> None:
    assert engine.run(ROUND_TRIP, state, KINDS) == [state, "1"]


def test_what_an_address_asks_for_in_vain_is_passed_over(engine: Engine) -> None:
    query = "kind=planet&who=XXX~ALD~ALD~%3Cb%3E~&what=one~~one&years=x~9"
    read = engine.run(READ, query, KINDS)
    assert read == {
        "kind": "islet",
        "who": ["XXX", "ALD", "<b>"],
        "colours": None,
        "what": ["one"],
        "from": None,
        "to": None,
    }
    years = {"2010~2001": ("2001", "2010"), "2010": ("2010", None), "~2010": (None, "2010")}
    for asked, (first, last) in years.items():
        read = engine.run(READ, f"years={asked}", KINDS)
        assert (read["from"], read["to"]) == (first, last), asked
