"""How well letters stand in their words: a grade, by which one encoding is preferred to another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

# From everyday letters of languages to what no word has.
_WELL, _FAIR, _SELDOM, _BADLY, _NEVER = 1.0, 0.7, 0.2, -2.0, -5.0
_EVERYDAY = frozenset("àáâãäåæçèéêíñóôöøúü")
_FAMILIAR = frozenset("ßìîïòõùûëąćčďěęğıłľńňőřśşšťůűźżžășțţāēīūœđ")
_OF_FEW = frozenset("ýþð")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпугзбычйьі")
_VOWELS = frozenset("aeiouyıæœø")
_CONSONANTS = frozenset("çñčćďğłľńňřśşšťźżžșțþðß")
_INNER = frozenset("âåêîïôûëœą")  # seldom the last of a word
_STROKES = {"ł": "l", "ø": "o", "ı": "i", "đ": "d"}
# Signs that stand inside words, or between a word and a number.
_INSIDE = frozenset("’'‘·-‐‑")
_WITH_NUMBERS = frozenset("°²³£€‰½¼¾±×ºªµ")
_OPENING = frozenset("“„«»‘‚¿¡°\xa0–")
_CLOSING = frozenset("”“»«’®™²³ºª")
_ALONE = frozenset("–—…§©•\xa0")
_WIDE = frozenset({"Han", "Kana", "Hangul"})


def grade_of_words(words: Iterable[str], codec: str) -> float:
    """The grade of words with letters beyond ASCII, at most 1: the mean over their bytes."""
    total, weights = 0.0, 0
    for word in words:
        for i, letter in enumerate(word):
            if letter > "\x7f":
                weight = len(letter.encode(codec, errors="replace"))
                total += weight * _grade(word, i, codec)
                weights += weight
    return total / weights if weights else 0.0


def _grade(word: str, i: int, codec: str) -> float:
    letter = word[i]
    before, after = word[i - 1] if i else "", word[i + 1] if i + 1 < len(word) else ""
    script = _script(letter)
    if script == "none":
        return _NEVER
    if script == "sign":
        return _sign(letter, before, after)
    beside = {_script(one) for one in (before, after) if one} - {"sign", "digit", script}
    if beside and not (script in _WIDE and beside <= _WIDE):
        return _BADLY
    if script in _WIDE:
        return _wide(letter, script, codec)
    if before.isdecimal() or after.isdecimal():
        return _BADLY if before.isdecimal() and after.isdecimal() else -0.5
    grade = {"Cyrillic": _cyrillic, "Greek": _greek}.get(script, _latin)
    return _case(word, i) or grade(letter, before, after)


@cache
def _script(letter: str) -> str:
    """The script of a letter; "sign" for what is no letter, "none" for what no text has."""
    category = unicodedata.category(letter)
    if category in {"Cc", "Cn", "Co", "Cs"} or "─" <= letter <= "▟":
        return "none"
    if category[0] == "N":
        return "digit" if letter.isascii() else "sign"
    if category[0] not in "LM" or letter in "ªºµˆ":
        return "sign"
    name = unicodedata.name(letter, "")
    if name.startswith(("CJK", "IDEOGRAPHIC")):
        return "Han"
    if name.startswith(("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "FULLWIDTH")):
        return "Kana"
    return {"HANGUL": "Hangul", "CYRILLIC": "Cyrillic", "GREEK": "Greek"}.get(
        name.split(" ")[0], "Latin"
    )


def _case(word: str, i: int) -> float:
    """What a letter loses by its case: a capital inside small letters, or the other way round."""
    letter, before, after = word[i], word[i - 1 : i] if i else "", word[i + 1 : i + 2]
    if letter.isupper() and (before.islower() or (before.isupper() and _goes_on_small(word, i))):
        return _BADLY
    if letter.islower() and (after.isupper() or (before.isupper() and word[: i - 1].isupper())):
        return _BADLY
    return 0.0


def _goes_on_small(word: str, i: int) -> bool:
    """Whether small letters follow in a word that has more than one capital."""
    return any(one.islower() for one in word[i + 1 : i + 3])


def _latin(letter: str, before: str, after: str) -> float:
    """A letter between others in small letters: vowels among consonants, and not the reverse."""
    small, before, after = letter.lower(), before.lower(), after.lower()
    common = ((_EVERYDAY, _WELL), (_FAMILIAR, _FAIR), (_OF_FEW, 0.5))
    grade = next((given for letters, given in common if small in letters), _SELDOM)
    beside = [one for one in (before, after) if one.isalpha()]
    vowels = sum(_base(one) in _VOWELS for one in beside)
    accented = sum(one > "\x7f" for one in beside)
    if small in _CONSONANTS:
        is_alone = not vowels or (small == "ñ" and after.isalpha() and _base(after) not in _VOWELS)
        grade -= 0.6 if is_alone else 0.0
    elif small not in "ëï":
        grade -= 0.25 * vowels
    if letter == small and not before.isalpha() and beside:
        grade -= 0.3
    if small in _INNER and not after.isalpha():
        grade -= 0.3
    return grade - (0.0, 0.2, 1.0)[accented]


@cache
def _base(letter: str) -> str:
    """A letter without its accent."""
    return _STROKES.get(letter) or unicodedata.normalize("NFD", letter)[0]


def _cyrillic(letter: str, before: str, after: str) -> float:
    if not before and not after:
        return 0.0
    if not "а" <= letter.lower() <= "я":
        return _SELDOM
    return _WELL if letter.lower() in _COMMON_CYRILLIC else _FAIR


def _greek(letter: str, before: str, after: str) -> float:
    is_accented_capital = letter.isupper() and len(unicodedata.normalize("NFD", letter)) > 1
    if (is_accented_capital and before.isalpha()) or (letter == "ς" and after.isalpha()):
        return _BADLY
    if letter in "ΐΰ" or (letter == "σ" and not after.isalpha()):
        return _SELDOM
    return _WELL if before or after else 0.0


def _wide(letter: str, script: str, codec: str) -> float:
    """Chinese, Japanese or Korean: each encoding has its everyday characters in one part."""
    first, second = (*letter.encode(codec, errors="replace"), 0)[:2]
    if script == "Hangul":
        return _WELL if 0xB0 <= first <= 0xC8 and second >= 0xA1 else -0.7
    if script == "Kana":
        return _WELL if codec == "cp932" and not "｡" <= letter <= "ﾟ" else -0.5
    if codec == "cp949":
        return -0.5
    everyday = {
        "cp932": 0x88 <= first <= 0x97,
        "gb18030": 0xB0 <= first <= 0xD7 and second >= 0xA1,
        "big5": 0xA4 <= first <= 0xC6,
    }
    return _FAIR + 0.2 if everyday.get(codec, True) else -0.7


def _sign(sign: str, before: str, after: str) -> float:
    """A sign: well beside numbers and at the edges of words, badly inside them."""
    if sign == "\xa0" and before.isdecimal() and after.isdecimal():
        return _WELL
    if before.isalpha() and after.isalpha():
        return 0.3 if sign in _INSIDE else _BADLY
    if after.isalpha():
        return 0.3 if sign in _OPENING else _FAIR if sign == "µ" else -1.0
    if before.isalpha():
        return 0.3 if sign in _CLOSING else -0.7
    return _FAIR if sign in _WITH_NUMBERS | _ALONE else -0.5
