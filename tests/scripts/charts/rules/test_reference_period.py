"""Which period a chart shows, and who stands in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.engine import Engine

# Figures such as "a 2010 1": of whom, of when, and how much, "-" for nothing.
AT = """async (at, figures, state, roles) => {
  const { atPeriod } = await at("charts/rules/reference-period");
  const found = atPeriod({ figures }, { at: null, ...state }, roles);
  return { ...found, rows: found.rows.map((row) => figures.rows.who[row]) };
}"""
ASKED = """async (at, name, figures, ...given) => {
  const names = { name: (key) => key.toUpperCase() };
  const asked = (await at("charts/rules/reference-period"))[name];
  return asked({ figures, names }, ...given);
}"""
LATEST = """async (at, figures, roles) => {
  const names = { name: (key) => key };
  return (await at("charts/rules/reference-period")).latestOf(roles)({ figures, names });
}"""


def figures(text: str, **more: Any) -> dict[str, Any]:
    """The rows of "a 2010 1, b 2010 -" with their keys; periods stand at their number."""
    rows = [row.split() for row in text.split(",")]
    who = list(dict.fromkeys(row[0] for row in rows))
    when = sorted({row[1] for row in rows})
    values = [None if row[2] == "-" else float(row[2]) for row in rows]
    other = [None if row[-1] == "-" else float(row[-1]) for row in rows]
    return {
        "subject": {"name": "who", "keys": who, "one": "isle", "many": "isles"},
        "time": {"keys": when, "places": [float(one) for one in when], "stands": "numeric"},
        "measures": {"measure": {"title": "Rides"}},
        "rows": {
            "subject": [who.index(row[0]) for row in rows],
            "time": [when.index(row[1]) for row in rows],
            "measure": values,
            "size": other,
            "why": [None] * len(rows),
            "who": [row[0] for row in rows],
        },
        "picks": [],
        "window": None,
        **more,
    }


def at(engine: Engine, text: str, *roles: str, window: int | None = None, **state: str) -> Any:
    return engine.run(AT, figures(text, window=window), state, list(roles or ("measure",)))


@pytest.mark.parametrize(
    ("text", "period", "who"),
    [
        ("a 2010 1, b 2010 2, c 2010 3, d 2010 4, a 2011 1, b 2011 2", "2011", "ab"),
        ("a 2010 1, b 2010 2, c 2010 3, d 2010 4, a 2011 1, b 2011 -", "2010", "abcd"),
        ("a 2010 1, b 2010 2, c 2010 3, a 2011 1", "2010", "abc"),
        ("a 2010 1, b 2010 2, c 2010 3, a 2011 1, b 2011 2, a 2012 1", "2011", "ab"),
        ("a 2010 -, a 2011 5, a 2012 -", "2011", "a"),
        ("a 2010 1, b 2010 2, a 2011 1, a 2011 2, a 2011 3", "2011", "aaa"),
    ],
)
def test_it_is_the_latest_with_half_as_many_as_the_best(
    engine: Engine, text: str, period: str, who: str
) -> None:
    found = at(engine, text)
    assert (found["period"], "".join(found["rows"])) == (period, who)
    assert found["isAmbiguous"] is (who == "aaa"), "several figures of one"


def test_it_is_the_one_that_was_chosen(engine: Engine) -> None:
    text = "a 2010 1, b 2010 2, a 2011 1, b 2011 -"
    assert at(engine, text, at="2010")["rows"] == ["a", "b"]
    assert at(engine, text, at="2011")["rows"] == ["a"]


def test_of_several_measures_all_must_be_known(engine: Engine) -> None:
    text = "a 2010 1 1, b 2010 1 -, c 2010 - 1"
    assert at(engine, text, "measure", "size")["rows"] == ["a"]
    assert at(engine, text, "measure")["rows"] == ["a", "b"]


@pytest.mark.parametrize(
    ("window", "chosen", "period", "who"),
    [
        (3, None, "2008 to 2010", "bcd"),
        (2, None, "2009 to 2010", "cd"),
        (1, None, "2010", "d"),
        (4, None, "2007 to 2010", "abcd"),
        (3, "2009", "2007 to 2009", "abc"),
        (2, "2007", "2007", "a"),
        (9, "2008", "2007 to 2008", "ab"),
    ],
)
def test_a_window_ends_with_its_period_and_holds_no_year_more(
    engine: Engine, window: int, chosen: str | None, period: str, who: str
) -> None:
    text = "a 2007 1, b 2008 1, c 2009 1, d 2010 1"
    found = at(engine, text, window=window, **({"at": chosen} if chosen else {}))
    assert (found["period"], "".join(found["rows"])) == (period, who)


def test_in_a_window_each_stands_with_its_latest_figure(engine: Engine) -> None:
    given = figures("a 2008 1, a 2009 2, b 2008 3, b 2009 -, a 2010 -, c 2010 4", window=3)
    found = engine.run(AT, given, {"at": "2010"}, ["measure"])
    assert (found["rows"], found["period"]) == (["a", "b", "c"], "2008 to 2010")
    assert found["isAmbiguous"] is False
    twice = at(engine, "a 2008 1, a 2008 2, b 2010 1", window=3)
    assert twice["isAmbiguous"] is True


def test_without_time_all_stand_together(engine: Engine) -> None:
    found = engine.run(AT, figures("a 1 1, b 1 2, c 1 -", time=None), {}, ["measure"])
    assert (found["rows"], found["period"], found["isAmbiguous"]) == (["a", "b"], "", False)


def test_why_this_period_is_told_with_how_many(engine: Engine) -> None:
    text = "a 2010 1, b 2010 2, c 2010 3, a 2011 1, b 2011 2, b 2011 3"
    found = engine.run(LATEST, figures(text), ["measure"])
    assert found["period"] == "2011"
    assert found["why"].startswith("2011 is the latest with enough figures: 2 ")
    rows = engine.run(LATEST, figures(text, subject=None), ["measure"])
    assert rows["why"] == "2011 is the latest with enough figures: 3 rows."


def test_who_is_picked_and_not_there_is_named_where_one_chose(engine: Engine) -> None:
    def told(state: dict[str, Any], period: str, *present: str) -> list[str]:
        given = figures("a 2010 1", picks=["a", "b"])
        state = {"picks": None, "at": None, **state}
        return engine.run(ASKED, "absentNote", given, state, period, present)

    assert told({}, "2010", "a") == []
    assert told({"at": "2010"}, "2010", "a") == ["Picked, but without a figure for 2010: B."]
    assert told({"picks": ["c", "d"]}, "2010", "a", "d") == [
        "Picked, but without a figure for 2010: C."
    ]
    assert told({"picks": ["c", "d"]}, "", "a") == ["Picked, but without a figure: C, D."]
    assert told({"picks": ["a"]}, "2010", "a") == []


def test_a_chart_says_of_when_it_is_and_whom_it_drew_or_why_not(engine: Engine) -> None:
    def first(is_empty: bool, rows: list[int], is_ambiguous: bool) -> Any:
        period = {"rows": rows, "period": "2010", "isAmbiguous": is_ambiguous}
        what = {"at": period, "drawn": ["a"], "isEmpty": is_empty}
        return engine.run(ASKED, "firstOfPeriod", figures("a 2010 1"), what)

    assert first(False, [0], False) == {"drawn": ["a"], "period": "2010"}
    empty, unclear = first(True, [], False), first(True, [0, 1], True)
    assert (empty["drawn"], empty["period"]) == (unclear["drawn"], unclear["period"]) == ([], "")
    assert empty["refused"] == "There are no figures to show."
    assert unclear["refused"] != empty["refused"]
    assert first(True, [], True)["refused"] == empty["refused"]
