from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.visible import visible


def test_what_can_be_read_stays() -> None:
    assert visible("Årland: 5 % “of” ₤, 日本 – ok") == "Årland: 5 % “of” ₤, 日本 – ok"


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\x1b[31m\n\t\r\x00") == "a\\x1b[31m\\n\\t\\r\\x00"
    assert visible("\u202eevil\u200b\ufeff\u2028") == "\\u202eevil\\u200b\\ufeff\\u2028"
    assert visible("1\u00a0000") == "1\\xa0000"
    assert visible("\ud800\U000e0001") == "\\ud800\\U000e0001"


def test_long_text_is_cut() -> None:
    assert visible("x" * 81, 80) == "x" * 79 + "…"


@given(st.text(st.characters()))
def test_nothing_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    shown.encode("utf-8")


def test_what_a_log_takes_for_an_instruction_is_broken() -> None:
    assert visible("a ##[error]no") == "a #\\x23[error]no"
    assert "##[" not in visible("####[[##[")
