"""Tells by the names of its columns whether a table's rows are single persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow.compute as pc

from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.privacy.words import is_personal_name, without_accents
from pipeline.validation.reading.columns import rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

# Where a name in camel case has a space: phoneNumber.
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(
    r"(?:.+ )?(?:first ?names?|given ?names?|forenames?|surnames?|last ?names?|family ?names?"
    r"|full ?names?|maiden name|person name|name of (?:the )?person|vornamen?|nachname|prénoms?"
    r"|prenoms?|nom de famille|apellidos?|cognome|nombre completo|nombres y apellidos|nome completo"
    r"|sobrenomes?|apelidos?|achternamen?|voornamen?|fornavn|etternavn|efternamn|förnamn|efternavn"
    r"|etunimi|sukunimi|imię|nazwisko|imię i nazwisko|příjmení|priezvisko|prenume|vezetéknév"
    r"|keresztnév|prezime|priimek|pavardė|eesnimi|perekonnanimi|фамилия|фио|отчество|прізвище"
    r"|имя и фамилия|фамилно име|επώνυμο|soyad[ıi]?|姓名|氏名|성명|nama lengkap|họ tên|họ và tên)"
    r"|(?:person|patient|employee|respondent|participant|pupil|student|candidate|minister)"
    r"(?: names?)?"
    r"|(?:resident|tenant|householder|victim|customer|client|applicant|beneficiary|driver|child"
    r"|mother|father|guardian|worker|volunteer|claimant|donor|informant|interviewee) names?"
)
_KEY = re.compile(
    r"(?:person|patient|employee|respondent|participant|pupil|student|resident|applicant|client"
    r"|customer|member|user|household|individual|citizen) (?:id|identifier|key)"
    r"|(?:patient|employee|customer|person) number"
)
_ANY_NAME = re.compile(
    r"names?|nombres?|nomes?|noms?|nomi?|naam|navn|namn|nimi|nazwa|jméno|meno|nume|név|ime|vardas"
    r"|vārds|имя|име|όνομα|ad[ıi]?|isim|الاسم|שם|名前|名字|이름|nama|tên"
)
_BIRTH = re.compile(
    r"\b(?:dates? of birth|birth ?dates?|birthdays?|dob|born(?: on)?|geburtsdatum|geburtstag"
    r"|né le|nacimiento|nascimento|naissance|nascita|geboortedatum|geboren(?: am| op)?"
    r"|fødselsdato|fødselsdag|fødd|født|födelsedatum|född|syntymäaika|data urodzenia"
    r"|datum narozen[ií]|dátum narodenia|data nașterii|data nasterii|születési (?:dátum|idő)"
    r"|datum rođenja|datum rodjenja|datum rojstva|gimimo data|sünniaeg|dzimšanas datums"
    r"|дата рождения|дата народження|дата на раждане|датум рођења|ημερομηνία γέννησης"
    r"|doğum tarihi|dogum tarihi|تاريخ الميلاد|תאריך לידה|出生日期|生年月日|생년월일"
    r"|जन्म तिथि|วันเกิด|ngày sinh|tanggal lahir|tarikh lahir)$"
)
# A full day in 1900 or later; of whoever was born before, nobody is alive.
_DAY = (
    r"^\s*(?:(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:(?:19|20)[0-9]{2}|[0-9]{2}))\b"
)
_LATITUDE = re.compile(r"(?P<whose>.* )?(?:lat|latitude|y coordinate)")
_LONGITUDE = re.compile(r"(?P<whose>.* )?(?:lon|lng|long|longitude|x coordinate)")
_HOME = re.compile(r"\b(?:home|residence|patient|respondent|user|person|pupil|wohnort|domicile)\b")
# In a table of these, telephone numbers are mostly there to be called.
_OFFICE = re.compile(
    r"(?:(?:name of )?(?:the )?)?(?:hospitals?|clinics?|schools?|pharmac(?:y|ies)|librar(?:y|ies)"
    r"|museums?|embass(?:y|ies)|consulates?|ministr(?:y|ies)|municipalit(?:y|ies)|agenc(?:y|ies)"
    r"|authorit(?:y|ies)|institutions?|organi[sz]ations?|facilit(?:y|ies)|departments?|councils?"
    r"|universit(?:y|ies)|colleges?|police stations?|fire stations?|post offices?|offices?"
    r"|behörden?|amt|schulen?|krankenh(?:aus|äuser)|apotheken?|bibliothek(?:en)?|gemeinden?"
    r"|mairies?|écoles?|hôpita(?:l|ux)|pharmacies?|bibliothèques?|établissements?|organismes?"
    r"|escuelas?|hospitales|farmacias?|bibliotecas?|ayuntamientos?|ministerios?|organismos?"
    r"|comun[ei]|scuol[ae]|ospedal[ei]|escolas?|prefeituras?|szkoł[ay]|urząd|szpital|kommuner?"
    r"|skol[ae]r?|больниц[аы]|школ[аы]|аптек[аи])(?: names?)?"
)
# What offices and companies are called themselves, in the cells of a column.
_HOUSE = (
    r"(?i)(?:^|[^\pL])(?:librar(?:y|ies)|schools?|academy|college|universit\pL*|hospital\w*|clini(?:c|que|ca)"
    r"|museums?|museo|musée|muzeum|pharmac(?:y|ie)|nursery|surgery|medical|health (?:centre|center)"
    r"|council|police|embassy|ministry|agency|authority|department|office|town hall|city hall"
    r"|fire station|hotel|restaurant|ltd|limited|gmbh|plc|inc|llc|s\.?r\.?l|s\.?r\.?o|sp\. z o\.o"
    r"|ab|kft|nyrt|zrt|bt|s\.a|spa|s\.p\.a|sarl|sas|oyj?|a/s|asa|bv|b\.v|nv|n\.v|ltda|lda|s\.l|a\.?ş|d\.o\.o|ооо|оао|пао|тов"
    r"|ospedale|policlinico|scuola|liceo|istituto|comune|biblioteca|farmacia|ayuntamiento|colegio"
    r"|escuela|instituto|centro de salud|escola|prefeitura|câmara|école|lycée|collège|mairie"
    r"|hôpital|bibliothèque|médiathèque|centre hospitalier|gymnasium|rathaus|gemeinde|landratsamt"
    r"|klinikum|apotheke|przychodnia|szpital|szkoła|urząd|biblioteka|apteka|przedszkole|skola|skole"
    r"|vårdcentral|sjukhus|bibliotek|sykehus|kommune?|koulu|kirjasto|sairaala|terveysasema|škola"
    r"|knihovna|nemocnice|úřad|lékárna|iskola|kórház|könyvtár|hivatal|gyógyszertár|școala|spital"
    r"|primăria|biblioteca|bolnica|općina|občina|knjižnica|okulu|hastane\pL*|kütüphane\pL*"
    r"|belediye\pL*|eczane\pL*|школа|больница|библиотека|аптека|поликлиника|лікарня|школа|училище)(?:$|[^\pL])"
    r"|(?i)\pL(?:schule|gymnasium|krankenhaus|klinik|apotheke|bibliothek|bücherei|amt|rathaus"
    r"|skolan|skole|biblioteket?|sykehus|koulu|kirjasto|sairaala|school|ziekenhuis)(?:$|[^\pL])"
    r"|(?:学校|小学|中学|医院|病院|図書館|图书馆|市役所|학교|병원|도서관|구청|시청)"
)
_MOST, _MANY, _SAMPLE, _WORDS_OF_MORE = 0.8, 0.3, 500, 5
# What columns of offices and companies are called, among other words.
_HOUSE_CALLED = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|firm[ay]|enterprises?|suppliers?|contractors?|hotels?|museer?"
    r"|hospitals?|schools?|librar(?:y|ies)|clinics?|societ[àae]|société|empresas?|entreprises?"
    r"|unternehmen|betriebe?|yritys|företag|virksomhed(?:er)?|bedrij(?:f|ven)|cég|spółka|podnik"
    r"|struttur[ae]|ent[ei]|entidade?s?|\w*[ée]tablissements?|einrichtung(?:en)?|placówk[ai]"
    r"|instytucj[ae]|jednostka|urz[aą]d|za[rř][ií]zen[ií]|ob(?:ec|ce)|gmin[ay]|intézmény|hivatal"
    r"|instituți[ea]|unitate|ustanov[ae]|kurum|okul|hastane|\w*kirjasto|\w*koulu|\w*schulen?"
    r"|museo|musée|museum|mairies?|communes?|comun[ei]|municipios?|ayuntamientos?|kommuner?"
    r"|gemeinden?|behörden?|компани[яи]|фирма|организаци[яи]|предприятие|учреждение|больница"
    r"|аптек[аи]|школ[аы]|полици[яи]|ревир|служб[аы]|учреждени[ея]"
    r"|clubs?|vereine?|association|associações|asociación|associazione|stowarzyszenie"
    r"|organi[sz]a\w+|ngos?|charit(?:y|ies)|stiftung|foundation|fundacja|fundación|fondation|spolek"
    r"|shelters?|refugios?|rifugi[o]?|refuges?|h[uü]tten?|schronisko|laborator\w+|laboratoires?"
    r"|cabinet|missions?|[ck]on[sz]ulat\w*|amba[sz]\w+|embajada|botschaft|branch(?:es)?"
    r"|dealers?|garages?|shops?|stores?|winkels?|negozi[o]?|sklep|boutique|magasin|tienda|restaurants?"
    r"|caf[eé]s?|venues?|theat(?:re|er)s?|theaters?|teatr[oi]?|cinemas?|kin[oa]|kitas?|kindergart\w+"
    r"|church(?:es)?|parish(?:es)?|parafia|parroquia|paroisse|campings?|campsites?|ospedal[ei]"
    r"|scuol[ae]|farmaci[ae]|biblioteca|biblioteche|biblioteka|bibliothèques?|apotheken?|apteka|szpital"
    r"|szko[lł]a|przychodnia|tribunal\w*|courts?|gerichte?|libraries|nursery|nurseries"
    r"|surger(?:y|ies)|gp practices?)\b"
    r"|学校|医院|病院|図書館|图书馆|公司|会社|학교|병원|회사|기관"
)
# Where a table of offices says who is to be reached there, a number may be somebody's own.
_STAFF = re.compile(
    r"\b(?:contacts?|contact person|heads?|head ?teacher|director|manager|owner|principal|warden"
    r"|chair|inspector|responsible|ansprechpartner(?:in)?|leiter(?:in)?|schulleit\w+|inhaber"
    r"|directeur|directrice|responsable|direttore|dirigente|referente|titolare|titular|encargad[oa]"
    r"|dyrektor|kierownik|ředitel|rektor|rehtori|kontaktperson|директор|руководитель|vedouc[ií]"
    r"|(?:submitted|reported|requested|created|signed) by|volunteers?|members?|authors?"
    r"|coordinators?|users?|citizens?|complainants?|residents?|tenants?|customers?|clients?|patients?"
    r"|employees?|staff|mayors?|maire|sindaco|alcalde|bürgermeister(?:in)?|burgemeester|wójt|burmistrz"
    r"|starosta)\b"
)
# A telephone that goes where its owner goes.
_CARRIED = re.compile(
    r"\b(?:mobil\w*|cell|cell ?phone|handy\w*|whatsapp|gsm|m[oó]vil|celular|cellulare|portable"
    r"|kom[oó]rk\w*|matkapuhelin\w*|mobitel|cep|κινητό|мобильн\w*|private?|home|手机|携帯|휴대폰)\b"
)
# Three decimals of a degree are about a hundred metres.
_PRECISE = r"^\s*[-+]?[0-9]{1,3}\.[0-9]{3,}\s*$"


def plain_names(field: DeclaredField) -> tuple[str, ...]:
    """A column's name and title as plain words."""
    return tuple(
        " ".join("".join(map(_plain_sign, _JOINT.sub(" ", words).casefold())).split())
        for words in (field.name, text(field.properties.get("title")))
    )


