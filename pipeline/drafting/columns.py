"""RawTable -> columns: what kind of value each holds, and its cells as programs read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.periods import KINDS
from pipeline.drafting import headers, numbers
from pipeline.drafting.days import (
    basic_days,
    days_of_a_sheet,
    is_span,
    moments,
    time_type,
    turned_days,
    written_days,
    years,
)
from pipeline.drafting.digits import plain_digits
from pipeline.drafting.table import RawTable
from pipeline.periods.forms import month_number
from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import possible, readings
from pipeline.validation.meaning.references import Reference
from pipeline.visible import visible

_TIMES = frozenset({"year", "yearmonth", "date", "datetime"})
_TRUTHS = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
# So many of a column's codes must stand in a reference table for them to be its codes.
_MOST_CODES = 0.8
_FEW_CODES = 5
_SHORT_CODE = 3
_FEWEST_PERIODS = 2


@dataclass(frozen=True, kw_only=True)
class DraftColumn:
    """A column of a draft. `missing` are the words for missing values that stand in it.

    `entity` is a kind of entity, whose codes the cells hold; `sign` is a percent or currency
    sign that stood in the cells and no longer does. `periods` are the kinds of period that its
    cells can be, `question` is what only people can answer about its cells.
    """

    name: str
    header: str
    title: str
    cells: tuple[str, ...]
    type: str = "string"
    role: str | None = None
    entity: str | None = None
    unit: str | None = None
    sign: str = ""
    missing: tuple[str, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    question: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in {"integer", "number"}


@dataclass(frozen=True)
class _Seen:
    """A column while it is looked at: `values` are its distinct cells that are not missing."""

    column: DraftColumn
    values: tuple[str, ...]
    writing: numbers.Writing | None


def guess_columns(
    table: RawTable, references: Mapping[str, Reference], *, semicolons: bool
) -> tuple[tuple[DraftColumn, ...], tuple[str, ...]]:
    """Guess what the columns of a table hold, and say what was changed or assumed."""
    said: list[str] = []
    seen = [_look(name, header, cells, said) for name, header, cells in _divided(table)]
    of_file = numbers.style_of_file(one.writing for one in seen if one.writing is not None)
    of_file = of_file or next(filter(None, map(_grouped_style, seen)), None)
    columns: list[DraftColumn] = []
    for one in seen:
        if one.writing is not None and one.column.type == "string":
            style = numbers.style_of_column(one.writing, of_file, semicolons=semicolons)
            columns.append(_as_numbers(one, one.writing, style, said))
        elif one.column.type == "string":
            columns.append(_as_words(one, references, said))
        else:
            columns.append(one.column)
    columns = [_as_periods(column, said) for column in columns]
    columns = [_titled(column, columns, references) for column in columns]
    columns = [_as_name(column, columns, references, said) for column in columns]
    said.extend(_renamed(columns))
    return _with_time(columns), tuple(said)


def _grouped_style(one: _Seen) -> str | None:
    """How doubtful numbers are written where some are too small to be parted; None if unknown."""
    writing = one.writing
    if writing is None or writing.style is not None:
        return None
    both = numbers.both_readings(one.values, writing.sign)
    if both is None or not numbers.looks_grouped(one.values, writing.sign):
        return None
    return numbers.COMMA if "." in both[0] else numbers.POINT


def _divided(table: RawTable) -> list[tuple[str, str, tuple[str, ...]]]:
    names = headers.column_names(table.header)
    cells = zip(*table.rows, strict=True)
    return list(zip(names, table.header, cells, strict=True))


def _look(name: str, header: str, cells: tuple[str, ...], said: list[str]) -> _Seen:
    cells = _rewritten(name, header, cells, said)
    distinct = tuple(dict.fromkeys(cells))
    values = tuple(cell for cell in distinct if not numbers.is_missing(cell))
    missing = tuple(cell for cell in distinct if numbers.is_missing(cell))
    column = DraftColumn(
        name=name, header=header, title=headers.column_title(header), cells=cells, missing=missing
    )
    if values and _TRUTHS.issuperset(values):
        return _Seen(replace(column, type="boolean"), values, None)
    kind = time_type(values, is_named_time=headers.names_time(header))
    if kind == "yearmonth" and _kinds(values, is_time=True) != (PeriodKind.MONTH,):
        kind = None
    if kind is None and values and moments(values) is not None:
        kind = "datetime"
    if kind is not None:
        return _Seen(replace(column, type=kind), values, None)
    return _Seen(column, values, numbers.find_writing(values))


def _rewritten(name: str, header: str, cells: tuple[str, ...], said: list[str]) -> tuple[str, ...]:
    """Cells of digits, days and years in the form in which programs read them."""
    values = [cell for cell in dict.fromkeys(cells) if not numbers.is_missing(cell)]
    changes = plain_digits(values)
    if changes:
        cells = _changed(name, cells, changes, said)
        values = [changes.get(value, value) for value in values]
    is_time = headers.names_time(header)
    ways = (
        written_days(values),
        moments(values),
        basic_days(values) if is_time or len(values) > 1 else None,
        days_of_a_sheet(values) if is_time and headers.names_day(header) else None,
        years(values) if is_time else None,
        numbers.whole(values),
    )
    for way in ways:
        if way and any(before != after for before, after in way.items()):
            return _changed(name, cells, way, said)
    return cells


def _changed(
    name: str, cells: tuple[str, ...], changes: Mapping[str, str], said: list[str]
) -> tuple[str, ...]:
    before = next(value for value, after in changes.items() if value != after)
    said.append(f'Column {name}: "{visible(before, 40)}" was written as {changes[before]}.')
    return tuple(changes.get(cell, cell) for cell in cells)


def _as_numbers(one: _Seen, writing: numbers.Writing, style: str, said: list[str]) -> DraftColumn:
    written = {value: numbers.rewrite(value, style, writing.sign) for value in one.values}
    name = one.column.name
    question = _doubt(one, writing, style)
    said.extend(_changes(name, written, writing, is_asked=bool(question)))
    others = [value for value in written.values() if not numbers.is_number(value)]
    if others:
        count = sum(written.get(cell) in others for cell in one.column.cells)
        said.append(
            f"Column {name}: numbers, but for {count:,} of its cells, such as "
            f'"{visible(others[0], 40)}". They were left as they are; `pipeline validate` says '
            "where they stand."
        )
    plain = [value for value in written.values() if numbers.is_number(value)]
    unit = headers.column_unit(one.column.header)
    is_share = writing.sign == "%" or (unit is not None and unit.startswith("%"))
    is_whole = all(map(numbers.is_integer, plain)) and not is_share
    if question:
        said.append(f"Column {name}: {question}")
    return replace(
        one.column,
        type="integer" if is_whole else "number",
        cells=tuple(written.get(cell, cell) for cell in one.column.cells),
        unit=unit,
        sign=writing.sign,
        question=question,
    )


def _doubt(one: _Seen, writing: numbers.Writing, style: str) -> str:
    """What only people can tell of a column's numbers; "" if all is plain."""
    if writing.is_mixed:
        bare = next((value for value in one.values if not value.endswith("%")), "")
        return f'Some cells have a percent sign, some such as "{bare}" have none. Are all per cent?'
    is_told = writing.style is not None
    both = None if is_told else numbers.both_readings(one.values, writing.sign)
    if both is None:
        return ""
    cell, grouped, decimal = both
    written = numbers.rewrite(cell, style, writing.sign)
    return f'Is "{cell}" {grouped} or {decimal}? It was written as {written}.'


