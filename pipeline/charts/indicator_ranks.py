"""How entities stand beside each other in one stated period, as the modules work it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.charts.indicators import Indicator
from pipeline.engine import Ask, about


@dataclass(frozen=True)
class Rank:
    """A place among all that took part: `shared` have the same value, `near` about the same."""

    place: int
    of: int
    shared: int
    near: int


@dataclass(frozen=True)
class Median:
    """The median of a group of entities with its unit, and how many of them have a value."""

    text: str
    of: int


@dataclass(frozen=True)
class IndicatorCell:
    """A figure of an entity, and beside it its rank, or its period where that is another one."""

    text: str
    beside: str
    is_older: bool


@dataclass(frozen=True, eq=False)
class IndicatorRanks:
    """How all stand in a period: values and ranks of those that took part, by the entity's key.

    There is no rank where neither end of a measure is the better one. `medians` are those of the
    groups that were asked for, where enough took part. `cells` are those of `who`, in that order,
    None where nothing is known.
    """

    indicator: Indicator
    period: str
    values: Mapping[str, float]
    ranks: Mapping[str, Rank | None]
    medians: Mapping[str, Median]
    cells: tuple[IndicatorCell | None, ...]


def indicator_ranks(
    ask: Ask,
    indicator: Indicator,
    *,
    who: Sequence[str] = (),
    groups: Mapping[str, Sequence[str]] | None = None,
) -> IndicatorRanks:
    """How all stand in the latest period that many took part in, or most of `who` among these.

    Raises EngineFault, with the indicator's name, when no answer comes.
    """
    given = {"indicator": indicator.file, "who": list(who), "groups": groups or {}}
    with about(f"The figures of {indicator.id}"):
        found = ask("standing", given)
    return IndicatorRanks(
        indicator=indicator,
        period=found["period"],
        values=found["values"],
        ranks={key: Rank(**rank) if rank else None for key, rank in found["ranks"].items()},
        medians={called: Median(**median) for called, median in found["medians"].items()},
        cells=tuple(
            IndicatorCell(cell["text"], cell["beside"], cell["isOlder"]) if cell else None
            for cell in found["cells"]
        ),
    )
