"""The JSON Schema of the settings, made of their types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from pipeline.settings.site import NAMED_BY_KEY, Settings
from pipeline.settings.values import pair_schema


@cache
def settings_schema() -> Mapping[str, Any]:
    """What may stand under `extra.atlas`, as a JSON Schema.

    `expects` says in words what a pattern asks for.
    """
    _, kinds = msgspec.json.schema_components([Settings], schema_hook=pair_schema)
    made = {name: _strict(name, node) for name, node in kinds.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made.pop(Settings.__name__),
        "title": "Settings of a site (extra.atlas in mkdocs.yml)",
        "$defs": made,
    }


def _strict(name: str, node: Mapping[str, Any]) -> dict[str, Any]:
    """A set of settings in which nothing else may stand."""
    keys = {field for kind, field in NAMED_BY_KEY.values() if kind.__name__ == name}
    known = {one: _set(inner) for one, inner in node["properties"].items() if one not in keys}
    required = [one for one in node["required"] if one not in keys]
    return {
        "type": "object",
        "expects": "a set of settings",
        "description": node["description"].partition("\n\n")[0],
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "properties": known,
    }


def _set(node: Mapping[str, Any]) -> dict[str, Any]:
    """A setting as it is where it stands: null stands for none of those that may be left out."""
    rest = {key: value for key, value in node.items() if key not in {"default", "anyOf"}}
    if "anyOf" not in node:
        return rest
    (choice,) = (one for one in node["anyOf"] if one != {"type": "null"})
    if node["default"] is None:
        return {**rest, **choice}
    return {**rest, **choice, "type": [choice["type"], "null"]}