def _changes(
    name: str, written: Mapping[str, str], writing: numbers.Writing, *, is_asked: bool
) -> list[str]:
    """What was done to a column's numbers, with the example that could have meant something else"""
    changed = [before for before, after in written.items() if before != after]
    if not changed:
        return []
    before = next((v for v in changed if "," in v or "." in v), changed[0])
    words = f'Column {name}: "{visible(before, 40)}" was written as {written[before]}'
    if writing.style is None and not is_asked and ("," in before or "." in before):
        words += "; please check that this is the number that was meant"
    if writing.sign:
        words += f"; {writing.sign} belongs into the unit"
    return [f"{words}."]


def _as_words(one: _Seen, references: Mapping[str, Reference], said: list[str]) -> DraftColumn:
    column = _with_iso_days(one, said)
    if column.type != "string":
        return column
    # In a column of words, only an empty cell is surely a missing value.
    column = replace(column, missing=tuple(word for word in column.missing if not word))
    distinct = tuple(value for value in dict.fromkeys(column.cells) if value)
    kind = _find_kind(distinct, references)
    if kind is None:
        return column
    reference = references[kind]
    others = [value for value in distinct if value not in reference.names]
    words = f"Column {column.name}: codes of {reference.kind.plural}"
    if others:
        words += f', but for {len(others):,}, such as "{visible(others[0], 40)}"'
    said.append(f"{words}.")
    return replace(column, entity=kind)


def _with_iso_days(one: _Seen, said: list[str]) -> DraftColumn:
    try:
        turned = turned_days(one.values)
    except ValueError as error:
        said.append(
            f'Column {one.column.name}: in "{error}" the day or the month may come first, so the '
            "dates were left as they are. Write YYYY-MM-DD."
        )
        return one.column
    if turned is None:
        return one.column
    before, after = next(iter(turned.items()))
    said.append(f'Column {one.column.name}: "{before}" was written as {after}.')
    cells = tuple(turned.get(cell, cell) for cell in one.column.cells)
    return replace(one.column, type="date", cells=cells)


