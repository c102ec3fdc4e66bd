"""Whom a reader expects beside an entity: by a rule in the settings, and no list of names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import hypot, log

from pipeline.catalog.entities import Entity


def nearest_peers(
    entity: Entity, entities: Mapping[str, Entity], among: Collection[str], most: int
) -> tuple[str, ...]:
    """The keys of those `among` that are most like an entity, the nearest first.

    How far apart two are in a number is the logarithm of their ratio; all numbers count alike.
    Those that agree with the entity in `within` come first. None where a number of it is not known.
    """
    own = _logs(entity)
    others = {key: entities[key] for key in among if key != entity.key and key in entities}
    known = {key: logs for key, other in others.items() if (logs := _logs(other)) is not None}
    if own is None:
        return ()

    def place(key: str) -> tuple[bool, float, str]:
        far = hypot(*(mine - theirs for mine, theirs in zip(own, known[key], strict=True)))
        return entities[key].within != entity.within, far, key

    return tuple(sorted(known, key=place)[:most])


def _logs(entity: Entity) -> tuple[float, ...] | None:
    """The logarithms of an entity's numbers; None where one is not known."""
    found = tuple(log(size) for size in entity.sizes if size)
    return found if found and len(found) == len(entity.sizes) else None
