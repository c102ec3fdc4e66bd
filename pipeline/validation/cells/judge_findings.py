"""Puts what the judge says about tables, rows and cells into findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.cells import (
    comma_in_number,
    comma_in_text,
    names_are_said,
    not_comparable,
)
from pipeline.codes.phrases.cells import ANOTHER_ROW, cannot_compare, could_not_be_judged
from pipeline.codes.phrases.values import expected_cell, length_limit
from pipeline.findings import ROWS_NAMED, Finding, Severity
from pipeline.folders import Folder
from pipeline.judging.cell_slips import FAILED, is_note, slip
from pipeline.judging.judge import Fault, JudgeCase, Verdict
from pipeline.machine import MachineLimit
from pipeline.validation.cells.choices import ZEROS, categories
from pipeline.validation.cells.group_faults import empty_hint, hint_for_many, one_a_mistake
from pipeline.validation.cells.hints import (
    choice_hint,
    constraint_words,
    early_year_hint,
    pattern_hint,
    type_hint,
)
from pipeline.validation.cells.not_judged import NotJudged
from pipeline.validation.cells.odd_cells import PADDED, bare
from pipeline.validation.cells.refused_cells import faults_of_verdict
from pipeline.validation.cells.stray_rows import NAMES, NO_DATA, NOTES, SECOND_HEADER, TOTALS
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredField,
    DeclaredTable,
    mapping,
    text,
    texts,
)
from pipeline.validation.reading.tables import ReadTable
from pipeline.workers import Failure, Outcome

_READABLE = frozenset({PADDED, ZEROS, FAILED, *NO_DATA})
_TAKEN_AS_MEANT = NUMBER_TYPES | {"year", "yearmonth", "date"}
_MOST_NOTES = 30
_FIRST_ROW = 2
_MOST_REFERENCES = 20_000
_TYPE = re.compile(r'type is "(\w+)/')
_VERSION_2 = re.compile(r"/profiles/[2-9]")
_ROW_NUMBER = re.compile(r"position (\d+)")
_NAMING_A_ROW = frozenset({"unique-error", "primary-key", "unique-key"})


def check_outcome(
    folder: Folder,
    case: JudgeCase,
    tables: Mapping[int, ReadTable],
    outcome: Outcome[Verdict],
    own: Sequence[Fault] = (),
) -> list[Finding]:
    """The findings of a judgement, one if it was stopped, and of faults that were found without.

    `own` are those which frictionless lets pass or says worse.
    """
    allowed = partial(_allowed, tables)
    if outcome.result is None:
        explained = [_explain(folder, tables, fault) for fault in one_a_mistake(own, allowed)]
        return [stopped(folder, outcome), *explained]
    verdict = outcome.result
    place = folder.place(folder.descriptor_file)
    said = {note for _, note in verdict.unread}
    notes = [note for note in verdict.package if note not in said]
    findings = [finding("standard", place, note=_plain(note)) for note in notes]
    for number, note in verdict.unread:
        at = folder.property_place(tables[number].declared.at)
        findings.append(finding("table-unread", at, note=_plain(note)))
    for path, note in verdict.others:
        findings.append(finding("table-unread", folder.place(path), note=_plain(note)))
    faults = faults_of_verdict(tables, verdict, {claim.number: claim.rows for claim in case.claims})
    judged = [_as_note(fault, tables[fault.resource]) for fault in faults]
    if folder.profile != "standard":
        judged = [fault for fault in judged if not _is_half_key(fault)]  # keys.py says so
    for fault in one_a_mistake(_with_one_comma(_joined(judged, own)), allowed):
        found = _explain(folder, tables, fault)
        is_readable = folder.profile == "standard" and (
            _is_of_another_version(folder, fault)
            or _reads_all_the_same(tables, fault, judged)
            or _lacks_part_of_key(fault)
        )
        findings.append(replace(found, severity=Severity.WARNING) if is_readable else found)
    return findings


def _is_half_key(fault: Fault) -> bool:
    """Whether rows have the same key, of which a part has no value."""
    return (fault.kind, fault.constraint) == ("primary-key", "half")


def _lacks_part_of_key(fault: Fault) -> bool:
    """Whether rows have no value in a part of their key: they are told apart by the rest."""
    return (fault.kind, fault.constraint) == ("primary-key", "required") and fault.field != ""


def _is_of_another_version(folder: Folder, fault: Fault) -> bool:
    """Whether a rule is one of version 2 of the standard, which the descriptor does not name.

    Without a `$schema` a package is one of version 1, where `categories` is a word of one's own.
    """
    named = str((folder.descriptor or {}).get("$schema", ""))
    return fault.constraint == "categories" and not _VERSION_2.search(named)


def _reads_all_the_same(
    tables: Mapping[int, ReadTable], own: Fault, judged: Sequence[Fault]
) -> bool:
    """Whether the judge takes cells as they stand that are written as nobody should write them."""
    field = tables[own.resource].declared.fields_by_name.get(own.field)
    kind = field.type if field is not None else ""
    is_written_oddly = own.kind == "type-error" and kind in _TAKEN_AS_MEANT
    if own.kind not in _READABLE and not is_written_oddly:
        return False
    return not any(
        fault.resource == own.resource
        and (own.kind in NO_DATA or fault.field == own.field)
        and (fault.times > len(fault.rows) or bool(set(fault.rows) & set(own.rows)))
        for fault in judged
    )


def _as_note(fault: Fault, table: ReadTable) -> Fault:
    """A row that is too short as what it is, where that is a note below the table."""
    is_below = fault.rows[:1] > (table.rows + 1 - _MOST_NOTES,)
    if fault.kind != "missing-cell" or not is_below or not is_note(fault.note):
        return fault
    names = [label.strip() for label in table.labels]
    return fault._replace(kind=NOTES, field=names[0], column=1, value=fault.note.split("\n")[0])


def _joined(judged: Sequence[Fault], own: Sequence[Fault]) -> list[Fault]:
    """All faults, but those that another one of the same cells, which stays, says better."""
    kept = list(own)
    # What a whole row is says more than what is wrong with its cells, and never gives way to that.
    for fault in sorted(own, key=lambda one: one.kind in NO_DATA):
        if any(_says_more(other, fault) for other in kept if other is not fault):
            kept.remove(fault)
    faults = [fault for fault in judged if not any(_says_more(o, fault) for o in kept)]
    wrong = {(f.resource, f.field, row) for f in faults if f.kind == "type-error" for row in f.rows}
    faults += [
        fault
        for fault in kept
        if fault.constraint != "categories"
        or (fault.resource, fault.field, fault.rows[0]) not in wrong
    ]
    return faults


def _says_more(own: Fault, judged: Fault) -> bool:
    if own.resource != judged.resource:
        return False
    if own.kind in NO_DATA:
        return set(own.rows) >= set(judged.rows) and own.times >= judged.times
    if own.kind == "primary-key":
        return (judged.field, judged.kind, judged.constraint) == ("", "primary-key", "required")
    is_same = own.field == judged.field and own.kind in {"type-error", PADDED, ZEROS, FAILED}
    return is_same and own.times >= judged.times and set(own.rows) >= set(judged.rows)


def stopped(folder: Folder, outcome: Outcome[Any]) -> Finding:
    """The finding that the tables themselves break off their check.

    Raises NotJudged where it is this machine that does: that says nothing about the data.
    """
    if outcome.failure is Failure.NOT_ALLOWED:
        raise MachineLimit(outcome.note)
    if outcome.is_of_the_machine:
        raise NotJudged(could_not_be_judged(folder.shown, outcome.note))
    place = folder.place(folder.descriptor_file)
    return finding("tables-crashed", place, note=_plain(outcome.note))


def _with_one_comma(faults: Sequence[Fault]) -> list[Fault]:
    """The faults, but 1,234 counted with 0,12 where both stand in a column: one mistake."""
    slips = {i: slip(fault.value) for i, fault in enumerate(faults) if fault.kind == "type-error"}
    kept = {i: fault for i, fault in enumerate(faults) if slips.get(i) != "comma"}
    for i in (i for i, found in slips.items() if found == "comma"):
        one = faults[i]
        for j, found in slips.items():
            other = kept.get(j)
            is_same = (one.resource, one.field) == (faults[j].resource, faults[j].field)
            if found == "decimal-comma" and other is not None and is_same:
                rows = tuple(sorted({*one.rows, *other.rows})[:ROWS_NAMED])
                kept[j] = other._replace(times=one.times + other.times, rows=rows)
                break
        else:
            kept[i] = one
    return [kept[i] for i in sorted(kept)]


def _explain(folder: Folder, tables: Mapping[int, ReadTable], fault: Fault) -> Finding:
    table = tables[fault.resource]
    declared = table.declared
    field = declared.fields_by_name.get(fault.field) or _undeclared(fault)
    fault = _with_row_in_file(table, fault)
    if fault.kind == "limit":
        return _broken_limit(folder, field, fault)
    explain = _EXPLAINERS.get((fault.kind, fault.constraint)) or _EXPLAINERS[(fault.kind, "")]
    code, hint, words = explain(declared, field, fault)
    if fault.others:
        hint = hint_for_many(fault, _allowed(tables, fault) or (), words.get("table"))
    elif fault.kind == "foreign-key":
        known = _allowed(tables, fault)
        hint = choice_hint(fault.value, known) if known is not None else None
    row = fault.rows[0]
    names = [label.strip() for label in table.labels]
    column = names.index(fault.field) + 1 if fault.field in names else None
    place = folder.place(
        declared.path,
        line=table.lines.line(row),
        row=row,
        column=fault.column or column,
        field=fault.field or None,
        value=fault.value if fault.column or fault.field else None,
    )
    return finding(code, place, count=fault.times, rows=fault.rows, hint=hint, **words)


def _with_row_in_file(table: ReadTable, fault: Fault) -> Fault:
    """A fault that names another row, with its number in the file that came in."""
    found = _ROW_NUMBER.search(fault.note) if fault.kind in _NAMING_A_ROW else None
    if found is None:
        return fault
    return fault._replace(note=f"position {table.row_in_file(int(found.group(1)))}")


def _undeclared(fault: Fault) -> DeclaredField:
    """A column of a table without schema, of the type that the judge made out."""
    found = _TYPE.search(fault.note)
    return DeclaredField((), fault.field, {"type": found.group(1)} if found else {})


def _broken_limit(folder: Folder, field: DeclaredField, fault: Fault) -> Finding:
    return finding(
        "constraint-broken",
        folder.property_place((*field.at, "constraints", fault.constraint), fault.value),
        constraint=fault.constraint,
        column=fault.field,
        value=fault.value,
        expected=_expected(field),
    )


Explanation = tuple[str, str | None, dict[str, Any]]
Explainer = Callable[[DeclaredTable, DeclaredField, Fault], Explanation]


def _type(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    words = {"value": fault.value, "expected": _expected(field)}
    hint = early_year_hint(fault.value, field) or type_hint(fault.value, field)
    return "cell-type", hint, words


def _empty(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "cell-empty", empty_hint(fault), {"column": field.name}


def _too_small(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "cell-too-small", None, {"value": fault.value, "limit": _limit(field, fault)}


def _too_large(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "cell-too-large", None, {"value": fault.value, "limit": _limit(field, fault)}


def _choice(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    is_enum = fault.constraint == "enum"
    allowed = constraint_words(field, "enum") if is_enum else categories(field)
    words = {"value": fault.value, "allowed": ", ".join(allowed)}
    return "cell-not-allowed", choice_hint(fault.value, allowed), words


def _pattern(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    words = {"value": fault.value, "pattern": _limit(field, fault)}
    return "cell-pattern", pattern_hint(fault.value), words


def _length(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    least = fault.constraint == "minLength"
    return (
        "cell-length",
        pattern_hint(fault.value),
        {
            "value": fault.value,
            "length": len(fault.value),
            "constraint": length_limit(is_least=least),
            "limit": _limit(field, fault),
        },
    )


def _repeated(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "cell-repeated", None, {"value": fault.value, "other": _other_row(fault)}


def _unique_key(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    key = fault.field.replace(",", ", ")
    return (
        "unique-key-repeated",
        None,
        {
            "key": key,
            "value": fault.value,
            "other": _other_row(fault),
        },
    )


def _padded(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    words = {"value": fault.value, "bare": bare(fault.value)}
    return "cell-padded", None, words


def _failed(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "spreadsheet-error", type_hint(fault.value, field), {"value": bare(fault.value)}


def _cut_code(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "zeros-lost", None, {"value": fault.value, "column": field.name}


def _key_repeated(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    words = {"key": ", ".join(table.primary_key), "value": fault.value, "other": _other_row(fault)}
    return "key-repeated", None, words


def _key_empty(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    key = ", ".join(table.primary_key)
    return "key-empty", None, {"key": key, "column": fault.field or key}


def _foreign_key(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    reference = _reference(table, fault)
    words = {
        "value": f'"{fault.value}"',
        "table": text(reference.get("resource")) or table.name,
        "column": ", ".join(texts(reference.get("fields"))),
    }
    return "foreign-key", None, words


def _reference(table: DeclaredTable, fault: Fault) -> Mapping[str, Any]:
    """What the columns of a fault refer to."""
    keys = (key for _, key in table.foreign_keys if texts(key.get("fields")) == fault.fields)
    return mapping(next(keys, {}).get("reference"))


def _allowed(tables: Mapping[int, ReadTable], fault: Fault) -> tuple[str, ...] | None:
    """What may stand where a value is not allowed; None where that is not known."""
    declared = tables[fault.resource].declared
    field = declared.fields_by_name.get(fault.field)
    if fault.kind != "foreign-key":
        if field is None:
            return None
        is_enum = fault.constraint == "enum"
        return constraint_words(field, "enum") if is_enum else tuple(categories(field))
    reference = _reference(declared, fault)
    name = text(reference.get("resource")) or declared.name
    names = texts(reference.get("fields"))
    target = next((t for t in tables.values() if t.declared.name == name), None)
    if target is None or target.cells is None or not set(names) <= set(target.cells.column_names):
        return None
    if target.rows > _MOST_REFERENCES:
        return None
    rows = zip(*(target.cells[column].to_pylist() for column in names), strict=True)
    return tuple(dict.fromkeys(", ".join(row) for row in rows))


def _row_too_long(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    cells = fault.note.split("\n")
    for i, (one, two) in enumerate(pairwise(cells)):
        is_number = i < len(table.fields) and table.fields[i].type in NUMBER_TYPES
        if is_number and one.lstrip("-").isdecimal() and two.isdecimal():
            is_group = len(two) == len("000")
            return "row-too-long", comma_in_number(one, two, may_divide_thousands=is_group), {}
        if two.startswith(" ") and two.strip():
            return "row-too-long", comma_in_text(one, two), {}
    return "row-too-long", None, {}


def _row_too_short(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "row-too-short", None, {"column": fault.field}


def _notes(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "row-of-notes", None, {"value": fault.value}


def _totals(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "row-of-totals", None, {"value": fault.value}


def _names(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    is_first = table.dialect.get("header") is False and fault.rows[0] == _FIRST_ROW
    return "row-of-names", names_are_said() if is_first else None, {}


def _second_header(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "header-of-two-rows", None, {"columns": fault.note}


def _blank(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    return "row-blank", None, {}


def _unreadable(table: DeclaredTable, field: DeclaredField, fault: Fault) -> Explanation:
    note = cannot_compare(_plain(fault.note))
    return "table-unread", not_comparable(), {"note": note}


_EXPLAINERS: Mapping[tuple[str, str], Explainer] = {
    ("type-error", ""): _type,
    ("constraint-error", "required"): _empty,
    ("constraint-error", "minimum"): _too_small,
    ("constraint-error", "exclusiveMinimum"): _too_small,
    ("constraint-error", "maximum"): _too_large,
    ("constraint-error", "exclusiveMaximum"): _too_large,
    ("constraint-error", "enum"): _choice,
    ("constraint-error", "categories"): _choice,
    ("constraint-error", "pattern"): _pattern,
    ("constraint-error", "minLength"): _length,
    ("constraint-error", "maxLength"): _length,
    ("unique-error", ""): _repeated,
    ("primary-key", "unique"): _key_repeated,
    ("primary-key", "half"): _key_repeated,
    ("primary-key", "required"): _key_empty,
    ("unique-key", ""): _unique_key,
    ("foreign-key", ""): _foreign_key,
    (PADDED, ""): _padded,
    (ZEROS, ""): _cut_code,
    (FAILED, ""): _failed,
    ("extra-cell", ""): _row_too_long,
    ("missing-cell", ""): _row_too_short,
    ("blank-row", ""): _blank,
    (NOTES, ""): _notes,
    (TOTALS, ""): _totals,
    (NAMES, ""): _names,
    (SECOND_HEADER, ""): _second_header,
    ("unreadable-row", ""): _unreadable,
}


def _expected(field: DeclaredField) -> str:
    return expected_cell(field.type, text(field.properties.get("format")))


def _limit(field: DeclaredField, fault: Fault) -> str:
    return ", ".join(constraint_words(field, fault.constraint))


def _other_row(fault: Fault) -> str:
    found = _ROW_NUMBER.search(fault.note)
    return found.group(1) if found else ANOTHER_ROW


def _plain(note: str) -> str:
    return " ".join(note.split()).rstrip(".")
