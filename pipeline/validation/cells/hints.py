"""What to write instead of a cell that is wrong: it recognises the slips that people make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.judging.cell_slips import NUMBER, slip, spreadsheet_error
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, text, words
from pipeline.validation.suggest import nearest_meaning, nearest_spelling


def type_hint(value: str, field: DeclaredField) -> str | None:
    """What to write instead of a cell that is not of its column's type."""
    found = slip(value)
    if shown := spreadsheet_error(value):
        hints = _INSTEAD_OF_TEXTS if field.type in {"string", "any"} else _INSTEAD_OF_NUMBERS
        return hints[shown]
    if found == "missing":
        return (
            "Leave the cell empty if the value is not known, or declare "
            f'"{value.strip()}" under missingValues with a label that says why.'
        )
    kind = "number" if field.type in NUMBER_TYPES else field.type
    if text(field.properties.get("format")) == "any":
        return "Write year, month and day, such as 2027-03-31."
    hint = _HINTS.get((kind, found))
    if hint is None:
        return None
    return _in_whole_groups(value.strip(), field) or hint(value.strip(), field)


def choice_hint(value: str, allowed: Sequence[str]) -> str | None:
    """Which of the allowed values a cell may have meant."""
    if value.strip() in allowed:
        return f"Write {value.strip()}, without spaces around it."
    if value.isdigit():
        whole = next((word for word in allowed if word.lstrip("0") == value.lstrip("0")), None)
        if whole is not None:
            return f"Write {whole}: the zeros at its beginning were lost."
    near = nearest_spelling(value, allowed) or nearest_meaning(value, allowed)
    return f"Did you mean {near}?" if near else None


def pattern_hint(value: str) -> str | None:
    """What is wrong with a cell that does not have its column's form."""
    if value != value.strip():
        return f"Write {value.strip()}, without spaces around it."
    return None


def constraint_words(field: DeclaredField, name: str) -> tuple[str, ...]:
    """A constraint's value or values as they would stand in a cell."""
    return words(field.constraints.get(name))


def _number(value: str, field: DeclaredField) -> str:
    unit = text(field.properties.get("unit"))
    number = re.sub(r"[^\d.,+-]", "", value.replace("−", "-")).strip(",.")
    number = number.replace(",", ".") if number.count(",") == 1 and "." not in number else number
    number = number.replace(",", "")
    sign = f" the column's unit already says {unit}." if "%" in unit else " it belongs in `unit`."
    point = "use a point for decimals and leave" if "," in value else "leave"
    return f"Write {number}: {point} the unit out;{sign}"


def _without_groups(value: str, field: DeclaredField) -> str:
    return f"Write {re.sub(r'[^0-9.+-]', '', value)}, with nothing between its digits."


def _in_whole_groups(value: str, field: DeclaredField) -> str | None:
    """The hint for a whole number with its declared sign between thousands, which counts not."""
    group = text(field.properties.get("groupChar"))
    if field.type != "integer" or not group or group not in value:
        return None
    number = value.replace(group, "")
    return f"Write {number}, or `type: number`: groupChar has no effect on whole numbers."


def _either_comma(value: str, field: DeclaredField) -> str:
    return (
        f"Write {value.replace(',', '')} if the comma divides thousands, "
        f"{value.replace(',', '.')} if it is a decimal comma."
    )


def _decimal_comma(value: str, field: DeclaredField) -> str:
    return f"Write {value.replace(',', '.')}: use a point for decimals."


def _both_marks(value: str, field: DeclaredField) -> str:
    number = value.replace(".", "").replace(",", ".")
    return f"Write {number}: use a point for decimals and nothing between thousands."


def _minus(value: str, field: DeclaredField) -> str:
    return f"Write {re.sub('[−–‑]', '-', value)}, with the hyphen of the keyboard as the minus."


def _bracket(value: str, field: DeclaredField) -> str:
    return f"Write -{value.strip('()')} if the brackets mean a negative number."


def _flag(value: str, field: DeclaredField) -> str:
    number = re.match(NUMBER, value)
    return (
        f"Write {number.group() if number else value} and put the flag into a column of its own "
        "with `role: status`."
    )


