"""Peers are those that are most like an entity in the numbers that the settings name."""

from __future__ import annotations

from pipeline.catalog import Entity
from pipeline.catalog.peers import nearest_peers


def entity(key: str, *sizes: float | None, within: str | None = None) -> Entity:
    return Entity(kind="isle", key=key, name=key, name_in_text=key, sizes=sizes, within=within)


ISLES = {
    one.key: one
    for one in (
        entity("great", 60e6, 50e3, within="north"),
        entity("long", 65e6, 45e3, within="north"),
        entity("small", 5e5, 50e3, within="north"),
        entity("far", 61e6, 50e3, within="south"),
        entity("poor", 60e6, 5e3, within="north"),
        entity("unknown", None, 50e3, within="north"),
    )
}


def test_the_nearest_in_all_numbers_come_first_and_those_elsewhere_last() -> None:
    found = nearest_peers(ISLES["great"], ISLES, ISLES, 9)
    assert found == ("long", "poor", "small", "far")
    assert nearest_peers(ISLES["great"], ISLES, ISLES, 1) == ("long",)


def test_without_a_number_nobody_is_near() -> None:
    assert nearest_peers(ISLES["unknown"], ISLES, ISLES, 3) == ()
    assert nearest_peers(entity("bare"), ISLES, ISLES, 3) == ()


def test_only_those_are_taken_who_are_among_them() -> None:
    assert nearest_peers(ISLES["great"], ISLES, {"small", "far", "nobody"}, 3) == ("small", "far")
