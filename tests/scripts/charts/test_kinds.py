"""Whatever a visitor chooses, a chart of any kind says something, fits together and stays pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts.live_data import LIVE
from tests.charts.reading import texts, view_box
from tests.scripts.charts.tables import tables
from tests.scripts.engine import Engine
from tests.scripts.models import CANVASES, Islets, Model, drawing_of

# All parts of a chart, asked for twice of figures and a state that nothing may write to.
WHOLE = """async (at, { figures, entities, places }, changed) => {
  const [{ kindOf }, { modelOf }, { INITIAL_STATE }, { CANVASES }] = await Promise.all(
    ["charts/kinds", "charts/model", "charts/initial-state", "charts/layout/canvas"].map(at));
  const frozen = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  const model = frozen(modelOf(figures, entities, places));
  const state = frozen({ ...INITIAL_STATE, ...changed });
  const kind = kindOf(model, state);
  const parts = (...given) => ({
    picture: kind.picture(model, state, ...given), marks: kind.marks(model, state, ...given),
  });
  const whole = () => ({
    words: kind.words(model, state),
    table: kind.table(model, state),
    choices: kind.choices(model, state),
    wide: parts(CANVASES.wide),
    narrow: parts(CANVASES.narrow),
  });
  const [first, second] = [whole(), whole()];
  return { ...first, isPure: JSON.stringify(first) === JSON.stringify(second) };
}"""

# Of pixels: the name of the first period may begin before a plot that has short ticks.
HAIR = 3
# What a text has in it when a value was not there.
NO_WORDS = re.compile(r"undefined|NaN|null|\[object|Infinity|  |^\s|\s$|\s[.,;:]|\.\.$")


@st.composite
def states(draw: st.DrawFn, model: Model) -> dict[str, Any]:
    """What can be chosen of a chart, also what its own controls would not offer."""
    figures = model.figures
    state: dict[str, Any] = {
        "scale": draw(st.sampled_from(["linear", "log"])),
        "as": draw(st.sampled_from(["value", "index", "share", "amount"])),
        "sort": draw(st.sampled_from(["value", "name"])),
        "show": draw(st.sampled_from(["some", "all"])),
        "tab": draw(st.sampled_from(["chart", "chart", "map"])) if model.places else "chart",
    }
    if figures["subject"]:
        keys = st.sampled_from(figures["subject"]["keys"])
        state["picks"] = draw(st.none() | st.lists(keys, unique=True, max_size=12))
    if figures["time"]:
        keys = figures["time"]["keys"]
        state["at"] = draw(st.none() | st.sampled_from(keys))
        ends = sorted(draw(st.tuples(*[st.integers(0, len(keys) - 1)] * 2)))
        chosen = [keys[end] if draw(st.booleans()) else None for end in ends]
        state["from"], state["to"] = chosen
    return state


def faults(whole: Mapping[str, Any]) -> Iterator[str]:
    """What does not hold of a chart, in words."""
    words, table = whole["words"], whole["table"]
    if not whole["isPure"]:
        yield "asked twice, it answers in two ways"
    if not words["headline"].endswith("."):
        yield f"no headline: {words['headline']!r}"
    for text in read_in(whole):
        if NO_WORDS.search(text):
            yield f"no words: {text!r}"
    if {len(row) for row in (*table["cells"], *table["values"])} - {len(table["columns"])}:
        yield "a row of the table does not fit its columns"
    if len(table["cells"]) != len(table["values"]):
        yield "people and machines get other rows"
    for canvas in CANVASES:
        yield from lies_outside(canvas, **whole[canvas])
    for choice in whole["choices"]:
        if len({value["value"] for value in choice["values"]}) < 2:
            yield f"nothing to choose: {choice['label']}"


def read_in(whole: Mapping[str, Any]) -> Iterator[str]:
    """All that is to be read."""
    words, table = whole["words"], whole["table"]
    yield from (words["headline"], *words["sentences"], *words["notes"], table["caption"])
    yield from (words[part] for part in ("title", "subtitle") if part in words)
    yield from (column["title"] for column in table["columns"])
    yield from (cell for row in table["cells"] for cell in row)
    for choice in whole["choices"]:
        for value in choice["values"]:
            yield from (value["label"], value["about"], value.get("refused", "A reason."))
    for canvas in CANVASES:
        yield from (mark["text"] for line in whole[canvas]["marks"] for mark in line)


def lies_outside(
    canvas: str, picture: Mapping[str, Any], marks: list[list[dict[str, Any]]]
) -> Iterator[str]:
    frame = picture["frame"]
    padding = frame["padding"]
    across = padding["left"] + frame["width"] + padding["right"]
    if across != {"wide": 680, "narrow": 296}[canvas] or frame["width"] <= 0:
        yield f"{canvas}: the drawing is {across} pixels wide, its plot {frame['width']}"
    least = {"x": -padding["left"], "y": -padding["top"]}
    most = {
        "x": frame["width"] + padding["right"],
        "y": frame["height"] + padding["bottom"],
    }
    for mark in (one for line in marks for one in line):
        if not all(least[side] <= mark[side] <= most[side] for side in ("x", "y")):
            yield f"{canvas}: {mark['text']} lies outside, at {mark['x']}, {mark['y']}"


@settings(max_examples=120)
@given(data=st.data())
def test_whatever_is_chosen_fits_together(
    engine: Engine, models: Mapping[str, Model], data: st.DataObject
) -> None:
    model = models[data.draw(st.sampled_from(sorted(models)))]
    assert list(faults(whole_of(engine, model, data.draw(states(model))))) == []


@settings(max_examples=40)
@given(data=st.data())
def test_so_it_does_of_tables_at_random(
    engine: Engine, islets: Islets, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from(sorted(LIVE)).flatmap(tables))
    for model in islets.models(table.rows, table.view, table.columns, **table.more):
        assert list(faults(whole_of(engine, model, data.draw(states(model))))) == []


@settings(max_examples=40)
@given(data=st.data())
def test_no_text_leaves_the_drawing(
    engine: Engine, models: Mapping[str, Model], data: st.DataObject
) -> None:
    model = models[data.draw(st.sampled_from(sorted(models)))]
    canvas, state = data.draw(st.sampled_from(CANVASES)), data.draw(states(model))
    svg = drawing_of(engine, model, canvas, **{**state, "tab": "chart"})
    left, top, width, height = view_box(svg)
    beyond = [
        text.words
        for text in texts(svg)
        if text.left < left - HAIR
        or text.right > left + width + HAIR
        or not top < text.baseline < top + height + HAIR
    ]
    assert beyond == []


def whole_of(engine: Engine, model: Model, state: Mapping[str, Any]) -> Mapping[str, Any]:
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    return engine.run(WHOLE, given, state)
