"""How a score stands: beside the benchmark, in its quarter, and beside its own past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pipeline.catalog import Field
from pipeline.catalog.benchmarked import Benchmarked, Body
from pipeline.engine import Ask


@dataclass(frozen=True)
class Reading:
    """A period with the score and the benchmark, as far as they are known.

    `starts` says that the score does not continue those before. The texts are as people read them.
    """

    period: str
    value: float | None
    mark: float | None
    starts: bool = False
    value_text: str = ""
    mark_text: str = ""


@dataclass(frozen=True, eq=False)
class Standing:
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


def standings(data: Benchmarked, body: Body, ask: Ask) -> list[Standing]:
    """How a body stands in each measure in which it has a score."""
    asked = []
    for measure in data.measures:
        readings = _readings(data, body, measure)
        last = next((one.period for one in reversed(readings) if one.value is not None), None)
        every = data.all_in(measure, last) if last is not None else []
        asked.append(_Asked(measure, readings, every, is_group=body.is_group))
    found = _standings(ask, asked)
    return [replace(one, reasons=_reasons(one.measure, body)) for one in found if one]


def same_below(measures: Iterable[Field], ask: Ask) -> dict[str, str]:
    """The size, with its unit, below which differences are about the same, by a measure's title.

    Measures that state none are left out.
    """
    stated = [one for one in measures if one.meaningful_difference]
    sizes = ask("numbers", [{"value": m.meaningful_difference, "decimals": None} for m in stated])
    return {
        measure.title: f"{size} {measure.difference_unit}"
        for measure, size in zip(stated, sizes, strict=True)
    }


def marks(data: Benchmarked, ask: Ask) -> list[Standing]:
    """The benchmark itself over time, in each measure."""
    asked = []
    for measure in data.measures:
        own = data.benchmark.fields_by_name[measure.name]
        readings = tuple(
            Reading(period, data.mark(measure, period), None) for period in sorted(data.rows)
        )
        asked.append(_Asked(own, readings, [], is_group=True))
    return [one for one in _standings(ask, asked) if one]


def against(data: Benchmarked, period: str, ask: Ask) -> list[tuple[str | None, ...]]:
    """Whether each body's score is above its benchmark, about the same or below, by measure.

    None without either.
    """
    asked = [
        _Asked(measure, (_reading(data, body, measure, period),), [], is_group=True)
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
    readings: tuple[Reading, ...]
    every: list[float]
    is_group: bool


def _standings(ask: Ask, asked: Sequence[_Asked]) -> list[Standing | None]:
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
        "unit": "" if measure.is_index else measure.unit or "",
        "difference": measure.difference_unit,
        "readings": [
            {"value": reading.value, "mark": reading.mark, "starts": reading.starts}
            for reading in one.readings
        ],
        "every": [] if one.is_group else one.every,
    }


def _standing(one: _Asked, answer: Mapping[str, Any]) -> Standing:
    readings = tuple(
        replace(reading, value_text=value, mark_text=mark)
        for reading, (value, mark) in zip(one.readings, answer["texts"], strict=True)
    )
    return Standing(
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
    )


def _reasons(measure: Field, body: Body) -> tuple[tuple[str, str], ...]:
    """The declared breaks between two periods of the body, each with its first period."""
    return tuple(
        (found.period, found.reason)
        for earlier, later in pairwise(body.rows)
        for found in measure.breaks
        if earlier < found.period <= later
        and any(found.concerns(body.keys[period]) for period in (earlier, later))
    )


def _readings(data: Benchmarked, body: Body, measure: Field) -> tuple[Reading, ...]:
    """All periods of the data, each with whether a new series begins there."""
    found, before = [], ""
    for period in data.periods:
        value = data.value(body, measure, period)
        key = body.keys.get(period)
        starts = bool(value is not None and before) and _breaks(measure, body, key, before, period)
        found.append(replace(_reading(data, body, measure, period), starts=starts))
        before = period if value is not None else before
    return tuple(found)


def _reading(data: Benchmarked, body: Body, measure: Field, period: str) -> Reading:
    return Reading(period, data.value(body, measure, period), data.mark(measure, period))


def _breaks(measure: Field, body: Body, key: str | None, before: str, period: str) -> bool:
    names = {key, body.keys.get(before)}
    broken = any(measure.is_broken_between(name, before, period) for name in names)
    return broken or not measure.comparable_over_time
