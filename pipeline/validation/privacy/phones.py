"""Tells the telephone numbers of persons from services, codes, days and figures.

How they are written stands in phone_forms.json; what they lead to, phone_lines.py tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.validation.privacy.emails import emails_in
from pipeline.validation.privacy.phone_lines import (
    Line,
    is_international,
    is_possible,
    is_service,
    line_of,
)
from pipeline.validation.privacy.words import (
    Found,
    Name,
    is_given_name,
    is_personal_name,
    plain_signs,
    read_list,
    without_accents,
    without_links,
    words_before,
)

_FORMS = read_list("phone_forms.json")
_INTERNATIONAL = (
    r"(?:(?:\+ ?|\(\+|00 )[1-9][0-9]{0,2}\)?[ ./-]{0,2}|00[1-9][0-9]{0,2}[ ./-])"
    r"(?:\(0?[0-9]{0,5}\) ?)?[0-9](?:[ ./-]{0,2}[0-9]){5,13}"
)
_WRITTEN = "|".join(form.replace(r"\d", "[0-9]") for form in _FORMS["written"])
_ANY = r"\+?\(?[0-9](?:[ ./()-]{0,3}[0-9]){6,15}"
# What a telephone is called, without accents.
_IN_SCRIPTS = (
    "τηλ|κιν|κινητο|โทร|फोन|मोबाइल|ফোন|মোবাইল|טלפון|נייד|موبايل|جوال|تلفن|موبایل"
    "|đt|điện thoại|հեռ|ტელ"
)
_IN_OTHER_LANGUAGES = (
    "telemovel|telemoveis|komorkowy|mobitel|mobilni|mobilszam|telefonszam|numer tel|simi|farsimi"
    "|cep tel|tlm|mobiel|telefonnr|mobilnummer"
)
# For Arrow, which looks at whole columns: what has none of these has no telephone number.
FORM = rf"(?:^|[^\w./+-])(?:{_INTERNATIONAL}|{_WRITTEN})(?:$|[^\w/-])"
AFTER_A_WORD = r"\pL{3}[ .,:(-]{1,3}[0-9]{3}(?: ?[0-9]{2,3}){2,3}(?:$|[^0-9])"
SPOKEN = (
    r"(?i)(?:tel|phone|fon|call|ring|mobil|cell|handy|what.?s.?app|sms|text|gsm|fax|signal|viber"
    r"|dial|llam|appel|chiam|ligar|zadzwo|volat|reach|num|movil|móvil|celular|portab|тел|моб|电话|手机|電話|携帯|전화|휴대폰"
    r"|هاتف|☎|📞|✆"
    rf"|telem|kom[oó]rk|mobit|cep tel|\bsimi|tlm|{_IN_SCRIPTS})[^0-9]{{0,40}}[0-9+(]"
)
CELL = r"^\s*(?:tel[.:]*)?\s*[+(]{0,2}[0-9][0-9 ()./-]{5,20}[0-9]\s*$"
# What has only digits and signs, as a number of an office has.
NO_WORDS = r"^\PL*$"
_ALONE = r"(?<![\w./+-])(?<!\d,)(?:{})(?![\w/-]|[.,]\w)"
_INTERNATIONAL_IN = re.compile(rf"(?<![\w./-])(?:{_INTERNATIONAL})(?![\w/-]|[.,]\d)")
_WRITTEN_IN = re.compile(_ALONE.format(_WRITTEN))
_ANY_IN = re.compile(_ALONE.format(_ANY))
_SERVICE_AS_WRITTEN = re.compile("|".join(_FORMS["service_as_written"]))

_OTHER_THINGS = re.compile(
    r"(?<!\w)(?:97[89][- ]?(?:[0-9][- ]?){9}[0-9X]"  # ISBN
    r"|(?:isbn|issn|doi|isni|orcid|cas|ean|gtin)\b\W{0,3}[0-9][0-9Xx -]{6,20}"
    r"|10\.[0-9]{4,9}/\S+"
    r"|[0-9]{1,6}[-/](?:(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])"
    r"|(?:19|20)[0-9]{2}[-./](?:0[1-9]|1[0-2])[-./][0-9]{2}(?:[T ][0-9]{2}:?[0-9]{2})?(?![0-9])"
    r"|[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)[0-9]{2}(?![0-9])"
    r"|(?:19|20)[0-9]{2} ?[-/] ?(?:19|20)[0-9]{2}(?![0-9-])"
    r"|(?<!\.)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
    r"|[-+]?[0-9]{1,3}\.[0-9]{3,}[ ,;/+-]+[-+]?[0-9]{1,3}\.[0-9]{3,}\S*)",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\+ ?[0-9]{1,3}(?:[ .,][0-9]{3})*[ .,]000")
_THIRDS = re.compile(r"\+? ?[0-9]{1,3}(?:[ .,][0-9]{3})+")
_CALLED = re.compile(
    r"(?:\b(?:tel|tels|tele?phone|phone|fon|fono|call|calls? (?:him|her|them|me)|ring|rings|mobile"
    r"|mob|cell|cellphone|handy|handynummer|whatsapp|sms|text (?:him|her|me)|telefon|telefono|"
    r"telefone|telefoon|telefonnummer|tlf|puh|puhelin|gsm|movil|celular|cellulare|portable|fax"
    r"|signal|viber|dial|dialling|reach(?:ed)? (?:\w+ )?(?:on|at)|rufnummer|mobil|komorka"
    r"|appel(?:er|ez)?|chiamare|llamar|ligar|anrufen|matkapuhelin|mobilnr"
    rf"|{_IN_OTHER_LANGUAGES})\b"
    r"|тел|моб|телефон|电话|手机|電話|携帯|전화|휴대폰|هاتف|☎|📞|✆"
    rf"|{_IN_SCRIPTS})"
    r"(?:\W+(?:\w{1,12}\W+){0,3}|\W{0,4})$"
)
# Where digits have no form that tells, the word must be about these digits.
_CALLED_AT_ONCE = re.compile(
    r"(?:\b(?:tel|tele?phone|phone|fon|fono|mobile|mob|cell|cellphone|handy|handynummer|whatsapp"
    r"|telefon|telefono|telefone|telefoon|telefonnummer|tlf|puh|puhelin|gsm|movil|celular|cellulare"
    r"|portable|fax|viber|rufnummer|mobil|komorka|matkapuhelin|mobilnr"
    rf"|{_IN_OTHER_LANGUAGES}"
    r"|contact number)"
    r"(?:\W+(?:no|nr|num|number|numbers|is|was|at|on|under|home|work|privat|private|phone))*\W{0,4}"
    r"|\b(?:call|ring|dial|text) (?:(?:him|her|them|me|us) )?(?:(?:on|at) )?"
    r"|\b(?:llam\w+|appel\w+|chiam\w+|ligar|call|ring|bel|zadzwon\w*|volat) (?:\w+ ){1,3}"
    r"(?:al?|on|at|au|em|no|op|pod|na) "
    r"|(?:тел|моб|телефон|电话|手机|電話|携帯|전화|휴대폰|هاتف|☎|📞|✆"
    rf"|{_IN_SCRIPTS})\W{{0,4}})$"
)
_OFFICE_LINE = re.compile(
    r"\b(?:help ?lines?|hot ?lines?|help ?desk|switch ?board|press (?:office|desk|team|contact)"
    r"|enquir(?:y|ies)|inquir(?:y|ies)|customer (?:service|care|support)|reception"
    r"|call cent(?:er|re)"
    r"|service (?:line|number|desk|cent(?:er|re))|contact cent(?:er|re)|information line|info ?line"
    r"|emergency|duty (?:desk|officer)|main (?:office|number|line|desk)|front (?:office|desk)"
    r"|public (?:desk|line|office)|opening hours|toll[- ]free|free ?phone|zentrale|vermittlung"
    r"|burgertelefon|burgerservice|servicenummer|pressestelle|standard|accueil|centralino"
    r"|numero verde"
    r"|centralita|sentralbord|vaxel|keskus|centrala|crisis line|samaritans|nhs 111)\b"
)
# Whose number it is, where the words between speak of nobody: "Ministry of Transport (tel. ...".
_INSTITUTION = (
    r"(?:\w*byra|statisti\w+|minist(?:ry|ries|ro|ere|erio|ero|eriet|erium|erie|eriul|erstwo|erstvo|arstvo)|agency|agence|agenzia|agencia|authority"
    r"|authorities|bureau|institut[eo]?|department|departamento|office|council|municipality"
    r"|prefecture|mairie|rathaus|gemeinde|kommune|\w*behorde|\w+amt|embassy|consulate|hospital"
    r"|university|library|secretariat|statistics|statistik|statistique|tilastokeskus|town hall"
    r"|city hall|ayuntamiento|comune|urzad|parliament|directorate|commission|court|police)"
)
_ABOUT = r"(?:\W{1,2}(?:of|for|the|de|des|du|del|della|fur|and|et|y) \w+){0,6}"
_TOLD = (
    r"\W{0,4}(?:(?:tel|tele?phone|phone|telefon|telefono|fon|tlf|at|on|under|is|no|number|or|by"
    r"|answers|fax)\b\W{0,4}){0,4}$"
)
_OF_INSTITUTION = re.compile(rf"\b{_INSTITUTION}\b{_ABOUT}(?:'s)?{_TOLD}")
# With its postal address between its name and its number: "Bundesamt, 65180 Wiesbaden, Tel. ...".
_OF_INSTITUTION_AT = re.compile(rf"\b{_INSTITUTION}\b[^.;!?]*\b[0-9]{{4,6}} \w+{_TOLD}")
_ANY_INSTITUTION = re.compile(rf"\b{_INSTITUTION}\b")
_OF_ADDRESS = re.compile(rf"(?<![\w.%+'-])([\w.%+'-]{{1,40}}@[\w.-]{{3,40}}\w){_TOLD}")
# Just before a number, of those who write in newspapers; or just after it, of an office.
_PRESS = re.compile(
    r"\b(?:press|presse|prensa|stampa|imprensa|prasowy|pressi|lehdisto|reception)"
    r"(?: (?:tel|tele?phone|phone|telefon|telefono|contact|kontakt))?\W{0,4}$"
)
_THEN_OFFICE = re.compile(
    rf"\W{{0,3}}[(\[–,-] ?(?:[\w-]+ ){{0,5}}(?:{_INSTITUTION}|press|switchboard|hotline|helpline"
    r"|reception|zentrale|vermittlung|pressestelle|centralino|standard)\b"
)
# One pair of digits more than a telephone number has.
_PAIRS = re.compile(r"[0-9]{2}(?:[ .-][0-9]{2})+")
# From one number to another, as in a plan of numbers.
_RANGE = re.compile(r"\s{0,3}[-–—]\s{0,3}[0-9+(][0-9 ()./-]{5,20}$")
_RANGE_BEFORE = re.compile(r"^[0-9+(][0-9 ()./-]{5,20}\s{0,3}[-–—]\s{0,3}$")
_PAIR_MORE = re.compile(r"[ .-][0-9]{2}(?![0-9]|[ ./-]?[0-9])")
_HONORIFICS = (
    "mr|mrs|ms|miss|dr|herrn?|frau|mme|monsieur|senora?|pan|pani|p|hr|fru|dhr|mevr|sr|sra|sig"
    "|signora?"
)
_ADDRESSED = re.compile(rf"\b(?:{_HONORIFICS})\b")
_PRIVATE = re.compile(
    r"\b(?:mobile|mob|mobil|cell|cellphone|handy|whatsapp|celular|movil|portable|gsm|privat|private"
    rf"|home|thanks to|his|her|him|{_HONORIFICS})\b"
)
# Streets are called after persons.
_STREET = re.compile(
    r"\b(?:[^\W\d_]+[ -]){0,3}[^\W\d_]*(?:stra(?:ss|ß)e|str\.|ring|platz|weg|allee|ufer|gasse|damm"
    r"|street|avenue|road|square|boulevard|gatan|gata|gade|vej|katu|laan|straat|plein|ulica)\b"
    r"|\b(?:ul\.|ulica|rue|avenue|av\.|calle|c/|via|viale|piazza|plaza|rua|place|boulevard|bd)"
    r" (?:[^\W\d_]+[ -]){0,3}[^\W\d_]+"
)
_SENTENCE_END = re.compile(r"[\w)]{4,}\. ")
_NAME_BEFORE = re.compile(r"[^\W\d_]{2}[ .,:(-]{0,3}$")
_ROOM_BEFORE, _ROOM_OF_A_NAME = 60, 25
_FEWEST, _MOST = 7, 15
_FEWEST_OF_A_CONTACT = 9


def phones_in(text: str, name: Name = Name.NOTHING) -> list[Found]:
    """The telephone numbers of persons in a text, in a column of such a name."""
    if name is Name.OFFICE:
        return []
    plain = without_links(plain_signs(text))
    plain = _OTHER_THINGS.sub(lambda other: "x" * len(other[0]), plain)
    return list(_phones(plain, name))


def phones_in_text(text: str) -> list[Found]:
    """The telephone numbers of persons in what a publisher writes, where desks are an office's."""
    plain = plain_signs(text)
    return [found for found in phones_in(text) if not _is_desk(plain, found.words)]


