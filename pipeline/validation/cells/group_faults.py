"""Tells which wrong values one mistake made: a list spelt otherwise, lost rows, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.codes.hints.cells import merged_cells, other_column, rows_lost, spell_as_listed
from pipeline.codes.phrases.lists import in_quotes
from pipeline.findings import ROWS_NAMED
from pipeline.judging.judge import Fault
from pipeline.validation.cells.odd_cells import PADDED, bare
from pipeline.validation.suggest import nearest_spelling, plain_spelling

# Fewer values may be wrong for a reason each.
_MANY = 4
_FIRST_ROW = 2
# Values that are compared with those allowed: that takes its time.
_MOST_COMPARED = 50

Allowed = Callable[[Fault], Sequence[str] | None]


def one_a_mistake(faults: Iterable[Fault], allowed: Allowed) -> Iterator[Fault]:
    """The faults, but values that are not allowed joined where one mistake made them.

    `allowed` says what may stand where a fault is, if that is known.
    """
    faults = list(faults)
    padded = {(fault.resource, fault.field) for fault in faults if fault.kind == PADDED}
    choices: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        if is_choice(fault):
            choices.setdefault(_column(fault), []).append(fault)
    for fault in faults:
        if not is_choice(fault):
            yield fault
            continue
        alike = choices.pop(_column(fault), [])
        known = allowed(fault) if len(alike) >= _MANY or padded else None
        if known and (fault.resource, fault.field) in padded:
            alike = [f for f in alike if bare(f.value) == f.value or bare(f.value) not in known]
        yield from _with_less(alike, known)


def is_choice(fault: Fault) -> bool:
    """Whether a value is not among those that are listed."""
    return fault.constraint in {"enum", "categories"} or fault.kind == "foreign-key"


def hint_for_many(fault: Fault, allowed: Sequence[str], table: object) -> str:
    """What to do about a fault with many values, of which `table` should have a row each."""
    near = _same_spelling(fault.value, allowed)
    if near and all(_same_spelling(other, allowed) for other in fault.others[:_MANY]):
        return spell_as_listed(near, fault.value, str(len(fault.others)))
    others = in_quotes(fault.others)
    return rows_lost(others, str(table)) if table else other_column(others)


def _column(fault: Fault) -> tuple[object, ...]:
    return fault.resource, fault.kind, fault.field


def _with_less(alike: Sequence[Fault], allowed: Sequence[str] | None) -> Iterator[Fault]:
    rest = list(alike)
    if allowed is not None and len(rest) >= _MANY:
        spelling = {_plain(value) for value in allowed}
        same = [fault for fault in rest if _plain(fault.value) in spelling]
        if len(same) >= _MANY:
            yield _together(same)
            rest = [fault for fault in rest if _plain(fault.value) not in spelling]
        compared = rest[:_MOST_COMPARED]
        strange = [f for f in compared if nearest_spelling(f.value, allowed) is None]
        if len(strange) >= _MANY and len(strange) * 2 >= len(compared):
            yield _together(rest)
            return
    yield from rest[: ROWS_NAMED - 1]
    if rest[ROWS_NAMED - 1 :]:
        yield _together(rest[ROWS_NAMED - 1 :])._replace(others=())


def _together(faults: Sequence[Fault]) -> Fault:
    rows = sorted({row for fault in faults for row in fault.rows})[:ROWS_NAMED]
    others = tuple(dict.fromkeys(fault.value for fault in faults[1:]))
    times = sum(fault.times for fault in faults)
    return faults[0]._replace(times=times, rows=tuple(rows), others=others)


def _same_spelling(value: str, allowed: Sequence[str]) -> str | None:
    return next((word for word in allowed if _plain(word) == _plain(value)), None)


def _plain(value: str) -> str:
    return plain_spelling(value) or value


def empty_hint(fault: Fault) -> str | None:
    """What to do about empty cells that follow one with a value again and again: merged cells."""
    first, last = fault.rows[0], fault.rows[-1]
    if fault.times <= ROWS_NAMED or first <= _FIRST_ROW or last - first >= 2 * ROWS_NAMED:
        return None
    return merged_cells()
