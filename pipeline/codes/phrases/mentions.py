"""What settings name, and which settings can be taken out."""

from __future__ import annotations

TABLE = "table"
CHART = "chart"
DATASET = "dataset"
COLLECTION = "collection"
KIND_OF_ENTITY = "kind of entity"


def code_of(code: str, setting: str) -> str:
    """One of the codes that a setting lists."""
    return f"{code} of {setting}"


def with_cases(setting: str) -> str:
    """A setting that makes no sense without the one beside it."""
    return f"{setting} and the setting cases beside it"
