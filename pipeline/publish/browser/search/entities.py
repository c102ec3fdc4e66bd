"""Entities as search knows them: by all their names, whether anything is held on them or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Entity
from pipeline.catalog.benchmark_data import BenchmarkData, read_benchmark_data
from pipeline.charts.indicators import Indicators
from pipeline.project import Project
from pipeline.publish.browser.entities import entities_data
from pipeline.publish.browser.search.coverage import bits_of
from pipeline.publish.vocabularies.coverage import keys_with_values
from pipeline.settings import EntityKind


@dataclass(frozen=True)
class Known:
    """An entity with all its other names, and its page if it has one."""

    entity: Entity
    others: tuple[str, ...]
    address: str | None


def kinds_data(catalog: Catalog, indicators: Indicators, project: Project) -> list[dict[str, Any]]:
    """The kinds of entity in the site's order, those that can be compared first and in theirs."""
    benchmarked = read_benchmark_data(catalog, project)
    held = keys_with_values(catalog)
    order = [*indicators, *(kind for kind in project.kinds if kind not in indicators)]
    return [
        _kind_data(
            project.kinds[name],
            sorted(
                _known(name, catalog, held.get(name, set()), benchmarked),
                key=lambda one: (one.entity.name.casefold(), one.entity.key),
            ),
            entities_data(project.kinds[name], catalog),
            compares=name in indicators,
        )
        for name in order
        if catalog.entities.get(name)
    ]


def _known(
    kind: str, catalog: Catalog, held: set[str], benchmarked: BenchmarkData | None
) -> Iterator[Known]:
    """Each once: names that a body bore one after the other are names of one."""
    taken: set[str] = set()
    if benchmarked is not None and benchmarked.setting.entity == kind:
        for body in benchmarked.bodies:
            own = [named.entity for named in body.names]
            taken |= {entity.key for entity in own} | {body.entity.key}
            names = (name for one in own for name in (one.name, *one.aliases))
            yield Known(body.entity, tuple(names), body.address)
    for key, entity in catalog.entities[kind].items():
        if key not in taken:
            yield Known(entity, (), entity.address if key in held else None)


def _kind_data(
    kind: EntityKind, listed: list[Known], divided: Mapping[str, Any], *, compares: bool
) -> dict[str, Any]:
    """A kind by column, and the address of the page of each: "" for none.

    An address that is the usual one for the key is left at 1.
    """
    return {
        "id": kind.id,
        "one": kind.title,
        "many": kind.plural,
        "section": kind.address or "",
        "compares": compares,
        "keys": [one.entity.key for one in listed],
        "names": [one.entity.name for one in listed],
        "in_text": [
            "" if one.entity.name_in_text == one.entity.name else one.entity.name_in_text
            for one in listed
        ],
        "others": [_joined(one) for one in listed],
        "pages": [_page(one, kind) for one in listed],
        "groups": _groups([one.entity.key for one in listed], divided),
    }


def _groups(keys: Sequence[str], divided: Mapping[str, Any]) -> list[list[str]]:
    """The groups of entities and their sections that have several members: title, and whose."""
    members: dict[str, set[str]] = {}
    groups, sections = divided["group_titles"], divided["section_titles"]
    for key, own, section in zip(
        divided["keys"], divided["groups"], divided["sections"], strict=True
    ):
        named = [*(groups[place] for place in own), *([sections[section]] if section >= 0 else [])]
        for title in named:
            members.setdefault(title, set()).add(key)
    return [[title, bits_of(keys, own)] for title, own in members.items() if len(own) > 1]


def _joined(known: Known) -> str:
    names: Iterable[str] = (*known.entity.aliases, *known.others)
    once = {name.casefold(): name for name in reversed([*names])}
    once.pop(known.entity.name.casefold(), None)
    return "|".join(name.replace("|", " ") for name in reversed(once.values()))


def _page(known: Known, kind: EntityKind) -> str | int:
    if known.address is None:
        return ""
    usual = addresses.entity(kind.address, known.entity.key) if kind.address else None
    return 1 if known.address == usual else known.address
