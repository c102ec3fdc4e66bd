"""How a CSV file is divided into cells: one reading of a dialect for whoever opens a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def reader_options(dialect: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the csv module for a Table Dialect, as frictionless understands it."""
    escape = dialect.get("escapeChar")
    return {
        "delimiter": dialect.get("delimiter", ","),
        "quotechar": dialect.get("quoteChar", '"'),
        "escapechar": escape,
        "doublequote": dialect.get("doubleQuote", True) if escape else True,
        "skipinitialspace": bool(dialect.get("skipInitialSpace", False)),
    }
