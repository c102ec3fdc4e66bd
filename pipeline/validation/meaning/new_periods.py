"""Finds new periods that continue the covered ones, and says which lines to change for them.

That is what an update looks like when only the table is replaced. It is told from a slip such as
2103 by its place, right after the last period.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.periods import lines_to_change
from pipeline.codes.phrases.periods import under_constraints, under_coverage
from pipeline.findings import Finding
from pipeline.folders import JSON_DESCRIPTOR, Folder
from pipeline.validation.descriptor_view import mapping, text
from pipeline.validation.reading.tables import ReadTable, place_of_value

_FORM = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")
_VERSION = re.compile(r"(\d+)\.(\d+)(\.\d+)?")
_MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}
_MOST_YEARS = 3


def continuing_periods(table: ReadTable, column: str, end: str) -> tuple[str, ...]:
    """The periods of a column that directly continue those which end with the coverage.

    They follow in the rhythm of the periods before and reach at most three years further, however
    few rows they have: the first figures of a year come alone.
    """
    values = table.present(column)
    whole = (p for p in values if not p[len(end) : len(end) + 1].isdigit())
    numbers = {p: n for p in whole if (n := _number(p[: len(end)], end)) is not None}
    last = _number(end, end)
    if last is None:
        return ()
    known = sorted({n for n in numbers.values() if n <= last})
    new = sorted({n for n in numbers.values() if n > last})
    if not known or known[-1] != last or not new:
        return ()
    step = last - known[-2] if len(known) > 1 else 1
    furthest, reached = last + max(_per_year(end) * _MOST_YEARS, step), last
    for n in new:
        is_near = n <= furthest and n - reached in {1, step}
        if not is_near:
            break
        reached = n
    return tuple(p for p, n in numbers.items() if last < n <= reached)


def explain_outgrown(
    folder: Folder, found: Mapping[tuple[int, str], tuple[str, ...]], tables: list[ReadTable]
) -> Finding:
    """The finding that says what to change, for the periods found by table and column."""
    coverage = mapping((folder.descriptor or {}).get("coverage"))
    end = text(coverage.get("end"))
    last = max(period[: len(end)] for periods in found.values() for period in periods)
    (number, column), periods = next(iter(found.items()))
    table = tables[number]
    seen = [table.values[column][period] for period in periods]
    lines = "; ".join(_lines(folder, coverage, last, found, tables))
    return finding(
        "coverage-outgrown",
        place_of_value(folder, table, column, periods[0]),
        count=sum(rows.count for rows in seen),
        rows=tuple(sorted(row for rows in seen for row in rows.first)),
        hint=lines_to_change(folder.descriptor_file or "", lines),
        value=last,
        end=end,
    )


def said_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, but one in place of two where new periods are above a declared maximum, too.

    The maximum is an error, and then says which lines to change.
    """
    outgrown = next((f for f in findings if f.code == "coverage-outgrown"), None)
    if outgrown is None:
        return list(findings)
    same = [f for f in findings if f.code == "cell-too-large" and _is_same(f, outgrown)]
    if not same:
        return list(findings)
    kept = [replace(f, hint=outgrown.hint) if f in same else f for f in findings]
    return [f for f in kept if f is not outgrown]


def _is_same(found: Finding, outgrown: Finding) -> bool:
    places = [(f.place.file, f.place.field) for f in (found, outgrown)]
    return places[0] == places[1] and found.count <= outgrown.count


def _lines(
    folder: Folder,
    coverage: Mapping[str, Any],
    last: str,
    found: Iterable[tuple[int, str]],
    tables: list[ReadTable],
) -> list[str]:
    descriptor, end = folder.descriptor or {}, text(coverage.get("end"))
    is_json = folder.descriptor_file == JSON_DESCRIPTOR
    changed: dict[str, Any] = {}
    version = _VERSION.fullmatch(text(descriptor.get("version")))
    if version:
        patch = ".0" if version.group(3) else ""
        changed["version"] = f"{version.group(1)}.{int(version.group(2)) + 1}{patch}"
    title = text(descriptor.get("title"))
    if title != (newer := re.sub(rf"(to |[-–]){re.escape(end)}\b", rf"\g<1>{last}", title)):
        changed["title"] = newer
    update = mapping(descriptor.get("update"))
    if later := _later(text(update.get("next")), text(update.get("frequency"))):
        changed["update"] = {**update, "next": later}
    if len(coverage) <= 2:  # without a list of entities
        changed["coverage"] = {**coverage, "end": last}
    lines = [f"`{_line(key, value, is_json)}`" for key, value in changed.items()]
    if "coverage" not in changed:
        lines.append(under_coverage(_line("end", last, is_json)))
    for number, column in found:
        constraints = tables[number].declared.fields_by_name[column].constraints
        if str(constraints.get("maximum", "")) == end:
            lines.append(under_constraints(_line("maximum", last, is_json), column))
    return lines


def _line(key: str, value: object, is_json: bool) -> str:
    if is_json:
        return f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},"
    if isinstance(value, Mapping):
        inner = ", ".join(_line(k, v, False) for k, v in value.items())
        return f"{key}: {{{inner}}}"
    return f"{key}: {value if key == 'frequency' else json.dumps(value, ensure_ascii=False)}"


def _later(day: str, frequency: str) -> str:
    """A day moved by the frequency of updates, or to the last one of its month."""
    try:
        first = date.fromisoformat(day)
    except ValueError:
        return ""
    if frequency not in _MONTHS:
        return ""
    months = first.year * 12 + first.month - 1 + _MONTHS[frequency]
    for last in range(first.day, 27, -1):
        try:
            return date(months // 12, months % 12 + 1, last).isoformat()
        except ValueError:
            continue
    return date(months // 12, months % 12 + 1, first.day).isoformat()


def _number(period: str, end: str) -> int | None:
    """A period's place in time, counted in years, or in months where the coverage ends in one."""
    found, wanted = _FORM.fullmatch(period), _FORM.fullmatch(end)
    if found is None or wanted is None or _per_year(period) != _per_year(end):
        return None
    part = found.group(2)
    return int(found.group(1)) * _per_year(end) + (int(part) if part else 0)


def _per_year(period: str) -> int:
    return 12 if "-" in period else 1
