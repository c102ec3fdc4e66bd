"""Settings as they stand in mkdocs.yml -> `Settings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from pipeline.settings.faults import SettingFault, find_fault
from pipeline.settings.site import NAMED_BY_KEY, Settings
from pipeline.settings.values import read_pair


def read_settings(written: object) -> Settings | SettingFault:
    """The settings of a site, or what is wrong with them."""
    fault = find_fault(written)
    if fault is not None:
        return fault
    settings = _as_in_json(written)
    for setting, (_, name) in NAMED_BY_KEY.items():
        settings[setting] = _named_by_key(settings.get(setting, {}), name)
    return msgspec.convert(settings, Settings, dec_hook=read_pair, str_keys=True)


def _named_by_key(entries: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: {**entry, name: key} for key, entry in entries.items()}


def _as_in_json(value: Any) -> Any:
    """Keys as texts, where YAML has read the number 13; and 13.0, a whole number, as 13."""
    if isinstance(value, dict):
        return {str(key): _as_in_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_in_json(inner) for inner in value]
    return int(value) if isinstance(value, float) else value
