"""What a number says that was written for people."""

from __future__ import annotations

import re

MINUS = "\u2212"
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
WORDS = {"million": 6, "billion": 9, "trillion": 12}
WRITTEN = re.compile(
    r"(?P<digits>[−\d,.]+)(?: × 10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)| (?P<word>[mbtr]+illion))?"
)


def value_of(text: str) -> float:
    """The number that a text is: 1,234.5, 1.23 million, 1.23 × 10⁻⁷."""
    found = WRITTEN.fullmatch(text)
    assert found, text
    power = (found["power"] or "0").translate(RAISED)
    digits = found["digits"].replace(",", "").replace(MINUS, "-")
    return float(f"{digits}e{WORDS[found['word']] if found['word'] else int(power)}")


def digits_in(text: str) -> int:
    """How many digits of a number count."""
    digits = re.sub(r"\D", "", text.partition(" ")[0]).lstrip("0")
    return len(digits) or 1
