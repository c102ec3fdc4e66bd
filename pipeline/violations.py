"""Where a descriptor does not hold to the profile, as JSON Schema tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, cast

import jsonschema

from pipeline.profile import read_profile


def violations(descriptor: Mapping[str, Any], profile: str) -> Iterator[jsonschema.ValidationError]:
    """Each place at which a descriptor does not hold to a profile, and to which of its rules."""
    yield from _validator(profile).iter_errors(descriptor)


@cache
def _validator(profile: str) -> jsonschema.protocols.Validator:
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("date")(_is_day)
    formats.checks("date-time")(_is_moment)
    # The library's own check takes a time that grows with the square of a list's length.
    extend: Any = jsonschema.validators.extend
    validator = extend(jsonschema.Draft202012Validator, {"uniqueItems": _repeated_items})
    return cast(
        jsonschema.protocols.Validator, validator(read_profile(profile), format_checker=formats)
    )


def _repeated_items(
    _validator: object, is_asked: bool, items: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    if is_asked and isinstance(items, list):
        shown = [json.dumps(item, sort_keys=True) for item in items]
        if len(set(shown)) < len(shown):
            yield jsonschema.ValidationError("items repeat")


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return len(value) == 10 and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    return "T" in value and moment.tzinfo is not None
