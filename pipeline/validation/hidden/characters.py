"""Which characters stand in a text that nobody sees and no script needs there.

A joiner between letters of a script that joins, or a mark in an emoji, is needed: without it the
text reads otherwise. The same character between Latin letters only makes another text of the same
look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from pipeline.codes.phrases.controls import CONTROLS
from pipeline.validation.hidden.arrow_expressions import for_arrow

_PLAIN = r"[\t\n\r\x20-\x7e]*"
PLAIN = rf"^{_PLAIN}$"
"""An expression for pyarrow: a text in which nothing can hide."""
PLAIN_TEXT = re.compile(rf"{_PLAIN}\Z")
_MAY_HIDE = (
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "]"
)
MAY_HIDE = for_arrow(_MAY_HIDE)
"""An expression for pyarrow: the characters of which some need looking at."""
_CANDIDATES = re.compile(_MAY_HIDE)

_RIGHT_TO_LEFT = frozenset({"R", "AL"})

_ZERO_WIDTH_SPACE, _NON_JOINER, _JOINER = "\u200b", "\u200c", "\u200d"
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f")
_GRAPHEME_JOINER = "\u034f"
_KEYCAP, _BLACK_FLAG, _TAG_END = "\u20e3", "\U0001f3f4", "\U000e007f"
_KEYCAP_BASES = frozenset("0123456789#*")
# Signs that have a form as text and one as a picture, though Unicode calls them no symbols.
_PICTURED = frozenset("\u203c\u2049\u2139\u3030\u303d")
_NOT_LEFT_ALONE = frozenset("LMN")

# Scripts whose letters join or stack, as their characters' names begin.
_JOINING = (
    *("ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "ADLAM", "MANICHAEAN", "SOGDIAN"),
    *("PSALTER PAHLAVI", "HANIFI ROHINGYA", "PHAGS-PA", "CHORASMIAN", "OLD UYGHUR"),
    *("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA"),
    *("MALAYALAM", "SINHALA", "TIBETAN", "MYANMAR", "KHMER", "BALINESE", "JAVANESE", "SUNDANESE"),
    *("THAI", "LAO", "TAI THAM", "CHAM", "LIMBU", "LEPCHA", "MEETEI MAYEK", "SAURASHTRA"),
    *("KAITHI", "GRANTHA", "TIRHUTA", "NEWA", "SHARADA", "CHAKMA", "MODI", "BRAHMI", "SIDDHAM"),
    *("TAKRI", "KHUDAWADI", "MASARAM GONDI", "GUNJALA GONDI", "VEDIC", "ZANABAZAR SQUARE"),
    *("SOYOMBO", "NANDINAGARI", "DOGRA", "BHAIKSUKI", "DIVES AKURU", "EGYPTIAN HIEROGLYPH"),
)
# Scripts that set no spaces between words, so that the ends of words may be marked unseen.
_WITHOUT_SPACES = (
    *("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "TAI", "NEW TAI", "CHAM", "JAVANESE"),
    *("BALINESE", "LEPCHA", "SUNDANESE", "CAKCHIQUEL"),
)
_WITH_VARIANTS = (
    *("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "MYANMAR"),
    *("PHAGS-PA", "MANICHAEAN", "MONGOLIAN", "EGYPTIAN", "HANGUL"),
)


def hidden_in(text: str) -> tuple[str, ...]:
    """The hidden characters of a text, each once, in the order in which they first stand."""
    return tuple(dict.fromkeys(text[place] for place in hidden_places(text)))


def hidden_places(text: str) -> list[int]:
    """Where in a text characters stand that nobody sees and no script needs there."""
    if PLAIN_TEXT.match(text):
        return []
    found = [match.start() for match in _CANDIDATES.finditer(text)]
    return [place for place in found if not _is_needed(text, place)]


def without_hidden(text: str, kept: str = "") -> str:
    """A text without its hidden characters; those that a script needs stay, and those `kept`."""
    places = frozenset(place for place in hidden_places(text) if text[place] not in kept)
    if not places:
        return text
    return "".join(sign for place, sign in enumerate(text) if place not in places)


def character_name(character: str) -> str:
    """A character as people look it up: U+202E RIGHT-TO-LEFT OVERRIDE."""
    code = ord(character)
    name = unicodedata.name(character, "") or CONTROLS.get(code, "")
    return f"U+{code:04X} {name}".rstrip()


@lru_cache(maxsize=16)
def has_right_to_left(text: str) -> bool:
    """Whether a text has letters of a script that is written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT
        for sign in text
        if sign not in _DIRECTION_MARKS
    )


