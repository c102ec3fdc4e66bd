"""Tables of made-up figures at random, with a view of each: what people might declare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.scripts.models import ISLETS

KEYS = [row.partition(",")[0] for row in ISLETS.splitlines()[1:]]
PARTS = ["Boats", "Trains", "On foot", "Other ways of going"]
UNITS = ["% of rides", "rides", "1", "million", "km"]
TARGETS = [
    10,
    2.5,
    {"value": 40, "period": "2016"},
    {"value": 12, "label": "Aim", "period": "2030"},
]


@dataclass(frozen=True)
class Table:
    """A table as text, its view, its columns and the rest of its descriptor."""

    rows: str
    view: Mapping[str, Any]
    columns: Mapping[str, Mapping[str, Any]]
    more: Mapping[str, Any]


@st.composite
def values(draw: st.DrawFn) -> st.SearchStrategy[str]:
    """Cells of one measure: all of the same size and with as many decimals, some empty."""
    decimals = draw(st.integers(0, 2))
    low = draw(st.sampled_from([0, 0, 0, -50, 1]))
    high = draw(st.sampled_from([5, 100, 3000, 90_000]))
    numbers = st.integers(low, high).map(lambda n: f"{n / 10**decimals:.{decimals}f}")
    return st.one_of(numbers, numbers, numbers, numbers, st.just(""))


@st.composite
def measures(draw: st.DrawFn, title: str) -> dict[str, Any]:
    """What is declared of a measure."""
    return {
        "title": title,
        "type": "number",
        "unit": draw(st.sampled_from(UNITS)),
        "higher_is": draw(st.sampled_from(["better", "worse", "neither"])),
        "comparable_over_time": draw(st.sampled_from([True, True, False])),
        "meaningful_difference": draw(st.sampled_from([0, 0, 0.5, 3])),
        "missingValues": [{"value": "", "label": "not counted"}],
    }


@st.composite
def tables(draw: st.DrawFn, kind: str) -> Table:
    """A table that suits a kind of chart, in the order in which it was drawn."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1))
    has_time = kind in {"trend", "small-multiples", "progress"} or draw(st.booleans())
    has_parts = kind == "composition" or (kind == "distribution" and draw(st.booleans()))
    names = ["x", "y"] if kind == "scatter" else ["measure"]
    first = draw(st.integers(1999, 2012))
    years = draw(st.lists(st.integers(first, first + 9), unique=True, min_size=1, max_size=6))
    parts = draw(st.lists(st.sampled_from(PARTS), unique=True, min_size=1)) if has_parts else [""]
    cells = [draw(values()) for _ in names]
    lines = []
    for key in keys:
        for year in sorted(years) if has_time else [0]:
            for part in parts:
                if draw(st.integers(0, 9)):
                    about = [
                        key,
                        *([str(year)] if has_time else []),
                        *([part] if has_parts else []),
                    ]
                    lines.append(",".join([*about, *map(draw, cells)]))
    header = ["islet", *(["year"] if has_time else []), *(["part"] if has_parts else []), *names]
    view = {name: name for name in names} | {"kind": kind} | ({"by": "part"} if has_parts else {})
    more: dict[str, Any] = {}
    if kind in {"trend", "progress"} and (kind == "progress" or draw(st.booleans())):
        view["target"] = draw(st.sampled_from(TARGETS))
    if kind == "scatter" and has_time:
        view["window"] = draw(st.integers(1, 3))
    if kind == "distribution" and has_time and not has_parts and draw(st.booleans()):
        view["by"] = "year"
    if kind == "composition":
        view["stacking"] = draw(st.sampled_from(["shares", "amounts"]))
    if draw(st.booleans()):
        view["note"] = "A note of the view's own."
    if has_time and draw(st.booleans()):
        broken = draw(st.lists(st.sampled_from(keys), unique=True, max_size=2))
        period = str(draw(st.sampled_from(years)))
        more["breaks"] = [
            {"field": names[0], "entities": broken, "period": period, "reason": "Counted anew."}
        ]
    titles = {"measure": "Rides", "x": "Roads", "y": "Rides"}
    columns = {name: draw(measures(titles[name])) for name in names}
    return Table("\n".join([",".join(header), *lines]) + "\n", view, columns, more)
