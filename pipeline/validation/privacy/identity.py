"""Recognises the numbers by which states and banks know persons, where form and check digits tell.

The check digits are for python-stdnum to say, which follows the issuers' published rules. Two it
does not know, or says less of: national insurance numbers (HMRC), and those of the United States,
where it leaves out the one that is printed most (SSA). In Chinese numbers it fails on places that
its list lacks, so that their digits are summed here (GB 11643).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from stdnum import iban, luhn
from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ch import ssn
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.it import codicefiscale
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.se import personnummer

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


def _is_national_insurance(number: str) -> bool:
    return _characters(number)[:2] not in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}


def _is_social_security(number: str) -> bool:
    area, group, serial = number.split("-")
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _is_spanish(number: str) -> bool:
    return dni.is_valid(number) or nie.is_valid(number)


def _is_chinese(number: str) -> bool:
    plain = _characters(number)
    try:
        born = date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(plain[:17]))
    return born.year >= 1850 and "10X98765432"[total % 11] == plain[17]


def _is_payment_card(number: str) -> bool:
    return luhn.is_valid(_characters(number))


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
    NumberKind(persons.NHS, r"[0-9]{3} [0-9]{3} [0-9]{4}", nhs.is_valid, 3),
    NumberKind(persons.SPANISH_IDENTITY, r"(?:[0-9]{8}|[XYZ]-?[0-9]{7})-?[A-Z]", _is_spanish),
    NumberKind(persons.FRENCH_SOCIAL_SECURITY, _NIR, nir.is_valid),
    NumberKind(persons.ITALIAN_TAX, _CODICE, codicefiscale.is_valid),
    NumberKind(persons.GERMAN_TAX, r"[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}", idnr.is_valid),
    NumberKind(
        persons.BELGIAN_NATIONAL,
        r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}[.-][0-9]{2}",
        nn.is_valid,
    ),
    NumberKind(persons.SWEDISH_IDENTITY, r"(?:19|20)?[0-9]{6}[-+][0-9]{4}", personnummer.is_valid),
    NumberKind(persons.FINNISH_IDENTITY, r"[0-9]{6}[-+A][0-9]{3}[0-9A-Y]", hetu.is_valid),
    NumberKind(persons.NORWEGIAN_BIRTH, r"[0-9]{6} ?[0-9]{5}", fodselsnummer.is_valid, 2),
    NumberKind(persons.POLISH_IDENTITY, r"[0-9]{11}", pesel.is_valid, 3),
    NumberKind(
        persons.SWISS_SOCIAL_INSURANCE, r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", ssn.is_valid
    ),
    NumberKind(persons.BRAZILIAN_TAX, r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", cpf.is_valid),
    NumberKind(persons.CHINESE_IDENTITY, r"[1-9][0-9]{16}[0-9X]", _is_chinese),
    NumberKind(
        persons.BANK_ACCOUNT,
        r"[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}",
        iban.is_valid,
    ),
    NumberKind(
        persons.PAYMENT_CARD, r"[3-6][0-9]{3}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}", _is_payment_card
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
