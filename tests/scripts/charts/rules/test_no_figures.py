"""What a chart says that has nothing to show, and when rows do not tell figures apart."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine

FIGURES = {
    "subject": {"called": ["isle"]},
    "time": {"called": ["year"]},
    "part": None,
    "rows": {"subject": [0, 0, 1, 1], "time": [0, 1, 0, 0]},
    "note": "",
}


def call(engine: Engine, name: str, *given: Any, **changed: Any) -> Any:
    return engine.call("charts/rules/no-figures", name, {"figures": {**FIGURES, **changed}}, *given)


def test_rows_that_agree_in_all_columns_are_ambiguous(engine: Engine) -> None:
    for rows, columns, expected in [
        ([0, 1, 2], ["subject", "time"], False),
        ([2, 3], ["subject", "time"], True),
        ([0, 1], ["subject"], True),
        ([0, 2], ["subject"], False),
        ([0, 2], ["part"], True),
        ([0], ["subject"], False),
        ([], ["subject"], False),
    ]:
        assert call(engine, "areAmbiguous", rows, columns) is expected, (rows, columns)


def test_it_says_in_what_several_figures_agree(engine: Engine) -> None:
    assert call(engine, "severalFigures", ["subject", "time"]) == (
        "The data has several figures for the same isle and year, and this chart does not say "
        "which to show."
    )
    unsaid = call(engine, "severalFigures", ["part"])
    assert "several figures without saying what each is about, and" in unsaid


def test_nothing_to_show_names_the_period_that_was_chosen(engine: Engine) -> None:
    for period, ambiguous, rows, note, headline in [
        ("", False, [], "", "There are no figures to show."),
        ("2020", False, [], "A note.", "There are no figures to show for 2020."),
        ("2020", True, [], "", "There are no figures to show for 2020."),
    ]:
        at = {"period": period, "isAmbiguous": ambiguous, "rows": rows}
        found = call(engine, "noFiguresWords", at, note=note)
        notes = [note] if note else []
        assert found == {"headline": headline, "sentences": [], "notes": notes}
    at = {"period": "2020", "isAmbiguous": True, "rows": [2, 3]}
    assert "for the same isle and year" in call(engine, "noFiguresWords", at)["headline"]
    assert "for the same year" in call(engine, "noFiguresWords", at, ["time"])["headline"]
