"""Reads descriptors: the plain part of YAML, and JSON, with the line of every property.

Whatever could mean something else than what it looks like is refused or stays text: doubled keys,
anchors, aliases, tags, several documents; dates, versions, yes and no, 0x1F, 1_000, 1:30, .inf.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias, cast

import yaml
from yaml import events

from pipeline.codes.phrases import syntax
from pipeline.limits import LIMITS

PropertyPath: TypeAlias = tuple[str | int, ...]

# Properties whose value is always text: `version: 1.0` means "1.0", `period: 2014` means "2014".
TEXT_KEYS = frozenset(
    [
        "$schema",
        "accessed",
        "created",
        "date",
        "description",
        "does_not_tell",
        "effect",
        "email",
        "encoding",
        "end",
        "entity",
        "frequency",
        "kind",
        "label",
        "measure",
        "measures",
        "name",
        "next",
        "note",
        "path",
        "period",
        "personal_data",
        "pattern",
        "processing",
        "publisher",
        "reason",
        "resource",
        "role",
        "sort",
        "source",
        "start",
        "subtitle",
        "time",
        "title",
        "type",
        "unit",
        "version",
        "what",
    ]
)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})")
_FLOAT = re.compile(
    r"[-+]?((0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?|\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?"
)
_NULLS = frozenset({"", "~", "null"})
_BOOLEANS = {"true": True, "false": False}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a file holds. `lines` gives the line of each property and list item, by its path."""

    value: Any
    lines: Mapping[PropertyPath, int]


class Unreadable(Exception):
    """A descriptor cannot be read: `code` names the finding that says so, `words` fill it in."""

    def __init__(self, code: str, line: int | None = None, **words: Any) -> None:
        super().__init__(code, line, words)
        self.code = code
        self.line = line
        self.words = words


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    path: PropertyPath
    value: dict[str, Any] | list[Any]
    key: str | None = None


def read_yaml(
    text: str, *, depth: int = LIMITS.descriptor_depth, as_texts: bool = False
) -> Document:
    """Read one YAML document. Raises Unreadable, and nothing else, whatever the text is.

    With `as_texts` every value but null is the text that stands there.
    """
    builder = _Builder(depth, as_texts=as_texts)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        problem = error.problem or error.context or syntax.UNCLEAR
        raise Unreadable("descriptor-syntax", line, form="YAML", problem=problem) from None
    except (yaml.YAMLError, ValueError):
        problem = syntax.STRANGE_CHARACTER
        raise Unreadable("descriptor-syntax", form="YAML", problem=problem) from None
    return Document(builder.root, builder.lines)