def _flag_alone(value: str, field: DeclaredField) -> str:
    return f"Leave the cell empty and put {value} into a column of its own with `role: status`."


def _bound(value: str, field: DeclaredField) -> str:
    return (
        "Leave the cell empty and say so in a column with `role: status`, or write the figure "
        "that is meant."
    )


def _turned_to_date(value: str, field: DeclaredField) -> str:
    return (
        "Write the number: spreadsheets turn some into dates, so format the column as number or "
        "text before you save it."
    )


def _quarter(value: str, field: DeclaredField) -> str:
    return f"Write {value[:4]}; for quarters, change the type of the column to string."


def _year_within(value: str, field: DeclaredField) -> str | None:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", value)
    return f"Write {year.group()}, the year alone." if year else None


def _unit(value: str, field: DeclaredField) -> str | None:
    number = re.search(NUMBER, value)
    if number is None:
        return None
    if not text(field.properties.get("unit")):
        return f"Write {number.group()}: the column holds numbers alone."
    return f"Write {number.group()}: the column's unit says what is counted."


def _letter(value: str, field: DeclaredField) -> str:
    digits = value.translate(str.maketrans("OolI", "0011"))
    return f"Write {digits}, with digits: there is a letter in it that looks like one."


def _whole(value: str, field: DeclaredField) -> str:
    return f"Write {value.partition('.')[0]}."


def _round(value: str, field: DeclaredField) -> str:
    return "Round it, or change the type of the column to number."


def _span(value: str, field: DeclaredField) -> str:
    return (
        f"Write {value[:4]} and say in the column's description which year is meant; or change "
        "the type of the column to string."
    )


def _year(value: str, field: DeclaredField) -> str:
    return f"Write {value[:4]}."


def _day(value: str, field: DeclaredField) -> str:
    parts = re.split(r"[./-]", value)
    if len(parts[0]) == 4:
        return f"Write {parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}."
    first, second = int(parts[0]), int(parts[1])
    year = parts[2] if len(parts[2]) == 4 else f"20{parts[2][-2:]}"
    if second > 12:
        return f"Write {year}-{first:02}-{second:02}: year, month, day."
    doubt = " if the day comes first" if first <= 12 else ""
    return f"Write {year}-{second:02}-{first:02}{doubt}: year, month, day."


def _year_of_day(value: str, field: DeclaredField) -> str:
    year = re.search(r"\d{4}", value)
    return f"Write {year.group()}." if year else "Write the year with four digits."


_INSTEAD_OF_NUMBERS = {
    "narrow": "The spreadsheet's column was too narrow to show the number: make it wider, save the "
    "file again and take the number from there.",
    "formula": "A formula in the spreadsheet failed: write the number that it should have given, "
    "or leave the cell empty if it is not known.",
}

_INSTEAD_OF_TEXTS = {
    "narrow": "The spreadsheet's column was too narrow to show the value: make it wider, save the "
    "file again and take the value from there.",
    "formula": "A formula in the spreadsheet failed: write the text that it should have given, or "
    "leave the cell empty if it is not known.",
}

_HINTS: dict[tuple[str, str], Callable[[str, DeclaredField], str | None]] = {
    ("number", "percent"): _number,
    ("number", "both-marks"): _both_marks,
    ("number", "comma-groups"): _without_groups,
    ("number", "spaced-groups"): _without_groups,
    ("number", "underscore"): _without_groups,
    ("number", "comma"): _either_comma,
    ("number", "decimal-comma"): _decimal_comma,
    ("number", "minus"): _minus,
    ("number", "bracket"): _bracket,
    ("number", "flag"): _flag,
    ("number", "flag-alone"): _flag_alone,
    ("number", "bound"): _bound,
    ("number", "day"): _turned_to_date,
    ("number", "month-name"): _turned_to_date,
    ("number", "unit"): _unit,
    ("number", "letter"): _letter,
    ("number", "zero-decimals"): _whole,
    ("number", "decimals"): _round,
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
