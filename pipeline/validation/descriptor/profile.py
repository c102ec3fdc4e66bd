"""Checks a descriptor against the profile: one JSON Schema, its errors put in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import jsonschema

from pipeline.codes import finding
from pipeline.codes.hints.descriptor import add, choose_one, fill_in, quote_the_whole
from pipeline.codes.hints.suggestions import did_you_mean, write
from pipeline.codes.phrases.guidelines import with_guideline
from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.subjects import DESCRIPTOR, item_of
from pipeline.codes.phrases.values import A_LONGER_LIST, KINDS, kind_of, to_write, within
from pipeline.findings import Finding
from pipeline.folders import Folder, is_question
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor.safety import FORBIDDEN, check_safety
from pipeline.validation.inspection import Inspection
from pipeline.validation.suggest import nearest_spelling

PROFILE_SCHEMA = Path(__file__).with_name("profile.schema.json")
PROFILES = ("atlas", "standard")

# Where safety.py looks for forbidden properties: the dataset itself, and each of its tables.
_SAFE_DEPTHS = (len(()), len(("resources", 0)))


@cache
def read_profile(profile: str = "atlas") -> Mapping[str, Any]:
    """The profile as a JSON Schema.

    The profile `standard` asks only for what the standard itself requires: where an object says
    `requiredByStandard`, that takes the place of `required`. Nothing else differs.
    """
    schema: dict[str, Any] = json.loads(PROFILE_SCHEMA.read_text(encoding="utf-8"))
    if profile == "standard":
        _require_less(schema)
    return schema


def check_profile(known: Inspection) -> list[Finding]:
    """Find what in a descriptor is missing, malformed or unknown to the profile.

    A site without topics asks for none. What is unsafe is not said to be malformed, too.
    """
    folder, profile = known.folder, known.profile
    unasked = () if known.project.topics else ("topics",)
    schema = read_profile(profile)
    findings: list[Finding] = []
    for error in _validator(profile).iter_errors(folder.descriptor):
        if is_question(error.instance):
            continue
        explain = _EXPLAINERS.get(str(error.validator), _explain_format)
        findings.extend(explain(folder, schema, error))
    for at, properties, node in _objects(folder.descriptor, schema):
        findings.extend(_missing_properties(folder, schema, at, properties, node))
        findings.extend(_unknown_properties(folder, at, properties, node))
    unsafe = {one.place.field for one in (*folder.findings, *check_safety(known))} - {None}
    return [
        one
        for one in findings
        if one.place.field not in unsafe
        and (one.code != "property-missing" or one.place.field not in unasked)
    ]


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
        node = _resolved(schema, inner)
    return node


@cache
def _validator(profile: str) -> jsonschema.protocols.Validator:
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("date")(_is_day)
    formats.checks("date-time")(_is_moment)
    # The library's own check takes a time that grows with the square of a list's length.
    extend: Any = jsonschema.validators.extend
    validator = extend(jsonschema.Draft202012Validator, {"uniqueItems": _repeated_items})
    return cast(
        jsonschema.protocols.Validator, validator(read_profile(profile), format_checker=formats)
    )


def _repeated_items(
    _validator: object, is_asked: bool, items: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    if is_asked and isinstance(items, list):
        shown = [json.dumps(item, sort_keys=True) for item in items]
        if len(set(shown)) < len(shown):
            yield jsonschema.ValidationError("items repeat")


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return len(value) == 10 and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    return "T" in value and moment.tzinfo is not None


def _require_less(node: object) -> None:
    if isinstance(node, dict):
        if "requiredByStandard" in node:
            node["required"] = node["requiredByStandard"]
        for inner in node.values():
            _require_less(inner)
    elif isinstance(node, list):
        for inner in node:
            _require_less(inner)


def _resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref")
    if reference is None:
        return node
    target = schema["$defs"][reference.rpartition("/")[2]]
    return {**_resolved(schema, target), **node}


Explainer = Callable[[Folder, Mapping[str, Any], jsonschema.ValidationError], Iterator[Finding]]


def _explain_empty(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    at, key, node = _subject(schema, error)
    hint = _hint(fill_in(key), node)
    yield finding("property-empty", folder.property_place(at), hint=hint, key=key)


def _explain_type(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    if error.instance is None:
        yield from _explain_empty(folder, schema, error)
        return
    at, key, node = _subject(schema, error)
    expected = either([KINDS[kind] for kind in _listed(error.validator_value)])
    yield finding(
        "property-type",
        folder.property_place(at, _shown(error.instance)),
        hint=_hint(write(expected), node),
        key=key,
        found=kind_of(error.instance),
        expected=expected,
    )


def _explain_choice(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    if error.instance is None:
        yield from _explain_empty(folder, schema, error)
        return
    at, key, node = _subject(schema, error)
    choices = [
        _shown(value) for value in _listed(error.validator_value) if not isinstance(value, list)
    ]
    allowed = ", ".join(choices or [_shown(value) for value in _listed(error.validator_value)])
    near = nearest_spelling(_shown(error.instance), choices)
    value = _shown(error.instance)
    place = folder.property_place(at, value)
    hint = _hint(did_you_mean(near) if near else choose_one(), node, with_example=False)
    yield finding("property-value", place, hint=hint, key=key, value=value, allowed=allowed)


def _explain_format(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    at, key, node = _subject(schema, error)
    value = _shown(error.instance) if not isinstance(error.instance, list) else A_LONGER_LIST
    if not value.strip():
        yield from _explain_empty(folder, schema, error)
        return
    limit = within(str(error.validator), error.validator_value)
    expected = limit if error.validator == "maxLength" else node.get("expects") or limit
    place = folder.property_place(at, value)
    hint = _hint(write(to_write(expected)), node)
    yield finding("property-format", place, hint=hint, key=key, value=value, expected=expected)


def _explain_repeated(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    at, key, _ = _subject(schema, error)
    yield finding("property-repeated", folder.property_place(at), key=key)


def _explain_unsupported(
    folder: Folder, schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> Iterator[Finding]:
    at, key, _ = _subject(schema, error)
    yield finding("property-unsupported", folder.property_place(at), key=key)


_EXPLAINERS: Mapping[str, Explainer] = {
    "required": lambda *_: iter(()),  # said by _missing_properties, property by property
    "type": _explain_type,
    "enum": _explain_choice,
    "minLength": _explain_empty,
    "minItems": _explain_empty,
    "uniqueItems": _explain_repeated,
    "not": _explain_unsupported,
}


def _subject(
    schema: Mapping[str, Any], error: jsonschema.ValidationError
) -> tuple[PropertyPath, str, Mapping[str, Any]]:
    """The path of a property, its name for people, and what the profile says about it."""
    at = tuple(error.absolute_path)
    names = [part for part in at if isinstance(part, str)]
    key = names[-1] if names else DESCRIPTOR
    if at and isinstance(at[-1], int):
        key = item_of(key)
    return at, key, describe_property(schema, at)


def _hint(what: str, node: Mapping[str, Any], *, with_example: bool = True) -> str:
    examples = node.get("examples", ()) if with_example else ()
    guideline = next(iter(node.get("guidelines", ())), "")
    return with_guideline(what, guideline, _shown(examples[0]) if examples else "")


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _objects(
    descriptor: object, schema: Mapping[str, Any]
) -> Iterator[tuple[PropertyPath, Mapping[str, Any], Mapping[str, Any]]]:
    """Each set of properties that the profile describes: its path, itself, and its description."""
    waiting: list[tuple[PropertyPath, Any, Mapping[str, Any]]] = [((), descriptor, schema)]
    while waiting:
        at, value, node = waiting.pop(0)
        if isinstance(value, list) and isinstance(node.get("items"), Mapping):
            item = _resolved(schema, node["items"])
            waiting.extend(((*at, i), inner, item) for i, inner in enumerate(value))
        elif isinstance(value, Mapping) and "properties" in node:
            yield at, value, node
            waiting.extend(
                ((*at, key), inner, _resolved(schema, node["properties"][key]))
                for key, inner in value.items()
                if key in node["properties"]
            )


def _missing_properties(
    folder: Folder,
    schema: Mapping[str, Any],
    at: PropertyPath,
    properties: Mapping[str, Any],
    node: Mapping[str, Any],
) -> Iterator[Finding]:
    unknown = [key for key in properties if key not in node["properties"]]
    for key in node.get("required", ()):
        if key not in properties and not any(nearest_spelling(word, [key]) for word in unknown):
            place = folder.property_place((*at, key))
            hint = _hint(add(key), describe_property(schema, (*at, key)))
            yield finding("property-missing", place, hint=hint, key=key)


def _unknown_properties(
    folder: Folder, at: PropertyPath, properties: Mapping[str, Any], node: Mapping[str, Any]
) -> Iterator[Finding]:
    """What neither the standard nor the site knows, and what it may have meant."""
    known = node["properties"]
    for key, value in properties.items():
        if key in known or key.startswith("$") or (key in FORBIDDEN and len(at) in _SAFE_DEPTHS):
            continue
        place = folder.property_place((*at, key))
        near = nearest_spelling(key, known)
        if near is not None:
            yield finding("property-misspelt", place, key=key, near=near)
            continue
        hint = None
        if value is None and " " in key:
            hint = quote_the_whole()
        yield finding("property-unknown", place, hint=hint, key=key)
