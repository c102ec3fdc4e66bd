"""Texts are alike that differ only in case, accents and punctuation."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

ALIKE = [
    ("Türkiye", "turkiye"),
    ("CÔTE D'IVOIRE", "cote d ivoire"),
    ("  R&D — spending ", "r d spending"),
    ("Straße", "strasse"),
    ("№ 5", "no 5"),
    ("Ελλάδα", "ελλαδα"),
    ("日本 (Nihon)", "日本 nihon"),
    ("!?…", ""),
]
FOUND = {
    ("sal hil", "salt hill"): True,
    ("hill salt", "salt hill"): True,
    ("alt", "salt hill"): False,
    ("salts", "salt hill"): False,
    ("", "salt hill"): True,
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_texts_that_are_alike(engine: Engine) -> None:
    folded = engine.call_each("words", "folded", [[text] for text, _ in ALIKE])
    assert folded == [plain for _, plain in ALIKE]


def test_every_word_asked_for_must_begin_a_word_that_is_there(engine: Engine) -> None:
    found = engine.call_each("words", "holds", list(FOUND))
    assert dict(zip(FOUND, found, strict=True)) == FOUND


@given(TEXTS, TEXTS)
def test_any_text_finds_itself_and_its_beginning(engine: Engine, text: str, more: str) -> None:
    once, apart = engine.call_each("words", "folded", [[text], [f"{text} {more}"]])
    marked = unicodedata.normalize("NFD", text)
    assert engine.call_each("words", "folded", [[once], [marked]]) == [once, once]
    assert engine.call("words", "holds", once, apart)
