"""Finds why a chart's own Vega-Lite specification cannot be drawn, or must not be.

What may stand in it is listed, not what may not. Its data are tables of the same dataset, by their
names. Its expressions call arithmetic, text and date functions only: none that reads other data,
waits for events, or makes texts and lists of any length it likes. Only transforms whose work grows
with the rows are let through, and no number may ask for many ticks, bins or pixels. What is left is
tried out on no rows, so that a mistake is found here and not while drawing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.descriptor import use_one_of
from pipeline.codes.phrases import charts
from pipeline.codes.phrases.subjects import CHART
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor.rules import no_such_column, no_such_table
from pipeline.validation.descriptor_view import (
    DeclaredTable,
    declared_items,
    declared_tables,
    mapping,
    text,
)
from pipeline.validation.inspection import Inspection

SCHEMA = "https://vega.github.io/schema/vega-lite/"
FUNCTIONS = frozenset(
    {"abs", "ceil", "clamp", "cos", "exp", "floor", "log", "max", "min", "pow", "round", "sin"}
    | {"sqrt", "format", "if", "indexof", "isFinite", "isNaN", "isNumber", "isString", "isValid"}
    | {"length", "lower", "substring", "toNumber", "toString", "trim", "upper"}
    | {"date", "datetime", "day", "month", "quarter", "time", "timeFormat", "utcFormat", "year"}
)
TRANSFORMS = frozenset(
    {"aggregate", "bin", "calculate", "filter", "fold", "joinaggregate", "stack"}
    | {"timeUnit", "window"}
)
MARKS = frozenset(
    {"arc", "area", "bar", "circle", "errorband", "errorbar", "boxplot", "line", "point", "rect"}
    | {"rule", "square", "text", "tick", "trail"}
)
_EXPRESSIONS = frozenset({"calculate", "expr", "filter", "labelExpr", "test"})
# What the site decides (look, size), what only a live chart would use, what makes several plots,
# which a phone has no room for, and steps so small that there is no end of them.
_NOT_HERE = frozenset(
    {
        "autosize",
        "background",
        "base",
        "bind",
        "bins",
        "column",
        "concat",
        "config",
        "datasets",
        "facet",
        "hconcat",
    }
    | {"layout", "name", "params", "projection", "repeat", "resolve", "row", "select", "signal"}
    | {"minstep", "step", "steps", "vconcat"}
)
# Numbers under these are figures on a scale; all others say how much work or room to take.
_FIGURES = frozenset(
    {"datum", "domain", "domainMax", "domainMid", "domainMin", "equal", "gt", "gte", "lt", "lte"}
    | {"oneOf", "range", "value", "values"}
)
_OTHER_TRANSFORMS = frozenset(
    {"density", "extent", "flatten", "impute", "loess", "lookup", "pivot", "quantile"}
    | {"regression", "sample"}
)
_SMALLEST_FONT = 12
_CALL = re.compile(r"([A-Za-z_$][\w$]*)\s*\(")
_NAME = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*")
_CONSTANTS = frozenset({"E", "LN10", "LN2", "NaN", "PI", "datum", "false", "null", "true"})
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
# A number format of this width makes a text as long.
_WIDE_FORMAT = re.compile(r"\d{5}")
_FORMATS = re.compile(r"\b(?:format|timeFormat|utcFormat)\s*\(")
_FIXED_FORMATS = re.compile(r"\b(?:format|timeFormat|utcFormat)\s*\([^,()]+,\s*''\s*\)")
_WITHIN = re.compile(r"constructor|prototype|__proto__|\bthis\b|`|=>")

Entry = tuple[PropertyPath, str, Any]


def check_specs(known: Inspection) -> list[Finding]:
    """Find what is wrong with the specifications of a dataset's views."""
    folder, descriptor = known.folder, known.descriptor
    tables = {table.name: table for table in declared_tables(descriptor) if table.name}
    findings: list[Finding] = []
    for at, view in declared_items(descriptor, "views"):
        if text(view.get("kind")) != "vega-lite" or not isinstance(view.get("spec"), Mapping):
            continue
        findings.extend(_check(folder, (*at, "spec"), view, tables))
    return findings


