"""Finds what a schema cannot say: names that must agree, exist or be free, units, terms, topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isinf
from pathlib import PurePosixPath
from typing import Any

from pipeline.addresses import plain_name
from pipeline.codes import finding
from pipeline.codes.hints.suggestions import did_you_mean
from pipeline.codes.phrases import files
from pipeline.codes.phrases.lists import NO_TOPICS
from pipeline.codes.phrases.subjects import FOREIGN_KEY, PRIMARY_KEY, UNIQUE_KEY
from pipeline.codes.phrases.values import A_REACHABLE_NUMBER
from pipeline.findings import Finding, Severity
from pipeline.folders import (
    DATA_SUFFIXES,
    JSON_DESCRIPTOR,
    YAML_DESCRIPTOR,
    Folder,
    is_question,
)
from pipeline.profile import PropertyPath, read_profile
from pipeline.understood import is_left_aside
from pipeline.validation.descriptor.paths import DEVICES
from pipeline.validation.descriptor.questions import check_questions
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredTable,
    declared_items,
    declared_tables,
    items,
    mapping,
    text,
    texts,
)
from pipeline.validation.inspection import Inspection
from pipeline.validation.suggest import nearest_meaning, nearest_spelling

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_RESERVED = frozenset({"datapackage", *DEVICES})
_SIGNS = {"delimiter": ",", "quoteChar": '"', "escapeChar": ""}
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")
_UNSCHEDULED = frozenset({"irregular", "never"})
_SCHEDULED = frozenset({"annual", "quarterly", "monthly"})


def check_rules(known: Inspection) -> list[Finding]:
    """Find what breaks the profile's rules that are not a matter of shape.

    The profile `standard` drops those that ask for something: a unit, a licence's name, `next`.
    """
    folder = known.folder
    findings = [*_names(folder), *_repeated_names(folder), *_topics(known)]
    findings.extend(_questions(known))
    findings.extend(_no_table(known))
    for table in declared_tables(known.descriptor):
        findings.extend([*_keys(folder, table), *_signs(folder, table), *_bounds(folder, table)])
    if known.profile == "atlas":
        findings.extend([*_units(folder), *_licences(folder), *_update(folder)])
    return findings


def _questions(known: Inspection) -> Iterator[Finding]:
    """Questions that wait for an answer; under `standard` only those that reading waits for."""
    for at, found in check_questions(known.written, read_profile(known.profile)):
        is_aside = known.profile == "standard" and is_left_aside(at)
        yield replace(found, severity=Severity.WARNING) if is_aside else found


def _no_table(known: Inspection) -> Iterator[Finding]:
    """That all resources are files of another kind."""
    if items((known.written.descriptor or {}).get("resources")) and not known.descriptor.get(
        "resources"
    ):
        yield finding("no-table", known.written.property_place(("resources",)))


def no_such_column(
    folder: Folder, at: PropertyPath, table: DeclaredTable, name: str, subject: str
) -> Finding:
    """The finding that something names a column which a table does not have."""
    near = nearest_spelling(name, table.fields_by_name)
    return finding(
        "no-such-column",
        folder.property_place(at, name),
        hint=did_you_mean(near) if near else None,
        subject=subject,
        value=name,
        table=table.name,
        columns=", ".join(table.fields_by_name),
    )


def no_such_table(
    folder: Folder, at: PropertyPath, tables: Iterable[str], name: str, subject: str
) -> Finding:
    """The finding that something names a table which the dataset does not have."""
    names = list(tables)
    near = nearest_spelling(name.removesuffix(".csv"), names)
    return finding(
        "no-such-table",
        folder.property_place(at, name),
        hint=did_you_mean(near) if near else None,
        subject=subject,
        value=name,
        tables=", ".join(names),
    )


def _names(folder: Folder) -> Iterator[Finding]:
    written = folder.as_written
    declared = (written.descriptor or {}).get("name")
    if isinstance(declared, str) and declared != folder.name:
        place = written.property_place(("name",), declared)
        yield finding("name-not-folder", place, value=declared, folder=folder.name)
    if folder.profile == "standard":
        yield from _plain_names(written)
        return
    if not isinstance(declared, str) or declared == folder.name:
        yield from _bad_name(folder, ("name",), folder.name)
    for key in ("resources", "views"):
        for at, item in declared_items(folder.descriptor or {}, key):
            if isinstance(item.get("name"), str):
                yield from _bad_name(folder, (*at, "name"), item["name"])


def _plain_names(written: Folder) -> Iterator[Finding]:
    """Names that stand otherwise in addresses than in the folder or its descriptor."""
    tables = declared_items(written.descriptor or {}, "resources")
    names = [(("name",), written.name), *(((*at, "name"), item.get("name")) for at, item in tables)]
    for at, name in names:
        if isinstance(name, str) and name.strip() and plain_name(name) != name:
            place = written.property_place(at, name)
            yield finding("name-written-plainly", place, value=name, plain=plain_name(name))


def reason_against_name(name: str) -> str | None:
    """Why a name cannot be that of a dataset, table or view; None if it can."""
    if name.casefold() in _RESERVED:
        return files.A_RESERVED_NAME
    if len(name) > 80:
        return files.A_LONG_NAME
    if not _NAME.fullmatch(name):
        return files.A_STRANGE_NAME
    return None


def _bad_name(folder: Folder, at: PropertyPath, name: str) -> Iterator[Finding]:
    reason = reason_against_name(name)
    if reason and name.strip() and not is_question(name):
        place = folder.property_place(at, name)
        yield finding("name-not-allowed", place, value=name, reason=reason)


def _repeated_names(folder: Folder) -> Iterator[Finding]:
    descriptor = folder.descriptor or {}
    for key, kind in (("resources", "resources"), ("views", "views")):
        yield from _repeated(folder, declared_items(descriptor, key), kind)
    for table in declared_tables(descriptor):
        yield from _repeated(folder, [(f.at, f.properties) for f in table.fields], "columns")


def _repeated(
    folder: Folder, named: Sequence[tuple[PropertyPath, Mapping[str, Any]]], kind: str
) -> Iterator[Finding]:
    counts: Counter[str] = Counter()
    for at, item in named:
        name = text(item.get("name"))
        counts[name] += 1
        if name and counts[name] == 2:
            place = folder.property_place((*at, "name"), name)
            yield finding("name-repeated", place, value=name, kind=kind)


def _topics(known: Inspection) -> Iterator[Finding]:
    topics = known.project.topics_by_id
    for i, topic in enumerate(items((known.written.descriptor or {}).get("topics"))):
        if not isinstance(topic, str) or not topic.strip() or is_question(topic):
            continue
        if topic not in topics:
            titles = {topics[id].title: id for id in topics}
            title = nearest_meaning(topic, titles)
            near = nearest_spelling(topic, topics) or (titles[title] if title else None)
            found = finding(
                "topic-unknown",
                known.written.property_place(("topics", i), topic),
                hint=did_you_mean(near) if near else None,
                value=topic,
                allowed=", ".join(topics) or NO_TOPICS,
            )
            is_aside = known.profile == "standard"
            yield replace(found, severity=Severity.WARNING) if is_aside else found


def unlisted_files(folder: Folder) -> Iterator[Finding]:
    """Find tables in a folder that its descriptor does not name."""
    written = folder.as_written.descriptor or {}
    listed = {str(PurePosixPath(table.path)) for table in declared_tables(written)}
    listed |= folder.pointed
    for file in folder.files:
        is_data = PurePosixPath(file).suffix.lower() in DATA_SUFFIXES
        is_descriptor = file in {folder.descriptor_file, YAML_DESCRIPTOR, JSON_DESCRIPTOR}
        if is_data and file not in listed and not is_descriptor:
            yield finding("unlisted-file", folder.place(file))


def _units(folder: Folder) -> Iterator[Finding]:
    for table in declared_tables(folder.descriptor or {}):
        for field in table.measures:
            if not any(nearest_spelling(key, ["unit"]) for key in field.properties):
                place = folder.property_place((*field.at, "unit"))
                yield finding("measure-without-unit", place, column=field.name)


def _licences(folder: Folder) -> Iterator[Finding]:
    for at, licence in declared_items(folder.descriptor or {}, "licenses"):
        if "name" not in licence and "title" not in licence:
            yield finding("licence-without-name", folder.property_place(at))


def _update(folder: Folder) -> Iterator[Finding]:
    update = mapping((folder.descriptor or {}).get("update"))
    frequency = text(update.get("frequency"))
    if frequency in _UNSCHEDULED and "next" in update:
        yield finding(
            "update-with-next", folder.property_place(("update", "next")), value=frequency
        )
    elif frequency in _SCHEDULED and "next" not in update:
        yield finding("update-without-next", folder.property_place(("update",)))


def _keys(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Columns that keys name and the table does not have, and tables that do not exist."""
    schema = table.schema
    at = (*table.at, "schema")
    yield from _key_columns(folder, table, (*at, "primaryKey"), table.primary_key, PRIMARY_KEY)
    for i, key in enumerate(items(schema.get("uniqueKeys"))):
        yield from _key_columns(folder, table, (*at, "uniqueKeys", i), texts(key), UNIQUE_KEY)
    tables = {t.name: t for t in declared_tables(folder.descriptor or {}) if t.name}
    for path, key in table.foreign_keys:
        columns = texts(key.get("fields"))
        yield from _key_columns(folder, table, (*path, "fields"), columns, FOREIGN_KEY)
        reference = mapping(key.get("reference"))
        name = text(reference.get("resource")) or table.name
        target = (*path, "reference")
        if name not in tables:
            place = (*target, "resource")
            yield no_such_table(folder, place, tables, name, FOREIGN_KEY)
            continue
        columns = texts(reference.get("fields"))
        yield from _key_columns(folder, tables[name], (*target, "fields"), columns, FOREIGN_KEY)


