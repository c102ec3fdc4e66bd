"""Reads what the descriptor says of personal data that is public: `personal_data`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.codes import finding
from pipeline.codes.hints.privacy import name_the_table, write_entries
from pipeline.codes.hints.suggestions import did_you_mean
from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.persons import (
    TO_SAY,
    TO_TELL,
    entry,
    entry_in_list,
    said_only,
    whole_list,
)
from pipeline.findings import Finding
from pipeline.folders import JSON_DESCRIPTOR, Folder
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor.wording import is_placeholder
from pipeline.validation.descriptor_view import declared_items, declared_tables, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.privacy.traces import UNCLEAR, Kind, Subject, Trace
from pipeline.validation.suggest import nearest_meaning, nearest_spelling

PROPERTY = "personal_data"
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class Entry:
    """What one entry frees: a kind of data in some subjects; and where it stands."""

    at: PropertyPath
    column: str
    text: str
    kind: str
    reason: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True)
class Declared:
    """What the descriptor says of personal data; `whole` is the old form, a reason for all."""

    folder: Folder
    columns: Mapping[str, tuple[Subject, ...]]
    texts: Sequence[str]
    entries: tuple[Entry, ...]
    whole: str

    @property
    def frees_all(self) -> bool:
        """Whether a reason is given in the old form, which frees whatever there is."""
        return is_reason(self.whole)

    def frees(self, trace: Trace) -> bool:
        """Whether the descriptor gives a reason why what was found is public."""
        return self.frees_all or any(is_reason(one.reason) for one in self._about(trace))

    def hollow(self, trace: Trace) -> str:
        """What is given as a reason for what was found and says nothing, in a sentence."""
        given = [self.whole, *(one.reason for one in self._about(trace))]
        return next((said_only(words.strip()) for words in given if words.strip()), "")

    def to_write(self, trace: Trace) -> str:
        """The lines that would free what was found, and nothing else."""
        is_clear = trace.code not in UNCLEAR
        written = self._entry(trace, TO_SAY if is_clear else TO_TELL)
        is_json = self.folder.descriptor_file == JSON_DESCRIPTOR
        if self.entries:
            return entry_in_list(written, is_json=is_json)
        return whole_list([written], is_json=is_json)

    def _about(self, trace: Trace) -> Iterator[Entry]:
        for one in self.entries:
            if one.kind == trace.kind and set(one.subjects) & set(trace.subjects):
                yield one

    def _entry(self, trace: Trace, reason: str) -> str:
        subject = trace.subjects[0]
        named = {"text": subject.name} if subject.is_text else {"column": self._column(subject)}
        is_json = self.folder.descriptor_file == JSON_DESCRIPTOR
        return entry({**named, "kind": str(trace.kind), "reason": reason}, is_json=is_json)

    def _column(self, subject: Subject) -> str:
        """A column by its name, with its table's where others have one of that name."""
        is_alone = len(self.columns.get(subject.name, ())) == 1
        return subject.name if is_alone else f"{subject.table}.{subject.name}"

    def problems(self, traces: Sequence[Trace]) -> Iterator[Finding]:
        """What is wrong with the property itself; `traces` is all that was found."""
        if self.frees_all:
            entries = dict.fromkeys(self._entry(trace, self.whole.strip()) for trace in traces)
            is_json = self.folder.descriptor_file == JSON_DESCRIPTOR
            written = whole_list(list(entries), is_json=is_json) if entries else ""
            place = self.folder.property_place((PROPERTY,), self.whole)
            yield finding("personal-data-whole", place, hint=write_entries(written))
        for one in self.entries:
            if not one.column and not one.text:
                place = self.folder.property_place(one.at)
                yield finding("personal-data-nowhere", place)
            elif not one.subjects:
                yield self._unknown(one)

    def _unknown(self, one: Entry) -> Finding:
        given = one.column or one.text
        key = "column" if one.column else "text"
        place = self.folder.property_place((*one.at, key), given)
        known = [name for name in self.columns if self.columns[name]] if one.column else self.texts
        several = [f"{subject.table}.{subject.name}" for subject in self.columns.get(given, ())]
        near = nearest_spelling(given, known) or nearest_meaning(given, known)
        hint = did_you_mean(near) if near else None
        if one.column and several:
            hint = name_the_table(either(several))
        return finding("personal-data-unknown", place, hint=hint, value=given)


def read_declared(known: Inspection, texts: Sequence[str]) -> Declared:
    """What the descriptor declares; `texts` are the names of those outside tables."""
    descriptor = known.descriptor
    columns: dict[str, tuple[Subject, ...]] = {}
    for table in declared_tables(descriptor):
        for field in table.fields:
            subject = Subject(field.name, table.name)
            columns[field.name] = (*columns.get(field.name, ()), subject)
    full = {f"{one.table}.{one.name}": one for same in columns.values() for one in same}
    entries = tuple(
        _entry(at, item, columns, full, texts) for at, item in declared_items(descriptor, PROPERTY)
    )
    return Declared(known.folder, columns, texts, entries, text(descriptor.get(PROPERTY)))


def _entry(
    at: PropertyPath,
    item: Mapping[str, object],
    columns: Mapping[str, tuple[Subject, ...]],
    full: Mapping[str, Subject],
    texts: Sequence[str],
) -> Entry:
    column, words = text(item.get("column")).strip(), text(item.get("text")).strip()
    subjects: tuple[Subject, ...] = ()
    if column:
        same = columns.get(column, ())
        subjects = same if len(same) == 1 else (full[column],) if column in full else ()
    elif words in texts:
        subjects = (Subject(words),)
    kind, reason = text(item.get("kind")), text(item.get("reason"))
    return Entry(at, column, words, kind if kind in set(Kind) else "", reason, subjects)


def is_reason(words: str) -> bool:
    """Whether a text says why something is public."""
    return len(words.split()) >= _FEWEST_WORDS and not is_placeholder(words)
