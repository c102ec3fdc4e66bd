from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validation.hidden.cells import running_texts
from pipeline.validation.hidden.formulas import formula_in
from pipeline.validation.reading.arrays import text_array

RUN = [
    '=HYPERLINK("http://x.example","Open")',
    "@SUM(1+1)",
    "@SUM(A1:A2)*2",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "=cmd|'/C calc'!A1",
    '=DDE("cmd";"/C calc";"x")',
    "=1+1",
    " =1+1",
    "\t=1+1",
    "\r=A1",
    '"=1+1"',
    "\ufeff=1+1",
    "=A1",
    "+A1",
    "-A1+B2",
    "=-5",
    "＝1+1",
    "=IMPORTXML(A1)",
    "+SUM(A1:A9)",
    '-2+3+HYPERLINK("x")',
    "=Sheet2!A1",
    "=x",
]
DO_NOT = [
    *(
        "-5",
        "+3.2",
        "-1,234",
        "−5",
        "+12 %",
        "-10%",
        "+ 5",
        "-1e-5",
        "-5 to 10",
        "-2.5 pp",
        "+0.5*",
    ),
    *("+44 20 7946 0000", "+1-202-555-0143", "+1 (555) 123-4567", "+49 (0)30 1234-567"),
    *("@name", "@a.b", "@handle on X", "@name@host.example"),
    *("-", "+", "=", "@", "-–", "+/-", "--", "=>", "=> 5", "...", "", " "),
    *("- not known", "-n/a", "- see note (1)", "- (none)", "-5 (est.)", "'=1+1", "plain", "a=1+1"),
]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_runs_is_found(text: str) -> None:
    assert formula_in(text)
    assert list(running_texts(text_array([text, "plain"]))) == [text]


@pytest.mark.parametrize("text", DO_NOT)
def test_numbers_telephones_names_and_signs_are_no_formulas(text: str) -> None:
    assert formula_in(text) == ""


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_no_number_is_a_formula(number: float) -> None:
    assert formula_in(str(number)) == ""
    assert formula_in(f"{number:+}") == ""
    assert formula_in(f"{number:,}") == ""


@given(st.text(max_size=30))
def test_what_begins_with_no_sign_of_a_formula_is_none(text: str) -> None:
    if not text.lstrip(' \t\r\n\v\f"\x00').startswith(tuple("=+-@＝＋－＠")):
        found = formula_in(text)
        assert not found or not text.isascii()
