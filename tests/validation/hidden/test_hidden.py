"""What hides is found, whatever it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validation.hidden.cells import (
    alike_texts,
    disguised_texts,
    hidden_texts,
    lookalike_texts,
    odd_texts,
    texts_in_two_forms,
)
from pipeline.validation.hidden.characters import character_name, hidden_in, without_hidden
from pipeline.validation.hidden.lookalikes import disguised_words, lookalikes_in
from pipeline.validation.reading.arrays import text_array

BIDIRECTIONAL = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e"
OTHERS = "\u034f\u115f\u3164\uffa0\u2800\u2028\u2029\ufff9\ufffa\ufffb\ufffc\u206a\U000e0041\ufe0f"
CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))


@pytest.mark.parametrize("sign", [*BIDIRECTIONAL, *NO_WIDTH, *OTHERS, *CONTROLS], ids=ascii)
def test_a_hidden_character_is_found_and_left_out(sign: str) -> None:
    text = f"fo{sign}rth"
    assert hidden_in(text) == (sign,)
    assert without_hidden(text) == "forth"
    assert character_name(sign).startswith(f"U+{ord(sign):04X} ")
    assert hidden_texts(odd_texts(text_array([text, "plain", "é"]))) == {sign: [text]}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("می\u200c\u200cشود", "\u200c"),
        ("سلام\u202e", "\u202e"),
        ("नमस्ते\u200bजी", "\u200b"),
        ("한국\u3164", "\u3164"),
        ("x\ufe0f", "\ufe0f"),
        ("👩\u200d x", "\u200d"),
        ("a\u200d👩", "\u200d"),
        ("\U000e0067\U000e0062", "\U000e0067"),
        ("שלום \u2067x\u2069", "\u2067"),
        ("data\u200e", "\u200e"),
    ],
)
def test_what_a_script_needs_hides_where_it_does_not(text: str, sign: str) -> None:
    assert sign in hidden_in(text)


def test_controls_have_names() -> None:
    assert character_name("\x1b") == "U+001B ESCAPE"
    assert character_name("\x85") == "U+0085 NEXT LINE"
    assert character_name("\x7f") == "U+007F DELETE"
    assert character_name("\x9f") == "U+009F APPLICATION PROGRAM COMMAND"
    assert character_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Wоrld",
            "Αustria",
            "Kenyа",
            "раypal",
            "Роlаnd",
            "Есuador",
            "Роccия",
            "pαyments",
            "Kenyα",
        ),
        *(
            "wοrld",
            "Хerson",
            "Mоscow",
            "ΟECD",
            "Вulgaria",
            "Dаtа",
            "օil",
            "Ꮃales",
            "Сuba",
            "ЕU",
            "UЅА",
        ),
        *("аbс", "Ｗorld", "\u212aenya", "\U0001d416orld", "Cтатистика", "Eλλάδα", "ᎡUSSIA"),
    ],
)
def test_a_letter_of_another_alphabet_is_found(word: str) -> None:
    found = lookalikes_in(f"the {word} again")
    assert found
    assert all(one.word == word and word[one.place - 4] == one.letter for one in found)
    assert list(lookalike_texts(odd_texts(text_array([word, "x"])))) == list(
        dict.fromkeys(one.letter for one in found)
    )


def test_a_word_all_in_look_alikes_is_found_beside_latin_words() -> None:
    assert disguised_words("Реру exports") == ("Реру",)
    assert disguised_words("Реру и Чили") == ()
    names = text_array(["Реру", "Chile", "Brazil"])
    assert disguised_texts(odd_texts(names), names) == {"Р": ["Реру"]}
    russian = text_array(["Реру", "Чили", "Chile"])
    assert disguised_texts(odd_texts(russian), russian) == {}


def test_one_word_in_two_forms_is_found_in_that_which_is_not_composed() -> None:
    texts = ["Évora", unicodedata.normalize("NFD", "Évora"), "Lisboa"]
    assert texts_in_two_forms(odd_texts(text_array(texts))) == {"\u0301": [texts[1]]}


def test_signs_around_a_word_are_no_part_of_it() -> None:
    texts = ["(Évora)", unicodedata.normalize("NFD", "in Évora, then")]
    assert texts_in_two_forms(odd_texts(text_array(texts))) == {"\u0301": [texts[1]]}


def test_a_column_that_is_all_decomposed_is_sound() -> None:
    texts = [unicodedata.normalize("NFD", text) for text in ("Évora", "São Paulo", "Łódź", "한국")]
    assert texts_in_two_forms(odd_texts(text_array(texts))) == {}


def test_a_mark_that_shows_nothing_makes_no_second_key() -> None:
    texts = text_array(["مصر و ليبيا", "مصر \u200fو ليبيا", "تونس"])
    assert alike_texts(odd_texts(texts), texts) == {"\u200f": ["مصر \u200fو ليبيا"]}


def test_hyphens_and_spaces_of_one_look_are_found_beside_the_plain_ones() -> None:
    texts = text_array(["New-Port", "New\u2011Port", "New York", "New\u00a0York", "Old\u2011Port"])
    assert alike_texts(odd_texts(texts), texts) == {
        "\u2011": ["New\u2011Port"],
        "\u00a0": ["New\u00a0York"],
    }


@given(
    st.text(alphabet="abcxyz ", min_size=1, max_size=20),
    st.integers(0, 20),
    st.sampled_from([*BIDIRECTIONAL, *NO_WIDTH, *CONTROLS]),
)
def test_a_hidden_character_is_found_wherever_it_stands(text: str, at: int, sign: str) -> None:
    spoilt = text[:at] + sign + text[at:]
    assert hidden_in(spoilt) == (sign,)
    assert without_hidden(spoilt) == text
