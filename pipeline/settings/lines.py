"""How a setting is called, and on which line of mkdocs.yml it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import yaml

SettingPath: TypeAlias = tuple[str | int, ...]
"""The way to a setting: keys of mappings and places in lists, as `("nav", 0, "Data")`."""

ATLAS: SettingPath = ("extra", "atlas")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def setting_name(path: SettingPath) -> str:
    """How a setting is called: `extra.atlas.home.chart`."""
    return ".".join(map(str, path))


def setting_line(text: str, path: SettingPath) -> int | None:
    """The line of a setting, or of what holds it, in the text of mkdocs.yml."""
    lines = _lines_in(text)
    upwards = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in upwards if part in lines), None)


@lru_cache(maxsize=8)
def _lines_in(text: str) -> dict[SettingPath, int]:
    """The line of each key and list item. Nothing is made of tags, so that any may stand there."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return dict(_walk(root))


def _walk(root: yaml.Node | None) -> Iterator[tuple[SettingPath, int]]:
    """The path and line of all below a node; what an alias repeats is passed over."""
    waiting: list[tuple[SettingPath, yaml.Node | None]] = [((), root)]
    seen: set[int] = set()
    while waiting:
        path, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*path, str(key.value))
                yield inner, key.start_mark.line + 1
                waiting.append((inner, value))
        elif isinstance(node, yaml.SequenceNode):
            for place, item in enumerate(node.value):
                yield (*path, place), item.start_mark.line + 1
                waiting.append(((*path, place), item))
