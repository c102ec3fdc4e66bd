"""The numbers by which states and banks know persons, and what was said of personal data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

# A question, which has to be answered before anything is published.
TO_SAY = "TODO: which law or decision makes them public?"
TO_TELL = "TODO: what are they, if no person's, or which law makes them public?"
THIS_TEXT = "This text"
_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z_][\w.-]*", re.IGNORECASE)

IDENTITY_NUMBERS = "identity numbers"
UK_NATIONAL_INSURANCE = "UK national insurance numbers"
US_SOCIAL_SECURITY = "US social security numbers"
NHS = "NHS numbers"
SPANISH_IDENTITY = "Spanish identity numbers"
FRENCH_SOCIAL_SECURITY = "French social security numbers"
ITALIAN_TAX = "Italian tax codes"
GERMAN_TAX = "German tax numbers"
BELGIAN_NATIONAL = "Belgian national numbers"
SWEDISH_IDENTITY = "Swedish identity numbers"
FINNISH_IDENTITY = "Finnish identity codes"
NORWEGIAN_BIRTH = "Norwegian birth numbers"
POLISH_IDENTITY = "Polish identity numbers"
SWISS_SOCIAL_INSURANCE = "Swiss social insurance numbers"
BRAZILIAN_TAX = "Brazilian tax numbers"
CHINESE_IDENTITY = "Chinese identity numbers"
BANK_ACCOUNT = "bank account numbers"
PAYMENT_CARD = "payment card numbers"
DUTCH = "Dutch citizen service numbers"
DANISH = "Danish personal numbers"
IRISH = "Irish public service numbers"
ICELANDIC = "Icelandic identity numbers"
LITHUANIAN_ESTONIAN = "Estonian or Lithuanian personal codes"
CZECH_SLOVAK = "Czech or Slovak birth numbers"
ROMANIAN = "Romanian personal codes"
BULGARIAN = "Bulgarian civil numbers"
YUGOSLAV = "citizen numbers of the former Yugoslavia"
CROATIAN = "Croatian identity numbers"
GREEK = "Greek social insurance numbers"
PORTUGUESE = "Portuguese tax numbers"
TURKISH = "Turkish identity numbers"
ISRAELI = "Israeli identity numbers"
RUSSIAN_TAX = "Russian tax numbers"
RUSSIAN_INSURANCE = "Russian insurance numbers"
AUSTRIAN = "Austrian insurance numbers"
INDIAN_AADHAAR = "Indian Aadhaar numbers"
INDIAN_TAX = "Indian tax numbers"
KOREAN = "Korean resident numbers"
JAPANESE = "Japanese individual numbers"
MALAYSIAN = "Malaysian identity numbers"
SINGAPOREAN = "Singaporean identity numbers"
TAIWANESE = "Taiwanese identity numbers"
THAI = "Thai identity numbers"
BIRTH_DATE = "dates of birth"
PAKISTANI = "Pakistani identity numbers"
SOUTH_AFRICAN = "South African identity numbers"
CANADIAN = "Canadian social insurance numbers"
AUSTRALIAN = "Australian tax file numbers"
MEXICAN = "Mexican population codes"
MEXICAN_TAX = "Mexican tax codes"
ARGENTINE = "Argentine tax numbers"
CHILEAN = "Chilean identity numbers"
DOMINICAN = "Dominican identity numbers"
ECUADORIAN = "Ecuadorian identity numbers"
PUPIL = "UK pupil numbers"
GERMAN_PENSION = "German pension insurance numbers"


def the_column(name: str) -> str:
    """A column, as what holds something."""
    return f"The column {name}"


def said_only(reason: str) -> str:
    """A reason for publishing personal data that is none."""
    return f'personal_data says only "{reason}". '


def entry(properties: Mapping[str, str], *, is_json: bool) -> str:
    """An entry of `personal_data` as it stands in the descriptor."""
    if is_json:
        return json.dumps(properties, ensure_ascii=False)
    return f"{{{', '.join(f'{name}: {_scalar(value)}' for name, value in properties.items())}}}"


def whole_list(entries: Sequence[str], *, is_json: bool) -> str:
    """All of `personal_data` with some entries, as it stands in the descriptor."""
    name = '"personal_data"' if is_json else "personal_data"
    return f"{name}: [{', '.join(entries)}]"


def entry_in_list(one: str, *, is_json: bool) -> str:
    """A further entry of the list that the descriptor has."""
    return f"{one}," if is_json else f"- {one}"


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
