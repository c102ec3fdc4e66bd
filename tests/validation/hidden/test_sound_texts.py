"""Texts as people write them in many scripts: nothing hides in any of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validation.hidden.cells import (
    hidden_texts,
    lookalike_texts,
    odd_texts,
    running_texts,
    texts_in_two_forms,
)
from pipeline.validation.hidden.characters import hidden_in, without_hidden
from pipeline.validation.hidden.formulas import formula_in
from pipeline.validation.hidden.lookalikes import disguised_words, lookalikes_in
from pipeline.validation.reading.arrays import text_array

NON_JOINER, JOINER, SPACE = "\u200c", "\u200d", "\u200b"
SOUND = {
    "Latin": (
        *("naïve café", "Łódź", "Århus", "straße", "İstanbul", "ısı", "Ægir", "Škoda", "Đà Nẵng"),
        *("Việt Nam", "l’été", "O’Brien", "Ɛʋɛgbe", "ŋgɔ", "Hawaiʻi", "1ª edición", "20ᵗʰ", "Mª"),
        *("New\u00a0York", "12\u00a0000", "12\u202f000", "rock ’n’ roll", "co\u2011operation"),
        *(
            "re\u0301gion",
            "Henry Ⅷ",
            "XIV",
            "R²",
            "CO₂",
            "№ 5",
            "5 ℃",
            "10 K",
            "½",
            "€ 5",
            "a→b",
        ),
    ),
    "Greek": (
        *("Ελλάδα", "ελληνικά και English", "α-particle", "β2-microglobulin", "TNFα", "NFκB"),
        *("PPARγ", "PM2.5 µg/m³", "PM2.5 μg/m³", "kΩ", "MΩ", "ΔT", "ΔGDP", "σ²", "Ω", "π", "χ²"),
        *("αβ T-cells", "λ = 0.5", "μm", "GDP Δ", "γ-rays"),
    ),
    "Cyrillic": (
        *("Россия", "Київ", "Беларусь", "Ђорђе", "Қазақстан", "Ўзбекистон", "НАТО and NATO"),
        *(
            "IT-отрасль",
            "SMSка",
            "VIPов",
            "кВт·ч",
            "USSR (СССР)",
            "Т-клетки",
            "5G\u2011сеть",
            "США, UK",
        ),
    ),
    "Armenian": ("Հայաստան", "Երևան and Yerevan"),
    "Georgian": ("საქართველო", "ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ"),
    "Hebrew": ("ישראל", "ישראל (Israel)\u200f", "שלום\u200e (hello)", "הCEO", "ה-IT", "שָׁלוֹם"),
    "Arabic": ("العربية", "\u200fالعربية", "مصر، 2020", "السُّعودية", "ه\u200d. 1442"),
    "Persian": (
        *(
            f"می{NON_JOINER}شود",
            f"خانه{NON_JOINER}های",
            f"PDF{NON_JOINER}ها",
            f"۲۰۲۰{NON_JOINER}ها",
        ),
    ),
    "Urdu": ("پاکستان", "اردو"),
    "Syriac": ("ܐܪܡܝܐ",),
    "Thaana": ("ދިވެހި",),
    "N'Ko": ("ߒߞߏ",),
    "Devanagari": (f"क्{JOINER}ष", f"क्{NON_JOINER}ष", "हिन्दी", "भारत 2020", f"वाक्{NON_JOINER}"),
    "Bengali": (f"র{JOINER}্যাব", "বাংলাদেশ"),
    "Gurmukhi": ("ਪੰਜਾਬੀ",),
    "Gujarati": ("ગુજરાતી",),
    "Odia": ("ଓଡ଼ିଆ",),
    "Tamil": ("தமிழ்", "இலங்கை"),
    "Telugu": ("తెలుగు", f"క్{NON_JOINER}ష"),
    "Kannada": ("ಕನ್ನಡ", f"ರ{JOINER}್ಕ"),
    "Malayalam": ("മലയാളം", f"ന്{JOINER}"),
    "Sinhala": (f"ශ්{JOINER}රී ලංකාව",),
    "Khmer": (f"ខ្មែរ{SPACE}ភាសា", "កម្ពុជា"),
    "Thai": (f"ภาษา{SPACE}ไทย", "กรุงเทพฯ"),
    "Lao": ("ລາວ",),
    "Myanmar": ("မြန်မာ", f"မြန်{SPACE}မာ"),
    "Tibetan": ("བོད་ཡིག",),
    "Mongolian": ("ᠮᠣᠩᠭᠣᠯ", "ᠠ\u180b", "ᠨ\u180eᠠ"),
    "Ethiopic": ("አማርኛ", "ሰላም"),
    "Cherokee": ("ᏣᎳᎩ", "ᎳᏏ"),
    "Tifinagh": ("ⵜⴰⵎⴰⵣⵉⵖⵜ",),
    "Hangul": ("한국어", "KT&G 한국", "\u1112\u1161\u11ab"),
    "Han": ("中文", "研究R&D", "A股", "辻\U000e0100", "㊙\ufe0f", "第2四半期GDP"),
    "Japanese": ("日本語とEnglishとカタカナ", "ＮＴＴ", "Tシャツ", "ｶﾀｶﾅ", "２０２０年"),
    "Emoji": (
        f"👨{JOINER}👩{JOINER}👧{JOINER}👦",
        *(
            "❤\ufe0f",
            "☺\ufe0f",
            "1\ufe0f\u20e3",
            "#\ufe0f\u20e3",
            "™\ufe0f",
            "↔\ufe0f",
            "‼\ufe0f",
            "⚠\ufe0e",
        ),
        f"🏳\ufe0f{JOINER}🌈",
        f"👩🏽{JOINER}🔬",
        f"🙂{JOINER}↔\ufe0f",
        f"🧑{JOINER}⚕\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🇫🇷",
    ),
    "Braille": ("⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",),
    "Lines": ("two\nlines", "a\tb", "a\r\nb"),
}
TEXTS = [text for texts in SOUND.values() for text in texts]


def test_there_are_many_scripts() -> None:
    assert len(SOUND) > 30
    assert len(set(TEXTS)) > 140


@pytest.mark.parametrize("script", SOUND)
def test_nothing_hides_in_a_sound_text(script: str) -> None:
    for text in SOUND[script]:
        assert hidden_in(text) == (), ascii(text)
        assert lookalikes_in(text) == (), ascii(text)
        assert disguised_words(text) == (), ascii(text)
        assert formula_in(text) == "", ascii(text)
        assert without_hidden(text) == text


def test_nothing_hides_in_a_column_of_sound_texts() -> None:
    odd = odd_texts(text_array(TEXTS))
    assert hidden_texts(odd) == {}
    assert lookalike_texts(odd) == {}
    assert texts_in_two_forms(odd) == {}
    assert running_texts(text_array(TEXTS)) == {}


def test_nothing_hides_where_sound_texts_stand_side_by_side() -> None:
    for one in TEXTS:
        for other in ("and", "và", "123", "(x)"):
            assert hidden_in(f"{one} {other}") == (), ascii(one)
            assert lookalikes_in(f"{other} {one}") == (), ascii(one)


@given(st.text(alphabet=st.characters(categories=("L", "Nd", "Zs", "P")), max_size=40))
def test_letters_digits_and_signs_never_hide(text: str) -> None:
    fillers = set("\u115f\u1160\u3164\uffa0")
    assert set(hidden_in(text)) <= fillers


@given(st.text(max_size=60))
def test_what_is_left_has_nothing_hidden_but_what_was_needed(text: str) -> None:
    left = without_hidden(text)
    assert len(left) <= len(text)
    assert set(left) <= set(text)
    assert not any(sign in left for sign in hidden_in(text) if sign in "\u202e\u2060\ufeff")
