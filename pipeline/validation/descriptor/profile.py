"""Checks a descriptor against the profile: one JSON Schema, its errors put in plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import jsonschema

from pipeline.codes import finding
from pipeline.codes.hints.descriptor import add, choose_one, fill_in, quote_the_whole
from pipeline.codes.hints.suggestions import did_you_mean, write
from pipeline.codes.phrases.guidelines import with_guideline
from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.subjects import DESCRIPTOR, item_of
from pipeline.codes.phrases.values import A_LONGER_LIST, KINDS, kind_of, to_write, within
from pipeline.findings import Finding, Severity
from pipeline.folders import Folder, is_question
from pipeline.profile import PropertyPath, describe_property, read_profile, resolved
from pipeline.understood import COUNTS, is_left_aside, is_table, is_view_of_another_program
from pipeline.validation.descriptor.safety import FORBIDDEN, check_safety
from pipeline.validation.descriptor_view import items
from pipeline.validation.inspection import Inspection
from pipeline.validation.suggest import nearest_spelling
from pipeline.violations import violations

# Where safety.py looks for forbidden properties: the dataset itself, and each of its tables.
_SAFE_DEPTHS = (0, 2)


_INDEX = re.compile(r"(?:\[[^\]]*\])+$")


def check_profile(known: Inspection) -> list[Finding]:
    """Find what in a descriptor is missing, malformed or unknown to the profile.

    A site without topics asks for none. What is unsafe is not said to be malformed, too.
    """
    folder, profile = known.written, known.profile
    unasked = () if known.project.topics else ("topics",)
    schema = read_profile(profile)
    elsewhere = _of_other_programs(folder) if profile == "standard" else frozenset()
    findings: list[Finding] = list(_views_of_other_programs(folder, elsewhere))
    for error in violations(folder.descriptor or {}, profile):
        at = tuple(error.absolute_path)
        if is_question(error.instance) or at[:2] in elsewhere:
            continue
        explain = _EXPLAINERS.get(str(error.validator), _explain_format)
        is_aside = profile == "standard" and is_left_aside(at, error.instance)
        findings.extend(_as_grave(is_aside, explain(folder, schema, error)))
    for at, properties, node in _objects(folder.descriptor, schema):
        if at[:2] not in elsewhere:
            is_aside = profile == "standard" and is_left_aside(at)
            missing = _missing_properties(known, schema, at, properties, node)
            # What is left aside as a whole lacks one thing or many.
            findings.extend(_as_grave(is_aside, islice(missing, 1 if is_aside else None)))
            findings.extend(_unknown_properties(known, at, properties, node))
    unsafe = {one.place.field for one in (*folder.findings, *check_safety(known))} - {None}
    return _one_a_name(
        one
        for one in findings
        if one.place.field not in unsafe
        and (one.code != "property-missing" or one.place.field not in unasked)
    )


def _of_other_programs(folder: Folder) -> frozenset[PropertyPath]:
    """The views of other programs and the files that are no tables, by their paths."""
    descriptor = folder.descriptor or {}
    views = enumerate(items(descriptor.get("views")))
    resources = enumerate(items(descriptor.get("resources")))
    return frozenset(
        [
            *(("views", i) for i, view in views if is_view_of_another_program(view)),
            *(
                ("resources", i)
                for i, one in resources
                if isinstance(one, Mapping) and not is_table(one)
            ),
        ]
    )


def _views_of_other_programs(
    folder: Folder, elsewhere: frozenset[PropertyPath]
) -> Iterator[Finding]:
    views = sorted(int(path[1]) for path in elsewhere if path[0] == "views")
    if views:
        place = folder.property_place(("views", views[0]))
        yield finding("view-of-another-program", place, count=len(views))


def _as_grave(is_left_aside: bool, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings, but warnings where the property is left aside."""
    for one in found:
        is_error = one.severity is Severity.ERROR
        yield replace(one, severity=Severity.WARNING) if is_error and is_left_aside else one


def _one_a_name(findings: Iterable[Finding]) -> list[Finding]:
    """What is no error is said once for a name, with how often it stands."""
    once: dict[object, Finding] = {}
    for one in findings:
        name = _INDEX.sub("", (one.place.field or "").rpartition(".")[2])
        same = one if one.severity is Severity.ERROR else (one.code, name)
        first = once.setdefault(same, one)
        if first is not one:
            once[same] = replace(first, count=first.count + one.count)
    return list(once.values())


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
    if key == "nullSequence" and isinstance(error.instance, str):
        place = folder.property_place(at, error.instance)
        listed = json.dumps(["", error.instance], ensure_ascii=False)
        yield finding("null-sequence", place, value=error.instance, missing=listed)
        return
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
            item = resolved(schema, node["items"])
            waiting.extend(((*at, i), inner, item) for i, inner in enumerate(value))
        elif isinstance(value, Mapping) and "properties" in node:
            yield at, value, node
            waiting.extend(
                ((*at, key), inner, resolved(schema, node["properties"][key]))
                for key, inner in value.items()
                if key in node["properties"]
            )


def _missing_properties(
    known: Inspection,
    schema: Mapping[str, Any],
    at: PropertyPath,
    properties: Mapping[str, Any],
    node: Mapping[str, Any],
) -> Iterator[Finding]:
    unknown = [key for key in properties if key not in node["properties"]]
    for key in node.get("required", ()):
        if key not in properties and not any(nearest_spelling(word, [key]) for word in unknown):
            place = known.written.property_place((*at, key))
            hint = _hint(add(key), describe_property(schema, (*at, key)))
            yield finding("property-missing", place, hint=hint, key=key)


def _unknown_properties(
    known: Inspection, at: PropertyPath, properties: Mapping[str, Any], node: Mapping[str, Any]
) -> Iterator[Finding]:
    """What neither the standard nor the site knows, and what it may have meant.

    Under `standard` a name that stands in several places is somebody's own, and so is any that is
    not in the way of one that must be there.
    """
    named = node["properties"]
    aside = {path[-1] for path, _ in known.folder.left_aside}
    for key, value in properties.items():
        is_refused = key in FORBIDDEN and len(at) in _SAFE_DEPTHS and key not in aside
        if key in named or key.startswith("$") or is_refused:
            continue
        if known.profile == "standard" and key in COUNTS and at[:1] == ("resources",):
            continue  # held against the table
        place = known.written.property_place((*at, key))
        near = nearest_spelling(key, named)
        if known.profile == "standard" and near is not None:
            is_needed = near in node.get("required", ()) and near not in properties
            if is_needed and not is_left_aside(at):
                yield finding("property-misspelt", place, key=key, near=near)
                continue
            near = near if known.names_of_properties[key] == 1 else None
            near = near if near not in properties else None
        if near is not None:
            found = finding("property-misspelt", place, key=key, near=near)
            yield replace(found, severity=Severity.INFO) if known.profile == "standard" else found
            continue
        hint = None
        if value is None and " " in key:
            hint = quote_the_whole()
        yield finding("property-unknown", place, hint=hint, key=key)