def _is_desk(text: str, words: str) -> bool:
    """Whether a number in a text is no mobile telephone, of an office if unknown, and nobody's."""
    start = text.find(words)
    before = _SENTENCE_END.split(words_before(text, start, 2 * _ROOM_BEFORE))[-1]
    around = before + without_accents(text[start + len(words) :][:_ROOM_BEFORE])
    if _PRIVATE.search(before) or _names_somebody(around):
        return False
    line = line_of([words])
    is_of_office = _ANY_INSTITUTION.search(around) is not None or (
        "@" in around and not emails_in(around)
    )
    return (is_of_office and line is not Line.CARRIED) or line in {Line.FIXED, Line.SERVICE}


def is_phone_cell(cell: str) -> bool:
    """Whether a cell of a column of telephone numbers holds one that is not a service's."""
    plain = plain_signs(cell)
    if re.search(CELL, plain) is None or _OTHER_THINGS.search(plain):
        return False
    return _has_room(plain) and not _is_service(plain)


def _phones(text: str, name: Name) -> Iterator[Found]:
    for form in (_INTERNATIONAL_IN, _WRITTEN_IN, _ANY_IN):
        if form is _ANY_IN and name in {Name.OTHER, Name.COUNT}:
            return
        rest: list[str] = []
        end = 0
        for number in form.finditer(text):
            words = number[0]
            is_service = _is_service(words)
            certainty = None if is_service else _certainty(text, number, form, name)
            if certainty is not None:
                yield Found(words.strip(), certainty)
            if is_service or certainty is not None:
                rest.extend((text[end : number.start()], "x" * len(words)))
                end = number.end()
        text = "".join([*rest, text[end:]])