def _plain_sign(sign: str) -> str:
    """A sign of a name, or a blank: vowels that stand above or below letters are of the word."""
    return sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "


def birth_columns(table: ReadTable) -> tuple[str, str, np.ndarray] | None:
    """The columns of births and of those who were born, and the rows that have a full date."""
    birth = _first(table, _is_birth)
    person = _first(table, _is_person) or _first(table, _is_name)
    if birth is None or person is None:
        return None
    rows = _rows_like(table, birth.name, _DAY)
    return (birth.name, person.name, rows) if len(rows) else None


def coordinate_columns(table: ReadTable) -> tuple[Sequence[str], np.ndarray] | None:
    """The columns that say precisely where persons are, and the rows that do."""
    latitude = _first(table, lambda field: _is_called(field, _LATITUDE))
    longitude = _first(table, lambda field: _is_called(field, _LONGITUDE))
    if latitude is None or longitude is None:
        return None
    is_home = any(_HOME.search(name) for name in plain_names(latitude))
    if not is_home and not _first(table, _is_person) and not _first(table, _is_birth):
        return None
    rows = _rows_like(table, latitude.name, _PRECISE)
    return ((latitude.name, longitude.name), rows) if len(rows) else None


def is_directory(table: ReadTable) -> bool:
    """Whether a table lists offices and, by the names of its columns, no persons.

    Its columns' names say so, or what most of the cells of one begin, end or are joined with.
    """
    if _first(table, _is_person) is not None:
        return False
    if _first(table, lambda field: _is_called(field, _OFFICE)) is not None:
        return True
    if _first(table, lambda field: field.type == "string" and _holds_persons(table, field)):
        return False
    return (
        _first(table, _is_house) is not None
        or _first(table, lambda field: field.type == "string" and _holds_houses(table, field))
        is not None
    )


