from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.catalog import Field
from pipeline.catalog.titles import sentence_case_inside
from pipeline.charts import words


def field(unit: str | None = None, **more: Any) -> Field:
    return Field(name="f", title="F", description="", unit=unit, **{"type": "number", **more})


def test_how_exactly_figures_are_told_is_decided_by_the_largest_and_the_most_decimals():
    found = words.exactness([1.5, -12.25, 3], field(), ["1.5", "-12.25", "3"])
    assert found == {"largest": 12.25, "written": 2}


def test_whole_numbers_and_no_numbers_have_no_decimals():
    whole = field(type="integer")
    assert words.exactness([1, 20], whole, ["1", "20"]) == {"largest": 20, "written": 0}
    assert words.exactness([], field(), []) == {"largest": 0, "written": 0}


def test_what_no_axis_can_hold_decides_nothing():
    found = words.exactness([float("inf"), 2.5], field(), ["INF", "2.5"])
    assert found == {"largest": 2.5, "written": 1}


def test_decimals_are_counted_behind_any_decimal_character():
    comma = field(decimal_char=",")
    assert words.exactness([1.75, 2.5], comma, ["1,75", "2,5"])["written"] == 2
    assert words.exactness([12.0, 50.0], comma, ["12", "5.0"])["written"] == 0
    assert words.exactness([12.0, 15.0], field(), ["12", "1,5"])["written"] == 0


def test_signs_behind_a_number_are_no_decimals():
    assert words.exactness([5.0, 7.0], field(), ["5.%", "7.%"])["written"] == 0


def test_a_title_takes_its_verb(subtests):
    cases = [
        ("B&B spending", "was"),
        ("Researchers", "were"),
        ("Researchers per million people", "were"),
        ("Number of researchers", "was"),
        ("Access to services", "was"),
        ("Status", "was"),
        ("Analysis", "was"),
        ("Universities", "were"),
        ("Men and women", "were"),
        ("Young people", "were"),
        ("Research and development spending", "was"),
        ("Spending on services", "was"),
        ("Spending on research and development", "was"),
        ("Trust among adults", "was"),
        ("Income from services", "was"),
        ("Score (of 10 points)", "was"),
        ("Patents (granted)", "were"),
    ]
    for title, verb in cases:
        with subtests.test(title=title, verb=verb):
            assert words.was(title) == verb


def test_items_are_listed(subtests):
    cases = [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ]
    for items, text in cases:
        with subtests.test(items=items, text=text):
            assert words.listed(items) == text


def test_a_list_may_end_in_another_word():
    assert words.listed(["a", "b", "c"], "or") == "a, b or c"


def test_counts_take_their_noun():
    assert words.counted(1, "country", "countries") == "1 country"
    assert words.counted(0, "country", "countries") == "0 countries"
    assert words.counted(1234, "country", "countries") == "1,234 countries"


def test_a_title_inside_a_sentence_begins_small(subtests):
    cases = [
        ("Online services", "online services"),
        ("B&B spending", "B&B spending"),
        ("GIP per head", "GIP per head"),
        ("E-government", "e-government"),
        ("", ""),
    ]
    for title, inside in cases:
        with subtests.test(title=title, inside=inside):
            assert sentence_case_inside(title) == inside


def test_a_label_inside_a_sentence_begins_small_unless_it_may_be_a_name(subtests):
    cases = [
        ("Higher education", "higher education"),
        ("Born in the KW", "born in the KW"),
        ("United Kelways", "United Kelways"),
        ("Ingmark", "Ingmark"),
        ("R&D by businesses", "R&D by businesses"),
        ("", ""),
        ("  ", "  "),
    ]
    for label, inside in cases:
        with subtests.test(label=label, inside=inside):
            assert words.inside(label, is_given=True) == inside


def test_what_the_data_itself_writes_keeps_its_capital(subtests):
    for label in ("Venezuela, RB", "Higher education", "Congo DR", "Oceania (WHO)", "St. Lucia"):
        with subtests.test(label=label):
            assert words.inside(label) == label
    assert words.inside("Higher education", {"higher"}) == "higher education"


def test_a_columns_title_inside_a_sentence(subtests):
    cases = [
        ("visits", "Visits", "visits"),
        ("Oceania (WHO)", "Oceania (WHO)", "Oceania (WHO)"),
        ("boroughs", "London Boroughs", "London Boroughs"),
        ("rd", "R&D spending", "R&D spending"),
        ("spend", "Public spending", "public spending"),
    ]
    for name, title, inside in cases:
        with subtests.test(title=title):
            field = Field(name=name, title=title, description="", type="number")
            assert field.title_inside == inside


def test_a_word_alone_is_small_where_it_is_known_to_be_written_so(subtests):
    cases = [("Business", "business"), ("Lunden", "Lunden"), ("R&D", "R&D"), ("A", "A")]
    for label, inside in cases:
        with subtests.test(label=label, inside=inside):
            assert words.inside(label, {"business", "r&d", "a"}) == inside


def test_a_day_reads_as_people_write_it(subtests: pytest.Subtests) -> None:
    cases = [
        ("2026-11-23", "23 November 2026"),
        ("2026-11-03T10:00:00Z", "3 November 2026"),
        (date(2026, 1, 5), "5 January 2026"),
        ("last spring", "last spring"),
    ]
    for written, read in cases:
        with subtests.test(written=written, read=read):
            assert words.day(written) == read


def test_a_power_of_ten_moves_the_point_of_a_number():
    cases = {"1.234e-7": 10, "5E-3": 3, "2.5e6": 0, "1.23e+1": 1, "0.25": 2}
    for text, decimals in cases.items():
        assert words.decimals_in(text, field()) == decimals, text
