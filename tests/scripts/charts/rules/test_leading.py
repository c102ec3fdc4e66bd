"""Since when one of a few lies above the others: only where figures compare and leave no gap."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine

PERIODS = [str(year) for year in range(2001, 2006)]


def series(key: str, *values: float | None, run: list[int] | None = None) -> dict[str, Any]:
    runs = run or [0] * len(values)
    points = [
        {"period": period, "value": value, "run": own, "bounds": None}
        for period, value, own in zip(PERIODS, values, runs, strict=True)
        if value is not None
    ]
    return {"key": key, "points": points}


def lead(engine: Engine, *several: dict[str, Any], **measure: Any) -> Any:
    return engine.call(
        "charts/rules/leading", "leadOf", several, PERIODS, {"same": 0, "compares": True, **measure}
    )


def test_who_was_always_above_leads_from_the_first_period(engine: Engine) -> None:
    found = lead(engine, series("A", 1, 2, 2, 2, 3), series("B", 4, 5, 6, 7, 8))
    assert (found["key"], found["first"], found["last"]) == ("B", "2001", "2005")
    assert found["before"] is None


def test_who_overtook_leads_from_then_on(engine: Engine) -> None:
    found = lead(engine, series("A", 1, 2, 5, 6, 7), series("B", 3, 3, 3, 3, 3))
    assert (found["key"], found["first"]) == ("A", "2003")
    assert found["before"] == {"period": "2002", "above": "B", "areBounded": False}


def test_a_year_that_is_about_the_same_ends_it(engine: Engine) -> None:
    one, other = series("A", 5, 3.2, 5, 6, 7), series("B", 3, 3, 3, 3, 3)
    assert lead(engine, one, other)["first"] == "2001"
    found = lead(engine, one, other, same=0.5)
    assert (found["first"], found["before"]) == (
        "2003",
        {"period": "2002", "above": "", "areBounded": False},
    )


def test_nobody_leads_who_is_about_the_same_in_the_newest_year(engine: Engine) -> None:
    assert lead(engine, series("A", 5, 5, 5, 5, 5), series("B", 1, 1, 1, 1, 4.8), same=0.5) is None
    assert lead(engine, series("A", 5, 5, 5, 5, 5), series("B", 1, 1, 1, 1, 5)) is None


def test_bounds_that_overlap_tell_nothing(engine: Engine) -> None:
    one, other = series("A", 5, 5, 5, 5, 5), series("B", 1, 1, 1, 1, 4.8)
    one["points"][-1]["bounds"] = [4.5, 5.5]
    other["points"][-1]["bounds"] = [4.3, 5.3]
    assert lead(engine, one, other) is None


def test_a_break_or_gap_of_either_ends_it(engine: Engine) -> None:
    broken = series("B", 1, 1, 1, 1, 1, run=[0, 0, 1, 1, 1])
    found = lead(engine, series("A", 5, 5, 5, 5, 5), broken)
    assert (found["first"], found["before"]) == ("2003", None)
    missing = series("B", 1, 1, None, 1, 1)
    assert lead(engine, series("A", 5, 5, 5, 5, 5), missing)["first"] == "2004"


def test_it_is_told_of_the_newest_period_that_all_have(engine: Engine) -> None:
    found = lead(engine, series("A", 5, 5, 5, 5, None), series("B", 1, 1, 1, 1, 9))
    assert (found["key"], found["last"]) == ("A", "2004")
    assert (
        lead(engine, series("A", 5, None, 5, None, 5), series("B", None, 1, None, 1, None)) is None
    )


def test_nothing_is_told_of_many_of_one_or_of_what_does_not_compare(engine: Engine) -> None:
    many = [series(key, *[place] * 5) for place, key in enumerate("ABCDE")]
    assert lead(engine, *many) is None
    assert lead(engine, many[0]) is None
    assert lead(engine, *many[:4])["key"] == "D"
    assert lead(engine, *many[:2], compares=False) is None


WORDS = """async (at, several, entity) => {
  const { leadInWords } = await at("charts/rules/leading");
  const keys = ["2001", "2002", "2003", "2004", "2005"];
  const names = { inText: (key) => ({ A: "the Ay", B: "Bee", C: "Sea" })[key] };
  const measure = { same: 0.5, compares: true };
  const places = keys.map(Number);
  const time = { keys, places, stands: "numeric" };
  const figures = { time, subject: { entity }, measures: { measure } };
  return leadInWords({ figures, names }, several);
}"""


def test_it_is_told_in_one_sentence(engine: Engine) -> None:
    def told(*several: dict[str, Any], entity: str | None = "town") -> Any:
        return engine.run(WORDS, several, entity)

    always = series("A", 5, 5, 5, 5, 5), series("B", 1, 1, 1, 1, 1)
    assert told(*always) == [
        "In every year from 2001 to 2005, the figure was higher in the Ay than in Bee."
    ]
    assert told(*always, series("C", 1, 1, 1, 1, 1), entity=None) == [
        "In every year from 2001 to 2005, the figure was higher for the Ay than for Bee or Sea."
    ]
    later = series("A", 1, 1, 5, 5, 5), series("B", 3, 3, 3, 3, 3)
    assert told(*later) == [
        "Since 2003, the figure has been higher in the Ay than in Bee, in every year to 2005; "
        "in 2002 it was higher in Bee."
    ]
    level = series("A", 1, 3.1, 5, 5, 5), series("B", 3, 3, 3, 3, 3)
    assert told(*level)[0].endswith("; in 2002 the two were about the same.")
    one, other = series("A", 3.1, 3.1, 9, 9, 9), series("B", 3, 3, 3, 3, 3)
    for point in (*one["points"], *other["points"]):
        point["bounds"] = [point["value"] - 1, point["value"] + 1]
    assert told(one, other)[0].endswith("; in 2002 the two cannot be told apart.")
    far = series("A", 5, None, 5, None, 5), series("B", 1, None, 1, None, 1)
    assert told(*far)[0].startswith("In every year with figures from 2001 to 2005, ")
    assert told(series("A", 1, 1, 1, 1, 5), series("B", 3, 3, 3, 3, 3)) == []
