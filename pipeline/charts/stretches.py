"""Where series are whole, as the modules work it out: which figures compare, which are joined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pipeline.catalog import Field
from pipeline.catalog.periods import Periods
from pipeline.engine import Ask


class Stretch(NamedTuple):
    """Of a figure: figures of one `run` are joined, those of one `series` compare.

    `begins` says that it is the first of a new series.
    """

    run: int
    series: int
    begins: bool


def stretches(
    ask: Ask,
    measure: Field,
    periods: Periods,
    entity: str | None,
    figures: Iterable[tuple[str, float | None]],
) -> list[Stretch | None]:
    """The stretches of an entity's figures by period, in the order of time; None for no figure.

    Raises EngineFault when no answer comes.
    """
    matters = measure.length_matters and periods.are_unlike
    points = [
        {"place": periods.place(period), "value": value}
        | ({"length": periods.length(period)} if matters else {})
        for period, value in figures
    ]
    given = {"points": points, "key": entity, **comparability(measure, periods)}
    return [Stretch(**one) if one else None for one in ask("stretches", given)]


def comparability(measure: Field, periods: Periods) -> dict[str, Any]:
    """Whether figures of different periods compare, and where in time new series begin."""
    return {
        "compares": measure.comparable_over_time,
        "breaks": [
            {"entities": list(one.entities), "place": periods.place(one.period)}
            for one in measure.breaks
        ],
    }
