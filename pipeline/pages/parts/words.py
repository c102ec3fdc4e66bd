"""Days, spans, sizes and values as pages write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from pipeline.catalog import Entity
from pipeline.charts.words import exactness
from pipeline.engine import Ask
from pipeline.pages.parts.series import Point, Series
from pipeline.validation.hidden.characters import without_hidden
from pipeline.visible import END_OF_ISOLATE, ISOLATE, is_balanced, isolated

# Characters that text never needs and that Markdown or terminals take for signs of their own.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

MARKUP = re.compile(r"[\\`*_\[\]{}<>&#|~^!]")


def span(periods: tuple[str, str]) -> str:
    """A first and a last period: "1996 to 2021", or the one period there is."""
    first, last = periods
    return first if first == last else f"{first} to {last}"


def file_size(size: int) -> str:
    """A size in bytes as people compare it: 812 bytes, 33 kB, 1.2 MB."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def value(ask: Ask, series: Series, point: Point, *others: Point | None) -> str:
    """A value of a series with its unit, with as many decimals as the series needs.

    It does not read like those of the `others`, unless it is equal to them.
    """
    measure = series.measure
    unit = "" if measure.is_index else measure.unit or ""
    beside = [other.value for other in others if other and other.value is not None]
    return _written(ask, series, point, {"unit": unit, "others": beside})


def number(ask: Ask, series: Series, point: Point) -> str:
    """A value of a series in a table, without its unit, which stands elsewhere."""
    return _written(ask, series, point, {"isTabled": True})


def plain(ask: Ask, value: float) -> str:
    """A number as it was declared: 0.1, 3. Raises EngineFault when no answer comes."""
    return str(ask("numbers", [{"value": value, "decimals": None}])[0])


def _written(ask: Ask, series: Series, point: Point, how: Mapping[str, object]) -> str:
    assert point.value is not None, "a missing value has a reason, not a number"
    values = [point.value for point in series.known if point.value is not None]
    exact = exactness(values, series.measure, [point.text for point in series.known])
    asked = {"value": point.value, "exactness": exact, **how}
    return str(ask("numbers", [asked])[0])


def coverage(series: Series) -> str:
    """Which periods a series holds: "1996 to 2021, 24 of 26 years"."""
    known = series.known
    if not known:
        return "no values"
    first, last = known[0].period, known[-1].period
    if first == last:
        return f"{first} only" if first else ""
    between = [p for p in series.points if known[0].place <= p.place <= known[-1].place]
    noun = periods_noun(p.period for p in between)
    if noun == "years" and len(between) == int(last) - int(first) + 1:
        return f"{first} to {last}, {len(known)} of {len(between)} years"
    whole = "all" if len(known) == len(between) else f"{len(known)} of"
    return f"{first} to {last}, {whole} {len(between)} {noun} in the data"


def years_held(series: Series) -> str:
    """How many of its table's periods a series holds: "24 of 26", or "1"."""
    held = len(series.known)
    return f"{held} of {len(series.points)}" if held > 1 else f"{held}"


def sentence(text: str) -> str:
    """A text with its first letter large, as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def with_article(noun: str) -> str:
    """A noun after "a" or "an": a country, an apiary."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def without_controls(text: str) -> str:
    """A text without control characters."""
    return CONTROLS.sub("", text)


def shown(text: str) -> str:
    """A text of data as it stands on a page: nothing in it hides, and it reverses nothing else."""
    kept = f"{ISOLATE}{END_OF_ISOLATE}" if is_balanced(text) else ""
    return isolated(without_hidden(without_controls(text), kept))


def for_markdown(text: str) -> str:
    """A text as it stands inside a paragraph of Markdown, none of its signs taken for markup."""
    plain = shown(" ".join(text.split()))
    return MARKUP.sub(lambda found: f"&#{ord(found[0])};", plain)


def names(entity: Entity) -> str:
    """Everything that an entity is called, as one line for a script to search in."""
    return search_words((entity.name, entity.key, *entity.aliases))


def sort_key(text: str) -> str:
    """What to sort texts by, so that Åland stands under A."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def search_words(texts: Iterable[str]) -> str:
    """Texts as one line for scripts to search in, each once."""
    return " ".join(dict.fromkeys(text for text in texts if text))


def periods_noun(periods: Iterable[str]) -> str:
    """What to call periods: years, or what they may be else."""
    return "years" if all(p.isdigit() and len(p) == 4 for p in periods) else "periods"
