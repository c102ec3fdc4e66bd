"""The guide to the descriptor: every property of the profile, as the profile itself explains it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor.profile import describe_property, read_profile

# Lines are broken by the page, as wide as it is; a break in the YAML would make the example longer.
UNBROKEN = 2**31

# The part of the properties that stand in the descriptor itself, and what comes before them.
FIRST = "dataset"

TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "set of properties",
}

Schema = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Property:
    """A property of the descriptor. `part` is the id of the part that its own properties make."""

    name: str
    anchor: str
    title: str
    description: str
    type: str
    is_required: bool
    is_read: bool
    guidelines: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    part: str | None

    @property
    def words(self) -> str:
        """Everything by which it is looked for."""
        return f"{self.name} {self.title} {self.description}"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Properties that stand together. `path` leads to them from the descriptor's first level."""

    id: str
    title: str
    description: str
    path: tuple[str, ...]
    properties: tuple[Property, ...]

    @property
    def required(self) -> tuple[Property, ...]:
        """Those that must be there."""
        return tuple(one for one in self.properties if one.is_required)

    @property
    def optional(self) -> tuple[Property, ...]:
        """Those that may be there."""
        return tuple(one for one in self.properties if one.is_read and not one.is_required)

    @property
    def unread(self) -> tuple[Property, ...]:
        """Those that the standard has and the site does not read."""
        return tuple(one for one in self.properties if not one.is_read)


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that explains every property of a descriptor."""
    parts = tuple(parts_of(read_profile()))
    yield make_page(
        "guide",
        "descriptor_guide.md",
        addresses.DESCRIPTOR_GUIDE,
        meta={"scripts": ["filter"]},
        project=atlas.project,
        parts=parts,
        properties=sum(len(part.properties) for part in parts),
    )


def parts_of(schema: Schema) -> Iterator[Part]:
    """Each object that the profile describes, with its properties: the whole before its parts.

    Properties of one name that hold objects hold the same kind of object throughout the profile, so
    their part comes once, where it is first met.
    """
    met = {FIRST}
    waiting: list[tuple[str, PropertyPath]] = [(FIRST, ())]
    while waiting:
        part, at = waiting.pop(0)
        node = describe_property(schema, at)
        yield _part(schema, part, at)
        inner: list[tuple[str, PropertyPath]] = []
        for name in node["properties"]:
            path = _object_below(schema, (*at, name))
            if path is not None and name not in met:
                met.add(name)
                inner.append((name, path))
        waiting[:0] = inner


def _part(schema: Schema, part: str, at: PropertyPath) -> Part:
    node = describe_property(schema, at)
    owner = describe_property(schema, at[:-1] if at and at[-1] == 0 else at)
    required = node.get("required", ())
    return Part(
        id=part,
        title="Dataset" if part == FIRST else str(owner.get("title", part)),
        description="" if part == FIRST else owner.get("description", ""),
        path=tuple(step for step in at if isinstance(step, str)),
        properties=tuple(
            _property(schema, part, (*at, name), is_required=name in required)
            for name in node["properties"]
        ),
    )


def _property(schema: Schema, part: str, at: PropertyPath, *, is_required: bool) -> Property:
    node, name = describe_property(schema, at), str(at[-1])
    return Property(
        name=name,
        anchor=f"{part}.{name}",
        title=node.get("title", name),
        description=node.get("description", ""),
        type=_type(schema, node, at),
        is_required=is_required,
        is_read="not" not in node,
        guidelines=tuple(node.get("guidelines", ())),
        good=tuple(_as_yaml(name, example) for example in node.get("examples", ())),
        bad=tuple(_as_yaml(name, example) for example in node.get("examples_bad", ())),
        part=name if _object_below(schema, at) else None,
    )


def _object_below(schema: Schema, at: PropertyPath) -> PropertyPath | None:
    """The path of the object that a property holds, or of those in its list, if they are known."""
    for path in (at, (*at, 0)):
        if "properties" in describe_property(schema, path):
            return path
    return None


def _type(schema: Schema, node: Schema, at: PropertyPath) -> str:
    """What stands after the property's name, in plain words."""
    if "enum" in node:
        values = [_inline(value) for value in node["enum"]]
        return f"always {values[0]}" if len(values) == 1 else f"one of: {', '.join(values)}"
    if "expects" in node:
        return str(node["expects"])
    types = _types(node)
    if "array" not in types:
        return " or ".join(TYPES[one] for one in types) or "any value"
    items = describe_property(schema, (*at, 0))
    held = f"list of {_plural(_types(items), items)}"
    return " or ".join([*(TYPES[one] for one in types if one != "array"), held])


def _types(node: Schema) -> tuple[str, ...]:
    found = node.get("type", ())
    return (found,) if isinstance(found, str) else tuple(found)


def _plural(types: tuple[str, ...], items: Schema) -> str:
    if items.get("expects") == "the name of a column":
        return "names of columns"
    plurals = {"object": "entries", "boolean": "true and false"}
    return " or ".join(plurals.get(one, f"{TYPES[one]}s") for one in types) or "values"


def _as_yaml(name: str, value: Any) -> str:
    """A property with a value as it stands in datapackage.yaml."""
    return yaml.safe_dump(
        {name: value}, sort_keys=False, allow_unicode=True, width=UNBROKEN
    ).rstrip("\n")


def _inline(value: Any) -> str:
    """A value on one line, signs that cannot be seen written out."""
    return value if isinstance(value, str) and value.isprintable() else json.dumps(value)
