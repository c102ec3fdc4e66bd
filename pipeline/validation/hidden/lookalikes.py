"""Letters of another alphabet that look like those of the word in which they stand.

The letters are those that Unicode's list of confusable characters (UTS 39) gives for the alphabets
that share capital or small forms with Latin. Alphabets that look like no other are left alone, so
that a Hebrew prefix before a Latin name, or Han beside Latin, is a word like any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# Letters of each alphabet that look like Latin ones.
_TWINS: Mapping[str, frozenset[str]] = {
    "CYRILLIC": frozenset("АВЕЅІЈКМНОРСТУХԌҮԚԜѴаеѕіјкорсухһԁԛԝӏѵӓӧёїӕӔԐԍӐӑӖӗӒӦҪҫЁЇ"),
    "GREEK": frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺοϲϳόΆΈΉΊΌΎ"),
    "ARMENIAN": frozenset("ՍՕօսհոցզՏԼ"),
    "CHEROKEE": frozenset("ᎳᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᎩᏃᏂᎥᏎᏀᏭᏒ"),
    "COPTIC": frozenset("ⲀⲂⲈⲌⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲟⲣⲥ"),
    "LISU": frozenset("ꓐꓑꓒꓓꓔꓖꓗꓘꓙꓚꓜꓝꓞꓟꓠꓡꓢꓣꓤꓥꓦꓧꓨꓩꓪꓫꓬꓮꓯꓰꓱꓲꓳꓴ"),
}
# Greek letters that stand for quantities beside Latin ones, and look like these in a small hand.
_SYMBOLS = "αγικνρυχωη"
# Latin letters that a word in each alphabet could take for its own.
_LATIN_TWINS: Mapping[str, frozenset[str]] = {
    "CYRILLIC": frozenset("ABCEHIJKMOPSTXYacehijopsxy"),
    "GREEK": frozenset("ABEZHIKMNOPTYXovuia"),
    "ARMENIAN": frozenset("OSULohnu"),
    "COPTIC": frozenset("ABEZHIKMNOPCTYXopc"),
    "CHEROKEE": frozenset("ABCDEGHJKLMPRSTVWYZ"),
    "LISU": frozenset("ABCDEFGHIJKLMNOPRSTUVWXYZ"),
}
_ALPHABETS = ("LATIN", *_TWINS)
_FEWEST_BESIDE = 3
# A Latin abbreviation with an ending of another alphabet: SMS with a case of Russian.
_ACRONYM = re.compile(r"[A-Z]{2,}[^\W\dA-Za-z_]{1,4}$")
# A word: letters and the marks upon them; what else stands between parts words.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_IS_LATIN_ONE = re.compile(r"[\x00-\u024f]*")

_SHARING = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Lisu")
_STYLED = r"\x{212A}\x{212B}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{1D400}-\x{1D6A5}"
_MARKS = r"\x{300}-\x{36f}"


def _beside(alphabet: str) -> str:
    others = "".join(rf"\p{{{other}}}" for other in _SHARING if other != alphabet)
    return rf"\p{{{alphabet}}}[{_MARKS}]*[{others}]"


MIXED = "|".join((*map(_beside, _SHARING), rf"[A-Za-z][{_STYLED}]", rf"[{_STYLED}][A-Za-z]"))
"""An expression for pyarrow: what a text must hold for a letter in it to be a look-alike."""

DISGUISED = "|".join(
    rf"^[^\p{{L}}]*[{''.join(sorted(twins))}][{''.join(sorted(twins))}\P{{L}}]*$"
    for twins in _TWINS.values()
)
"""An expression for pyarrow: what a text must be to be written in look-alikes alone."""

SHARING = r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}\p{Coptic}\p{Lisu}]"
"""An expression for pyarrow: a letter of an alphabet that shares forms with Latin."""


@dataclass(frozen=True)
class LookAlike:
    """A letter that is not of its word's alphabet: where it stands in the text, and its word."""

    letter: str
    place: int
    word: str


def lookalikes_in(text: str) -> tuple[LookAlike, ...]:
    """The letters of a text that look like the others of their word and are of another alphabet."""
    if _IS_LATIN_ONE.fullmatch(text):
        return ()
    return tuple(
        LookAlike(match[0][place], match.start() + place, match[0])
        for match in _WORD.finditer(text)
        for place in _foreign(match[0])
    )


def alphabet_of(letter: str) -> str:
    """The alphabet of a letter, if it is one that shares forms with others; else ""."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    name = unicodedata.name(letter, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def is_disguised(word: str) -> bool:
    """Whether a word of another alphabet could be taken for a Latin one from end to end."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and any(twins.issuperset(letters) for twins in _TWINS.values())


