"""Figures that pages ask for and the data does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.mentions.calls import Call, NotACall, read_call

from .said import findings, said, write


def test_a_call_is_read_and_nothing_else() -> None:
    assert read_call('figure("rides", year=2021)') == Call("figure", ("rides",), {"year": 2021})
    for text in ("", "7", "figure", 'figure(*["a"])', 'a.b("c")', 'f("a" + "b")', "f(", "(" * 5000):
        with pytest.raises(NotACall):
            read_call(text)


def test_each_thing_that_is_not_there_is_said_once_a_line(buses: Path) -> None:
    write(
        buses / "docs" / "about.md",
        "# About\n\n"
        '{{ figure("trams", year=1) }} {{ years("trams") }} {{ headline("trams/trend") }}\n'
        '{{ count(dataset="trams") }}\n'
        '{{ figure("bus-rides", table="fares") }} {{ figure("bus-rides", table="rides") }}\n'
        '{{ headline("bus-rides/nothing") }} {{ headline("bus-rides/trend") }}\n'
        '{{ latest(\n"trams") }}\n',
    )
    assert said(buses) == [
        ("docs/about.md", 3, "trams"),
        ("docs/about.md", 3, "trams/trend"),
        ("docs/about.md", 4, "trams"),
        ("docs/about.md", 5, "bus-rides/fares"),
        ("docs/about.md", 6, "bus-rides/nothing"),
        ("docs/about.md", 7, "trams"),
    ]


def test_what_is_meant_is_guessed(buses: Path) -> None:
    text = '{{ years("bus-ride") }} {{ headline("bus-rides/rankin") }} {{ years("zeppelins") }}\n'
    write(buses / "docs" / "about.md", text)
    assert [one.hint for one in findings(buses)] == [
        "Did you mean bus-rides? If not, take the sentence out.",
        "Did you mean bus-rides/ranking? If not, take the sentence out.",
        "Take the sentence out, or name one that is there.",
    ]


def test_what_stops_the_build_is_left_to_it(buses: Path) -> None:
    text = '{{ share("trams") }} {{ headline() }} {{ 7 * 7 }} {{ figure("bus-rides", "x") }} {{ a'
    write(buses / "docs" / "about.md", text)
    assert said(buses) == []


def test_texts_that_take_no_figures_are_not_searched_for_calls(buses: Path) -> None:
    write(buses / "docs" / "parts" / "topics" / "buses.md", 'As {{ years("trams") }}.\n')
    assert said(buses) == []
