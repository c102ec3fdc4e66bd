"""Typed letters lead to the point whose name begins with them, as in a list."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine

NAMES = ["Brook, 3", "Aldmouth, 1", "South Elm, 2", "Söder, 4", "Sand, no figure"]
TYPED = """async (at, names, keys) => {
  const { typedNames } = await at("charts/stage/typed-name");
  let [time, from] = [0, null];
  const lead = typedNames([names.map((text) => ({ text }))], () => time);
  return keys.map(([key, after]) => {
    time += after;
    const to = lead(key, from);
    from = to ?? from;
    return to && names[to[1]].split(",")[0];
  });
}"""


def typed(engine: Engine, *keys: tuple[str, int]) -> Any:
    return engine.run(TYPED, NAMES, keys)


def test_letters_lead_to_a_name_and_further_ones_narrow_it(engine: Engine) -> None:
    assert typed(engine, ("b", 0)) == ["Brook"]
    told = typed(engine, *[(key, 100) for key in "south e"])
    assert (told[0], told[-1]) == ("Sand", "South Elm")
    assert typed(engine, ("S", 0), ("O", 100), ("d", 100))[-1] == "Söder"


def test_the_same_letter_leads_on_and_around(engine: Engine) -> None:
    keys = [("s", 100)] * 4
    assert typed(engine, *keys) == ["Sand", "Söder", "South Elm", "Sand"]
    assert typed(engine, ("s", 0), ("s", 5000)) == ["Sand", "Söder"]


def test_after_a_pause_another_name_begins(engine: Engine) -> None:
    assert typed(engine, ("s", 0), ("b", 5000)) == ["Sand", "Brook"]


def test_what_types_nothing_leads_nowhere(engine: Engine) -> None:
    assert typed(engine, ("Tab", 0), (" ", 0), ("+", 0), ("z", 0)) == [None] * 4
