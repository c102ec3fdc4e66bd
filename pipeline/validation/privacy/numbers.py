"""Recognises the numbers by which states and banks know persons, where form and check digits tell.

The check digits are for python-stdnum to say, which follows the issuers' published rules. What it
does not know, or says less of: national insurance numbers (HMRC); numbers of the United States,
where it leaves out the one that is printed most (SSA); Chinese ones, in which it fails on places
that its list lacks (GB 11643); and those of Singapore, Taiwan, Russia's pension fund and Germany's
pension insurance (VKVV).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, lgamma, log

from stdnum import iban, luhn
from stdnum.ar import cuit
from stdnum.at import vnr
from stdnum.au import tfn
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn
from stdnum.cl import rut
from stdnum.cz import rc
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.do import cedula
from stdnum.ec import ci
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs, upn
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.il import idnr as il_idnr
from stdnum.in_ import aadhaar, pan
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.jp import in_ as my_number
from stdnum.kr import rrn
from stdnum.mx import curp, rfc
from stdnum.my import nric
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pk import cnic
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.ro import cnp
from stdnum.ru import inn
from stdnum.se import personnummer
from stdnum.si import emso
from stdnum.th import pin
from stdnum.tr import tckimlik
from stdnum.za import idnr as za_idnr

from pipeline.codes.phrases import persons
from pipeline.validation.privacy.column_names import NAMES_IN_TEXTS
from pipeline.validation.privacy.words import Name, plain_signs, without_links, words_before


@dataclass(frozen=True)
class NumberKind:
    """A kind of number: its form as an expression that RE2 knows, and the test of its digits.

    `chance` is how many of other numbers of that form pass the test. `least` is how many different
    ones make a finding where the column's name says nothing and nearly all of the form pass: more
    where other numbers often have the form. Those whose form `is_common` are looked for in texts
    only after a word that says what they are.
    """

    name: str
    form: str
    is_valid: Callable[[str], bool]
    chance: float
    least: int = 1

    @property
    def is_common(self) -> bool:
        """Whether much else has this form, such as running numbers."""
        return self.least > 1

    @property
    def is_unchecked(self) -> bool:
        """Whether its form is all there is to go by."""
        return self.name == persons.UK_NATIONAL_INSURANCE or self.chance >= 0.5

    @property
    def is_distinctive(self) -> bool:
        """Whether hardly anything else has its form and passes its test."""
        return self.name == persons.US_SOCIAL_SECURITY or self.chance < 0.5


def _characters(number: str) -> str:
    return "".join(character for character in number if character.isalnum()).upper()


_NINO_PREFIX = re.compile(r"(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[0-9]{6}[A-D]")


def _is_national_insurance(number: str) -> bool:
    plain = _characters(number)
    unused = {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}
    return _NINO_PREFIX.fullmatch(plain) is not None and plain[:2] not in unused


def _is_spanish(number: str) -> bool:
    return bool(dni.is_valid(number) or nie.is_valid(number))


def _is_chinese(number: str) -> bool:
    plain = _characters(number)
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(plain[:17]))
    return (
        _is_day(plain[6:10], plain[10:12], plain[12:14]) and "10X98765432"[total % 11] == plain[17]
    )


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year >= 1850
    except ValueError:
        return False


def _is_payment_card(number: str) -> bool:
    return bool(luhn.is_valid(_characters(number)))


def _is_danish(number: str) -> bool:
    """Since 2007 some are issued whose check digit fails, with a seventh digit from 4 on."""
    plain = _characters(number)
    is_born = any(_is_day(f"{century}{plain[4:6]}", plain[2:4], plain[:2]) for century in (19, 20))
    is_late = plain[6] >= "4" and "07" <= plain[4:6] <= "36"
    return is_born and (cpr.checksum(plain) == 0 or is_late)


def _is_singaporean(number: str) -> bool:
    plain = _characters(number)
    total = sum(int(d) * w for d, w in zip(plain[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += 4 if plain[0] in "TG" else 3 if plain[0] == "M" else 0
    letters = "JZIHGFEDCBA" if plain[0] in "ST" else "XWUTRQPNMLK"
    return letters[10 - total % 11 if plain[0] == "M" else total % 11] == plain[8]


def _is_taiwanese(number: str) -> bool:
    plain = _characters(number)
    place = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(plain[0]) + 10
    weighed = place // 10 + place % 10 * 9 + int(plain[9])
    return (weighed + sum(int(plain[i]) * (9 - i) for i in range(1, 9))) % 10 == 0


def _is_russian_insurance(number: str) -> bool:
    plain = _characters(number)
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(plain[:9])) % 101
    return total % 100 == int(plain[9:])


def _is_german_pension(number: str) -> bool:
    plain = _characters(number)
    digits = f"{plain[:8]}{ord(plain[8]) - 64:02}{plain[9:11]}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    products = (int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    is_born = _is_day(f"19{plain[6:8]}", plain[4:6], plain[2:4])
    return is_born and sum(p // 10 + p % 10 for p in products) % 10 == int(plain[11])


def _is_person_in_chile(number: str) -> bool:
    return bool(rut.is_valid(number)) and int(_characters(number)[:-1]) < 50_000_000


def _is_argentine(number: str) -> bool:
    return bool(cuit.is_valid(number)) and _characters(number)[:2] in {"20", "23", "24", "27"}


# QQ is never issued: it is what people write in examples.
_NINO = r"[A-Z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-Z]"
_SSN = (
    r"(?:00[1-9]|0[1-9][0-9]|[1-57-8][0-9]{2}|6(?:[0-57-9][0-9]|6[0-57-9]))"
    r"-(?:0[1-9]|[1-9][0-9])-(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
)
_NIR = (
    r"[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB])"
    r" ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"
)
_CODICE = r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])"
_MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# Those who came later, or have no number yet, have 40 added to the day or to the month.
_DAY_OR_MORE = r"(?:[04][1-9]|[1256][0-9]|[37][01])(?:[048][1-9]|[159][0-2])"
# The century is added to the month.
_PESEL = r"[0-9]{2}(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{5}"
_PERSON_OF_TURKEY = r"[1-9][0-9]{10}"


def _always(_number: str) -> bool:
    return True


NUMBER_KINDS = (
    NumberKind(persons.UK_NATIONAL_INSURANCE, _NINO, _is_national_insurance, 0.09),
    NumberKind(persons.US_SOCIAL_SECURITY, _SSN, _always, 1),
    NumberKind(persons.NHS, r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", nhs.is_valid, 1 / 11, 3),
    NumberKind(
        persons.SPANISH_IDENTITY,
        r"(?:[0-9]{8}|[0-9]{2}\.[0-9]{3}\.[0-9]{3}|[XYZ]-?[0-9]{7})[- ]?[A-Z]",
        _is_spanish,
        1 / 23,
    ),
    NumberKind(persons.FRENCH_SOCIAL_SECURITY, _NIR, nir.is_valid, 1 / 97),
    NumberKind(persons.ITALIAN_TAX, _CODICE, codicefiscale.is_valid, 1 / 26),
    NumberKind(
        persons.GERMAN_TAX, r"[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}", idnr.is_valid, 1 / 10, 2
    ),
    NumberKind(
        persons.BELGIAN_NATIONAL,
        r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}[.-][0-9]{2}",
        nn.is_valid,
        1 / 97,
    ),
    NumberKind(
        persons.SWEDISH_IDENTITY,
        rf"(?:19|20)?[0-9]{{2}}{_MONTH_AND_DAY}[-+][0-9]{{4}}",
        personnummer.is_valid,
        1 / 10,
    ),
    NumberKind(
        persons.SWEDISH_IDENTITY,
        rf"(?:19|20)[0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{4}}",
        personnummer.is_valid,
        1 / 10,
        4,
    ),
    NumberKind(
        persons.FINNISH_IDENTITY,
        rf"{_DAY}[0-9]{{2}}[-+A-FU-Y][0-9]{{3}}[0-9A-Y]",
        hetu.is_valid,
        1 / 31,
    ),
    NumberKind(
        persons.NORWEGIAN_BIRTH,
        rf"{_DAY_OR_MORE}[0-9]{{2}} ?[0-9]{{5}}",
        fodselsnummer.is_valid,
        1 / 121,
        2,
    ),
    NumberKind(persons.POLISH_IDENTITY, _PESEL, pesel.is_valid, 1 / 10, 3),
    NumberKind(
        persons.SWISS_SOCIAL_INSURANCE,
        r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}",
        ssn.is_valid,
        1 / 10,
    ),
    NumberKind(
        persons.BRAZILIAN_TAX, r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", cpf.is_valid, 1 / 100
    ),
    NumberKind(
        persons.CHINESE_IDENTITY,
        rf"[1-9][0-9]{{5}}(?:18|19|20)[0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{3}}[0-9X]",
        _is_chinese,
        1 / 11,
    ),
    NumberKind(
        persons.BANK_ACCOUNT,
        r"[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}",
        iban.is_valid,
        1 / 97,
    ),
    NumberKind(
        persons.PAYMENT_CARD,
        r"[3-6][0-9]{3}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}|3[47][0-9]{2}[ -][0-9]{6}[ -][0-9]{5}",
        _is_payment_card,
        1 / 10,
    ),
    NumberKind(persons.PAYMENT_CARD, r"[3-6][0-9]{14,15}", _is_payment_card, 1 / 10, 3),
    NumberKind(persons.DUTCH, r"[0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}", bsn.is_valid, 1 / 11, 4),
    NumberKind(persons.DANISH, rf"{_DAY}[0-9]{{2}}-[0-9]{{4}}", _is_danish, 1 / 6, 2),
    NumberKind(persons.IRISH, r"[0-9]{7}[A-W][ABHWTX]?", pps.is_valid, 1 / 23, 2),
    NumberKind(persons.ICELANDIC, rf"{_DAY}[0-9]{{2}}-[0-9]{{3}}[089]", kennitala.is_valid, 1 / 11),
    NumberKind(
        persons.LITHUANIAN_ESTONIAN,
        rf"[1-8][0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{4}}",
        ik.is_valid,
        1 / 10,
        4,
    ),
    NumberKind(
        persons.CZECH_SLOVAK,
        r"[0-9]{2}[0156278][0-9][0-3][0-9]/[0-9]{4}",
        rc.is_valid,
        1 / 11,
    ),
    NumberKind(
        persons.ROMANIAN, rf"[1-8][0-9]{{2}}{_MONTH_AND_DAY}[0-9]{{6}}", cnp.is_valid, 1 / 11, 2
    ),
    NumberKind(persons.BULGARIAN, r"[0-9]{2}[0-5][0-9][0-3][0-9]{5}", egn.is_valid, 1 / 10, 4),
    NumberKind(persons.YUGOSLAV, rf"{_DAY}[09][0-9]{{8}}", emso.is_valid, 1 / 10, 2),
    NumberKind(persons.CROATIAN, r"[0-9]{11}", oib.is_valid, 1 / 10, 4),
    NumberKind(persons.GREEK, rf"{_DAY}[0-9]{{7}}", amka.is_valid, 1 / 10, 4),
    NumberKind(persons.PORTUGUESE, r"[1-3][0-9]{2} ?[0-9]{3} ?[0-9]{3}", nif.is_valid, 1 / 10, 4),
    NumberKind(persons.TURKISH, _PERSON_OF_TURKEY, tckimlik.is_valid, 1 / 100, 2),
    NumberKind(persons.ISRAELI, r"[0-9]{8}-?[0-9]", il_idnr.is_valid, 1 / 10, 4),
    NumberKind(persons.RUSSIAN_TAX, r"[0-9]{12}", inn.is_valid, 1 / 100, 2),
    NumberKind(
        persons.RUSSIAN_INSURANCE,
        r"[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}",
        _is_russian_insurance,
        1 / 100,
    ),
    NumberKind(persons.AUSTRIAN, rf"[1-9][0-9]{{3}} ?{_DAY}[0-9]{{2}}", vnr.is_valid, 1 / 10, 4),
    NumberKind(
        persons.INDIAN_AADHAAR, r"[2-9][0-9]{3} [0-9]{4} [0-9]{4}", aadhaar.is_valid, 1 / 10, 2
    ),
    NumberKind(persons.INDIAN_AADHAAR, r"[2-9][0-9]{11}", aadhaar.is_valid, 1 / 10, 4),
    NumberKind(persons.INDIAN_TAX, r"[A-Z]{3}P[A-Z][0-9]{4}[A-Z]", pan.is_valid, 1 / 10),
    NumberKind(
        persons.KOREAN, rf"[0-9]{{2}}{_MONTH_AND_DAY}-[1-8][0-9]{{6}}", rrn.is_valid, 1 / 10
    ),
    NumberKind(
        persons.JAPANESE, r"[0-9]{12}|[0-9]{4} [0-9]{4} [0-9]{4}", my_number.is_valid, 1 / 11, 4
    ),
    NumberKind(
        persons.MALAYSIAN, rf"[0-9]{{2}}{_MONTH_AND_DAY}-[0-9]{{2}}-[0-9]{{4}}", nric.is_valid, 0.6
    ),
    NumberKind(persons.SINGAPOREAN, r"[STFGM][0-9]{7}[A-Z]", _is_singaporean, 1 / 26),
    NumberKind(persons.TAIWANESE, r"[A-Z][1289][0-9]{8}", _is_taiwanese, 1 / 10, 2),
    NumberKind(persons.THAI, r"[1-8]-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]", pin.is_valid, 1 / 10),
    NumberKind(
        persons.BIRTH_DATE,
        r"(?:d\.?o\.?b\.?|born(?: on)?|geb\.|geboren(?: am)?|née? le|nacid[oa] el|nat[oa] il"
        r"|nascid[oa] em|ur\.|nar\.|født|född|syntynyt|geboren op|р\.|г\.р\.)[ :]{1,3}"
        r"[0-9]{1,2}(?:[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}|\.? [A-Za-z]{3,10}\.? )(?:19|20)[0-9]{2}",
        _always,
        0.6,
        2,
    ),
    NumberKind(persons.PAKISTANI, r"[1-7][0-9]{4}-[0-9]{7}-[0-9]", cnic.is_valid, 0.6),
    NumberKind(
        persons.SOUTH_AFRICAN,
        rf"[0-9]{{2}}{_MONTH_AND_DAY} ?[0-9]{{4}} ?[01][0-9]{{2}}",
        za_idnr.is_valid,
        1 / 10,
        2,
    ),
    NumberKind(
        persons.CANADIAN, r"[1-79][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}", sin.is_valid, 1 / 10, 4
    ),
    NumberKind(persons.AUSTRALIAN, r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}", tfn.is_valid, 1 / 11, 4),
    NumberKind(
        persons.MEXICAN,
        rf"[A-Z]{{4}}[0-9]{{2}}{_MONTH_AND_DAY}[HMX][A-Z]{{5}}[0-9A-Z][0-9]",
        curp.is_valid,
        1 / 10,
    ),
    NumberKind(
        persons.MEXICAN_TAX,
        rf"[A-Z&]{{4}}[0-9]{{2}}{_MONTH_AND_DAY}[0-9A-Z]{{3}}",
        rfc.is_valid,
        1 / 10,
    ),
    NumberKind(persons.ARGENTINE, r"2[0347]-[0-9]{8}-[0-9]", _is_argentine, 1 / 11),
    NumberKind(
        persons.CHILEAN,
        r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9K]",
        _is_person_in_chile,
        1 / 11,
    ),
    NumberKind(persons.CHILEAN, r"[0-9]{7,8}-[0-9K]", _is_person_in_chile, 1 / 11, 3),
    NumberKind(persons.DOMINICAN, r"[0-9]{3}-[0-9]{7}-[0-9]", cedula.is_valid, 1 / 10),
    NumberKind(persons.ECUADORIAN, r"[0-2][0-9][0-5][0-9]{7}", ci.is_valid, 1 / 10, 4),
    NumberKind(persons.PUPIL, r"[A-Z][0-9]{11}[0-9A-Z]", upn.is_valid, 1 / 23),
    NumberKind(
        persons.GERMAN_PENSION,
        rf"[0-9]{{2}} ?{_DAY}[0-9]{{2}} ?[A-Z] ?[0-9]{{3}}",
        _is_german_pension,
        1 / 10,
    ),
)

# A number stands alone, not inside a longer one, an address or a version.
_ALONE = r"(?i)(?:^|[^\w./-])(?:{})(?:$|[^\w/-])"
_ROOM_BEFORE = 50
# How people who hold no office are spoken of.
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Se[ñn]ora?|Sra?|Sig(?:nora?|\.ra?|\.)"
    r"|Pan[ií]?|Hr|Fru|dhr|mevr|p|pupil|patient|resident|tenant|claimant|student)\b"
    r"|(?i:payments?|benefits?|diagnos\w+|treated|address|lives|wohnhaft|test row)\b"
)
_NAMED = re.compile(rf"(?:^|\W)(?:{NAMES_IN_TEXTS})\b[^.;\n]{{0,24}}$")
# So rarely chance brings about what is called a finding, and so much rarer what is certain.
_ODDS, _SURE_ODDS, _ODDS_OF_A_RARE_FORM = 5e-4, 1e-6, 3e-3
# So much of what has the form of a number must pass its test where few do, or it is another's.
_MOST = 0.8
_ENOUGH_TO_VARY = 5
_FEWEST_HIDDEN = 3
# Numbers of a series pass more often than others do, though not that much more.
_TIMES_CHANCE = 2.2


def form_of(kinds: Iterable[NumberKind]) -> str:
    """An expression for RE2 that tells whether a text has the form of any of some kinds."""
    return _ALONE.format("|".join(kind.form for kind in kinds))


_FORMS = {
    kind: re.compile(rf"(?<![\w./-])(?:{kind.form})(?![\w/-]|\.\w)", re.IGNORECASE)
    for kind in NUMBER_KINDS
}


def numbers_in(cell: str, kind: NumberKind) -> tuple[str, ...]:
    """What has the form of a kind of number in a cell."""
    return tuple(_FORMS[kind].findall(cell))


def places_of(cell: str, kind: NumberKind) -> tuple[tuple[int, str], ...]:
    """What has the form of a kind of number in a cell, each with where it begins."""
    return tuple((found.start(), found[0]) for found in _FORMS[kind].finditer(cell))


def numbers_in_text(text: str) -> Iterator[tuple[str, NumberKind]]:
    """Valid numbers in a text of which the form, or a word before them, says what they are."""
    plain = without_links(plain_signs(text))
    for kind in NUMBER_KINDS:
        for start, number in places_of(plain, kind):
            if kind.name == persons.BIRTH_DATE:
                is_told = _ADDRESSED.search(plain[:start], max(0, start - _ROOM_BEFORE)) is not None
            else:
                is_told = not kind.is_common or is_named(plain, start)
            if is_told and is_valid(kind, number):
                yield number, kind


def is_named(text: str, start: int) -> bool:
    """Whether words just before a place in a text name a kind of number of persons."""
    return _NAMED.search(words_before(text, start, _ROOM_BEFORE).replace("-", " ")) is not None


def is_valid(kind: NumberKind, number: str) -> bool:
    """Whether a number of the form of a kind passes its test."""
    try:
        return kind.is_valid(number.upper())
    except (ValueError, IndexError):
        return False


def is_telling(kind: NumberKind, valid: Sequence[str], shaped: int, name: Name) -> bool | None:
    """Whether different valid numbers among all of the form are persons': yes, perhaps, or no.

    They are if more pass the test than chance lets pass, or nearly all of a few do. In a column
    whose name is another thing's, many must. Numbers without check digits that begin alike are a
    series of codes.
    """
    found = len(valid)
    if not found or name in {Name.COUNT, Name.THIS}:
        return True if found and name is Name.THIS else None
    is_most = found >= _MOST * shaped
    is_more = found >= _TIMES_CHANCE * kind.chance * shaped
    odds = at_least(found, shaped, kind.chance) if is_more else 1.0
    if name is Name.OTHER or _is_series(kind, valid):
        return False if odds < _SURE_ODDS and is_most else None
    if is_most and found >= kind.least:
        return kind.is_distinctive
    if found >= max(_FEWEST_HIDDEN, kind.least) and odds < _ODDS:
        return odds < _SURE_ODDS or not kind.is_common
    return False if not kind.is_common and found > 1 and odds < _ODDS_OF_A_RARE_FORM else None


def _is_series(kind: NumberKind, valid: Sequence[str]) -> bool:
    """Whether numbers without a check digit all begin alike, as codes do."""
    starts = {_characters(number)[:2] for number in valid}
    return kind.is_unchecked and len(valid) >= _ENOUGH_TO_VARY and len(starts) == 1


def at_least(found: int, of: int, chance: float) -> float:
    """How likely it is that at least so many of some numbers pass a test by chance (binomial)."""
    if found <= of * chance or chance >= 1:
        return 1.0
    total = 0.0
    for k in range(found, of + 1):
        ways = lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1)
        rest = (of - k) * log(1 - chance)
        total += exp(ways + k * log(chance) + rest)
    return min(total, 1.0)