def _check(
    folder: Folder, at: PropertyPath, view: Mapping[str, Any], tables: Mapping[str, DeclaredTable]
) -> Iterator[Finding]:
    spec = view["spec"]
    size = len(json.dumps(spec, default=str))
    if size > LIMITS.spec_characters:
        place = folder.property_place(at)
        yield finding("spec-too-large", place, length=size, limit=LIMITS.spec_characters)
        return
    entries = list(_entries(at, spec))
    deepest = max((len(path) - len(at) for path, _, _ in entries), default=0)
    if deepest > LIMITS.spec_depth:
        place = folder.property_place(at)
        yield finding("spec-too-deep", place, depth=deepest, limit=LIMITS.spec_depth)
        return
    entries = _outermost(entries)
    found = [f for entry in entries for f in _faults(folder, entry, tables)]
    found += _unknown_columns(folder, view, entries, tables)
    yield from found
    fetched = any(key == "data" and "url" in mapping(value) for _, key, value in entries)
    if not found and not fetched:
        yield from _broken(folder, at, spec)


def _outermost(entries: Iterable[Entry]) -> list[Entry]:
    """The properties without those inside one that is refused as a whole."""
    kept: list[Entry] = []
    refused: set[PropertyPath] = set()
    for path, key, value in entries:
        if any(path[:n] in refused for n in range(1, len(path))):
            continue
        if key in _NOT_HERE and path[-2:] != ("data", "name"):
            refused.add(path)
        kept.append((path, key, value))
    return kept


def _entries(at: PropertyPath, value: object) -> Iterator[Entry]:
    """Every property in a specification with its path, from the outside in."""
    waiting: list[tuple[PropertyPath, Any]] = [(at, value)]
    while waiting:
        path, node = waiting.pop(0)
        if isinstance(node, Mapping):
            for key, inner in node.items():
                yield (*path, key), str(key), inner
                waiting.append(((*path, key), inner))
        elif isinstance(node, list):
            waiting.extend(((*path, i), inner) for i, inner in enumerate(node))


def _faults(folder: Folder, entry: Entry, tables: Mapping[str, DeclaredTable]) -> Iterator[Finding]:
    path, key, value = entry
    if key == "data":
        yield from _data(folder, path, value, tables)
    elif key in _NOT_HERE and path[-2:] != ("data", "name"):
        yield _not_allowed(folder, path, key)
    elif key == "$schema" and not str(value).startswith(SCHEMA):
        yield _not_allowed(folder, path, str(value))
    elif key == "mark":
        kind = text(mapping(value).get("type")) if isinstance(value, Mapping) else text(value)
        if kind not in MARKS:
            yield _not_allowed(folder, path, charts.mark(kind), MARKS)
    elif key == "transform":
        yield from _transforms(folder, path, value)
    elif key == "tickCount" and not isinstance(value, int):
        yield _not_allowed(folder, path, charts.tick_count(value))
    elif key == "format" and (not isinstance(value, str) or _WIDE_FORMAT.search(value)):
        yield _not_allowed(folder, path, charts.number_format(value))
    elif key in _EXPRESSIONS:
        yield from _expressions(folder, path, value)
    yield from _numbers(folder, path, key, value)


def _not_allowed(
    folder: Folder, path: PropertyPath, what: str, allowed: Iterable[str] = ()
) -> Finding:
    hint = use_one_of(", ".join(sorted(allowed))) if allowed else None
    return finding("spec-not-allowed", folder.property_place(path), hint=hint, what=what)


def _data(
    folder: Folder, path: PropertyPath, value: object, tables: Mapping[str, DeclaredTable]
) -> Iterator[Finding]:
    """Data are the rows of a table of the dataset, and nothing else."""
    named = mapping(value)
    if "url" in named:
        return  # said by the checks of safety
    if set(named) != {"name"} or not isinstance(named["name"], str):
        yield finding("spec-data", folder.property_place(path), tables=", ".join(tables))
    elif named["name"] not in tables:
        yield no_such_table(folder, (*path, "name"), tables, named["name"], CHART)


def _transforms(folder: Folder, path: PropertyPath, value: object) -> Iterator[Finding]:
    for i, step in enumerate(value if isinstance(value, list) else [value]):
        keys = list(mapping(step))
        others = [key for key in keys if key in _OTHER_TRANSFORMS]
        if others or not TRANSFORMS & set(keys):
            what = charts.transform((others or keys or [""])[0])
            yield _not_allowed(folder, (*path, i), what, TRANSFORMS)


