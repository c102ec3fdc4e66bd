"""The numbers by which states and banks know persons, and what was said of personal data."""

from __future__ import annotations

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


def said_only(reason: str) -> str:
    """A reason for publishing personal data that is none."""
    return f'personal_data says only "{reason}". '
