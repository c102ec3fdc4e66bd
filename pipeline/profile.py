"""The profile: one JSON Schema of what a descriptor must and may hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

PROFILE_SCHEMA = Path(__file__).with_name("profile.schema.json")
PROFILES = ("atlas", "standard")

PropertyPath: TypeAlias = tuple[str | int, ...]
"""The way to a property: names, and places in lists."""


@cache
def read_profile(profile: str = "atlas") -> Mapping[str, Any]:
    """The profile as a JSON Schema.

    The profile `standard` asks only for what the standard itself requires: where an object says
    `requiredByStandard`, that takes the place of `required`, and what it says `underStandard`
    takes the place of all else that it says. Nothing else differs.
    """
    schema: dict[str, Any] = json.loads(PROFILE_SCHEMA.read_text(encoding="utf-8"))
    if profile == "standard":
        _require_less(schema)
    return schema


def describe_property(schema: Mapping[str, Any], path: PropertyPath) -> Mapping[str, Any]:
    """What the profile says about the property at a path; nothing if it does not know it."""
    node: Mapping[str, Any] = schema
    for part in path:
        if isinstance(part, int):
            inner = node.get("items")
        else:
            inner = node.get("properties", {}).get(part, node.get("additionalProperties"))
        if not isinstance(inner, Mapping):
            return {}
        node = resolved(schema, inner)
    return node


def resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the profile with what it refers to."""
    reference = node.get("$ref")
    if reference is None:
        return node
    target = schema["$defs"][reference.rpartition("/")[2]]
    return {**resolved(schema, target), **node}


def _require_less(node: object) -> None:
    if isinstance(node, dict):
        if "underStandard" in node:
            other = node.pop("underStandard")
            node.clear()
            node.update(other)
        if "requiredByStandard" in node:
            node["required"] = node["requiredByStandard"]
        for inner in node.values():
            _require_less(inner)
    elif isinstance(node, list):
        for inner in node:
            _require_less(inner)
