from __future__ import annotations

import pytest

from tests.bench.reading_age import age, sentences_in, syllables_in

COUNTS = {"cat": 1, "table": 2, "stated": 2, "named": 1, "one": 1, "figures": 2}
COUNTS |= {"government": 3, "organisation": 5, "GDP": 3, "country's": 2}


def test_syllables_are_counted_as_they_are_said(subtests: pytest.Subtests) -> None:
    for word, count in COUNTS.items():
        with subtests.test(word=word, count=count):
            assert syllables_in(word) == count


def test_longer_words_and_sentences_ask_for_more() -> None:
    assert age(1, 10, 12) < age(1, 10, 20)
    assert age(2, 20, 30) < age(1, 20, 30)
    assert age(1, 10, 13) == pytest.approx(8.65)


def test_only_sentences_that_people_read_are_counted() -> None:
    text = """---
title: This is not a sentence that people read here.
---
# Nor is this a heading with many words.

{% if one %}
<p>This [link leads](to.md) to <b>{{ figure("x") }}</b> in the end. Short one.</p>
{% endif %}

| This | is a table with several words in it. |

    - A list item that is a sentence of its own.
"""
    assert [sentence.text for sentence in sentences_in(text)] == [
        "This link leads to it in the end.",
        "A list item that is a sentence of its own.",
    ]
