"""Writes expressions for Arrow, whose engine (RE2) names characters by their number."""

from __future__ import annotations


def for_arrow(expression: str) -> str:
    """An expression in which all but ASCII's visible signs stand as numbers, as RE2 reads them."""
    return "".join(sign if " " <= sign <= "~" else rf"\x{{{ord(sign):x}}}" for sign in expression)
