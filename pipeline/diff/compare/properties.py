"""What changed in descriptors: property by property, however deep."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.diff.model import PropertyChange

# What tells the items of a list apart: the first of these that all of them have.
_NAMES = ("name", "value", "title", "path", "date")


def compare_properties(before: object, after: object, path: str = "") -> Iterator[PropertyChange]:
    """Each property that differs, at the deepest place at which both sides have it.

    Items of lists are named by what tells them apart (`sources[Yearbook].accessed`); a list without
    such a thing is one property. None stands for what is not there.
    """
    if _same(before, after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in [*before, *(name for name in after if name not in before)]:
            inner = f"{path}.{name}" if path else str(name)
            yield from compare_properties(before.get(name), after.get(name), inner)
        return
    old, new = _by_name(before), _by_name(after)
    if old is not None and new is not None:
        changes = [
            change
            for name in [*old, *(name for name in new if name not in old)]
            for change in compare_properties(old.get(name), new.get(name), f"{path}[{name}]")
        ]
        if changes:
            yield from changes
            return
    yield PropertyChange(path, before, after)


def without(mapping: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """A mapping without some of its properties."""
    return {name: value for name, value in mapping.items() if name not in names}


def _same(before: object, after: object) -> bool:
    return _written(before) == _written(after)


def _written(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _by_name(items: object) -> dict[str, Any] | None:
    """The items of a list under their names, or None where not all have one of their own."""
    if not isinstance(items, Sequence) or isinstance(items, str):
        return None
    for key in _NAMES:
        names = [item.get(key) if isinstance(item, Mapping) else None for item in items]
        if all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return dict(zip(map(str, names), items, strict=True))
    return None
