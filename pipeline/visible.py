"""Shows text from outside as what it is: short, on one line, nothing in it hidden or reversed."""

from __future__ import annotations

import re
import unicodedata

LONGEST_QUOTE = 80

# Controls, bidirectional and zero-width marks, surrogates, private use, line and paragraph ends.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# A continuous integration log takes what follows for an instruction, wherever in a line it stands.
_INSTRUCTION = "##["
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

# Letters, marks and digits of scripts that are written from right to left.
_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
# What such a text runs over from its first letter to its last: spaces, digits and signs.
_RUN = re.compile(rf"[{_LETTERS}](?:[^A-Za-z\"“”\n]*[{_LETTERS}])?")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
_APART = re.compile("\u2068[^\u2068\u2069]*\u2069")


def isolated(text: str) -> str:
    """A text as it can stand beside others, also if it runs from right to left.

    A text that does is set apart, so that it moves nothing around it; any other stays as it is.
    """
    if text.isascii() or not RIGHT_TO_LEFT.search(_outside(text)):
        return text
    # What is marked as HTML stays so.
    return type(text)(f"{ISOLATE}{text}{END_OF_ISOLATE}")


def is_balanced(text: str) -> bool:
    """Whether each part of a text that is set apart ends, and none ends that did not begin."""
    return not set(f"{ISOLATE}{END_OF_ISOLATE}") & set(_outside(text))


def _outside(text: str) -> str:
    """A text without the parts that are set apart."""
    while (rest := _APART.sub("", text)) != text:
        text = rest
    return text


def with_runs_isolated(sentence: str) -> str:
    """A sentence in which each part that runs from right to left is set apart."""
    if sentence.isascii():
        return sentence
    return _RUN.sub(lambda run: f"{ISOLATE}{run[0]}{END_OF_ISOLATE}", sentence)


def visible(text: str, longest: int | None = None) -> str:
    """The text with every character that cannot be seen written out, such as `\\n` or `\\u202e`.

    So is a sign of what a log would take for an instruction: `##[` becomes `#\\x23[`. A text
    longer than `longest` is cut and ends in an ellipsis.
    """
    if longest is not None and len(text) > longest:
        text = text[: longest - 1] + "…"
    text = text.replace(_INSTRUCTION, "#\\x23[")
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character == " ":
        return character
    category = unicodedata.category(character)
    if category not in _UNSEEN and category != "Zs":
        return character
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
