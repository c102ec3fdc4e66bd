"""How an entity's headline figures stand beside those of its peers, all in one stated period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalog import Catalog, Entity
from pipeline.catalog.peers import nearest_peers
from pipeline.catalog.titles import sentence_case_inside
from pipeline.charts.indicator_ranks import IndicatorRanks, Median, Rank, indicator_ranks
from pipeline.charts.indicators import Indicator, indicator_for
from pipeline.engine import Ask
from pipeline.pages.parts.series import Series
from pipeline.settings import EntityKind

MOST_NEIGHBOURS = 3


@dataclass(frozen=True)
class GroupMedian:
    """The median of a group of peers, and what they are called."""

    called: str
    median: Median


@dataclass(frozen=True, kw_only=True)
class Peers:
    """Where a figure stands in the reference period, and what is typical of groups of peers.

    Without a rank, `lacks` says whether that is because the figure is of no such period; where no
    end of a measure is the better one there is neither.
    """

    when: str
    told: str
    rank: Rank | None
    lacks: bool
    medians: tuple[GroupMedian, ...]


@dataclass(frozen=True)
class Comparisons:
    """What is needed to set any entity of a kind beside the others, worked out once.

    `picks` are those whom the site shows first, where there is anything to compare by.
    """

    standings: Mapping[str, IndicatorRanks]
    indicators: tuple[Indicator, ...]
    members: Mapping[str, frozenset[str]]
    picks: tuple[str, ...]
    entities: Mapping[str, Entity]


def read_comparisons(
    kind: EntityKind, indicators: Sequence[Indicator], catalog: Catalog, ask: Ask
) -> Comparisons:
    """How all stand in each headline figure, and who belongs to which group of peers."""
    found: dict[str, set[str]] = {}
    for entity in catalog.entities.get(kind.id, {}).values():
        for called in groups_of(entity):
            found.setdefault(called, set()).add(entity.key)
    chosen = tuple(one for one in indicators if one.is_headline)
    groups = {called: sorted(keys) for called, keys in found.items()}
    return Comparisons(
        standings={one.id: indicator_ranks(ask, one, groups=groups) for one in chosen},
        indicators=chosen,
        members={called: frozenset(keys) for called, keys in found.items()},
        picks=kind.picks if indicators else (),
        entities=catalog.entities.get(kind.id, {}),
    )


def groups_of(entity: Entity) -> tuple[str, ...]:
    """What an entity's groups of peers are called: its section, and what its facts say."""
    section = (entity.section,) if entity.section else ()
    known = (fact for fact in entity.facts if fact.is_known)
    facts = (f"{fact.text} ({sentence_case_inside(fact.title)})" for fact in known)
    return (*section, *facts)


def peers_of(entity: Entity, series: Series, comparisons: Comparisons) -> Peers | None:
    """Where a headline figure of an entity stands; None for one by which none are compared."""
    found = indicator_for(
        comparisons.indicators,
        series.dataset.name,
        series.table.name,
        series.measure.name,
        series.part,
    )
    if found is None:
        return None
    stands = comparisons.standings[found.id]
    medians = [
        GroupMedian(called, stands.medians[called])
        for called in groups_of(entity)
        if called in stands.medians
    ]
    periods = found.data.periods
    return Peers(
        when=periods.when(stands.period),
        told=periods.told(stands.period),
        rank=stands.ranks.get(entity.key),
        lacks=found.measure.higher_is != "neither"
        and entity.key not in stands.values
        and entity.key not in found.aside,
        medians=tuple(medians),
    )


def neighbours(entity: Entity, comparisons: Comparisons) -> tuple[str, ...]:
    """The keys of those whom a reader may want beside an entity.

    They are those that the settings' rule gives. Without one they are the ones of its section that
    are nearest in its first headline figure, or else those that the site shows first.
    """
    held = {key for stands in comparisons.standings.values() for key in stands.values}
    if ruled := nearest_peers(entity, comparisons.entities, held, MOST_NEIGHBOURS):
        return ruled
    for stands in comparisons.standings.values():
        own = stands.values.get(entity.key)
        members = comparisons.members.get(entity.section or "", frozenset())
        others = {key: stands.values[key] for key in members - {entity.key} if key in stands.values}
        if own is not None and others:
            nearest = sorted(others, key=lambda key: (abs(others[key] - own), key))
            return tuple(nearest[:MOST_NEIGHBOURS])
    return tuple(key for key in comparisons.picks if key != entity.key)[:MOST_NEIGHBOURS]
