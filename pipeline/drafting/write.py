"""A descriptor -> YAML that the strict loader reads back as it was, with advice in comments."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.folders import is_question
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor.questions import advice
from pipeline.visible import visible

Comments = Mapping[PropertyPath, Sequence[str]]

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z]([A-Za-z0-9 _.-]*[A-Za-z0-9_])?")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def write_descriptor(
    descriptor: Mapping[str, Any], schema: Mapping[str, Any], *, head: Sequence[str], more: Comments
) -> str:
    """Write a descriptor. Above each question stands what the profile advises, with an example.

    `head` are lines for the top, `more` further lines under the path of a question.
    """
    writer = _Writer(schema, more)
    lines = [*(line for text in head for line in _comment(text, "")), *writer.mapping(descriptor)]
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, schema: Mapping[str, Any], more: Comments) -> None:
        self._schema = schema
        self._more = more
        self._advised: set[PropertyPath] = set()

    def mapping(
        self, value: Mapping[str, Any], at: PropertyPath = (), indent: str = ""
    ) -> Iterator[str]:
        for key, inner in value.items():
            path = (*at, key)
            if is_question(inner):
                yield from self._advice(path, indent)
            if _is_short(inner):
                yield f"{indent}{key}: {_short(inner)}"
                continue
            yield f"{indent}{key}:"
            write = self.mapping if isinstance(inner, Mapping) else self._items
            yield from write(inner, path, f"{indent}  ")

    def _items(self, value: Sequence[Any], at: PropertyPath, indent: str) -> Iterator[str]:
        for i, inner in enumerate(value):
            path = (*at, i)
            if is_question(inner):
                yield from self._advice(path, indent)
            if _is_short(inner):
                yield f"{indent}- {_short(inner)}"
                continue
            begun = False
            for line in self.mapping(inner, path, f"{indent}  "):
                is_comment = line.lstrip().startswith("#")
                if begun or is_comment:
                    yield line if begun else indent + line[len(indent) + 2 :]
                else:
                    yield f"{indent}- {line[len(indent) + 2 :]}"
                    begun = True

    def _advice(self, at: PropertyPath, indent: str) -> Iterator[str]:
        """What the profile says about a property; once for all items of a list."""
        general = tuple(part for part in at if isinstance(part, str))
        if general in self._advised:
            return
        self._advised.add(general)
        guidelines, example = advice(self._schema, at)
        words = [*guidelines, f"For example: {example}"] if example else guidelines
        for text in (" ".join(words), *self._more.get(at, ())):
            yield from _comment(text, indent)


def _comment(text: str, indent: str) -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(
        visible(text),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _is_short(value: object) -> bool:
    """Whether a value stands on the line of its key: any that holds no question and is not long."""
    if isinstance(value, list):
        return not any(map(is_question, value)) and all(map(_is_plain, value)) and _fits(value)
    if isinstance(value, Mapping):
        inner = value.values()
        return not any(map(is_question, inner)) and all(map(_is_short, inner)) and _fits(value)
    return True


def _is_plain(value: object) -> bool:
    return not isinstance(value, list | Mapping)


def _fits(value: object) -> bool:
    return len(_short(value)) <= _WIDTH - 20


def _short(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_short(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else _text(str(value))


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    code = ord(character)
    if unicodedata.category(character) not in _UNSEEN and character != "\ufeff":
        return character
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
