"""Which columns of a table came, went, changed their name or are described anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.catalog import Table
from pipeline.diff.compare.properties import compare_properties
from pipeline.diff.model import FieldChange, Kind

# A column is another one renamed if it holds at least this share of the same distinct values.
_ALIKE = 0.8

Raw = Mapping[str, Any]


def find_renamed(before: Table, after: Table) -> dict[str, str]:
    """Names after by names before, of columns that are the same but for their name.

    Such a pair has one type, nearly the same values, and the same place, title or description.
    """
    old = {name: i for i, name in enumerate(before.fields_by_name)}
    new = {name: i for i, name in enumerate(after.fields_by_name)}
    renamed: dict[str, str] = {}
    for was in (name for name in old if name not in new):
        for name in (name for name in new if name not in old):
            if name in renamed.values():
                continue
            if _are_kin(before, after, was, name, old[was] == new[name]):
                renamed[was] = name
                break
    return renamed


def compare_fields(
    before: Mapping[str, Raw], after: Mapping[str, Raw], renamed: Mapping[str, str]
) -> Iterator[FieldChange]:
    """What changed in the description of columns, from their raw descriptors by name."""
    for name in before:
        if name not in after and name not in renamed:
            yield FieldChange(name=name, kind=Kind.REMOVED)
    was = {new: old for old, new in renamed.items()}
    for name, raw in after.items():
        old = was.get(name, name)
        if old not in before:
            yield FieldChange(name=name, kind=Kind.ADDED)
            continue
        changes = compare_properties({**before[old], "name": name}, raw)
        properties = tuple(changes)
        if name in was:
            yield FieldChange(name=name, kind=Kind.RENAMED, was=old, properties=properties)
        elif properties:
            yield FieldChange(name=name, kind=Kind.CHANGED, properties=properties)


def are_reordered(before: list[str], after: list[str]) -> bool:
    """Whether the columns that stand on both sides stand in another order."""
    return [n for n in before if n in after] != [n for n in after if n in before]


def _are_kin(before: Table, after: Table, was: str, name: str, same_place: bool) -> bool:
    old, new = before.fields_by_name[was], after.fields_by_name[name]
    if old.type != new.type:
        return False
    same_words = old.description == new.description != "" or old.title == new.title
    if not (same_place or same_words):
        return False
    first, second = set(before.texts[was].unique()), set(after.texts[name].unique())
    return len(first & second) >= _ALIKE * len(first | second)
