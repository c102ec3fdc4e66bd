"""What programs write into a descriptor to say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.front_matter import listed

# What is written of a plain file, and asks nobody to unpack, join or fetch anything.
_ASKS_FOR_NOTHING: Mapping[str, tuple[object, ...]] = {
    "basepath": ("", None),
    "compression": ("", "no", None),
    "control": ({}, {"newline": ""}, None),
    "extrapaths": ([], None),
    "innerpath": ("", None),
    "multipart": (False, None),
}
# What programs write to say nothing, and frictionless takes for that.
_SAYS_NOTHING_OF_A_TABLE: Mapping[str, tuple[object, ...]] = {
    "bytes": (None,),
    "encoding": ("",),
    "format": ("",),
    "hash": ("",),
    "profile": ("",),
    "scheme": ("",),
}
_SAYS_NOTHING_OF_A_SCHEMA: Mapping[str, tuple[object, ...]] = {
    "primaryKey": ([],),
    "uniqueKeys": ([], None),
}
# How tables are read without a word of it, in the words of frictionless.
_SAYS_NOTHING_OF_A_DIALECT: Mapping[str, tuple[object, ...]] = {
    "commentChar": ("",),
    "commentRows": ([],),
    "delimiter": (None,),
    "doubleQuote": (None,),
    "escapeChar": (None,),
    "headerCase": (True,),
    "headerJoin": (" ",),
    "nullSequence": ("", None),
    "quoteChar": (None,),
    "skipBlankRows": (False,),
    "skipInitialSpace": (None,),
}
COUNTS = ("bytes", "fields", "hash", "rows")
_ALGORITHMS = ("sha512", "sha256", "sha1", "md5")


_WITH_ORDER = frozenset({"integer", "number", "date", "datetime", "time", "year", "yearmonth"})
# Types that have formats, of which "" is none.
_WITH_FORMATS = frozenset({"string", "date", "datetime", "time", "geojson", "geopoint"})


def take_out_what_asks_for_nothing(properties: dict[str, Any]) -> None:
    """Take out what programs write of a file that is read as it lies there, and its numbers."""
    _without(properties, _ASKS_FOR_NOTHING)
    algorithm, stats = properties.pop("hashing", None), properties.pop("stats", None)
    for key in COUNTS if isinstance(stats, dict) else ():
        if stats.get(key):
            properties.setdefault(key, stats[key])
    for key in _ALGORITHMS if isinstance(stats, dict) else ():
        if isinstance(stats.get(key), str) and stats[key]:
            properties.setdefault("hash", f"{key}:{stats[key]}")
    digest = properties.get("hash")
    if algorithm in _ALGORITHMS and isinstance(digest, str) and ":" not in digest:
        properties["hash"] = f"{algorithm}:{digest}"


def take_out_what_says_nothing(resource: dict[str, Any]) -> None:
    """Take out what programs write of a table, its columns and their limits to say nothing."""
    schema, dialect = resource.get("schema"), resource.get("dialect")
    _without(resource, _SAYS_NOTHING_OF_A_TABLE)
    if isinstance(dialect, dict):
        _without(dialect, _SAYS_NOTHING_OF_A_DIALECT)
        _name_rows_of_names(dialect)
    if not isinstance(schema, dict):
        return
    _without(schema, _SAYS_NOTHING_OF_A_SCHEMA)
    for field in listed(schema.get("fields")):
        if isinstance(field, dict):
            _without_empty_words(field)


def _without_empty_words(field: dict[str, Any]) -> None:
    """Take out of a column what frictionless passes over in one of its type."""
    kind = str(field.get("type", "any"))
    if kind not in _WITH_FORMATS:
        _without(field, {"format": ("",)})
    if kind != "number":
        _without(field, {"decimalChar": ("", None), "groupChar": (None,)})
    limits = field.get("constraints")
    if isinstance(limits, dict) and kind in _WITH_ORDER:
        _without(limits, {"minimum": (None,), "maximum": (None,)})


def _name_rows_of_names(dialect: dict[str, Any]) -> None:
    """Say plainly where names stand: before the first row there is none, so they stand nowhere.

    A list that ends with such a row would have its names read as figures: it is wrong.
    """
    rows = dialect.get("headerRows")
    if not isinstance(rows, list) or any(type(row) is not int for row in rows):
        return
    found = [row for row in rows if row >= 1]
    if not found:
        dialect["header"] = False
        dialect.pop("headerRows")
    elif rows[-1] >= 1:
        dialect["headerRows"] = found


def _without(properties: dict[str, Any], nothing: Mapping[str, tuple[object, ...]]) -> None:
    """Take out properties that have values which say nothing; `False` is not 0."""
    for key, values in nothing.items():
        found = properties.get(key, ...)
        if any(found == value and type(found) is type(value) for value in values):
            properties.pop(key)
