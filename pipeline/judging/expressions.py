"""Matches texts against a pattern of Python's, which may take for ever: run it within a limit."""

from __future__ import annotations

import re
from typing import NamedTuple


class Texts(NamedTuple):
    """Texts to match against a pattern."""

    pattern: str
    texts: tuple[str, ...]


def unmatched(texts: Texts) -> tuple[str, ...]:
    """The texts that a pattern does not match from their first to their last character."""
    pattern = re.compile(texts.pattern)
    return tuple(value for value in texts.texts if not pattern.fullmatch(value))
