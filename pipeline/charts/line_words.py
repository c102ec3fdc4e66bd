"""What lines over time say: as a table, in sentences, and in notes beside them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.charts import words
from pipeline.charts.lines import Line, Point
from pipeline.charts.model import Column, Shown
from pipeline.charts.scene import (
    DOES_NOT_COMPARE,
    Scene,
    are_about_the_same,
    in_period,
    level_with_the_first,
)

ABSENT = "–"


def shown_lines(scene: Scene, lines: Sequence[Line]) -> Shown:
    """The lines as a table: a row for each period, a column for each line."""
    time, measure = scene.time, scene.measure
    assert time is not None
    cells, values = [], []
    for period in _drawn_periods(lines):
        found = [(line, line.value_in(period)) for line in lines]
        known = [
            line.missing.get(period, ABSENT) if value is None else scene.tabled(value)
            for line, value in found
        ]
        cells.append((period, *known))
        values.append((period, *("" if value is None else repr(value) for _, value in found)))
    columns = (
        Column(time.name, time.title),
        *(Column(line.key or measure.name, line.name, is_number=True) for line in lines),
    )
    return Shown(measure.title_with_unit, columns, tuple(cells), tuple(values))


def _drawn_periods(lines: Sequence[Line]) -> list[str]:
    """The periods of all observations in the order of time."""
    places = {point.period: point.place for line in lines for point in line.points}
    return sorted(places, key=lambda period: places[period])


def told(scene: Scene, lines: Sequence[Line]) -> tuple[str, list[str]]:
    """The span of time that lines cover, and what they say in a few sentences."""
    periods = _drawn_periods(lines)
    span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    if len(lines) == 1 or scene.subject is None:
        return span, [_latest(scene, lines[0]), *_moved(scene, lines)]
    return span, [_extremes(scene, lines), *_moved(scene, lines)]


def _latest(scene: Scene, line: Line) -> str:
    where = _where(scene, line)
    verb = words.was(scene.measure.title)
    return f"{scene.measured}{where} {verb} {scene.said(line.end.value)} in {line.end.period}."


def _where(scene: Scene, line: Line) -> str:
    """Whose line it is, unless what is measured says so already."""
    subject = scene.subject
    if subject is None or len(scene.view.where.get(subject.name, ())) == 1:
        return ""
    if not subject.entity and scene.texts(subject.name).nunique() == 1:
        return ""
    return f" {scene.in_text(subject, line.key)}"


def _extremes(scene: Scene, lines: Sequence[Line]) -> str:
    period, at = _reference(lines)
    subject, measure = scene.subject, scene.measure
    assert subject is not None
    if len(at) == 1:
        return _latest(scene, max(lines, key=lambda line: line.end.place))
    falling = sorted(at, key=lambda item: (-item[1], item[0]))
    top = level_with_the_first(falling, measure)
    bottom = level_with_the_first(falling[::-1], measure)
    start = f"{scene.measured}{in_period(period)} {words.was(measure.title)}"
    counted = scene.counted(subject, len(at))
    if falling[-1][0] in top:
        return f"{start} about the same in all {counted} shown ({scene.said(falling[0][1])})."
    between = set(top) & set(bottom)
    top = [key for key in top if key not in between]
    bottom = [key for key in bottom if key not in between]
    return (
        f"{start} highest {scene.in_text(subject, *top)} ({_said(scene, top, falling[0][1])}) and "
        f"lowest {scene.in_text(subject, *bottom)} ({_said(scene, bottom, falling[-1][1])}) "
        f"of the {counted} shown."
    )


def _said(scene: Scene, keys: Sequence[str], value: float) -> str:
    return f"about {scene.said(value)}" if len(keys) > 1 else scene.said(value)


def _reference(lines: Sequence[Line]) -> tuple[str, list[tuple[str, float]]]:
    """The latest period that most lines reach, and the value of each that does."""
    for period in reversed(_drawn_periods(lines)):
        found = [(line.key, line.value_in(period)) for line in lines]
        at = [(key, value) for key, value in found if value is not None]
        if len(at) * 2 > len(lines):
            return period, at
    line = lines[0]
    return line.end.period, [(line.key, line.end.value)]


def _moved(scene: Scene, lines: Sequence[Line]) -> list[str]:
    """What changed most within one unbroken series, if the measure compares over time at all."""
    if not scene.measure.comparable_over_time:
        return []
    moves = [
        (abs(stretch[-1].value - stretch[0].value), line, stretch)
        for line in lines
        for stretch in line.stretches
        if len(stretch) > 1
    ]
    if not moves:
        return []
    size, line, stretch = max(moves, key=lambda move: move[0])
    where = _where(scene, line)
    span = _from_to(scene, stretch[0], stretch[-1])
    if size == 0 or are_about_the_same(size, 0, scene.measure):
        return [f"It stayed about the same{where}, {span}."] if len(moves) == 1 else []
    moved = "rose" if stretch[-1].value > stretch[0].value else "fell"
    if len(lines) == 1:
        within = "Within one series it" if _has_breaks(lines) else "It"
        return [f"{within} {moved}{where}, {span}."]
    within = " within one series" if _has_breaks(lines) else ""
    return [f"The largest change{within} of those shown was{where}: it {moved} {span}."]


def _from_to(scene: Scene, first: Point, last: Point) -> str:
    decimals = words.told_apart(first.value, last.value, scene.decimals)
    start, end = (words.with_unit(p.value, scene.measure, decimals) for p in (first, last))
    return f"from {start} in {first.period} to {end} in {last.period}"


def _has_breaks(lines: Sequence[Line]) -> bool:
    return any(point.starts_new_series for line in lines for point in line.points)


def caution_note(scene: Scene) -> tuple[str, ...]:
    """That figures of different periods do not compare."""
    if scene.measure.comparable_over_time:
        return ()
    return (DOES_NOT_COMPARE,)


def chosen_note(scene: Scene, lines: Sequence[Line], known: int) -> tuple[str, ...]:
    """That not all lines are shown."""
    if scene.subject is None or len(lines) >= known:
        return ()
    return (f"Shown are {len(lines)} of {scene.counted(scene.subject, known)} in the data.",)


def breaks_note(lines: Sequence[Line]) -> tuple[str, ...]:
    """Where new series begin."""
    notes = []
    for line in lines:
        starts = [p.period for p in line.points if p.starts_new_series]
        if starts:
            notes.append(f"{line.name}: a new series begins in {words.listed(starts)}")
    if not notes:
        return ()
    return (f"{'; '.join(notes)} (hollow dot). Figures before and after do not compare.",)