def disguised_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts of a column that are written wholly in look-alikes of Latin letters.

    There are none where a text has a letter that only the other alphabet has, nor where no text is
    in Latin letters: then the column is in that alphabet.
    """
    known = [text for text in texts if not text.isdigit()]
    disguised = tuple(text for text in known if is_disguised(text))
    if not disguised:
        return ()
    alphabets = {alphabet_of(letter) for text in disguised for letter in text} - {""}
    rest = [text for text in known if text not in set(disguised)]
    letters = {letter for text in rest for letter in text if alphabet_of(letter) in alphabets}
    is_latin = any(alphabet_of(letter) == "LATIN" for text in rest for letter in text)
    return disguised if is_latin and not letters else ()


def disguised_words(text: str) -> tuple[str, ...]:
    """The words of a text in Latin letters that are written wholly in look-alikes of them.

    Words in capitals alone are none: an abbreviation in another alphabet may be all look-alikes.
    """
    if _IS_LATIN_ONE.fullmatch(text):
        return ()
    words = _WORD.findall(text)
    found = tuple(word for word in words if is_disguised(word) and not word.isupper())
    if not found:
        return ()
    alphabets = {alphabet_of(letter) for word in found for letter in word} - {""}
    rest = [word for word in words if word not in found and not word.isupper()]
    present = {alphabet_of(letter) for word in rest for letter in word}
    return found if "LATIN" in present and not alphabets & present else ()


def _foreign(word: str) -> Iterator[int]:
    if word.isascii():
        return
    yield from _styled(word)
    alphabets = [alphabet_of(letter) for letter in word]
    present = {alphabet for alphabet in alphabets if alphabet}
    if len(present) < 2:
        return
    own = _own_alphabet(word, alphabets)
    for start, end in _runs(alphabets, own):
        others = alphabets[start]
        if _ACRONYM.match(word) and (others == "LATIN" or end - start > 1):
            continue
        if all(_looks_like(word, place, others, own) for place in range(start, end)):
            yield from range(start, end)


def _own_alphabet(word: str, alphabets: list[str]) -> str:
    """The alphabet of most letters that no other has; where there are none, of most letters."""

    present = set(alphabets)

    def weight(alphabet: str) -> tuple[int, int, bool]:
        own = [letter for letter, of in zip(word, alphabets, strict=True) if of == alphabet]
        sure = [letter for letter in own if not _has_twin(letter, alphabet, present)]
        return len(sure), len(own), alphabet == "LATIN"

    own = max(dict.fromkeys(filter(None, alphabets)), key=weight)
    is_symbol = own == "GREEK" and alphabets.count(own) < _FEWEST_BESIDE
    return "LATIN" if is_symbol and "LATIN" in alphabets else own


def _has_twin(letter: str, alphabet: str, present: set[str]) -> bool:
    if alphabet == "LATIN":
        return any(letter in _LATIN_TWINS[other] for other in present if other in _LATIN_TWINS)
    return letter in _TWINS[alphabet] or letter in _SYMBOLS


def _runs(alphabets: list[str], own: str) -> Iterator[tuple[int, int]]:
    """Where letters of other alphabets than a word's own begin and end."""
    start = 0
    for place in range(1, len(alphabets) + 1):
        if place == len(alphabets) or alphabets[place] != alphabets[start]:
            if alphabets[start] not in {"", own}:
                yield start, place
            start = place


def _looks_like(word: str, place: int, of: str, own: str) -> bool:
    letter = word[place]
    if of == "LATIN":
        return letter in _LATIN_TWINS[own]
    if own != "LATIN":
        return letter in _TWINS[of]
    if of == "GREEK" and letter in _SYMBOLS:
        return _is_among_small(word, place)
    return letter in _TWINS[of]


def _is_among_small(word: str, place: int) -> bool:
    """Whether a letter stands among small Latin ones, as no symbol does: Kenyα, not TNFα."""
    before, after = word[:place], word[place + 1 :]
    is_inside = _ends_small(before, 1) and after[:1].isascii() and after[:1].islower()
    return is_inside or _ends_small(before, _FEWEST_BESIDE) or _is_small(after, _FEWEST_BESIDE + 1)


def _ends_small(letters: str, number: int) -> bool:
    return _is_small(letters[-number:], number)


def _is_small(letters: str, number: int) -> bool:
    first = letters[:number]
    return len(first) == number and first.isascii() and first.islower()


def _styled(word: str) -> Iterator[int]:
    """Latin letters of another make, wide or mathematical, among plain ones."""
    plain = sum(letter.isascii() for letter in word)
    if plain < _FEWEST_BESIDE:
        return
    for place, letter in enumerate(word):
        code = ord(letter)
        is_styled = code in {0x212A, 0x212B} or 0xFF21 <= code <= 0xFF5A
        if is_styled or 0x1D400 <= code <= 0x1D6A5:
            yield place
