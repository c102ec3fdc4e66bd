"""Asks frictionless, the judge of tables, in a process of its own and within limits.

What goes in is a descriptor that has been made safe; what comes out is plain tuples. The judge
works in the dataset's folder, with paths relative to it, since it takes a path with [ ] ? * for a
pattern, and with a session that refuses every request.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from pipeline.codes.phrases.cells import NOTHING_IS_FETCHED
from pipeline.findings import ROWS_NAMED
from pipeline.judging.cell_slips import hint_key, is_note
from pipeline.limits import LIMITS, MEGABYTE
from pipeline.workers import Failure, Outcome, run_bounded

PRELOAD = ("pipeline.judging.warm",)

_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_MOST_FAULTS = 1_000
_ROWS_OF_OTHERS = 1_000
_WORKING_DIRECTORY = threading.Lock()


class Claim(NamedTuple):
    """That a table has no faults but those of these cells, distinct texts by column, and rows.

    `differing` are the columns in which each of the texts that is a value must be one of its own.
    The `rows`, by their numbers, are judged as a whole, and none of their cells by its text.
    """

    number: int
    cells: Mapping[str, tuple[str, ...]]
    differing: frozenset[str]
    rows: frozenset[int] = frozenset()


class JudgeCase(NamedTuple):
    """What to judge: a folder's descriptor as a whole, and a safe one of the tables alone.

    `package` is None when the descriptor is known to be wrong. Each of the `tables` has a `number`
    by which the verdict names it. `size` is that of all their files in bytes. A table about which
    one of the `claims` holds is valid but for the texts that are refused and a few rows, and need
    not be read row by row. `made` are the tables, by their paths, where one of them
    stands in no file. `others` are
    resources that are no tables here, and that other programs unpack and read as such.
    """

    folder: str
    package: Mapping[str, Any] | None
    tables: Mapping[str, Any]
    size: int
    claims: tuple[Claim, ...] = ()
    made: Mapping[str, bytes] | None = None
    others: tuple[Mapping[str, Any], ...] = ()


class Fault(NamedTuple):
    """The same fault in one or many rows of a table: where it is first, and in which rows.

    `kind` is the type that frictionless gives the error, `constraint` the name of the constraint
    that does not hold, `value` the first offending cell, `note` what frictionless says or,
    for a cell too many, the cells of its row up to it, a line each. For a cell that is missing,
    it is what stands in front of it. `others` are further values that the same mistake made,
    `fields` the columns of a reference.
    """

    resource: int
    kind: str
    field: str = ""
    column: int = 0
    constraint: str = ""
    value: str = ""
    note: str = ""
    times: int = 1
    rows: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class RefusedTexts(NamedTuple):
    """Texts of a column that the judge refuses for one reason: a fault without its rows yet."""

    fault: Fault
    texts: tuple[str, ...]


class Verdict(NamedTuple):
    """What the judge says: on the descriptor, on tables it cannot read, on rows and other files."""

    package: tuple[str, ...]
    unread: tuple[tuple[int, str], ...]
    faults: tuple[Fault, ...]
    others: tuple[tuple[str, str], ...] = ()
    refused: tuple[RefusedTexts, ...] = ()


Judge: TypeAlias = Callable[[JudgeCase], Outcome[Verdict]]


def judge_apart(case: JudgeCase) -> Outcome[Verdict]:
    """Judge tables in a process of its own, within the limits of time and memory."""
    return run_bounded(
        judge_tables, case, seconds=time_limit(case.size), memory=LIMITS.memory, preload=PRELOAD
    )


def judge_here(case: JudgeCase) -> Outcome[Verdict]:
    """Judge tables in this process: one that has limits, or a test with tables that are known.

    One at a time, since a process has one working directory for all its threads. Raises MemoryError
    at the limit.
    """
    try:
        with _WORKING_DIRECTORY:
            return Outcome(result=judge_tables(case))
    except MemoryError:
        raise
    except Exception as error:
        return Outcome(failure=Failure.RAISED, note=f"{type(error).__name__}: {error}")


def time_limit(size: int) -> float:
    """The seconds that judging tables of so many bytes may take."""
    wanted = LIMITS.seconds + LIMITS.seconds_per_megabyte * size / MEGABYTE
    return min(wanted, LIMITS.most_seconds)


def judge_tables(case: JudgeCase) -> Verdict:
    """What frictionless says about a package and its tables. Raises MemoryError at the limit."""
    from frictionless import system

    with (
        _folder_of(case) as folder,
        contextlib.chdir(folder),
        warnings.catch_warnings(),
        system.use_context(http_session=_Refusal()),
        _quick_choices(),
    ):
        warnings.simplefilter("ignore")
        unread: list[tuple[int, str]] = []
        faults: list[Fault] = []
        refused: list[RefusedTexts] = []
        claims = {claim.number: claim for claim in case.claims}
        for number, resource in _resources(case.tables, unread):
            limits = list(_judge_limits(number, resource))
            faults.extend(limits)
            claim = None if limits else claims.get(number)
            wrong = _refused(claim, resource) if claim is not None else None
            refused.extend(wrong or ())
            rows = claim.rows if claim is not None and wrong is not None else None
            if rows is None or rows:
                faults.extend(_judge_rows(number, resource, unread, rows))
        notes = tuple(_judge_package(case.package)) if case.package is not None else ()
        with contextlib.chdir(case.folder):
            others = tuple(_judge_others(case.others))
        return Verdict(notes, tuple(unread), tuple(faults), others, tuple(refused))


@contextlib.contextmanager
def _folder_of(case: JudgeCase) -> Iterator[Path]:
    """The folder that holds the tables: the dataset's, or one for those that stand in no file."""
    if not case.made:
        yield Path(case.folder)
        return
    with tempfile.TemporaryDirectory(prefix="pipeline-judge-") as name:
        for path, content in case.made.items():
            file = Path(name) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        yield Path(name)


