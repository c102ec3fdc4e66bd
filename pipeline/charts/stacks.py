"""The bars of a composition: which there are, what each is made of, and which do not compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pandas as pd

from pipeline.catalog import Field
from pipeline.charts import theme
from pipeline.charts.scene import Scene

MOST_BARS = 12
OTHERS = "all others"


@dataclass(frozen=True)
class Stack:
    """One bar: the parts that are known of it, and why others are missing.

    With shares, they are of the known parts' sum. `is_new` says that a new series begins here,
    so that it does not compare with the bar before.
    """

    key: str
    name: str
    parts: Mapping[str, float]
    missing: Mapping[str, str]
    is_new: bool = False

    @property
    def total(self) -> float:
        """The sum of the parts that are known."""
        return sum(self.parts.values())

    @property
    def largest(self) -> str | None:
        """The part that is larger than every other; None where two share that place."""
        most = max(self.parts.values())
        first, *others = [part for part, amount in self.parts.items() if amount == most]
        return None if others else first


@dataclass(frozen=True)
class Plan:
    """What a composition shows: its stacks, their parts in order, and of what they are.

    `of` counts the bars that could be shown, `unfit` those with parts that no bar can hold.
    `merged` are the parts that are shown as one, since no more can be told apart by colour.
    """

    stacks: tuple[Stack, ...]
    parts: tuple[str, ...]
    part: Field
    bar: Field
    period: str
    as_shares: bool
    of: int
    unfit: int
    merged: tuple[str, ...] = ()

    def label(self, part: str) -> str:
        """What people call a part."""
        return f"Others ({len(self.merged)})" if part == OTHERS else self.part.label(part)

    def value(self, stack: Stack, part: str) -> float | None:
        """How much of a bar a part is: its amount, or its share of the known parts in percent."""
        amount = stack.parts.get(part)
        return 100 * amount / stack.total if amount is not None and self.as_shares else amount


def bar_of(scene: Scene) -> Field | None:
    """What a bar stands for: a period where the view is about one entity, else an entity."""
    entity = scene.view.entity
    if scene.time is not None and (entity is None or scene.texts(entity).nunique() <= 1):
        return scene.time
    return scene.field(entity) if entity else None


def rows_of(scene: Scene, bar: Field, part: Field) -> tuple[pd.DataFrame, str]:
    """The rows to stack, and their period unless bars stand for periods."""
    if bar is scene.time:
        return scene.known(scene.measure.name, bar.name, part.name), ""
    return scene.at_reference(scene.measure.name, bar.name, part.name)


def plan_stacks(scene: Scene, rows: pd.DataFrame, bar: Field, part: Field, period: str) -> Plan:
    """Make bars of rows, those left out that no bar can hold; amounts become shares.

    What is a percentage or an index already stays as it is, as do amounts where the view says so.
    """
    is_share = scene.measure.is_index or (scene.measure.unit or "").startswith("%")
    as_shares = scene.view.stacking != "amounts" and not is_share
    every = _stacks(scene, rows, bar, part, period)
    fit = [
        stack
        for stack in every
        if min(stack.parts.values()) >= 0 and (stack.total > 0 or not as_shares)
    ]
    shown = fit if bar is scene.time else _choose(scene, fit)
    parts = _parts(shown, part)
    merged = _smallest(shown, parts)
    if merged:
        shown = [_merge(stack, merged) for stack in shown]
        parts = (*(name for name in parts if name not in merged), OTHERS)
    if bar is scene.time and shown:
        period = " to ".join(dict.fromkeys((shown[0].name, shown[-1].name)))
    unfit = len(every) - len(fit)
    return Plan(tuple(shown), parts, part, bar, period, as_shares, len(fit), unfit, merged)


def _parts(stacks: Sequence[Stack], part: Field) -> tuple[str, ...]:
    """The parts of all bars: in the order that the column's labels have, then the unlisted."""
    present = {name for stack in stacks for name in stack.parts}
    order = [name for name in part.labels if name in present]
    return (*order, *sorted(present - set(order)))


def _smallest(stacks: Sequence[Stack], parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts to show as one, where there are more than colours."""
    if len(parts) <= theme.MAXIMUM_SERIES:
        return ()
    totals = {part: sum(stack.parts.get(part, 0) for stack in stacks) for part in parts}
    kept = sorted(set(parts) - {OTHERS}, key=lambda part: (-totals[part], part))[
        : theme.MAXIMUM_SERIES - 1
    ]
    return tuple(part for part in parts if part not in kept)


def _merge(stack: Stack, merged: tuple[str, ...]) -> Stack:
    """A bar with some of its parts as one; where none of these is known, without it."""
    amounts = [amount for part, amount in stack.parts.items() if part in merged]
    kept = {part: amount for part, amount in stack.parts.items() if part not in merged}
    return replace(stack, parts=kept | {OTHERS: sum(amounts)} if amounts else kept)


def _stacks(scene: Scene, rows: pd.DataFrame, bar: Field, part: Field, period: str) -> list[Stack]:
    """The bars in the order of time, or of their keys."""
    keys, names = scene.texts(bar.name), scene.texts(part.name)
    found: dict[str, dict[str, float]] = {}
    for key, name, value in zip(
        keys[rows.index], names[rows.index], rows[scene.measure.name], strict=True
    ):
        found.setdefault(key, {})[name] = float(value)
    missing: dict[str, dict[str, str]] = {}
    for index in scene.rows.index.difference(rows.index):
        if not period or scene.time is None or scene.text(scene.time.name, index) == period:
            missing.setdefault(keys[index], {})[names[index]] = scene.missing_reason(index)
    ordered = sorted(found, key=scene.periods.place if bar is scene.time else str)
    new = _new_series(scene, ordered) if bar is scene.time else frozenset()
    return [
        Stack(key, scene.name(bar, key), found[key], missing.get(key, {}), key in new)
        for key in ordered
    ]


def _new_series(scene: Scene, periods: Sequence[str]) -> frozenset[str]:
    """The periods with which a new series begins of the entity that the view is about."""
    entity = scene.table.entity
    about = next(iter(scene.texts(entity.name)), None) if entity else None
    return frozenset(
        later
        for earlier, later in pairwise(periods)
        if scene.measure.is_broken_between(about, earlier, later)
    )


def _choose(scene: Scene, stacks: Sequence[Stack]) -> list[Stack]:
    """All bars if they are few, else the site's picks, else the largest; largest first."""
    chosen = list(stacks)
    if len(chosen) > MOST_BARS:
        picked = set(scene.picked(stack.key for stack in stacks))
        chosen = [s for s in stacks if s.key in picked] if len(picked) > 1 else chosen
    return sorted(chosen, key=lambda stack: (-stack.total, stack.name))[:MOST_BARS]
