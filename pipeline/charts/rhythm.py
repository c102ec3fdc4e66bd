"""How far apart the periods of one subject usually are: what is further apart has a gap."""

from __future__ import annotations

import pandas as pd

from pipeline.charts.scene import Scene

SLACK = 1.5
KEEPS_TIME = 0.75
WEEKEND = 4.0


def usual_step(scene: Scene, known: pd.DataFrame) -> float:
    """The usual distance between the periods of one subject: what is further apart has a gap.

    Months and quarters differ in days, so days may be half as far apart again, and a weekend is no
    gap; days that keep no rhythm have none. `known` are the rows that have a subject, a period
    and a value.
    """
    assert scene.time is not None
    texts = scene.texts(scene.time.name)[known.index]
    places = texts.map(scene.periods.places).astype("float64").sort_values(kind="stable")
    steps = places.groupby(_keys(scene)[places.index]).diff().dropna()
    if not scene.periods.is_dated:
        return float(steps.mode().iloc[0]) if len(steps) else 0.0
    usual = float(steps.median()) if len(steps) else 0.0
    keeps_time = steps.between(usual / SLACK, usual * SLACK).mean() >= KEEPS_TIME
    return max(usual * SLACK, WEEKEND) if keeps_time else float("inf")


def _keys(scene: Scene) -> pd.Series:
    subject = scene.subject
    return scene.texts(subject.name) if subject else pd.Series("", index=scene.rows.index)
