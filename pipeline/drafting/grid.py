"""What a file of a table holds before anybody knows what is in it: rows of texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rows: TypeAlias = list[list[str]]
Merged: TypeAlias = tuple[int, int, int, int]


class CannotDraft(Exception):
    """Nothing can be made of a file or a name: the words say why, in a sentence for people."""


@dataclass(frozen=True)
class SheetGrid:
    """Rows of cells as texts, of any length, with what was assumed on the way to them.

    Where the encoding `is_guessed`, what looks like a space may be a letter. `merged` are the
    first and last row and column, from 1, of cells that were merged.
    """

    rows: Rows
    assumed: tuple[str, ...] = ()
    semicolons: bool = False
    is_guessed: bool = False
    merged: tuple[Merged, ...] = ()