def read_json(text: str, *, depth: int = LIMITS.descriptor_depth) -> Document:
    """Read a JSON document. Raises Unreadable, and nothing else, whatever the text is."""
    try:
        value = json.loads(
            text,
            object_pairs_hook=_mapping,
            parse_float=_finite,
            parse_constant=_refuse_number,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        problem = error.msg[:1].lower() + error.msg[1:]
        raise Unreadable("descriptor-syntax", error.lineno, form="JSON", problem=problem) from None
    except RecursionError:
        raise Unreadable("descriptor-too-deep", limit=depth) from None
    except UnicodeEncodeError as error:
        escape = f"\\u{ord(error.object[error.start]):04x}"
        line = text[: max(text.lower().find(escape), 0)].count("\n") + 1
        raise Unreadable("half-a-character", line, escape=escape) from None
    except ValueError as error:
        raise Unreadable("descriptor-syntax", form="JSON", problem=str(error)) from None
    except Unreadable as error:
        raise Unreadable(error.code, _line_of_fault(text, error), **error.words) from None
    _measure(value, depth)
    return Document(value, _lines_of_json(text, depth))


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise Unreadable("doubled-key", key=key)
        mapping[key] = value
    return mapping


def _finite(text: str) -> float:
    return float(text) if math.isfinite(float(text)) else _refuse_number(text)


def _refuse_number(text: str) -> NoReturn:
    raise Unreadable("descriptor-syntax", form="JSON", problem=syntax.no_json_number(text))


def _lines_of_json(text: str, depth: int) -> Mapping[PropertyPath, int]:
    """Lines as the YAML reader sees them: nearly all JSON is YAML. None where it is not."""
    try:
        return read_yaml(text, depth=depth).lines
    except Unreadable:
        return {}


def _line_of_fault(text: str, fault: Unreadable) -> int | None:
    try:
        read_yaml(text)
    except Unreadable as error:
        return error.line if error.code == fault.code else None
    return None


def _measure(value: object, depth: int) -> None:
    """Refuse what is nested too deep or holds too much."""
    values, levels, level = 0, 0, [value]
    while level:
        values += len(level)
        if levels > depth:
            raise Unreadable("descriptor-too-deep", limit=depth)
        if values > LIMITS.descriptor_values:
            raise _too_many_values()
        inner: list[object] = []
        for item in level:
            if isinstance(item, dict):
                inner.extend((*item, *item.values()))
            elif isinstance(item, list):
                inner.extend(item)
        level = inner
        levels += 1


def _too_many_values() -> Unreadable:
    return Unreadable("descriptor-too-large", limit=syntax.values_at_most(LIMITS.descriptor_values))


class _Builder:
    """Takes parse events one by one and builds the value on a stack of its own."""

    def __init__(self, depth: int, *, as_texts: bool = False) -> None:
        self.root: Any = None
        self._as_texts = as_texts
        self.lines: dict[PropertyPath, int] = {}
        self._depth = depth
        self._documents = 0
        self._values = 0
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises Unreadable for what is not allowed."""
        if isinstance(event, events.NodeEvent):
            self._refuse_references(event)
            self._values += 1
            if self._values > LIMITS.descriptor_values:
                raise _too_many_values()
        action = _ACTIONS.get(type(event))
        if action is not None:
            action(self, event)

    def start_document(self, event: yaml.Event) -> None:
        """Allow one document."""
        self._documents += 1
        if self._documents > 1:
            raise Unreadable("several-documents", _line(event))

    def start_collection(self, event: yaml.Event) -> None:
        """Open a mapping or a list."""
        if len(self._stack) >= self._depth:
            raise Unreadable("descriptor-too-deep", _line(event), limit=self._depth)
        value: dict[str, Any] | list[Any] = (
            {} if isinstance(event, events.MappingStartEvent) else []
        )
        self._stack.append(_Open(self._add(event, value), value))

    def end_collection(self, event: yaml.Event) -> None:
        """Close the innermost mapping or list."""
        self._stack.pop()

    def scalar(self, event: yaml.Event) -> None:
        """Take a key, or a value."""
        scalar = cast(events.ScalarEvent, event)
        scalar.value.encode("utf-8")
        parent = self._stack[-1] if self._stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            if scalar.value in parent.value:
                raise Unreadable("doubled-key", _line(event), key=scalar.value)
            parent.key = scalar.value
            self.lines[(*parent.path, scalar.value)] = _line(event)
            return
        is_plain = scalar.implicit[0]
        key = parent.key if parent is not None else None
        if self._as_texts and scalar.value not in _NULLS:
            is_plain = False
        self._add(event, _resolve(scalar.value, key) if is_plain else scalar.value)

    def _add(self, event: yaml.Event, value: object) -> PropertyPath:
        if not self._stack:
            self.root = value
            return ()
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            path: PropertyPath = (*parent.path, len(parent.value))
            self.lines[path] = _line(event)
            parent.value.append(value)
            return path
        if parent.key is None:
            raise Unreadable("yaml-feature", _line(event), feature=syntax.UNUSUAL_KEY)
        path = (*parent.path, parent.key)
        parent.value[parent.key] = value
        parent.key = None
        return path

    def _refuse_references(self, event: events.NodeEvent) -> None:
        if isinstance(event, events.AliasEvent):
            raise Unreadable("yaml-feature", _line(event), feature=syntax.alias(event.anchor or ""))
        if event.anchor is not None:
            raise Unreadable("yaml-feature", _line(event), feature=syntax.anchor(event.anchor))
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Unreadable("yaml-feature", _line(event), feature=syntax.tag(tag))


_ACTIONS: Mapping[type[yaml.Event], Callable[[_Builder, yaml.Event], None]] = {
    events.DocumentStartEvent: _Builder.start_document,
    events.MappingStartEvent: _Builder.start_collection,
    events.SequenceStartEvent: _Builder.start_collection,
    events.MappingEndEvent: _Builder.end_collection,
    events.SequenceEndEvent: _Builder.end_collection,
    events.ScalarEvent: _Builder.scalar,
}


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _resolve(text: str, key: str | None) -> object:
    """What a plain scalar means: null, true, false, a decimal number, or the text it is."""
    if text in _NULLS:
        return None
    if key in TEXT_KEYS:
        return text
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
