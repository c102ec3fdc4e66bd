"""Tells by a column's name and title what its digits are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.validation.privacy.words import Name, without_accents

_PHONE = re.compile(
    r"(?:.* )?(?:(?:tele)?phones?|tel|tels|mobiles?|cell|cell ?phones?|fax|handy|gsm|whatsapp|telefon"
    r"|telefono|telefone|téléphone|teléfono|telefoon|telefo\w*nummer|handynummer|rufnummer|mobilnummer"
    r"|mobil|móvil|celular|cellulare|portable|puhelin|puhelinnumero|tlf|numer telefonu|telefonszám"
    r"|telefonní číslo|τηλέφωνο|телефон|телефона|电话|手机|手机号|手机号码|電話|電話番号|携帯|전화|전화번호|휴대폰"
    r"|هاتف|رقم الهاتف|טלפון|phone ?numbers?|landline)"
    r"(?: (?:no|nr|number|numbers|num|private|privat|home|work|mobile|office|direct|day|evening|[1-3]))?"
    r"|(?:mobile|cell|contact|fax|tel|phone|telephone)(?: phone)? (?:no|number|nr|num)s?"
)
_CONTACT = re.compile(
    r"(?:.* )?(?:contacts?|contact (?:details?|info|information|data|person)|kontakt|kontaktdaten"
    r"|contacto|contatto|coordonnées|whom to (?:call|ask)|reach|reachable|call|how to reach)"
)
_OFFICE_LINE = re.compile(
    r"\b(?:help ?line|hot ?line|switch ?board|help ?desk|service (?:number|line)|emergency|free ?phone"
    r"|office (?:phone|tel\w*)|central (?:phone|number)|public (?:phone|line)|customer service)\b"
)
_COUNT = re.compile(
    r"^(?:number|no|numbers) of (?:\w+ )*(?:\w{3,}s|people|men|women|children)\b"
    r"|^(?:count of|total|amount|sum|share of|anzahl|nombre de)\b"
    r"|^\w{3,}s (?:about|for|with|without|on|by|per|holding|using|having|who|that)\b"
    r"|\b(?:counts?|totals?|amounts?|sums?|volume|calls|users|subscribers|subscriptions|items"
    r"|letters|pieces|issued|sent|received|delivered|applications|percent|per|rate|ratio|share|value"
    r"|population|households|revenue|turnover|budget|spending|expenditure|cost|costs|price|income"
    r"|gdp|usd|eur|euros|gbp|inhabitants|visits|visitors|trips|sales|output|change|difference|mean"
    r"|average|median|min|max|coverage|penetration|ownership|area|length|distance|weight|holders)$"
)
_COUNT_OF = re.compile(r"^(?:número de|numero di|numero de|liczba|počet|antal|aantal) ")
_OTHER = re.compile(
    r"\b(?:products?|skus?|parts?|items?|articles?|art|catalogue?|catalog|model|serial|batch|lot|barcode"
    r"|ean|gtin|upc|isbn|issn|doi|url|uri|link|links|ip|mac|hash|uuid|guid|version|order|orders|invoice"
    r"|receipt|tracking|shipment|parcel|decision|decisions|ordinance|resolution|case|docket|file|record"
    r"|document|doc|folder|law|act|statute|regulation|permit|licen[cs]e|plate|registration|vehicle|vin"
    r"|company|vat|duns|lei|swift|bic|budget code|account code|cost cent(?:er|re)|chapter|heading"
    r"|cas|ec number|inchi|hs|nace|isic|cpv|naics|sic|cofog|taric|cn code|nuts|lau|uprn|parcel|plot"
    r"|cadastral|postcode|postal|zip|plz|coordinates?|latitude|longitude|lat|lon|easting|northing|grid"
    r"|date|day|time|timestamp|year|years|period|month|week|range|interval|span|code|codes|identifier"
    r"|id|ids|key|ref|refs|reference|nr|number|no|sequence|series|station|sensor|meter|device|imei"
    r"|frequency|score|index|position|dimension|dimensions|size|route|line|edition|volume|tender"
    r"|contract|project|grant|award|procurement|lotto|phone model|geo)\b"
)


def phone_name(names: Sequence[str]) -> Name:
    """What a column's name and title, as plain words, say of telephone numbers in it."""
    if any(map(_COUNT.search, names)):
        return Name.COUNT
    if any(map(_OFFICE_LINE.search, names)):
        return Name.OFFICE
    if any(map(_PHONE.fullmatch, names)):
        return Name.THIS
    if any(map(_CONTACT.fullmatch, names)):
        return Name.CONTACT
    if any(map(_COUNT_OF.search, names)):
        return Name.COUNT
    return Name.OTHER if any(map(_OTHER.search, names)) else Name.NOTHING


def number_name(names: Sequence[str]) -> Name:
    """What a column's name and title, as plain words, say of numbers of persons in it."""
    if any(map(_COUNT.search, names)):
        return Name.COUNT
    if any(map(NUMBER.fullmatch, names)):
        return Name.THIS
    return Name.OTHER if any(map(_OTHER_NUMBER.search, names)) else Name.NOTHING