def _expressions(folder: Folder, path: PropertyPath, value: object) -> Iterator[Finding]:
    if not isinstance(value, str):
        return
    place = folder.property_place(path, value)
    if len(value) > LIMITS.expression_characters:
        limit = LIMITS.expression_characters
        yield finding("spec-expression-long", place, length=len(value), limit=limit)
        return
    plain = _QUOTED.sub("''", value)
    calls = [name for name in _CALL.findall(plain) if name not in FUNCTIONS]
    calls += [name for name in _NAME.findall(plain) if name not in FUNCTIONS | _CONSTANTS]
    calls += _WITHIN.findall(value)
    if len(_FORMATS.findall(plain)) != len(_FIXED_FORMATS.findall(plain)):
        calls.append(charts.UNKNOWN_FORMAT)
    calls += [text for text in _QUOTED.findall(value) if _WIDE_FORMAT.search(text)]
    if calls:
        allowed = ", ".join(sorted(FUNCTIONS))
        yield finding("spec-expression", place, value=calls[0], allowed=allowed)


def _numbers(folder: Folder, path: PropertyPath, key: str, value: object) -> Iterator[Finding]:
    """Numbers that ask for too much, and letters that are too small to read on a phone."""
    parts = {str(part) for part in path}
    is_dash = any("dash" in part.lower() for part in parts)
    is_figure = bool(parts & _FIGURES)
    for number in _numbers_in(value):
        place = folder.property_place(path, str(number))
        if is_dash and number < 1:
            yield _not_allowed(folder, path, charts.dash(number))
        elif not is_figure and abs(number) > LIMITS.spec_number:
            yield finding("spec-number", place, value=number, limit=LIMITS.spec_number)
        elif key.lower().endswith("fontsize") and number < _SMALLEST_FONT:
            yield finding("spec-small-text", place, value=number, limit=_SMALLEST_FONT)


def _numbers_in(value: object) -> Iterator[float]:
    """A number, or those in a list and in lists in it."""
    if isinstance(value, list):
        for inner in value:
            yield from _numbers_in(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def _unknown_columns(
    folder: Folder,
    view: Mapping[str, Any],
    entries: Iterable[Entry],
    tables: Mapping[str, DeclaredTable],
) -> Iterator[Finding]:
    """Columns that are drawn, but stand neither in a table nor among what is worked out of it."""
    names = [text(mapping(value).get("name")) for _, key, value in entries if key == "data"]
    used = [tables[name] for name in (*names, text(view.get("resource"))) if name in tables]
    table = used[0] if used else next(iter(tables.values()), None)
    if table is None or not table.fields or any(not t.fields for t in used):
        return
    known = {name for t in (table, *used) for name in t.fields_by_name}
    known |= {word for _, key, value in entries if key == "as" for word in _words(value)}
    if any(key == "fold" for _, key, _ in entries):
        known |= {"key", "value"}
    for path, key, value in entries:
        if key == "field" and isinstance(value, str) and value not in known:
            yield no_such_column(folder, path, table, value, CHART)


def _words(value: object) -> list[str]:
    return [str(word) for word in (value if isinstance(value, list) else [value])]


def _broken(folder: Folder, at: PropertyPath, spec: Mapping[str, Any]) -> Iterator[Finding]:
    """What Vega itself has to say of a specification, drawn without rows."""
    if "mark" not in spec and "layer" not in spec:
        yield finding("spec-broken", folder.property_place(at), reason=charts.NO_MARK)
        return
    names = {value["name"] for _, key, value in _entries(at, spec) if key == "data"}
    tried: dict[str, Any] = {"data": {"values": []}, **spec}
    if names:
        tried["datasets"] = {name: [] for name in sorted(names)}
    import vl_convert  # takes long to load, and few datasets have such a view

    try:
        vl_convert.vegalite_to_svg(json.loads(json.dumps(tried)), allowed_base_urls=[])
    except (ValueError, TypeError) as error:
        reason = _reason(str(error))
        yield finding("spec-broken", folder.property_place(at), reason=reason)


def _reason(said: str) -> str:
    """The line of an error that says what is wrong."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    named = [line for line in lines if line.startswith("Error: ") or "Error: " in line]
    line = (named or lines or [charts.NO_REASON])[0].rpartition("Error: ")[2]
    line = re.sub(r"\{.*", "…", line)
    return line.rstrip(".")
