"""What is wrong with settings, in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import jsonschema

from pipeline.settings.lines import ATLAS, SettingPath
from pipeline.settings.schema import settings_schema

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "array": "a list",
    "object": "a set of settings",
}


@dataclass(frozen=True)
class SettingFault:
    """A setting that is not what it should be, and why."""

    at: SettingPath
    problem: str


@dataclass(frozen=True)
class _Wrong:
    """A value, and the rule that it does not keep: what is asked for, and by which schema."""

    value: Any
    asked: Any
    schema: Mapping[str, Any]

    @property
    def expected(self) -> str:
        """What the value should be."""
        return str(self.schema.get("expects") or _TYPES[self.schema["type"]])

    @property
    def shown(self) -> str:
        """The value on one line."""
        return _shown(self.value)


def find_fault(settings: object) -> SettingFault | None:
    """The fault that says most of what is wrong with settings, if any is."""
    validator = jsonschema.Draft202012Validator(settings_schema())
    error = jsonschema.exceptions.best_match(validator.iter_errors(settings))
    if error is not None:
        explain = _EXPLAINERS.get(str(error.validator), _explain_form)
        schema = cast(Mapping[str, Any], error.schema)
        wrong = _Wrong(error.instance, error.validator_value, schema)
        return SettingFault((*ATLAS, *error.absolute_path), explain(wrong))
    return _doubled_term(cast(Mapping[str, Any], settings).get("glossary", ()))


def _doubled_term(terms: Sequence[Mapping[str, Any]]) -> SettingFault | None:
    ids = [term["id"] for term in terms]
    for place, name in enumerate(ids):
        if name in ids[:place]:
            problem = f"the id {name} is taken. Give each term an id of its own."
            return SettingFault((*ATLAS, "glossary", place), problem)
    return None


def _explain_type(wrong: _Wrong) -> str:
    if wrong.value is None:
        return f"it is empty. Write {wrong.expected}, or leave the setting out."
    is_unquoted = wrong.asked == "string" and not isinstance(wrong.value, dict | list)
    return f"{wrong.shown} is not {wrong.expected}.{' Put it in quotes.' if is_unquoted else ''}"


def _explain_missing(wrong: _Wrong) -> str:
    missing = next(key for key in wrong.asked if key not in wrong.value)
    sentence = str(wrong.schema["properties"][missing]["description"])
    return f"{missing} is missing. Add it: {sentence[:1].lower()}{sentence[1:]}"


def _explain_unknown(wrong: _Wrong) -> str:
    known = wrong.schema["properties"]
    unknown = next(key for key in wrong.value if key not in known)
    return f"there is no setting {unknown}. Here may stand: {', '.join(known)}."


def _explain_empty(wrong: _Wrong) -> str:
    return f"it is empty. Write {wrong.expected}."


def _explain_repeated(wrong: _Wrong) -> str:
    twice = next(one for place, one in enumerate(wrong.value) if one in wrong.value[:place])
    return f"{_shown(twice)} stands there twice."


def _explain_too_small(wrong: _Wrong) -> str:
    return f"{wrong.shown} is less than {wrong.asked}."


def _explain_alone(wrong: _Wrong) -> str:
    key, other = next(
        (key, other)
        for key, others in wrong.asked.items()
        for other in others
        if key in wrong.value and other not in wrong.value
    )
    return f"{key} needs {other} beside it."


def _explain_form(wrong: _Wrong) -> str:
    return f"{wrong.shown} is not {wrong.expected}."


_EXPLAINERS: Mapping[str, Callable[[_Wrong], str]] = {
    "type": _explain_type,
    "required": _explain_missing,
    "additionalProperties": _explain_unknown,
    "minLength": _explain_empty,
    "uniqueItems": _explain_repeated,
    "minimum": _explain_too_small,
    "dependentRequired": _explain_alone,
}


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"]
    is_json = value is None or isinstance(value, str | bool | int | float)
    return json.dumps(value, ensure_ascii=False) if is_json else str(value)