# What a reference, a key or a code may well be is a person's number.
_OTHER_NUMBER = re.compile(
    r"\b(?:products?|skus?|parts?|articles?|art|catalogue?|catalog|model|serial|batch|lot|barcode|ean"
    r"|gtin|upc|isbn|issn|doi|url|uri|link|ip|hash|uuid|guid|version|invoice|receipt|tracking|shipment"
    r"|parcel|decision|ordinance|resolution|docket|law|statute|regulation|plate|vehicle|vin|company"
    r"|vat|duns|lei|swift|bic|budget|account code|cost cent(?:er|re)|cas|inchi|hs|nace|isic|cpv|naics"
    r"|cofog|taric|nuts|uprn|plot|cadastral|postcode|postal|zip|coordinates?|latitude|longitude|date"
    r"|day|time|timestamp|year|years|period|month|range|span|station|sensor|meter|device|imei)\b"
)
NUMBER_WORDS = (
    r"national insurance|nino|ni|nat ins|ssn|social security|social insurance|passports?|nhs"
    r"|driving licen[cs]e|driver'?s? licen[cs]e|drivers licen[cs]e|identity|identity card|identity document|id card|national id"
    r"|personal id|citizen id|national identity|personal identity|personal identification"
    r"|national identification|civil identity|national register"
    r"|aadhaar|medical record|tax file|taxpayer|tin|tax id|tax identification|medicare"
    r"|dni|nie|nir|bsn|pesel|cpf|iban|cnp|egn|jmbg|emso|oib|amka|curp|rfc|cuil|cuit|rut|run|cedula"
    r"|cédula|nif|nss|insee|numéro de sécurité sociale|sécurité sociale|codice fiscale|steuer ?id"
    r"|steueridentifikations|steuernummer|sozialversicherungs|rentenversicherungs|versicherten"
    r"|personnummer|personnr|fødselsnummer|fodselsnummer|fnr|cpr|henkilötunnus|hetu|kennitala"
    r"|burgerservicenummer|rijksregisternummer|rijksregister|numéro national|numero nacional"
    r"|isikukood|asmens kodas|personas kods|rodné číslo|rodne cislo|rc|ahv|avs|svnr|sv|pps|ppsn"
    r"|tckn|tc kimlik|kimlik|pan|nric|fin|sin|tfn|cnic|nik|snils|inn|снилс|инн|паспорт|паспортные данные"
    r"|身份证|身份证号|身份证号码|マイナンバー|個人番号|my number|주민등록번호|rrn|ת\.?ז|teudat zehut"
    r"|egc|személyi|taj|credit card|card|payment card|bank account|account holder|kontonummer|upn"
    r"|pupil unique|hkid|matricule|bvn|nin|omang|sa id|rsa id"
)
NUMBER = re.compile(
    rf"(?:(?:.* )?(?:{NUMBER_WORDS})(?:s|'s)?(?: ?(?:no|nr|number|numbers|num|code|id|ids"
    r"|nummer|numero|número|numer|szám|#))"
    r"|(?:(?:uk|us|employee|person|patient|his|her|holder|owner|citizen|client) )?(?:nino|ni number|ssn|dni|nie|nir|bsn"
    r"|pesel|cpf|iban|cnp|egn|jmbg|emso|oib|amka|curp|cuil|cuit|nif|codice fiscale|steuer ?id|personnummer"
    r"|fødselsnummer|fodselsnummer|fnr|henkilötunnus|hetu|kennitala|burgerservicenummer|rijksregisternummer"
    r"|steueridentifikationsnummer|sozialversicherungsnummer|rentenversicherungsnummer|numéro national"
    r"|numéro de sécurité sociale|isikukood|asmens kodas|personas kods|rodné číslo|rodne cislo|svnr|ppsn?|rc|rč"
    r"|tckn|tc kimlik no|nric|tfn|cnic|snils|снилс|инн|身份证|身份证号|身份证号码|マイナンバー|個人番号|my number"
    r"|주민등록번호|rrn|aadhaar|cédula|cedula|rut|national id|identity card|id card|sa id|hkid|passport"
    r"|cpr|credit card|payment card|nhs|nir insee|social security|social insurance)"
    r"|(?:id|identity) card.*|.*\bpassport(?: (?:no|number|id))?)"
)

# Other words, too, when they stand in a sentence.
_AMBIGUOUS = frozenset(
    {"ni", "card", "pan", "run", "fin", "sv", "rc", "nik", "tin", "inn", "taj", "nin"}
    | {"identity", "rut", "matricule", "egc", "medicare", "taxpayer", "passport", "passports"}
    | {"national register", "identity card", "id card", "identity document", "upn", "sin", "rfc"}
)
# Names of kinds of numbers as they stand in sentences, without accents.
NAMES_IN_TEXTS = without_accents(
    "|".join(
        [word for word in NUMBER_WORDS.split("|") if word not in _AMBIGUOUS]
        + [rf"{word} (?:no|nr|number|nummer|code)" for word in sorted(_AMBIGUOUS)]
    )
)
