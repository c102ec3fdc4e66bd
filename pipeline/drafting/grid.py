"""What a file of a table holds before anybody knows what is in it: rows of texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rows: TypeAlias = list[list[str]]


class CannotDraft(Exception):
    """Nothing can be made of a file or a name: the words say why, in a sentence for people."""


@dataclass(frozen=True)
class SheetGrid:
    """Rows of cells as texts, of any length, with what was assumed on the way to them."""

    rows: Rows
    assumed: tuple[str, ...] = ()
    semicolons: bool = False
