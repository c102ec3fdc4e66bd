"""Titles as they read inside a sentence."""

from __future__ import annotations


def sentence_case_inside(title: str) -> str:
    """A title as it reads inside a sentence: its first letter small.

    It keeps its capital where it is an acronym, or where another word has one: London Boroughs.
    """
    first, second = title[:1], title[1:2]
    is_acronym = second.isupper() or second.isdigit() or second == "&"
    is_name = any(word[:1].isupper() and not word.isupper() for word in title.split()[1:])
    return title if is_acronym or is_name else first.lower() + title[1:]
