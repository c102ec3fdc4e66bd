"""What a visitor chose survives the way through an address, and no address does harm."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

KEYS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
    | st.text("~!-01.&=%+ ", min_size=1, max_size=6),
    unique=True,
    min_size=2,
    max_size=8,
)

TIMES = st.integers(11, 120).map(lambda tenths: tenths / 10)
PART = st.integers(0, 1000).map(lambda share: share / 1000)


WRITTEN_AND_PARSED = """async (at, state, figures, other) => {
  const { write, parse, addressOf } = await at("charts/stage/address");
  const address = addressOf(write(new URLSearchParams(other), "trend", state));
  const query = new URL(address, location.href).searchParams;
  const read = parse(query, "trend", figures, figures.known);
  return [read, query.get("other.picks"), query.get("page"), address];
}"""

PARSED = """async (at, query, figures) => {
  const { parse } = await at("charts/stage/address");
  return parse(new URLSearchParams(query), "trend", figures, figures.known);
}"""


@st.composite
def choices(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A state that a chart can be in, and the keys that its figures have."""
    subjects, periods, groups, divisions = (draw(KEYS) for _ in range(4))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(periods) - 1)] * 2)))
    picks = draw(st.none() | st.lists(st.sampled_from(subjects), unique=True))
    colours = st.lists(st.integers(0, 6), min_size=len(picks or ""), max_size=len(picks or ""))
    state = {
        "tab": draw(st.sampled_from(["chart", "map", "table", "about"])),
        "picks": picks,
        "colours": draw(st.none() | colours) if picks else None,
        "medians": draw(st.lists(st.sampled_from(groups), unique=True, max_size=6)),
        "from": draw(st.sampled_from([None, periods[start]])),
        "to": draw(st.sampled_from([None, periods[end]])),
        "at": draw(st.none() | st.sampled_from(periods)),
        "zoom": draw(st.none() | st.fixed_dictionaries({"times": TIMES, "x": PART, "y": PART})),
        "scale": draw(st.sampled_from(["linear", "log"])),
        "as": draw(st.sampled_from(["value", "index", "share", "amount"])),
        "sort": draw(st.sampled_from(["value", "name"])),
        "show": draw(st.sampled_from(["some", "all"])),
        "group": draw(st.sampled_from(["", *divisions])),
        "trail": draw(st.sampled_from(["off", "on"])),
    }
    figures = {
        "subject": {"keys": subjects},
        "time": {"keys": periods},
        "known": {"groups": groups, "divisions": divisions},
    }
    return state, figures


@given(choices())
def test_what_is_written_is_what_is_read(engine: Engine, chosen: tuple[Any, Any]) -> None:
    state, figures = chosen
    before = "page=2&other.picks=A~B&trend.as=index&trend.picks=Q"
    read, others_picks, other, _ = engine.run(WRITTEN_AND_PARSED, state, figures, before)
    assert read == state
    assert (others_picks, other) == ("A~B", "2"), "what others wrote is kept"


def test_an_address_says_only_what_differs_and_stays_readable(engine: Engine) -> None:
    figures = {"subject": {"keys": ["ALD", "BRO"]}, "time": {"keys": ["2020-01", "2021-01"]}}
    as_made = dict.fromkeys(["picks", "colours", "from", "to", "at", "zoom"])
    as_made |= {"medians": [], "group": "", "trail": "off"}
    as_made |= {"tab": "chart", "scale": "linear", "as": "value", "sort": "value", "show": "some"}
    *_, address = engine.run(WRITTEN_AND_PARSED, as_made, figures, "")
    assert address == "/page/"
    state = as_made | {"picks": ["BRO", "ALD"], "from": "2020-01", "to": "2021-01"}
    *_, address = engine.run(WRITTEN_AND_PARSED, state, figures, "")
    assert address == "/page/?trend.picks=BRO~ALD&trend.years=2020-01~2021-01"
    *_, address = engine.run(WRITTEN_AND_PARSED, as_made | {"medians": ["all", "eu"]}, figures, "")
    assert address == "/page/?trend.medians=all~eu"


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "tab",
                "picks",
                "colours",
                "medians",
                "group",
                "trail",
                "years",
                "at",
                "zoom",
                "scale",
                "as",
                "sort",
                "show",
                "__proto__",
                "",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"]))
        | st.text("AB~!01", max_size=12)
        | st.sampled_from(
            ["constructor", "__proto__", "<img src=x onerror=x()>", "B~A", "2~1", "99~0~0", "2~2~0"]
        ),
    ),
    KEYS,
)
def test_what_a_chart_does_not_have_is_passed_over(
    engine: Engine, asked: dict[str, str], keys: list[str]
) -> None:
    known = ["A", "B", *(key for key in keys if key not in {"A", "B"})]
    figures = {
        "subject": {"keys": known},
        "time": {"keys": ["1", "2"]},
        "known": {"groups": ["A", "B"], "divisions": ["A"]},
    }
    query = [[f"trend.{name}", value] for name, value in asked.items()]
    read = engine.run(PARSED, query, figures)
    assert set(read) == {
        "tab", "picks", "colours", "medians", "from", "to", "at", "zoom", "scale", "as", "sort",
        "show", "group", "trail",
    }  # fmt: skip
    assert set(read["picks"] or ()) <= set(known)
    assert set(read["medians"]) <= {"A", "B"}
    assert read["group"] in {"", "A"}
    assert read["trail"] in {"off", "on"}
    assert read["colours"] is None or len(read["colours"]) == len(read["picks"])
    assert set(read["colours"] or ()) <= set(range(7))
    assert read["zoom"] is None or 1 < read["zoom"]["times"] <= 12
    assert {read["from"], read["to"], read["at"]} <= {None, "1", "2"}
    assert (read["from"] or "1") <= (read["to"] or "2")
    assert read["tab"] in {"chart", "map", "table", "about"}
    assert read["scale"] in {"linear", "log"}
    assert read["as"] in {"value", "index", "share", "amount"}
    assert read["sort"] in {"value", "name"}
    assert read["show"] in {"some", "all"}


def test_colours_are_of_those_picked_that_there_are(engine: Engine) -> None:
    figures = {"subject": {"keys": ["A", "B"]}, "time": {"keys": ["1"]}}
    for query, colours in [
        ("trend.picks=A~B&trend.colours=3~1", [3, 1]),
        ("trend.picks=A~XX~B&trend.colours=3~2~1", [3, 1]),
        ("trend.picks=A~B&trend.colours=3", None),
        ("trend.picks=A~B&trend.colours=3~7", None),
        ("trend.picks=A~B&trend.colours=3~x", None),
        ("trend.picks=&trend.colours=", None),
        ("trend.colours=1", None),
    ]:
        assert engine.run(PARSED, query, figures)["colours"] == colours, query


def test_picks_of_which_none_is_known_are_no_picks_but_none_at_all_are(engine: Engine) -> None:
    figures = {"subject": {"keys": ["A"]}, "time": {"keys": ["1"]}}
    assert engine.run(PARSED, "trend.picks=XX~YY", figures)["picks"] is None
    assert engine.run(PARSED, "trend.picks=", figures)["picks"] == []
    assert engine.run(PARSED, "trend.picks=XX~A~A", figures)["picks"] == ["A"]
