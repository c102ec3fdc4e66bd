"""The first sentence of a text ends where people end it."""

from __future__ import annotations

import pytest

from pipeline.sentences import first_sentence


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Weld et al. (2018) counted the things of each town.", "Sheds were left out."),
        ("Counted by Dr. J. Hill in St. Ives.", "No others were."),
        ("It rose by 1.5 per cent, e.g. in the U.K. of 2019.", "It fell since."),
        ("Is it much?", "It is."),
        ("That is it!", "Nothing more."),
        ("町の数です。", "それだけ。"),
        ('He called it "a success."', "Others did not."),
        ("See fig. 3 and vol. 2, pp. 4 to 9.", "The rest is elsewhere."),
        ("Money in mill. of pounds, approx. by year.", "Prices of 2015."),
    ],
)
def test_a_sentence_ends_where_people_end_it(first: str, rest: str) -> None:
    assert first_sentence(f"{first} {rest}") == first


def test_a_text_of_one_sentence_is_that() -> None:
    for text in ("Counts by town", "Counts by town.", "", "...", "Counted in Jan."):
        assert first_sentence(text) == text


def test_a_long_text_takes_no_longer_than_it_is() -> None:
    text = ("Dr. " * 250_000).strip()
    assert first_sentence(text) == text
