"""How old one has to be to read what the site says, by sentence and by file.

`make reading-age` prints the age that each text asks for and the sentences that ask for most. It
gates nothing: a name of five syllables makes a sentence no harder. The age is the grade of Flesch
and Kincaid (Kincaid et al., 1975) and the five years before school.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACES = ("docs/**/*.md", "pipeline/pages/templates/*")
YEARS_BEFORE_SCHOOL = 5
AIM = 14
SHORTEST = 6
LONGEST_ACRONYM = 4
MOST_SHOWN = 12

NO_PROSE = re.compile(
    r"\A---\n.*?^---$|^```.*?^```|<!--.*?-->|\{#.*?#\}|^#.*?$|^\|.*?$|^<(?:svg|script).*?>$",
    re.DOTALL | re.MULTILINE,
)
SETTINGS = re.compile(r"\{% set (?:title|description) %\}.*?\{% endset %\}", re.DOTALL)
LOGIC = re.compile(r"\{%.*?%\}", re.DOTALL)
FILLED_IN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h\d|div|section|td|th|dt|dd|summary|tr)\b[^>]*>|^\s*[-*] |\n\s*\n", re.M
)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[A-Z0-9\"'(])")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyscgxz]es)$")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the age from which it can be read."""

    text: str
    words: int
    syllables: int

    @property
    def age(self) -> float:
        return age(1, self.words, self.syllables)


def age(sentences: int, words: int, syllables: int) -> float:
    """The age that a text asks for."""
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return grade + YEARS_BEFORE_SCHOOL


def syllables_in(word: str) -> int:
    """How many syllables an English word has, near enough: groups of vowels but silent ends."""
    lower = word.lower().removesuffix("'s")
    if word.isupper() and 1 < len(word) <= LONGEST_ACRONYM:
        return len(word)
    return max(1, len(VOWELS.findall(lower)) - bool(SILENT_END.search(lower)))


def sentences_in(text: str) -> Iterator[Sentence]:
    """The sentences of Markdown or of a template. What is filled in counts as one short word."""
    text = LOGIC.sub("", SETTINGS.sub("", NO_PROSE.sub("\n\n", text)))
    text = TAG.sub("", BLOCK.sub("\n\n", LINK.sub(r"\1", FILLED_IN.sub("it", text))))
    for block in re.split(r"\n\s*\n", html.unescape(text)):
        for sentence in END.split(" ".join(block.split())):
            words = WORD.findall(sentence)
            if len(words) >= SHORTEST and sentence.rstrip("\"')")[-1:] in {".", "!", "?"}:
                yield Sentence(sentence, len(words), sum(map(syllables_in, words)))


def main() -> None:
    """Print what each file asks for, and the hardest sentences of all."""
    hardest: list[tuple[Sentence, str]] = []
    for pattern in PLACES:
        for path in sorted(ROOT.glob(pattern)):
            found = list(sentences_in(path.read_text("utf-8"))) if path.is_file() else []
            if found:
                words, syllables = (
                    sum(getattr(s, n) for s in found) for n in ("words", "syllables")
                )
                name = path.relative_to(ROOT).as_posix()
                old = age(len(found), words, syllables)
                mark = "  over the aim" if old > AIM else ""
                print(f"{old:5.1f}  {len(found):4} sentences  {name}{mark}")
                hardest += [(sentence, name) for sentence in found]
    hardest.sort(key=lambda pair: -pair[0].age)
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else MOST_SHOWN
    print(f"\nThe aim is an age of 12 to {AIM}. What asks for most:")
    for sentence, name in hardest[:shown]:
        print(f"{sentence.age:5.1f}  {name}: {sentence.text}")


if __name__ == "__main__":
    main()
