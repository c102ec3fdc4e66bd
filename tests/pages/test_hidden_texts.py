"""Texts of data neither hide nor reverse anything on a page."""

from __future__ import annotations

from markupsafe import Markup

from pipeline.catalog.harmless import harmless
from pipeline.charts.words import listed
from pipeline.pages.parts.words import for_markdown, shown
from pipeline.pages.render import front_matter, markdown_text
from pipeline.visible import isolated, with_runs_isolated

from .test_render import page


def test_what_hides_is_left_out() -> None:
    assert shown("it rose \u202efrom 1\u200b.7") == "it rose from 1.7"
    assert shown("می\u200cشود") == "\u2068می\u200cشود\u2069"
    assert "\u202e" not in markdown_text("it \u202erose\n\n- to\u00ad 2")
    assert for_markdown("a\u202eb") == "ab"


def test_what_runs_from_right_to_left_is_set_apart_once() -> None:
    assert isolated("plain, é") == "plain, é"
    assert isolated("שקל") == "\u2068שקל\u2069"
    assert isolated(isolated("שקל")) == isolated("שקל")
    assert shown(f"Source: {isolated('שקל')}, 2020") == "Source: \u2068שקל\u2069, 2020"
    assert shown("\u2068שקל") == "\u2068שקל\u2069"
    assert isolated(Markup("<b>שקל</b>")) == Markup("\u2068<b>שקל</b>\u2069")
    assert isinstance(isolated(Markup("<b>שקל</b>")), Markup)
    assert listed(["a", "שקל", "c"]) == "a, \u2068שקל\u2069 and c"


def test_a_paragraph_that_runs_from_right_to_left_says_so() -> None:
    assert markdown_text("שלום") == '<p dir="auto">שלום</p>'
    assert markdown_text("plain") == "<p>plain</p>"


def test_runs_in_a_sentence_are_set_apart() -> None:
    sentence = 'The value "שלום עולם 5 שקל" is not 12.'
    assert with_runs_isolated(sentence) == 'The value "\u2068שלום עולם 5 שקל\u2069" is not 12.'
    assert with_runs_isolated("none, é") == "none, é"


def test_titles_of_pages_hide_nothing() -> None:
    assert "\\u202E" not in front_matter(page(title="a\u202eb", description="c\u200bd"))


def test_only_what_people_read_is_changed() -> None:
    raw = {
        "title": "a\u200bb",
        "name": "a\u200bb",
        "notes": ["c\u00add"],
        "schema": {
            "fields": [
                {
                    "name": "x\u200by",
                    "unit": "k\u200bg",
                    "categories": [{"value": "a\u200bb", "label": "a\u200bb"}],
                }
            ]
        },
    }
    assert harmless(raw) == {
        "title": "ab",
        "name": "a\u200bb",
        "notes": ["cd"],
        "schema": {
            "fields": [
                {
                    "name": "x\u200by",
                    "unit": "kg",
                    "categories": [{"value": "a\u200bb", "label": "ab"}],
                }
            ]
        },
    }
