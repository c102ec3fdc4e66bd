"""Entries of the menu and of the foot of pages that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.mentions.menu import leads_somewhere, menu_of

from .said import said, write

THERE = frozenset({"", "data/", "a/b/", "file.csv"})


@pytest.mark.parametrize(
    ("nav", "kept"),
    [
        (["index.md", "data/index.md", "gone.md"], ["index.md", "data/index.md"]),
        ([{"A": "a/b.md"}, {"Gone": "gone/"}], [{"A": "a/b.md"}]),
        ([{"Part": [{"A": "a/b/"}, "x.md"]}], [{"Part": [{"A": "a/b/"}]}]),
        ([{"Part": [{"Inner": ["x.md"]}]}, "data/"], ["data/"]),
        (["gone.md"], None),
        (
            [{"Far": "https://example.org/"}, {"Root": "/x"}],
            [{"Far": "https://example.org/"}, {"Root": "/x"}],
        ),
        ([{"File": "file.csv"}], [{"File": "file.csv"}]),
        ([7, None], [7]),
    ],
)
def test_a_menu_keeps_what_leads_somewhere(nav: object, kept: object) -> None:
    assert menu_of(nav, THERE.__contains__) == kept


def test_an_entry_may_lead_to_another_site() -> None:
    assert leads_somewhere("https://example.org/x/", THERE.__contains__)
    assert leads_somewhere("./data/?sort=1#top", THERE.__contains__)
    assert not leads_somewhere("gone/", THERE.__contains__)


def test_dead_entries_are_said_at_their_lines(buses: Path) -> None:
    settings = buses / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text = text.replace(
        "  - About: about.md\n", "  - More:\n      - gone/index.md\n  - About: about.md\n"
    )
    text = text.replace(
        "extra:\n",
        "extra:\n  footer:\n    - {title: A, path: about/}\n    - {title: G, path: gone/}\n"
        "    - {title: E, path: 'https://example.org'}\n",
    )
    write(settings, text)
    lines = text.splitlines()
    assert said(buses) == [
        ("mkdocs.yml", lines.index("      - gone/index.md") + 1, "gone/index.md"),
        ("mkdocs.yml", lines.index("    - {title: G, path: gone/}") + 1, "gone/"),
    ]


def test_a_menu_of_another_form_breaks_nothing(buses: Path) -> None:
    settings = buses / "mkdocs.yml"
    text = settings.read_text("utf-8")
    start, end = text.index("nav:\n"), text.index("extra:\n")
    for nav in ("nav: about.md\n", "nav: 7\n", "nav: {A: about.md}\n", "nav: [[about.md]]\n", ""):
        write(settings, text[:start] + nav + text[end:])
        assert said(buses) == []
    write(
        settings,
        text[:start] + "nav: gone.md\n" + text[end:].replace("extra:\n", "extra:\n  footer: 7\n"),
    )
    assert said(buses) == [("mkdocs.yml", start and text[:start].count("\n") + 1, "gone.md")]
