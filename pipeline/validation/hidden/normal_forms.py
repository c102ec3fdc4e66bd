"""The same word written with other code points: é as one character, and as e with an accent.

Both look alike, and to every program they are two words. Texts that are all written in one way, be
it the decomposed one, are none of this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.validation.hidden.arrow_expressions import for_arrow

# What stands between signs that part words, in most scripts.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3000-\u303f]+")
# Signs of one look that people type for each other without knowing, and those that show nothing.
_ONE_LOOK = {
    **str.maketrans({"\u2011": "-", "\u2010": "-", "\u00a0": " ", "\u202f": " "}),
    **dict.fromkeys(map(ord, "\u034f\u061c\u200b\u200e\u200f\ufe0e\ufe0f"), ""),
}
OF_ONE_LOOK = for_arrow(f"[{''.join(map(chr, _ONE_LOOK))}]")
"""An expression for pyarrow: the signs that are typed in place of others, or show nothing."""


@dataclass(frozen=True)
class TwoForms:
    """A word that is written in two ways, the one that is not composed, and a sign of it."""

    word: str
    sign: str


def words_in_two_forms(texts: Iterable[str]) -> tuple[TwoForms, ...]:
    """The words of some texts that stand there both composed (NFC) and otherwise."""
    forms: dict[str, set[str]] = {}
    for text in texts:
        if not text.isascii():
            for word in _WORD.findall(text):
                if not word.isascii():
                    forms.setdefault(unicodedata.normalize("NFC", word), set()).add(word)
    return tuple(
        TwoForms(word, _sign(word, composed))
        for composed, written in forms.items()
        if len(written) > 1
        for word in sorted(written - {composed}) or sorted(written)[1:]
    )


def texts_of_one_look(texts: Iterable[str]) -> dict[str, str]:
    """Whole texts that differ from another only in signs of one look, or of none: each with a sign.

    Joiners are not among them: a word with one looks different.
    """
    known = list(texts)
    present = frozenset(known)
    pairs = {}
    for text in known:
        plain = text.translate(_ONE_LOOK)
        if plain != text and plain in present:
            pairs[text] = next(sign for sign in text if ord(sign) in _ONE_LOOK)
    return pairs


def has_words(text: str, words: frozenset[str]) -> bool:
    """Whether one of some words stands in a text."""
    return not words.isdisjoint(_WORD.findall(text))


def _sign(word: str, composed: str) -> str:
    """The first sign of a word that its composed form has not."""
    marks = (sign for sign in word if unicodedata.combining(sign) and sign not in composed)
    differing = (a for a, b in zip(word, composed, strict=False) if a != b)
    return next(marks, next(differing, word[-1]))