def _certainty(text: str, number: re.Match[str], form: re.Pattern[str], name: Name) -> bool | None:
    """Whether digits are somebody's number: yes, perhaps (False), or no (None)."""
    words = number[0]
    before = words_before(text, number.start(), _ROOM_BEFORE)
    is_range = _RANGE.match(text, number.end()) or _RANGE_BEFORE.search(text, 0, number.start())
    if _is_office_line(before) or not _has_room(words) or is_range or _is_series(text, number):
        return None
    after = without_accents(text[number.end() : number.end() + _ROOM_BEFORE])
    is_called = _CALLED.search(before) is not None
    of_office = _of_institution(before, after)
    if of_office:
        return None
    is_open = of_office is None
    if form is _ANY_IN:
        is_any = _is_any(words, before, name) or _is_somebodys(words, before)
        return is_open if is_any else None
    if form is _INTERNATIONAL_IN and (_is_figure(words) or not is_possible(words)):
        return None
    is_plus = "+" in words
    if name in {Name.OTHER, Name.COUNT} and not is_called:
        return False if is_plus and not _THIRDS.fullmatch(words) else None
    return is_open and (is_plus or is_called or name in {Name.THIS, Name.CONTACT})


def _is_figure(words: str) -> bool:
    """Whether what has a country code is a figure with a sign, grouped by thousands."""
    is_grouped = _THIRDS.fullmatch(words) is not None
    return _ROUND.fullmatch(words) is not None or (is_grouped and line_of([words]) is Line.NONE)


