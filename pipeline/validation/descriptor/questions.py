"""Finds questions in a descriptor that nobody has answered yet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.descriptor import answer
from pipeline.codes.phrases.guidelines import OPEN_QUESTION, with_guideline
from pipeline.findings import Finding
from pipeline.folders import QUESTION, Folder, is_question
from pipeline.profile import PropertyPath, describe_property


def open_questions(value: object) -> Iterator[tuple[PropertyPath, str]]:
    """The questions in a descriptor or a part of it, with their paths, in the order of the file."""
    waiting: list[tuple[PropertyPath, object]] = [((), value)]
    while waiting:
        at, inner = waiting.pop()
        if isinstance(inner, str) and is_question(inner):
            yield at, inner
        elif isinstance(inner, Mapping):
            waiting.extend(((*at, key), item) for key, item in reversed(list(inner.items())))
        elif isinstance(inner, list):
            waiting.extend(((*at, i), inner[i]) for i in reversed(range(len(inner))))


def check_questions(
    folder: Folder, schema: Mapping[str, Any]
) -> Iterator[tuple[PropertyPath, Finding]]:
    """Find what in a descriptor still has to be answered, and where. `schema` is the profile's."""
    for at, value in open_questions(folder.descriptor):
        question = value.lstrip().removeprefix(QUESTION).strip() or OPEN_QUESTION
        guidelines, example = advice(schema, at)
        hint = with_guideline(answer(), next(iter(guidelines), ""), example or "")
        place = folder.property_place(at, value)
        yield at, finding("question-open", place, hint=hint, note=question)


def describe_nearest(schema: Mapping[str, Any], at: PropertyPath) -> Mapping[str, Any]:
    """What the profile says about a property, or else about the nearest that holds it."""
    for length in range(len(at), 0, -1):
        node = describe_property(schema, at[:length])
        if node.get("guidelines"):
            return node
    return {}


def advice(schema: Mapping[str, Any], at: PropertyPath) -> tuple[tuple[str, ...], str | None]:
    """The profile's guidelines for a property, and an example of what to write there."""
    node = describe_nearest(schema, at)
    examples = node.get("examples", ())
    if not examples:
        return tuple(node.get("guidelines", ())), None
    first = examples[0]
    shown = first if isinstance(first, str) else json.dumps(first, ensure_ascii=False)
    return tuple(node.get("guidelines", ())), shown
