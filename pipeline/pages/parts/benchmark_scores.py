"""How a score stands: beside the benchmark, in its quarter, and beside its own past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.catalog import Field
from pipeline.catalog.benchmark_data import BenchmarkData, Body
from pipeline.catalog.periods import Periods
from pipeline.charts.stretches import comparability
from pipeline.engine import Ask


@dataclass(frozen=True)
class Reading:
    """A period with the score and the benchmark, as far as they are known.

    `name` is the key under which the body stands then. Scores of one `run` are joined in a chart,
    and so are benchmarks of one `mark_run`. The texts are as people read them.
    """

    period: str
    value: float | None
    mark: float | None
    name: str | None = None
    run: int | None = None
    mark_run: int | None = None
    value_text: str = ""
    mark_text: str = ""


@dataclass(frozen=True, eq=False)
class BenchmarkScore:
    """One measure of one body: all readings, and what may be said of the latest.

    `against` is above, about the same or below, `beside` how far: "4 points above". `quarter` is
    one among the `others` organisations of that period, or None where there are too few or it is a
    group. `since` is the first reading that compares with the latest, if there is an earlier one,
    `change` how far from it the latest is: "4 points higher than". `reasons` are the new series
    that have begun, each with its first period. `said` is the latest value with its unit.
    """

    measure: Field
    readings: tuple[Reading, ...]
    latest: Reading
    against: str | None
    beside: str
    quarter: str | None
    others: int
    since: Reading | None
    change: str
    said: str
    reasons: tuple[tuple[str, str], ...] = ()


def benchmark_scores(data: BenchmarkData, body: Body, ask: Ask) -> list[BenchmarkScore]:
    """How a body stands in each measure in which it has a score."""
    asked = []
    for measure in data.measures:
        readings = tuple(_reading(data, body, measure, period) for period in data.periods)
        last = next((one.period for one in reversed(readings) if one.value is not None), None)
        every = data.all_in(measure, last) if last is not None else []
        timeline = data.scores.timeline
        asked.append(_Asked(measure, timeline, readings, every, is_group=body.is_group))
    return [one for one in _standings(ask, asked) if one]


def same_below(measures: Iterable[Field], ask: Ask) -> dict[str, str]:
    """The size, with its unit, below which differences are about the same, by a measure's title.

    Measures that state none are left out. Raises EngineFault when no answer comes.
    """
    stated = [one for one in measures if one.meaningful_difference]
    sizes = [
        {"value": one.meaningful_difference, "unit": _unit(one), "isDifference": True}
        for one in stated
    ]
    return dict(zip((one.title for one in stated), ask("numbers", sizes), strict=True))


def benchmark_over_time(data: BenchmarkData, ask: Ask) -> list[BenchmarkScore]:
    """The benchmark itself over time, in each measure."""
    asked = []
    for measure in data.measures:
        own = data.benchmark.fields_by_name[measure.name]
        readings = tuple(Reading(period, data.mark(measure, period), None) for period in data.rows)
        asked.append(_Asked(own, data.benchmark.timeline, readings, [], is_group=True))
    return [one for one in _standings(ask, asked) if one]


def against_benchmark(data: BenchmarkData, period: str, ask: Ask) -> list[tuple[str | None, ...]]:
    """Whether each body's score is above its benchmark, about the same or below, by measure.

    None without either.
    """
    asked = [
        _Asked(
            measure,
            data.scores.timeline,
            (_reading(data, body, measure, period),),
            [],
            is_group=True,
        )
        for body in data.bodies
        for measure in data.measures
    ]
    found = iter(_standings(ask, asked))
    return [
        tuple(one.against if (one := next(found)) else None for _ in data.measures)
        for _ in data.bodies
    ]


@dataclass(frozen=True)
class _Asked:
    """What is asked of one measure; `every` are the latest scores of all organisations."""

    measure: Field
    timeline: Periods
    readings: tuple[Reading, ...]
    every: list[float]
    is_group: bool


def _standings(ask: Ask, asked: Sequence[_Asked]) -> list[BenchmarkScore | None]:
    """How each stands, None where there is no score."""
    answers = ask("benchmark", [_given(one) for one in asked])
    return [
        _standing(one, answer) if answer else None
        for one, answer in zip(asked, answers, strict=True)
    ]


def _given(one: _Asked) -> dict[str, Any]:
    measure = one.measure
    return {
        "same": measure.meaningful_difference or 0,
        "unit": _unit(measure),
        "readings": [
            {
                "place": one.timeline.place(reading.period),
                "key": reading.name,
                "value": reading.value,
                "mark": reading.mark,
            }
            for reading in one.readings
        ],
        **comparability(measure, one.timeline),
        "every": [] if one.is_group else one.every,
    }


def _standing(one: _Asked, answer: Mapping[str, Any]) -> BenchmarkScore:
    readings = tuple(
        replace(reading, value_text=texts[0], mark_text=texts[1], run=runs[0], mark_run=runs[1])
        for reading, texts, runs in zip(one.readings, answer["texts"], answer["runs"], strict=True)
    )
    return BenchmarkScore(
        measure=one.measure,
        readings=readings,
        latest=readings[answer["latest"]],
        against=answer["against"],
        beside=answer["beside"],
        quarter=answer["quarter"],
        others=len(one.every),
        since=None if answer["since"] is None else readings[answer["since"]],
        change=answer["change"],
        said=answer["said"],
        reasons=tuple(
            (found.period, found.reason)
            for found in (one.measure.breaks[place] for place in answer["broken"])
        ),
    )


def _reading(data: BenchmarkData, body: Body, measure: Field, period: str) -> Reading:
    value, mark = data.value(body, measure, period), data.mark(measure, period)
    return Reading(period, value, mark, name=body.keys.get(period))


def _unit(measure: Field) -> str:
    return "" if measure.is_index else measure.unit or ""
