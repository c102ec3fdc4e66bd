"""Which properties of a descriptor are always text, as the profile says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.profile import read_profile, resolved

# What a single value in YAML can never be.
_COLLECTIONS = {"array", "object"}
_KINDS: Mapping[type, str] = {str: "string", list: "array"}


@dataclass(frozen=True)
class PropertyPlace:
    """A place in a descriptor: whether what stands there is text, and which places are in it.

    `named` are those that have names, `others` those under any other name, `items` those in a list.
    Where it `is_free` the profile leaves all of it open.
    """

    is_text: bool
    named: Mapping[str, PropertyPlace]
    others: PropertyPlace | None
    items: PropertyPlace | None
    is_free: bool = False

    def below(self, part: str | int) -> PropertyPlace | None:
        """The place under a name or in a list. None if the profile knows of no such place."""
        if self.is_free:
            return self
        return self.items if isinstance(part, int) else self.named.get(part, self.others)


_FREE = PropertyPlace(is_text=False, named={}, others=None, items=None, is_free=True)


@cache
def descriptor_place() -> PropertyPlace:
    """The place of the descriptor itself."""
    schema = read_profile()
    return _place(schema, schema)


@cache
def text_names() -> frozenset[str]:
    """The names that are those of texts wherever the profile has them."""
    found: dict[str, bool] = {}
    for name, place in _properties(descriptor_place()):
        found[name] = found.get(name, True) and place.is_text
    return frozenset(name for name, is_text in found.items() if is_text)


def _place(schema: Mapping[str, Any], node: Mapping[str, Any]) -> PropertyPlace:
    node = resolved(schema, node)
    named = {key: _place(schema, inner) for key, inner in node.get("properties", {}).items()}
    others, items = node.get("additionalProperties"), node.get("items")
    types = _types(node)
    is_free = "object" in types and not named and others is None
    return PropertyPlace(
        is_text=types - _COLLECTIONS == {"string"},
        named=named,
        others=_FREE if is_free else _place(schema, others) if others else None,
        items=_place(schema, items) if items else _FREE if "array" in types else None,
    )


def _types(node: Mapping[str, Any]) -> set[str]:
    """The types that a value may have; none if it may have any."""
    if "enum" in node:
        return {_KINDS.get(type(value), "other") for value in node["enum"]}
    types = node.get("type", ())
    return {types} if isinstance(types, str) else set(types)


def _properties(place: PropertyPlace) -> Iterator[tuple[str, PropertyPlace]]:
    for name, inner in place.named.items():
        yield name, inner
        yield from _properties(inner)
    for other in (place.others, place.items):
        if other is not None:
            yield from _properties(other)
