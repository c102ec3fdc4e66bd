"""Recognises the numbers by which states and banks know persons, where form and check digits tell.

Sources are the issuers' published rules: HMRC (national insurance), NHS, SSA (United States), the
Spanish and Italian ministries of the interior and of finance, INSEE (France), BZSt (Germany), and
the population registers of Belgium, Finland, Norway, Poland, Sweden, Switzerland, Brazil and China;
ISO 13616 for bank accounts and ISO/IEC 7812 for cards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.codes.phrases import persons


@dataclass(frozen=True)
class NumberKind:
    """A kind of number: its form as an expression that RE2 knows, and the test of its digits.

    `least` is how many different ones make a finding where the column's name says nothing: more
    where other numbers often have the same form and pass the same test.
    """

    name: str
    form: str
    is_valid: Callable[[str], bool]
    least: int = 1


def _characters(number: str) -> str:
    return "".join(character for character in number if character.isalnum()).upper()


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _passes_luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(_characters(number)) if digit.isdigit()]
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[1::2]]
    return any(digits) and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year >= 1850
    except ValueError:
        return False


def _is_short_day(digits: str) -> bool:
    """Whether six digits are a day as YYMMDD, in a leap year if need be."""
    return _is_day(2000, int(digits[2:4]), int(digits[4:6]))


def _is_national_insurance(number: str) -> bool:
    return _characters(number)[:2] not in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}


def _is_social_security(number: str) -> bool:
    area, group, serial = number.split("-")
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _is_nhs(number: str) -> bool:
    digits = _characters(number)
    return 11 - _weighted(digits, range(10, 1, -1)) % 11 == (int(digits[9]) or 11)


def _is_spanish(number: str) -> bool:
    plain = _characters(number)
    digits = plain[:-1].translate(str.maketrans("XYZ", "012"))
    return int(digits) > 0 and plain[-1] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23]


def _is_french(number: str) -> bool:
    plain = _characters(number).replace("2A", "19").replace("2B", "18")
    return plain.isdigit() and 97 - int(plain[:13]) % 97 == int(plain[13:])


_ITALIAN_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10)
_ITALIAN_LETTERS = (*_ITALIAN_ODD, 22, 25, 24, 23)


def _is_italian(number: str) -> bool:
    values = [
        int(character) if character.isdigit() else ord(character) - ord("A")
        for character in _characters(number)
    ]
    total = sum(_ITALIAN_LETTERS[value] for value in values[:15:2]) + sum(values[1:15:2])
    return total % 26 == values[15]


def _is_german(number: str) -> bool:
    digits = _characters(number)
    counts = sorted(digits[:10].count(digit) for digit in set(digits[:10]))
    if counts[-1] not in {2, 3} or counts[:-1] != [1] * (len(counts) - 1):
        return False
    product = 10
    for digit in digits[:10]:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    return (11 - product) % 10 == int(digits[10])


def _is_belgian(number: str) -> bool:
    digits = _characters(number)
    first, check = int(digits[:9]), int(digits[9:])
    return check in {97 - first % 97, 97 - (2_000_000_000 + first) % 97}


def _is_swedish(number: str) -> bool:
    digits = _characters(number)[-10:]
    return _is_short_day(digits) and _passes_luhn(digits)


def _is_finnish(number: str) -> bool:
    plain = number.upper()
    day, month = int(plain[:2]), int(plain[2:4])
    digits = int(plain[:6] + plain[7:10])
    return _is_day(2000, month, day) and "0123456789ABCDEFHJKLMNPRSTUVWXY"[digits % 31] == plain[10]


def _is_norwegian(number: str) -> bool:
    digits = _characters(number)
    first = (11 - _weighted(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2))) % 11
    second = (11 - _weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
    is_day = _is_day(2000, int(digits[2:4]), int(digits[:2]))
    return is_day and (first, second) == (int(digits[9]), int(digits[10]))


def _is_polish(number: str) -> bool:
    digits = _characters(number)
    month = int(digits[2:4]) % 20
    check = (10 - _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10
    return _is_day(2000, month, int(digits[4:6])) and check == int(digits[10])


def _is_swiss(number: str) -> bool:
    digits = _characters(number)
    return (10 - _weighted(digits, (1, 3) * 6) % 10) % 10 == int(digits[12])


def _is_brazilian(number: str) -> bool:
    digits = _characters(number)
    first = 10 * _weighted(digits, range(10, 1, -1)) % 11 % 10
    second = 10 * _weighted(digits, range(11, 1, -1)) % 11 % 10
    return len(set(digits)) > 1 and (first, second) == (int(digits[9]), int(digits[10]))


def _is_chinese(number: str) -> bool:
    plain = _characters(number)
    is_day = _is_day(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(plain[:17]))
    return is_day and "10X98765432"[total % 11] == plain[17]


def _is_bank_account(number: str) -> bool:
    plain = _characters(number)
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


# QQ is never issued: it is what people write in examples.
_NINO = r"(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"
_NIR = (
    r"[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB])"
    r" ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"
)
_CODICE = r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"

NUMBER_KINDS = (
    NumberKind(persons.UK_NATIONAL_INSURANCE, _NINO, _is_national_insurance),
    NumberKind(persons.US_SOCIAL_SECURITY, r"[0-9]{3}-[0-9]{2}-[0-9]{4}", _is_social_security),
    NumberKind(persons.NHS, r"[0-9]{3} [0-9]{3} [0-9]{4}", _is_nhs, 3),
    NumberKind(persons.SPANISH_IDENTITY, r"(?:[0-9]{8}|[XYZ]-?[0-9]{7})-?[A-Z]", _is_spanish),
    NumberKind(persons.FRENCH_SOCIAL_SECURITY, _NIR, _is_french),
    NumberKind(persons.ITALIAN_TAX, _CODICE, _is_italian),
    NumberKind(persons.GERMAN_TAX, r"[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}", _is_german),
    NumberKind(
        persons.BELGIAN_NATIONAL,
        r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}[.-][0-9]{2}",
        _is_belgian,
    ),
    NumberKind(persons.SWEDISH_IDENTITY, r"(?:19|20)?[0-9]{6}[-+][0-9]{4}", _is_swedish),
    NumberKind(persons.FINNISH_IDENTITY, r"[0-9]{6}[-+A][0-9]{3}[0-9A-Y]", _is_finnish),
    NumberKind(persons.NORWEGIAN_BIRTH, r"[0-9]{6} ?[0-9]{5}", _is_norwegian, 2),
    NumberKind(persons.POLISH_IDENTITY, r"[0-9]{11}", _is_polish, 3),
    NumberKind(persons.SWISS_SOCIAL_INSURANCE, r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", _is_swiss),
    NumberKind(persons.BRAZILIAN_TAX, r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", _is_brazilian),
    NumberKind(persons.CHINESE_IDENTITY, r"[1-9][0-9]{16}[0-9X]", _is_chinese),
    NumberKind(
        persons.BANK_ACCOUNT,
        r"[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}",
        _is_bank_account,
    ),
    NumberKind(
        persons.PAYMENT_CARD, r"[3-6][0-9]{3}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}", _passes_luhn
    ),
)

# A number stands alone, not inside a longer one, an address or a version.
_ALONE = r"(?:^|[^\w./-])(?:{})(?:$|[^\w/-])"


def form_of(kinds: Iterable[NumberKind]) -> str:
    """An expression for RE2 that tells whether a text has the form of any of some kinds."""
    return _ALONE.format("|".join(kind.form for kind in kinds))


def numbers_in(cell: str, kind: NumberKind) -> tuple[str, ...]:
    """What has the form of a kind of number in a cell."""
    return tuple(re.findall(rf"(?<![\w./-])(?:{kind.form})(?![\w/-]|\.\w)", cell))