class Choices:
    """Whether a value is one of a list, looked up in a set: a list may have thousands."""

    def __init__(self) -> None:
        # The lists are kept, so that no other one is taken for one of them.
        self._sets: dict[int, tuple[list[Any], frozenset[Any] | None]] = {}

    def __call__(self, allowed: list[Any], value: Any) -> bool:
        """Whether the value is allowed; None, which is no value, always is."""
        if value is None:
            return True
        _, known = self._sets.get(id(allowed)) or self._add(allowed)
        try:
            return value in (allowed if known is None else known)
        except TypeError:
            return value in allowed

    def _add(self, allowed: list[Any]) -> tuple[list[Any], frozenset[Any] | None]:
        try:
            known = frozenset(allowed)
        except TypeError:
            known = None
        return self._sets.setdefault(id(allowed), (allowed, known))


@contextlib.contextmanager
def _quick_choices() -> Iterator[None]:
    """Let frictionless look up allowed values in a set."""
    from frictionless.schema import field

    slow = field.check_enum
    field.check_enum = Choices()  # type: ignore[assignment]
    try:
        yield
    finally:
        field.check_enum = slow


class _Refusal:
    """A session that makes no request."""

    def __getattr__(self, name: str) -> Any:
        raise PermissionError(NOTHING_IS_FETCHED)


def _judge_package(descriptor: Mapping[str, Any]) -> Iterator[str]:
    from frictionless import FrictionlessException, Package

    try:
        Package.from_descriptor(dict(descriptor), basepath="").to_descriptor(validate=True)
    except FrictionlessException as error:
        yield from dict.fromkeys(reason.note for reason in error.to_errors())
    except MemoryError:
        raise
    except Exception as error:
        yield f"{type(error).__name__}: {error}"


