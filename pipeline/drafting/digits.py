"""Digits and signs of other scripts, and full-width ones -> those that programs read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Full-width and Arabic signs that stand in numbers, each with the plain one.
_SIGNS = str.maketrans(
    {
        **{
            "\uff0c": ",",
            "\uff0e": ".",
            "\uff0d": "-",
            "\uff0b": "+",
            "\uff05": "%",
            "\uff0f": "/",
        },
        **{"\uff08": "(", "\uff09": ")", "\u066b": ".", "\u066c": ",", "\u066a": "%"},
    }
)


def plain_digits(cells: Sequence[str]) -> dict[str, str]:
    """For cells of digits that are not 0 to 9, what they are written with these.

    A cell in which other letters stand is words, and none of them.
    """
    return {cell: plain for cell in cells if (plain := _plain(cell)) != cell}


def _plain(cell: str) -> str:
    if cell.isascii() or not any(sign.isdecimal() and not sign.isascii() for sign in cell):
        return cell
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in cell)
    plain = "".join(digits).translate(_SIGNS)
    return plain if plain.isascii() else cell
