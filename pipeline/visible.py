"""Shows text from outside as what it is: short, on one line, nothing in it hidden."""

from __future__ import annotations

import unicodedata

LONGEST_QUOTE = 80

# Controls, bidirectional and zero-width marks, surrogates, private use, line and paragraph ends.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# A continuous integration log takes what follows for an instruction, wherever in a line it stands.
_INSTRUCTION = "##["
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


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