def _judge_others(others: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Resources that cannot be unpacked or read, each by its path or name, with the reason."""
    from frictionless import Resource

    for other in others:
        path = str(other.get("path") or other.get("name"))
        try:
            resource = Resource.from_descriptor(dict(other), basepath="")
            report = resource.validate(limit_errors=1, limit_rows=_ROWS_OF_OTHERS)
        except MemoryError:
            raise
        except Exception as error:
            yield path, _note(error)
        else:
            errors = report.flatten(["message"])
            if errors:
                yield path, str(errors[0][0])


def _resources(
    descriptor: Mapping[str, Any], unread: list[tuple[int, str]]
) -> list[tuple[int, Any]]:
    """Each table; if one of them spoils the package, each alone and without foreign keys."""
    from frictionless import Package

    entries = descriptor["resources"]
    numbers = [entry["number"] for entry in entries]
    try:
        package = Package.from_descriptor(dict(descriptor), basepath="")
        return list(zip(numbers, package.resources, strict=True))
    except MemoryError:
        raise
    except Exception:
        return _one_by_one(descriptor, entries, unread)


def _one_by_one(
    descriptor: Mapping[str, Any],
    entries: Sequence[Mapping[str, Any]],
    unread: list[tuple[int, str]],
) -> list[tuple[int, Any]]:
    from frictionless import Package

    found = []
    for entry in entries:
        alone = {**descriptor, "resources": [_without_references(entry)]}
        try:
            package = Package.from_descriptor(alone, basepath="")
        except MemoryError:
            raise
        except Exception as error:
            unread.append((entry["number"], _note(error)))
        else:
            found.append((entry["number"], package.resources[0]))
    return found


def _without_references(entry: Mapping[str, Any]) -> dict[str, Any]:
    schema = dict(entry.get("schema", {}))
    schema.pop("foreignKeys", None)
    return {**entry, "schema": schema} if schema else dict(entry)


def _judge_limits(resource_number: int, resource: Any) -> Iterator[Fault]:
    """Limits and allowed values that are not of their column's type: the judge trips over them."""
    for number, field in enumerate(resource.schema.fields, start=1):
        read = field.create_value_reader()
        bounds = [(name, field.constraints[name]) for name in _BOUNDS if name in field.constraints]
        allowed = field.constraints.get("enum")
        choices = [("enum", value) for value in allowed] if isinstance(allowed, list) else []
        broken = [
            (name, value) for name, value in (*bounds, *choices) if _reads_as_none(read, value)
        ]
        for name, value in broken:
            yield Fault(resource_number, "limit", field.name, number, name, str(value))
        for name, _ in broken:
            field.constraints.pop(name, None)


def _reads_as_none(read: Callable[[Any], Any], value: object) -> bool:
    try:
        return read(value) is None
    except MemoryError:
        raise
    except Exception:
        return True


def _refused(claim: Claim, resource: Any) -> tuple[RefusedTexts, ...] | None:
    """The cells of a claim that a table's readers refuse; None where the claim itself fails."""
    try:
        table = resource.to_copy()
        table.schema.foreign_keys = []
        with table:
            if table.header.errors:
                return None
            fields = enumerate(table.header.get_expected_fields(), start=1)
            refused: list[RefusedTexts] = []
            for number, field in fields:
                read = field.create_cell_reader()
                cells = [(cell, *read(cell)) for cell in claim.cells.get(field.name, ())]
                if field.name in claim.differing and not _differ(value for _, value, _ in cells):
                    return None
                notes = ((cell, notes) for cell, _, notes in cells if notes)
                refused.extend(_refused_texts(claim.number, number, field.name, notes))
            return tuple(refused)
    except MemoryError:
        raise
    except Exception:
        return None


def _differ(cells: Iterable[object]) -> bool:
    """Whether no value stands in two of the cells; None is no value."""
    values = [value for value in cells if value is not None]
    return len(set(values)) == len(values)


def _refused_texts(
    table: int, column: int, field: str, refused: Iterable[tuple[str, Mapping[str, str]]]
) -> Iterator[RefusedTexts]:
    found: dict[tuple[str, ...], tuple[Fault, list[str]]] = {}
    for cell, notes in refused:
        for name, note in notes.items():
            kind = "type-error" if name == "type" else "constraint-error"
            constraint = "" if name == "type" else _constraint(note)
            fault = Fault(table, kind, field, column, constraint, cell, note)
            key = told_apart(fault)
            if key in found or len(found) < _MOST_FAULTS:
                found.setdefault(key, (fault, []))[1].append(cell)
    yield from (RefusedTexts(fault, tuple(texts)) for fault, texts in found.values())


class _AllBut:
    """The numbers of all rows but a few, the header not counted among them."""

    def __init__(self, rows: frozenset[int]) -> None:
        self._rows = rows

    def __contains__(self, row: object) -> bool:
        return row not in self._rows


def _judge_rows(
    number: int, resource: Any, unread: list[tuple[int, str]], rows: frozenset[int] | None
) -> Iterator[Fault]:
    """Judge some rows of a table, or all; the tables that it refers to are read whole."""
    tally = _Tally(number, tuple(resource.schema.primary_key))
    try:
        table = resource if rows is None else resource.to_copy()
        with table:
            unread.extend((number, error.message) for error in table.header.errors)
            if rows is not None:
                table.dialect.comment_rows = _AllBut(rows)
            for row in table.row_stream:
                tally.take(row)
    except MemoryError:
        raise
    except Exception as error:
        unread.append((number, _note(error)))
    yield from tally.faults()


class _Tally:
    """Counts faults as they come, so that a table full of them costs no memory."""

    def __init__(self, resource: int, primary_key: tuple[str, ...]) -> None:
        self._resource = resource
        self._primary_key = primary_key
        self._faults: dict[tuple[str, ...], Fault] = {}
        self._last: dict[tuple[str, ...], int] = {}

    def take(self, row: Any) -> None:
        """Count the errors of a row, but for those that follow from another of them."""
        try:
            errors = row.errors
        except MemoryError:
            raise
        except Exception as error:
            self._add(row.row_number, self._unreadable(row, error))
            return
        if not errors:
            return
        absent = {error.field_name for error in errors if error.type == "missing-cell"}
        spoilt = absent | {error.field_name for error in errors if _spoils_keys(error)}
        is_blank = any(error.type == "blank-row" for error in errors)
        for fault in (self._fault(row, error) for error in errors):
            if fault.kind in {"primary-key", "foreign-key"}:
                keys = self._primary_key if fault.kind == "primary-key" else fault.fields
                follows = is_blank or bool(spoilt & set(keys))
            else:
                follows = fault.kind != "missing-cell" and fault.field in absent
            if not follows:
                self._add(row.row_number, fault)

    def faults(self) -> Iterator[Fault]:
        """The faults in the order in which they were first met."""
        yield from self._faults.values()

    def _unreadable(self, row: Any, error: Exception) -> Fault:
        """A row that the judge trips over: most often a number that cannot be compared."""
        for column, (name, cell) in enumerate(zip(row.field_names, row.cells, strict=False), 1):
            if cell.strip().lower().lstrip("+-") == "snan":
                return Fault(self._resource, "type-error", name, column, "", cell)
        return Fault(self._resource, "unreadable-row", note=_note(error))

    def _fault(self, row: Any, error: Any) -> Fault:
        kind = error.type
        field = getattr(error, "field_name", "")
        value = str(getattr(error, "cell", ""))
        constraint = _constraint(error.note) if kind == "constraint-error" else ""
        if kind == "primary-key":
            values = [row[name] for name in self._primary_key]
            value = ", ".join(map(str, values))
            is_half = None in values and '"None"' not in error.note
            constraint = "required" if '"None"' in error.note else "half" if is_half else "unique"
        elif kind == "foreign-key":
            value = ", ".join(error.field_cells)
        fields = tuple(error.field_names) if kind == "foreign-key" else ()
        field = ",".join(fields) or field
        column = getattr(error, "field_number", 0) or 0
        is_ragged = kind in {"extra-cell", "missing-cell"}
        note = "\n".join(error.cells[:column]) if is_ragged else error.note
        fault = Fault(self._resource, kind, field, column, constraint, value, note)
        return fault._replace(fields=fields)

    def _add(self, row: int, fault: Fault) -> None:
        key = told_apart(fault)
        seen = self._faults.get(key)
        if seen is None:
            if len(self._faults) >= _MOST_FAULTS:
                return
            self._faults[key] = fault._replace(rows=(row,))
        elif self._last[key] != row:
            rows = seen.rows if len(seen.rows) >= ROWS_NAMED else (*seen.rows, row)
            self._faults[key] = seen._replace(times=seen.times + 1, rows=rows)
        self._last[key] = row


def told_apart(fault: Fault) -> tuple[str, ...]:
    """What makes two faults of a table different: for cells too many or few, their kind alone."""
    kind = (fault.kind, fault.constraint)
    if fault.kind == "missing-cell":
        return (*kind, "note") if is_note(fault.note) else kind
    if fault.kind in {"extra-cell", "primary-key"}:
        return kind
    is_choice = fault.constraint == "enum" or fault.kind == "foreign-key"
    return (*kind, fault.field, fault.value if is_choice else hint_key(fault.kind, fault.value))


def _spoils_keys(error: Any) -> bool:
    return error.type == "type-error" or (
        error.type == "constraint-error" and _constraint(error.note) == "required"
    )


def _constraint(note: str) -> str:
    """The name in frictionless's note: `constraint "minimum" is "0"`."""
    return note.split('"')[1] if note.count('"') > 1 else ""


def _note(error: Exception) -> str:
    from frictionless import FrictionlessException

    if isinstance(error, FrictionlessException):
        return "; ".join(dict.fromkeys(reason.note for reason in error.to_errors()))
    return f"{type(error).__name__}: {error}"