def _find_kind(values: Sequence[str], references: Mapping[str, Reference]) -> str | None:
    """The kind of entity that most of the values are codes of."""
    shares = {
        kind: sum(value in reference.names for value in values) / len(values)
        for kind, reference in references.items()
        if values
    }
    best = max(shares, key=lambda kind: shares[kind], default=None)
    if best is None or shares[best] < (1 if len(values) < _FEW_CODES else _MOST_CODES):
        return None
    return best


def _as_name(
    column: DraftColumn,
    columns: Sequence[DraftColumn],
    references: Mapping[str, Reference],
    said: list[str],
) -> DraftColumn:
    """A column of names of entities: an attribute beside their codes, else in want of codes."""
    if column.type != "string" or column.entity is not None:
        return column
    values = [value for value in dict.fromkeys(column.cells) if value]
    for kind, reference in references.items():
        found = {v: reference.codes[v.casefold()] for v in values if _is_name_in(v, reference)}
        if not found or len(found) < _MOST_CODES * len(values):
            continue
        if any(other.entity == kind for other in columns):
            return replace(column, role="attribute")
        value, code = next(iter(found.items()))
        said.append(
            f"Column {column.name}: names of {reference.kind.plural}. Write their codes, such as "
            f'{code} for "{visible(value, 40)}", and add `entity: {kind}` to the column.'
        )
        break
    return column


def _titled(
    column: DraftColumn, columns: Sequence[DraftColumn], references: Mapping[str, Reference]
) -> DraftColumn:
    """A column of codes bears the name of its kind, unless another column does."""
    if column.entity is None:
        return column
    title = references[column.entity].kind.title
    title = title[:1].upper() + title[1:]
    others = {other.title for other in columns if other is not column}
    is_only = sum(other.entity == column.entity for other in columns) == 1
    return replace(column, title=title) if is_only and title not in others else column


def _is_name_in(value: str, reference: Reference) -> bool:
    """Whether a name, or a code of another kind, stands for one of a reference's entities."""
    is_plain = len(value) > _SHORT_CODE or value.isupper()
    return is_plain and value.casefold() in reference.codes


def _renamed(columns: Sequence[DraftColumn]) -> list[str]:
    changed = [c for c in columns if c.header != c.name]
    years = [c for c in columns if c.is_numeric and time_type([c.header], is_named_time=True)]
    said = []
    if changed:
        first = changed[0]
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        header = f'"{visible(first.header, 40)}"' if first.header else "a column without a name"
        said.append(f"Renamed columns: {header} to {first.name}{more}.")
    if len(years) > 1:
        said.append(
            f"The columns {years[0].name} to {years[-1].name} are years. The site reads one row "
            "for each observation: put the years into one column and the numbers into another."
        )
    return said


def _as_periods(column: DraftColumn, said: list[str]) -> DraftColumn:
    """A column of quarters, weeks, financial years and the like, with what it can be."""
    values = [cell for cell in dict.fromkeys(column.cells) if cell not in column.missing]
    is_time = headers.names_time(column.header)
    if column.type != "string" or column.entity is not None or not values:
        return column
    if len(values) < _FEWEST_PERIODS and not is_time:
        return column
    if all(map(month_number, values)):
        said.append(f"Column {column.name}: months without a year, in the order of the year.")
        return replace(column, periods=(PeriodKind.LISTED,))
    kinds = _kinds(values, is_time=is_time)
    if not kinds:
        if all(is_span(value) for value in values):
            said.append(
                f'Column {column.name}: periods such as "{visible(values[0], 40)}" are words to '
                "the site, since not all are of one kind that follow each other."
            )
        return column
    names = either([KINDS[kind] for kind in kinds])
    told = "can be" if len(kinds) > 1 else "were taken as"
    said.append(f'Column {column.name}: periods such as "{visible(values[0], 40)}" {told} {names}.')
    return replace(column, periods=kinds)


def _kinds(values: Sequence[str], *, is_time: bool) -> tuple[PeriodKind, ...]:
    """What periods can be: the kind in which they follow each other, or all that read them."""
    found = readings(values, is_time=is_time)
    ways = found or possible(values)
    return tuple(one.kind for one in ways) if found or len(ways) > 1 else ()


def _with_time(columns: Sequence[DraftColumn]) -> tuple[DraftColumn, ...]:
    """The columns, with the role of time for the one that says which period a row is about."""
    times = [c for c in columns if (c.type in _TIMES or c.periods) and not c.missing]
    named = [c for c in times if headers.names_time(c.header)]
    alone = [c for c in times if len(times) == 1 and (c.type == "year" or c.periods)]
    chosen = next(iter(named or alone), None)
    return tuple(replace(c, role="time") if c is chosen else c for c in columns)