def _is_house(field: DeclaredField) -> bool:
    return any(_HOUSE_CALLED.search(name) for name in plain_names(field))


def _holds_persons(table: ReadTable, field: DeclaredField) -> bool:
    """Whether many cells of a column are short, have a name of persons and no office's."""
    texts = texts_of(table, field.name)[:_SAMPLE]
    rest = texts.filter(pc.invert(pc.match_substring_regex(texts, rf"{_HOUSE}|[0-9@]"))).to_pylist()
    named = [cell for cell in rest if _is_like_a_person(cell)]
    return len(named) > _MANY * len(texts)


def _is_like_a_person(cell: str) -> bool:
    words = re.findall(r"[^\W\d_]+", without_accents(cell))
    return 1 < len(words) < _WORDS_OF_MORE and any(map(is_personal_name, words))


def _holds_houses(table: ReadTable, field: DeclaredField) -> bool:
    texts = texts_of(table, field.name)[:_SAMPLE]
    named = texts.filter(pc.invert(pc.match_substring(texts, "@")))
    called = pc.sum(pc.match_substring_regex(named, _HOUSE)).as_py() or 0
    return len(texts) > 0 and called >= _MOST * len(texts)


def tells_of_staff(table: ReadTable) -> bool:
    """Whether a column of a table is called as who is to be reached, or has names of unknown."""
    return (
        _first(table, lambda field: any(_STAFF.search(name) for name in plain_names(field)))
        is not None
        or _first(table, lambda field: _is_name(field) and not _holds_houses(table, field))
        is not None
        or _first(table, lambda field: field.type == "string" and _holds_persons(table, field))
        is not None
    )


def is_carried(names: Sequence[str]) -> bool:
    """Whether a column is called as telephones that somebody carries, or has at home."""
    return any(_CARRIED.search(name) for name in names)


def _is_person(field: DeclaredField) -> bool:
    is_text = field.type in {"string", "any"}
    is_key = "unit" not in field.properties and _is_called(field, _KEY)
    return is_key or (is_text and _is_called(field, _NAME))


def _is_name(field: DeclaredField) -> bool:
    return _is_called(field, _ANY_NAME)


def _is_birth(field: DeclaredField) -> bool:
    return any(_BIRTH.search(name) for name in plain_names(field))


def _is_called(field: DeclaredField, form: re.Pattern[str]) -> bool:
    return any(form.fullmatch(name) for name in plain_names(field))


def _first(table: ReadTable, is_meant: Callable[[DeclaredField], bool]) -> DeclaredField | None:
    held = set(table.cells.column_names) if table.cells is not None else set()
    return next((f for f in table.declared.fields if f.name in held and is_meant(f)), None)


def _rows_like(table: ReadTable, column: str, form: str) -> np.ndarray:
    texts = texts_of(table, column)
    return rows_of(table, column, texts.filter(pc.match_substring_regex(texts, form)).to_pylist())
