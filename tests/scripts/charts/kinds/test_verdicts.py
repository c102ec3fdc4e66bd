"""Targets are judged in the browser as the pages that were made have them."""

from __future__ import annotations

from tests.charts.test_verdicts import CASES, points
from tests.scripts.engine import Engine

JUDGED = """async (at, cases) => {
  const { judge } = await at("charts/kinds/verdicts");
  return cases.map(([points, target]) =>
    judge(target, points, { higher_is: "better", compares: true, same: 0 }).outcome);
}"""


def test_targets_are_judged_alike(engine: Engine) -> None:
    cases = []
    for text, goal, due, since, _ in CASES:
        found = [
            {
                "period": one.period,
                "place": one.place,
                "value": one.value,
                "startsNewSeries": one.starts_new_series,
            }
            for one in points(text)
        ]
        target = {"key": "A", "value": goal, "period": due, "set_in": since}
        target |= {"due": due and float(due), "since": since and float(since)}
        cases.append([found, target])
    judged = engine.run(JUDGED, cases)
    differ = [case for case, outcome in zip(CASES, judged, strict=True) if case[-1] != outcome]
    assert differ == []