@cache
def _script_word(character: str) -> str:
    return unicodedata.name(character, "")


def _is_of(scripts: tuple[str, ...], character: str) -> bool:
    return not character.isascii() and _script_word(character).startswith(scripts)


def _is_needed(text: str, place: int) -> bool:
    sign = text[place]
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if "\U000e0020" <= sign <= _TAG_END:
        return _ends_flag(text, place)
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return _chooses_form(sign, before, after)
    needs = _NEEDS.get(sign)
    return needs is not None and needs(text, before, after)


# A flag has a tag for each letter of a region's code, and one that ends it.
_MOST_TAGS = 8


def _ends_flag(text: str, place: int) -> bool:
    """Whether a tag is one of those that make a flag of a black one."""
    start, first = place, max(place - _MOST_TAGS, 0)
    while start > first and "\U000e0020" <= text[start - 1] < _TAG_END:
        start -= 1
    end, last = place, min(place + _MOST_TAGS, len(text) - 1)
    while end < last and "\U000e0020" <= text[end] < _TAG_END:
        end += 1
    return text[start - 1 : start] == _BLACK_FLAG and text[end] == _TAG_END and end > start


def _chooses_form(sign: str, before: str, after: str) -> bool:
    """Whether a variation selector stands behind something that has several forms."""
    if not before:
        return False
    if sign >= "\U000e0100":
        return _is_of(("CJK",), before)
    if before in _KEYCAP_BASES:
        return after == _KEYCAP or (sign == "\ufe00" and before == "0")
    return _is_picture(before) or before in _PICTURED or _is_of(_WITH_VARIANTS, before)


def _is_picture(character: str) -> bool:
    return bool(character) and (
        character in "\xa9\xae"
        or (character >= "\u2000" and unicodedata.category(character) in {"So", "Sm", "Sk"})
    )


def _is_in_word(character: str) -> bool:
    """Whether a character is a letter, a mark or a digit."""
    return bool(character) and unicodedata.category(character)[0] in _NOT_LEFT_ALONE


def _keeps_apart(text: str, before: str, after: str) -> bool:
    if bool(before) and unicodedata.combining(before) == 9:
        return True
    one_joins = _is_of(_JOINING, before or " ") or _is_of(_JOINING, after or " ")
    return one_joins and _is_in_word(before) and _is_in_word(after)


def _joins(text: str, before: str, after: str) -> bool:
    if _is_of(_JOINING, before or " ") or _is_of(_JOINING, after or " "):
        return before not in {_JOINER, _NON_JOINER}
    is_picture = _is_picture(before) or before in {"\ufe0f", "\U000e007f"}
    return is_picture and _is_picture(after)


def _parts_words(text: str, before: str, after: str) -> bool:
    one = _is_of(_WITHOUT_SPACES, before or " ") or _is_of(_WITHOUT_SPACES, after or " ")
    return one and bool(before and after) and _ZERO_WIDTH_SPACE not in before + after


def _marks_direction(text: str, before: str, after: str) -> bool:
    return has_right_to_left(text) and not _DIRECTION_MARKS & {before, after}


def _orders_marks(text: str, before: str, after: str) -> bool:
    is_mark = bool(after) and unicodedata.category(after)[0] == "M"
    return is_mark and not before.isascii() and _is_in_word(before)


def _is_beside_jamo(text: str, before: str, after: str) -> bool:
    return any(
        "\u1100" <= sign <= "\u11ff" and sign not in "\u115f\u1160" for sign in before + after
    )


def _is_beside_mongolian(text: str, before: str, after: str) -> bool:
    return _is_of(("MONGOLIAN",), before or " ") and before not in "\u180b\u180c\u180d\u180e\u180f"


def _is_beside_braille(text: str, before: str, after: str) -> bool:
    return _has_braille(text)


# A text may hold thousands of such signs; it is looked through once.
@lru_cache(maxsize=16)
def _has_braille(text: str) -> bool:
    return any("\u2801" <= sign <= "\u28ff" for sign in text)


_NEEDS: Mapping[str, Callable[[str, str, str], bool]] = {
    _ZERO_WIDTH_SPACE: _parts_words,
    _NON_JOINER: _keeps_apart,
    _JOINER: _joins,
    _GRAPHEME_JOINER: _orders_marks,
    "\u2800": _is_beside_braille,
    **dict.fromkeys(_DIRECTION_MARKS, _marks_direction),
    **dict.fromkeys("\u115f\u1160", _is_beside_jamo),
    **dict.fromkeys("\u180b\u180c\u180d\u180e\u180f", _is_beside_mongolian),
}
