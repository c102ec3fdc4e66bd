"""Maps and tiles with what a visitor chooses: another year, and charts that are shown on a map."""

from __future__ import annotations

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, ask

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}


def test_a_map_says_what_its_colours_mean_in_another_year(engine: Engine, islets: Islets) -> None:
    lines = [f"{key},2020,{50 - 3 * i}" for i, key in enumerate(KEYS) if key != "LOW"]
    lines += [f"{key},2021,{20 + i}" for i, key in enumerate(KEYS)]
    rows = "\n".join(["islet,year,rides", *lines])
    same = "A colour means the same in all years: its steps are those of the latest."
    for kind in ("map", "tiles"):
        model = islets.model(rows, {"kind": kind, "measure": "rides"}, {"rides": RIDES})
        words = ask(engine, model, "words", at="2020", picks=["KEL", "ALD"])
        assert words["headline"].startswith("Rides in 2020 were highest in Aldmouth"), kind
        assert words["sentences"][-1].startswith("Of those picked: Aldmouth 50% of people"), kind
        assert same in words["notes"], kind
        assert same not in ask(engine, model, "words")["notes"], kind
        texts = [one["text"] for line in ask(engine, model, "marks", at="2020") for one in line]
        assert "Low, 2020, no figure" in texts, kind


def test_a_chart_of_places_has_a_map_that_keeps_the_picks(engine: Engine, islets: Islets) -> None:
    lines = [f"{key},{year},{20 + i}" for i, key in enumerate(KEYS) for year in (2020, 2021)]
    rows = "\n".join(["islet,year,rides", *lines])
    model = islets.model(rows, {"kind": "trend", "measure": "rides"}, {"rides": RIDES})
    state = {"tab": "map", "picks": ["KEL"], "at": "2020"}
    words = ask(engine, model, "words", **state)
    assert words["sentences"][-1].startswith("Of those picked: Kéllo ")
    assert "Small places are dots." in words["notes"]
    assert "line" not in " ".join(words["notes"]).lower()


def test_picks_are_outlined_in_their_colour_and_a_dot_has_a_circle(
    engine: Engine, islets: Islets
) -> None:
    lines = [f"{key},2020,{i}" for i, key in enumerate(KEYS) if key != "BRO"]
    rows = "\n".join(["islet,year,rides", *lines])
    model = islets.model(rows, {"kind": "map", "measure": "rides"}, {"rides": RIDES})
    for canvas in ("wide", "narrow"):
        data = ask(engine, model, "picture", canvas=canvas, picks=["FEN", "ALD", "BRO"])["data"]
        dot, shape, missing = data["picked"]
        areas = {row["key"]: row for row in data["areas"]}
        (own,) = [row for row in data["dots"] if row["key"] == "FEN"]
        assert (dot["x"], dot["y"], dot["fill"]) == (own["x"], own["y"], own["fill"])
        assert dot["path"].startswith("M-4,0A")
        assert (shape["x"], shape["y"]) == (0, 0)
        assert (shape["path"], shape["fill"]) == (areas["ALD"]["path"], areas["ALD"]["fill"])
        assert missing["fill"] == "none"
        assert areas["BRO"]["value"] is None and areas["BRO"]["hatch"]
        assert not areas["ALD"]["hatch"]
    assert ask(engine, model, "picture")["data"]["picked"] == []
