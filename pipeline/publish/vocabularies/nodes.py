"""What descriptions of datasets in several vocabularies have in common."""

from __future__ import annotations

from typing import Any


def known(node: dict[str, Any]) -> dict[str, Any]:
    """A node without the properties of which nothing is known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