def _is_somebodys(words: str, before: str) -> bool:
    """Whether a number that is one somewhere stands just after somebody's name."""
    near = before[-_ROOM_OF_A_NAME:]
    is_named = _names_somebody(near) or _ADDRESSED.search(near) is not None
    is_after_name = _NAME_BEFORE.search(before) is not None and is_named
    return is_after_name and _digits(words) > _FEWEST and line_of([words]) is not Line.NONE


def _is_any(words: str, before: str, name: Name) -> bool:
    """Whether digits in no form of a country's are a number, for what stands around them."""
    is_grouped = _THIRDS.fullmatch(words) is not None and name is not Name.THIS
    if is_grouped and not re.search(r"[\w☎📞]\W{0,3}$", before[-4:]):
        return False
    if name is Name.THIS or _CALLED_AT_ONCE.search(before):
        return True
    return name is Name.CONTACT and _digits(words) >= _FEWEST_OF_A_CONTACT


def _is_office_line(before: str) -> bool:
    """Whether the words before a number say that it is an office's and name nobody."""
    return _OFFICE_LINE.search(before) is not None and not _names_somebody(before)


def _names_somebody(words: str) -> bool:
    plain = _STREET.sub(" ", words)
    return any(
        is_personal_name(word) or is_given_name(word) for word in re.findall(r"[^\W\d_]+", plain)
    )


