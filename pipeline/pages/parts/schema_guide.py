"""A JSON Schema -> what a guide says of every property in it, part by part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline.profile import PropertyPath, describe_property

# Lines are broken by the page, as wide as it is; a break in the YAML would make the example longer.
UNBROKEN = 2**31

# In a path: whatever stands there, where each entry has a name of its own.
EACH = "*"

TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "set of properties",
}
PLURALS = {
    "the name of a column": "names of columns",
    "a chart, as dataset/view": "charts, as dataset/view",
}

Schema = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Property:
    """A property that may be written. `part` is the id of the part that its own properties make."""

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
    """Properties that stand together. `path` leads to them from the first level."""

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
    def steps(self) -> tuple[str, ...]:
        """The way to them as people read it."""
        return tuple("NAME" if step == EACH else step for step in self.path)

    @property
    def depth(self) -> int:
        """In how many properties, one in another, they stand."""
        return sum(step != EACH for step in self.path)

    @property
    def unread(self) -> tuple[Property, ...]:
        """Those that the standard has and the site does not read."""
        return tuple(one for one in self.properties if not one.is_read)


def parts_of(schema: Schema, first: str, title: str) -> Iterator[Part]:
    """Each object that a schema describes, with its properties: the whole before its parts.

    `first` is the id of the whole, `title` what it is called. Properties of one name that hold
    objects hold the same kind of object throughout the schema, so their part comes once, where it
    is first met.
    """
    met = {first}
    waiting: list[tuple[str, PropertyPath]] = [(first, ())]
    while waiting:
        part, at = waiting.pop(0)
        node = describe_property(schema, at)
        yield _part(schema, part, at, title)
        inner: list[tuple[str, PropertyPath]] = []
        for name in node["properties"]:
            path = _object_below(schema, (*at, name))
            if path is not None and name not in met:
                met.add(name)
                inner.append((name, path))
        waiting[:0] = inner


def _part(schema: Schema, part: str, at: PropertyPath, whole: str) -> Part:
    node = describe_property(schema, at)
    owner = describe_property(schema, at[:-1] if at and at[-1] in {0, EACH} else at)
    required = node.get("required", ())
    return Part(
        id=part,
        title=str(owner.get("title", part)) if at else whole,
        description=owner.get("description", "") if at else "",
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
    """The path of the object that a property holds, or of those in it, if they are known."""
    for path in (at, (*at, 0), (*at, EACH)):
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
    named = describe_property(schema, (*at, EACH)) if types == ("object",) else {}
    if "properties" not in node and len(_types(named)) == 1:
        return f"{_plural(_types(named), named)} by name"
    if "array" not in types:
        return " or ".join(TYPES[one] for one in types) or "any value"
    items = describe_property(schema, (*at, 0))
    held = f"list of {_plural(_types(items), items)}"
    return " or ".join([*(TYPES[one] for one in types if one != "array"), held])


def _types(node: Schema) -> tuple[str, ...]:
    found = node.get("type", ())
    return (found,) if isinstance(found, str) else tuple(found)


def _plural(types: tuple[str, ...], items: Schema) -> str:
    if items.get("expects") in PLURALS:
        return PLURALS[items["expects"]]
    plurals = {"object": "entries", "boolean": "true and false"}
    return " or ".join(plurals.get(one, f"{TYPES[one]}s") for one in types) or "values"


def _as_yaml(name: str, value: Any) -> str:
    """A property with a value as it stands in a YAML file."""
    return yaml.safe_dump(
        {name: value}, sort_keys=False, allow_unicode=True, width=UNBROKEN
    ).rstrip("\n")


def _inline(value: Any) -> str:
    """A value on one line, signs that cannot be seen written out."""
    return value if isinstance(value, str) and value.isprintable() else json.dumps(value)
