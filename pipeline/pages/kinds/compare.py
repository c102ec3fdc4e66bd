"""The page on which entities are set side by side: what it shows where nobody has chosen yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Entity
from pipeline.charts.indicator_ranks import IndicatorCell, indicator_ranks
from pipeline.charts.indicators import Indicator, headline_indicators
from pipeline.engine import Ask
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.compare_address import MOST_ENTITIES
from pipeline.pages.render import make_page
from pipeline.project import EntityKind
from pipeline.publish.files import compact_json

FEWEST_ENTITIES = 2
WITHOUT_PICKS = 4


@dataclass(frozen=True)
class ComparedRow:
    """An indicator, the period in which it is compared, and a cell for each entity."""

    indicator: Indicator
    period: str
    cells: tuple[IndicatorCell | None, ...]


@dataclass(frozen=True)
class Choice:
    """What is shown of a kind where nobody has chosen: who, and by what."""

    kind: EntityKind
    entities: tuple[Entity, ...]
    indicators: tuple[Indicator, ...]


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page, where there is anything to compare by."""
    if not atlas.indicators:
        return
    choices = [
        _choice(atlas.project.kinds[kind], indicators, atlas.catalog, atlas.ask)
        for kind, indicators in atlas.indicators.items()
    ]
    first = choices[0]
    yield make_page(
        "compare",
        "compare.md",
        addresses.COMPARE,
        meta={"scripts": ["compare"]},
        project=atlas.project,
        choices=choices,
        first=first,
        rows=[_row(indicator, first.entities, atlas.ask) for indicator in first.indicators],
        most=MOST_ENTITIES,
        kinds=compact_json([_told(choice) for choice in choices]).strip(),
    )


def _told(choice: Choice) -> Mapping[str, Any]:
    """What the browser needs to know of a kind: its names, where its data is, what comes first."""
    kind = choice.kind
    return {
        "id": kind.id,
        "one": kind.title,
        "many": kind.plural,
        "entities": addresses.entities(kind.id),
        "indicators": addresses.indicators(kind.id),
        "who": [entity.key for entity in choice.entities],
        "what": [one.id for one in choice.indicators],
    }


def _choice(
    kind: EntityKind, indicators: Sequence[Indicator], catalog: Catalog, ask: Ask
) -> Choice:
    """The site's picks and the headline figures; without picks, those of whom most is known."""
    chosen = headline_indicators(indicators)
    standings = [indicator_ranks(ask, one) for one in chosen]
    held = dict.fromkeys(key for one in chosen for found in one.values.values() for key in found)
    keys = [key for key in kind.picks if key in held][:MOST_ENTITIES]
    if len(keys) < FEWEST_ENTITIES:
        listed = catalog.entities.get(kind.id, {})
        counts = {key: sum(key in stands.values for stands in standings) for key in held}
        known = [key for key in (*listed, *sorted(set(held) - set(listed))) if key in held]
        keys = sorted(known, key=lambda key: -counts[key])[:WITHOUT_PICKS]
    return Choice(kind, tuple(catalog.entity(kind.id, key) for key in keys), chosen)


def _row(indicator: Indicator, entities: Sequence[Entity], ask: Ask) -> ComparedRow:
    stands = indicator_ranks(ask, indicator, who=[entity.key for entity in entities])
    return ComparedRow(indicator, stands.period, stands.cells)
