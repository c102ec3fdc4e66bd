"""What a column's header says: its name, its title and its unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_WORDS = {
    "µ": "u",
    "μ": "u",
    "°": " deg ",
    "²": "2",
    "³": "3",
    "%": " percent ",
    "&": " and ",
    "£": " gbp ",
    "€": " eur ",
    "$": " usd ",
    "ß": "ss",
}
_LONGEST_NAME = 60
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*")
_AFTER_COMMA = re.compile(r",\s*([^,]+)$")
_UNIT = re.compile(
    r"%|‰|\bper ?cent|\bpercentage|\b(million|billion|thousand|hundred|trillion)s?\b|\bindex\b"
    r"|[£€$¥]|\b(GBP|EUR|USD|PPP|US ?dollars?|dollars?|pounds?|euros?|yen)\b"
    r"|\b(?:[mkµμ]?g|t|tonnes?|[kcm]?m[23²³]?|[kMGT]?Wh?|litres?|l|ml|hectares?|ha|ppm|ppb|dB|Pa|hPa|bar)\b"
    r"|°[CF]|[µμ]g|[mµμn]?g/|/ ?(?:m|km|l|s|h|year|day)[23²³]?\b"
    r"|\b(number|persons?|people|FTE|head ?count|inhabitants|households|hours|days|years|months)\b"
    r"|\bper (capita|person|inhabitant|1[, ]?000|100[, ]?000|million|head)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"(?:number|count|no\.) of (.+)", re.IGNORECASE)
_PERCENT_OF = re.compile(r"(?:.*_)?(?:percent|pct|percentage|share)_of_(?:the_)?(.+)")
_SHARE = re.compile(r"(?<=[a-z0-9])_(percent|pct|percentage)(_of_.+)?$")
_INDEX = re.compile(r"(?:^|.*[_ ])index")
_BARE = frozenset({"%", "percent", "per cent", "percentage", "number", "index", "#"})
_ABBREVIATIONS = frozenset({"gdp", "gni", "gva"})
_TIME = re.compile(
    r"(?<![a-z])(year|date|day|month|period|time|quarter|jahr|datum|monat|zeit|annee|année|mois"
    r"|anno|año|rok)(?![a-z])",
    re.IGNORECASE,
)
_NOT_TIME = re.compile(
    r"(?<![a-z])(first|last|start|end|birth|founded|published|updated|as|from|to|until|since)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![a-z])(date|day|datum|fecha|data|dato|jour|tag)(?![a-z])", re.IGNORECASE)
_CODE = re.compile(
    r"(?<![a-z])(id|ids|code|rank|age|decile|quintile|quartile|percentile|cohort|week|month|quarter"
    r"|day|(?:no|number|nr)\.?$)(?![a-z])",
    re.IGNORECASE,
)
# "No of schools" counts; NO2 and O3 are gases.
_COUNTS = re.compile(r"(?<![a-z])(no|nr|number)\.? of (?!the\b)", re.IGNORECASE)


def column_names(headers: Sequence[str]) -> tuple[str, ...]:
    """A name in snake_case for each header, no two alike; columns without one are counted."""
    names: list[str] = []
    for number, header in enumerate(headers, 1):
        name = plain = _snake(header) or f"column_{number}"
        copy = 2
        while name in names:
            name, copy = f"{plain}_{copy}", copy + 1
        names.append(name)
    return tuple(names)


def column_title(header: str) -> str:
    """What people read for a column: its header without the unit; "" if it has none."""
    if _SNAKE.fullmatch(header) or ("_" in header and _SNAKE.fullmatch(header.casefold())):
        words = _SHARE.sub("", header.casefold()).replace("_", " ").split()
        text = " ".join(w.upper() if w in _ABBREVIATIONS else w for w in words)
    else:
        unit = _quoted_unit(header)
        text = unit[0] if unit else " ".join(header.split())
    seen = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    return seen[:1].upper() + seen[1:]


def column_unit(header: str) -> str | None:
    """The unit that a header names: "% of GDP" for "GERD (% of GDP)"; None if it names none.

    A share of who knows what, and a number of who knows what, is none.
    """
    unit = _quoted_unit(header)
    if unit is not None:
        return None if unit[1].casefold() in _BARE else unit[1]
    counted = _NUMBER_OF.fullmatch(" ".join(header.replace("_", " ").split()))
    if counted is not None:
        return counted[1]
    share = _PERCENT_OF.fullmatch(_snake(header))
    if share is not None:
        words = share[1].split("_")
        return "% of " + " ".join(w.upper() if w in _ABBREVIATIONS else w for w in words)
    return "1" if _INDEX.fullmatch(header.casefold()) else None


def names_time(header: str) -> bool:
    """Whether a header reads like that of the period which a row is about."""
    words = header.replace("_", " ")
    return _TIME.search(words) is not None and _NOT_TIME.search(words) is None


def names_day(header: str) -> bool:
    """Whether a header reads like that of days."""
    return _DAY.search(header.replace("_", " ")) is not None


def names_code(header: str) -> bool:
    """Whether a header reads like that of numbers which only tell things apart."""
    words = header.replace("_", " ").strip()
    return _CODE.search(words) is not None and _COUNTS.search(words) is None


def _quoted_unit(header: str) -> tuple[str, str] | None:
    """A header divided into title and unit, if a part of it reads like a unit."""
    text = " ".join(header.split())
    for match in [*_IN_BRACKETS.finditer(text), *_AFTER_COMMA.finditer(text)]:
        if _UNIT.search(match[1]):
            title = f"{text[: match.start()]} {text[match.end() :]}".strip()
            if title:
                return title, match[1].strip()
    return None


def _snake(header: str) -> str:
    text = header
    for sign, word in _WORDS.items():
        text = text.replace(sign, word)
    # R&D is a word of its own.
    text = re.sub(r"\b(\w) and (\w)\b", r"\1_and_\2", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^a-z0-9]+", "_", plain.casefold()).strip("_")
    return name[:_LONGEST_NAME].strip("_")
