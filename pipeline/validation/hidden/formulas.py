"""Texts that a spreadsheet would take for a formula when it opens a CSV file.

Excel and LibreOffice run what begins with =, and Excel also what begins with +, - or @, where the
rest can be read as a formula. Numbers, telephone numbers, the names of accounts, and words behind a
dash are nothing that they could run.
"""

from __future__ import annotations

import re

from pipeline.validation.hidden.arrow_expressions import for_arrow

_LEADING = '[\\s\x00"\u00a0\u200b\u200e\u200f\u2060\ufeff]*'
_SIGNS = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"

MAY_RUN = for_arrow(f"^{_LEADING}{_SIGNS}")
"""An expression for pyarrow: how a text begins that may be a formula."""

_BEGIN = re.compile(rf"{_LEADING}(?P<formula>{_SIGNS}.*)", re.DOTALL)
_CALL = re.compile(r"[A-Za-z_\\.][\w.]*\s*\(")
_EXCHANGE = re.compile(r"\w\s*\|.*!|\w\|\s*'", re.DOTALL)
_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_OPERAND = rf"(?:{_CELL}(?::{_CELL})?|\d[\d.,]*%?|\"[^\"]*\")"
_SUM = re.compile(rf"[+\-=@\s(]*{_OPERAND}(?:\s*[-+*/^&<>=]+[\s(+-]*{_OPERAND}\)*)*\s*")
_HAS_CELL = re.compile(rf"(?<![\w.]){_CELL}(?![\w.])")
_HAS_OPERATION = re.compile(r"\d\s*[*/^&+]\s*[\d(]|\d\s*-\s*\d")
_ACCOUNT = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_TELEPHONE = re.compile(r"\+[\d\s().\-/\u2011\u2013]{5,}(?:\s*(?:ext|x|Ext)\.?\s*\d+)?")
_SHEET = re.compile(r"[\w']!\$?[A-Za-z]{1,3}\$?\d")


def formula_in(text: str) -> str:
    """What a spreadsheet would run of a text; "" where it would run nothing."""
    begun = _BEGIN.match(text)
    if begun is None:
        return ""
    formula = begun["formula"].strip()
    if '"' in text[: begun.start("formula")]:
        formula = formula.rstrip('"')
    sign, rest = formula[:1], formula[1:].strip()
    if not rest or not any(letter.isalnum() for letter in rest):
        return ""
    runs = _runs_after_equals if sign in "=\uff1d" else _runs_after_sign
    return formula if runs(sign, rest, formula) else ""


def _runs_after_equals(sign: str, rest: str, formula: str) -> bool:
    """After = everything is read as a formula, but for what is none, such as a word or two."""
    return bool(
        _CALL.search(rest)
        or _EXCHANGE.search(rest)
        or _SHEET.search(rest)
        or _SUM.fullmatch(rest)
        or rest[0] in "\"'([{+-@#"
        or re.fullmatch(r"[A-Za-z_][\w.]*", rest)
    )


def _runs_after_sign(sign: str, rest: str, formula: str) -> bool:
    """After +, - and @ only what calls, exchanges or computes with something is a formula."""
    if _TELEPHONE.fullmatch(formula) or _ACCOUNT.fullmatch(formula):
        return False
    if _EXCHANGE.search(rest) or _SHEET.search(rest) or _calls(rest):
        return True
    if sign in "@\uff20":
        return False
    computes = _HAS_CELL.search(rest) or _HAS_OPERATION.search(rest)
    return bool(computes and _SUM.fullmatch(formula))


def _calls(rest: str) -> bool:
    """Whether a name with a bracket right behind it stands where a formula has it."""
    return bool(re.match(r"[-+@=(\s\d.*/^&]*[A-Za-z_\\][\w.]*\(", rest)) and ")" in rest