def _of_institution(before: str, after: str) -> bool | None:
    """Whether a number is an institution's by the words around it; None if none is named."""
    if _PRESS.search(before) or _THEN_OFFICE.match(after):
        return None if _PRIVATE.search(before) or _names_somebody(before + after) else True
    if _ANY_INSTITUTION.search(before) is None and "@" not in before:
        return None
    if _PRIVATE.search(before) or _names_somebody(before):
        return None
    if _OF_INSTITUTION.search(before) or _OF_INSTITUTION_AT.search(before):
        return True
    address = _OF_ADDRESS.search(before)
    if address is not None:
        return None if emails_in(address[1]) else True
    return False if _ANY_INSTITUTION.search(before) else None


def _digits(words: str) -> int:
    return sum(character.isdigit() for character in words)


def _has_room(words: str) -> bool:
    return _FEWEST <= _digits(words) <= _MOST


def _is_series(text: str, number: re.Match[str]) -> bool:
    """Whether pairs of digits only count up, as in a list of months, or go on after the last."""
    words = number[0]
    if _PAIRS.fullmatch(words) and _PAIR_MORE.match(text, number.end()):
        return True
    pairs = re.findall(r"[0-9]+", words)
    if len({*pairs}) == 1 and len(pairs) > 1:
        return True
    return len(pairs) > 3 and all(int(b) - int(a) == 1 for a, b in pairwise(pairs))


def _is_service(words: str) -> bool:
    """Whether a number is one of those that cost nobody, or are shared by many."""
    if is_international(words):
        return is_service(words)
    return _SERVICE_AS_WRITTEN.fullmatch(re.sub(r"[^0-9]", "", words)) is not None
