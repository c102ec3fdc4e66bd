"""Texts of data as they can be displayed: nothing in them that hides, reverses or covers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.validation.hidden.characters import without_hidden

# What people read. Names, keys and values stand for things and stay as they came.
_READ = frozenset(
    {
        *("title", "description", "unit", "measures", "does_not_tell", "processing", "notes"),
        *("note", "subtitle", "what", "effect", "reason", "label", "publisher", "keywords"),
    }
)


def harmless(value: Any, *, is_read: bool = False) -> Any:
    """A part of a descriptor with the texts that people read as they can be displayed."""
    if isinstance(value, Mapping):
        return {
            key: harmless(inner, is_read=is_read or key in _READ) for key, inner in value.items()
        }
    if isinstance(value, list):
        return [harmless(inner, is_read=is_read) for inner in value]
    return without_hidden(value) if is_read and isinstance(value, str) else value
