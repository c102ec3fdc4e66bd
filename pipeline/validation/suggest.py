"""Did you mean: the nearest of a few names to one that is not among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_MOST_EDITS = 2
_LIKE_ENOUGH = 80


def nearest_spelling(word: str, names: Iterable[str]) -> str | None:
    """The name that is at most two edits away, or differs in capitals and separators only."""
    plain = plain_spelling(word)
    names = list(names)
    same = next((name for name in names if plain_spelling(name) == plain), None)
    if same is not None:
        return same
    best = process.extractOne(
        word, names, scorer=OSA.distance, score_cutoff=min(_MOST_EDITS, max(1, len(word) // 2))
    )
    return best[0] if best is not None and best[1] < len(word) else None


def nearest_meaning(words: str, names: Iterable[str]) -> str | None:
    """The name that looks most like the words, if any looks much like them."""
    best = process.extractOne(
        words.casefold(),
        {name: name.casefold() for name in names},
        scorer=fuzz.WRatio,
        score_cutoff=_LIKE_ENOUGH,
    )
    return best[2] if best is not None else None


@lru_cache(maxsize=100_000)
def plain_spelling(word: str) -> str:
    """A word without what two spellings of it differ in: capitals and signs between letters."""
    return "".join(character for character in word.casefold() if character.isalnum())
