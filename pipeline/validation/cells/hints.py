"""What to write instead of a cell that is wrong: it recognises the slips that people make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.codes.hints import cells, numbers, periods
from pipeline.codes.hints.suggestions import did_you_mean, without_spaces, write
from pipeline.judging.cell_slips import NUMBER, slip, spreadsheet_error
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, text, words
from pipeline.validation.suggest import nearest_meaning, nearest_spelling

_EARLY_YEAR = re.compile(r"-\d{1,6}|\d{1,3}")


def type_hint(value: str, field: DeclaredField) -> str | None:
    """What to write instead of a cell that is not of its column's type."""
    found = slip(value)
    if shown := spreadsheet_error(value):
        hints = _INSTEAD_OF_TEXTS if field.type in {"string", "any"} else _INSTEAD_OF_NUMBERS
        return hints[shown]()
    if found == "missing":
        return cells.leave_empty(value.strip())
    kind = "number" if field.type in NUMBER_TYPES else field.type
    if text(field.properties.get("format")) == "any":
        return periods.full_day()
    if kind == "number" and found in _UNIT_HINTS:
        unit = text(field.properties.get("unit"))
        return _in_whole_groups(value.strip(), field) or _UNIT_HINTS[found](value.strip(), unit)
    hint = _HINTS.get((kind, found))
    if hint is None:
        return None
    return _in_whole_groups(value.strip(), field) or hint(value.strip())


def early_year_hint(value: str, field: DeclaredField) -> str | None:
    """What to do about a year that the standard's years do not reach."""
    is_early = field.type == "year" and _EARLY_YEAR.fullmatch(value.strip())
    return periods.year_before_1000() if is_early else None


def choice_hint(value: str, allowed: Sequence[str]) -> str | None:
    """Which of the allowed values a cell may have meant."""
    if value.strip() in allowed:
        return without_spaces(value.strip())
    if value.isdigit():
        whole = next((word for word in allowed if word.lstrip("0") == value.lstrip("0")), None)
        if whole is not None:
            return cells.zeros_again(whole)
    near = nearest_spelling(value, allowed) or nearest_meaning(value, allowed)
    return did_you_mean(near) if near else None


def pattern_hint(value: str) -> str | None:
    """What is wrong with a cell that does not have its column's form."""
    if value != value.strip():
        return without_spaces(value.strip())
    return None


def constraint_words(field: DeclaredField, name: str) -> tuple[str, ...]:
    """A constraint's value or values as they would stand in a cell."""
    return words(field.constraints.get(name))


def _percent(value: str, unit: str) -> str:
    number = re.sub(r"[^\d.,+-]", "", value.replace("−", "-")).strip(",.")
    number = number.replace(",", ".") if number.count(",") == 1 and "." not in number else number
    number = number.replace(",", "")
    return numbers.leave_unit_out(number, unit if "%" in unit else "", has_comma="," in value)


def _without_groups(value: str) -> str:
    return numbers.leave_groups_out(re.sub(r"[^0-9.+-]", "", value))


def _in_whole_groups(value: str, field: DeclaredField) -> str | None:
    """The hint for a whole number with its declared sign between thousands, which counts not."""
    group = text(field.properties.get("groupChar"))
    if field.type != "integer" or not group or group not in value:
        return None
    return numbers.no_groups_in_whole_numbers(value.replace(group, ""))


def _either_comma(value: str) -> str:
    return numbers.either_comma(value.replace(",", ""), value.replace(",", "."))


def _decimal_comma(value: str) -> str:
    return numbers.decimal_comma(value.replace(",", "."))


def _both_marks(value: str) -> str:
    return numbers.both_marks(value.replace(".", "").replace(",", "."))


def _minus(value: str) -> str:
    return numbers.plain_minus(re.sub("[−–‑]", "-", value))


def _bracket(value: str) -> str:
    return numbers.minus_for_brackets(value.strip("()"))


def _flag(value: str) -> str:
    number = re.match(NUMBER, value)
    return numbers.move_flag(number.group() if number else value)


def _quarter(value: str) -> str:
    return periods.quarter(value[:4])


def _year_within(value: str) -> str | None:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", value)
    return periods.year_alone(year.group()) if year else None


def _beside_unit(value: str, unit: str) -> str | None:
    number = re.search(NUMBER, value)
    if number is None:
        return None
    if not unit:
        return numbers.number_alone(number.group())
    return numbers.number_without_unit(number.group())


def _letter(value: str) -> str:
    return numbers.digits_for_letters(value.translate(str.maketrans("OolI", "0011")))


def _whole(value: str) -> str:
    return write(value.partition(".")[0])


def _span(value: str) -> str:
    return periods.year_of_two(value[:4])


def _year(value: str) -> str:
    return write(value[:4])


def _day(value: str) -> str:
    parts = re.split(r"[./-]", value)
    if len(parts[0]) == 4:
        return write(f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}")
    first, second = int(parts[0]), int(parts[1])
    year = parts[2] if len(parts[2]) == 4 else f"20{parts[2][-2:]}"
    if second > 12:
        return periods.day(f"{year}-{first:02}-{second:02}")
    return periods.day(f"{year}-{second:02}-{first:02}", is_sure=first > 12)


def _year_of_day(value: str) -> str:
    year = re.search(r"\d{4}", value)
    return write(year.group()) if year else periods.four_digits()


_INSTEAD_OF_NUMBERS = {
    "narrow": cells.number_too_wide,
    "formula": cells.number_of_formula,
}

_INSTEAD_OF_TEXTS = {
    "narrow": cells.text_too_wide,
    "formula": cells.text_of_formula,
}

# Where the column's unit matters: whether it says what stands in the cell.
_UNIT_HINTS: dict[str, Callable[[str, str], str | None]] = {
    "percent": _percent,
    "unit": _beside_unit,
}

_HINTS: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("number", "both-marks"): _both_marks,
    ("number", "comma-groups"): _without_groups,
    ("number", "spaced-groups"): _without_groups,
    ("number", "underscore"): _without_groups,
    ("number", "comma"): _either_comma,
    ("number", "decimal-comma"): _decimal_comma,
    ("number", "minus"): _minus,
    ("number", "bracket"): _bracket,
    ("number", "flag"): _flag,
    ("number", "flag-alone"): numbers.move_flag_alone,
    ("number", "bound"): lambda _: numbers.bound(),
    ("number", "day"): lambda _: numbers.turned_to_date(),
    ("number", "month-name"): lambda _: numbers.turned_to_date(),
    ("number", "letter"): _letter,
    ("number", "zero-decimals"): _whole,
    ("number", "decimals"): lambda _: numbers.round_it(),
    ("year", "letter"): _letter,
    ("year", "underscore"): _without_groups,
    ("year", "spaced-groups"): _without_groups,
    ("year", "comma"): _without_groups,
    ("year", "flag"): _flag,
    ("year", "quarter"): _quarter,
    ("year", "unit"): _year_within,
    ("year", "span"): _span,
    ("year", "month"): _year,
    ("year", "day"): _year_of_day,
    ("year", "zero-decimals"): _year,
    ("date", "day"): _day,
}