def _key_columns(
    folder: Folder, table: DeclaredTable, at: PropertyPath, names: Iterable[str], subject: str
) -> Iterator[Finding]:
    for name in names:
        if table.fields and name not in table.fields_by_name:
            yield no_such_column(folder, at, table, name, subject)


def _signs(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Signs of a dialect that mean two things at once, or that already end a row."""
    signs = {key: text(table.dialect.get(key)) or default for key, default in _SIGNS.items()}
    for key, sign in signs.items():
        others = [other for other in signs if other != key and signs[other] == sign]
        if key in table.dialect and sign and (sign in "\r\n" or others):
            place = folder.property_place((*table.at, "dialect", key), sign)
            other = others[0] if others else "lineTerminator"
            yield finding("dialect-sign-twice", place, key=key, value=sign, other=other)
            return


def _bounds(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Limits so large that no cell is ever beyond them, and no computer can tell."""
    for field in table.fields:
        for key in _BOUNDS if field.type in NUMBER_TYPES else ():
            value = str(field.constraints.get(key, ""))
            if _NUMBER.fullmatch(value) and isinf(float(value)):
                yield finding(
                    "constraint-broken",
                    folder.property_place((*field.at, "constraints", key), value),
                    constraint=key,
                    column=field.name,
                    value=value,
                    expected=A_REACHABLE_NUMBER,
                )
