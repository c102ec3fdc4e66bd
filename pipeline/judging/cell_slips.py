"""The slips that people make in cells, by which the same fault in many rows is told apart."""

from __future__ import annotations

import re

_FAILED = (
    r"#(value!|ref!|div/0!|name\?|num!|null!|spill!|calc!|n/a|wert!|bezug!|zahl!|nv|valeur!|nom\?"
    r"|nombre!)"
)
SPREADSHEET_ERROR = rf"{_FAILED}|###+"
"""What a spreadsheet shows in a cell that it has no value for, in small letters."""

FAILED = "failed"
"""The kind of a fault: such a cell in a column of texts."""

_MISSING = re.compile(
    r"-{1,3}|\.{1,3}|[…–—*?:]|#?n/?a|n\.a\.|n\.?d\.?|s?nan|nil|none|null|missing|unknown"
    rf"|{_FAILED}|##+|not (available|applicable|known)|no data",
    re.IGNORECASE,
)
_NOT_FOUND = ("#n/a", "#nv")

NUMBER = r"[-+−]?\d+(?:\.\d+)?"
"""A number as people write it, as an expression."""
_FLAGS = r"(?:[pebfrscud]|\[[a-z]{1,2}\]|\([a-z]{1,2}\)|\*{1,3}|†|‡|:)"
_MONTHS = (
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mrz|mai|okt|dez|f[ée]vr?|avr|juin|juil"
    r"|ao[uû]t|d[ée]c)[a-z]*\.?"
)
_SPACES = r" \u00a0\u2009\u202f"

# The slips in the order in which they are looked for, each with the form of a cell that shows it.
_SLIPS: tuple[tuple[str, str], ...] = (
    ("percent", r"[-+−]?[\d.,]*\d\s?[%‰]"),
    ("both-marks", r"[-+−]?\d{1,3}(?:\.\d{3})+,\d+"),
    ("comma-groups", r"[-+−]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|[-+−]?\d{1,3}(?:,\d{3})+\.\d+"),
    ("comma", r"[-+−]?[1-9]\d{0,2},\d{3}"),
    ("decimal-comma", r"[-+−]?\d*,\d+"),
    ("spaced-groups", rf"[-+−]?\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?:\.\d+)?"),
    ("underscore", r"[-+]?\d[\d_]*_[\d_]*(?:\.\d+)?"),
    ("minus", r"[−–‑]\d+(?:\.\d+)?"),
    ("flag", rf"{NUMBER}\s?{_FLAGS}"),
    ("flag-alone", rf"{_FLAGS}|[xz]"),
    ("bound", rf"[<>≤≥~≈]\s?{NUMBER}"),
    (
        "month-name",
        rf"\d{{1,2}}[ -]{_MONTHS}(?:[ -]\d{{2,4}})?|{_MONTHS}[ -]\d{{2,4}}",
    ),
    ("quarter", r"\d{4}[\s-]?[QqHh][1-4]"),
    ("bracket", r"\(\d+(?:\.\d+)?\)"),
    ("letter", r"(?=.*\d)(?=.*[OolI])[-+]?[\dOolI]+(?:\.[\dOolI]+)?"),
    ("month", r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?"),
    ("span", r"\d{4}\s?[-/–]\s?\d{2,4}"),
    ("day", r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}"),
    (
        "unit",
        rf"[^\d\s.,;-]{{1,4}}\s?{NUMBER}(?:\s?[^\W\d]{{1,10}})?|{NUMBER}\s?[^\d.,;:-][^\d.,;:]{{0,30}}",
    ),
    ("zero-decimals", r"[-+]?\d+\.0+"),
    ("decimals", r"[-+]?\d+\.\d+"),
)
# All in one expression, whose first form that fits is found much faster than one by one.
_FORMS = re.compile("|".join(f"({form})" for _, form in _SLIPS))


_NOTE = re.compile(r"\W*(notes?|sources?|quelle|anmerkung|remarque)\b|\W*\d{1,2}\W+\w|[*†©]")
_SENTENCE = 5


def is_note(cells: str) -> bool:
    """Whether a row of a few cells, a line each, is one text that reads like a note."""
    first, *others = cells.split("\n")
    if any(others):
        return False
    words = first.split()
    return len(words) >= _SENTENCE or (len(words) > 1 and bool(_NOTE.match(first.lower())))


def slip(value: str) -> str:
    """The name of the slip that a cell shows, or "" when it shows none that is known."""
    plain = value.strip()
    if _MISSING.fullmatch(plain):
        return "missing"
    found = _FORMS.fullmatch(plain)
    return _SLIPS[found.lastindex - 1][0] if found and found.lastindex else ""


def spreadsheet_error(value: str) -> str:
    """What a spreadsheet shows in a cell instead of its number: "narrow", "formula" or ""."""
    plain = value.strip().casefold()
    if not plain.startswith("#") or plain in _NOT_FOUND or slip(value) != "missing":
        return ""
    return "formula" if plain.strip("#") else "narrow"


def hint_key(kind: str, value: str) -> str:
    """What tells two faults of one column apart that need different hints."""
    if kind == "type-error":
        return spreadsheet_error(value) or slip(value)
    if kind == FAILED:
        return spreadsheet_error(value)
    if kind == "padded":
        return ""
    return "padded" if value != value.strip() else ""
