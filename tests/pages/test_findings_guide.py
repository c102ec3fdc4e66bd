from __future__ import annotations

import re

import pytest

from pipeline.codes import CODES, CODES_BY_NAME, Code
from pipeline.codes.code import ERROR
from pipeline.pages.kinds import findings_guide
from pipeline.pages.kinds.findings_guide import SUBJECTS, Subject, other_hints, readable

from .samples import HOSTILE, as_html, atlas

(PAGE,) = findings_guide.pages(atlas())
HTML = as_html(PAGE.body)


def test_every_code_is_explained_where_reports_can_link_to() -> None:
    faults = []
    for code in CODES:
        entry = re.search(rf'<article [^>]*id="{code.name}".*?</article>', HTML, re.DOTALL)
        word = "remark" if code.severity == "info" else code.severity
        wanted = [str(readable(text)) for text in (code.message, code.hint, code.explanation)]
        wanted.append(f">{word}</strong>")
        faults += [(code.name, text) for text in wanted if not entry or text not in entry[0]]
    assert faults == []


def test_no_code_stands_under_two_subjects() -> None:
    filed = [code.name for subject in SUBJECTS for code in subject.codes]
    assert len(filed) == len(set(filed))


def test_words_that_are_filled_in_are_marked() -> None:
    assert readable("The {key} is `unit: {value}`.") == (
        "The <var>key</var> is <code>unit: <var>value</var></code>."
    )
    assert readable("Write `dialect: {{delimiter: {example}}}`.") == (
        "Write <code>dialect: {delimiter: <var>example</var>}</code>."
    )


def test_what_is_said_where_more_is_known_is_listed_with_names_for_the_words() -> None:
    told = other_hints(CODES_BY_NAME["wrong-hash"])
    assert told == [
        "Write <code>hash: <var>found</var></code>, or remove it; it is computed for the site."
    ]
    assert all(f"<li>{hint}</li>" in HTML for code in CODES for hint in other_hints(code))
    assert other_hints(CODES_BY_NAME["property-missing"]) == []


def test_subjects_without_findings_are_left_out() -> None:
    shown = re.findall(r'<section class="guide-part" id="about-([^"]+)"', HTML)
    assert shown == [subject.id for subject in SUBJECTS if subject.codes]
    assert set(re.findall(r'href="#([^"]+)"', HTML)) <= set(re.findall(r'\bid="([^"]+)"', HTML))


def test_texts_of_findings_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HOSTILE.replace("{", "{{").replace("}", "}}")
    code = Code("odd", ERROR, text, text, text)
    monkeypatch.setattr(findings_guide, "SUBJECTS", (Subject("odd", HOSTILE, HOSTILE, (code,)),))
    (page,) = findings_guide.pages(atlas())
    made = as_html(page.body)
    assert "<script>alert" not in made
    assert made.count("<h2") == 1
    assert "<strong>bold" not in made
