"""Reads drawings: where each text stands on the canvas, and how large it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tests.asking import scripts

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = re.compile(r"-?[\d.]+(?:e-?\d+)?")
SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Text:
    """A line of text: what it says, its size, and the box that it fills."""

    words: str
    size: float
    left: float
    right: float
    baseline: float


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def view_box(svg: str) -> tuple[float, float, float, float]:
    left, top, width, height = (float(part) for part in parsed(svg).attrib["viewBox"].split())
    return left, top, width, height


def ids(svg: str) -> list[str]:
    return [node.attrib["id"] for node in parsed(svg).iter() if "id" in node.attrib]


def texts(svg: str) -> list[Text]:
    drawing = parsed(svg)
    lines = list(_lines(drawing, 0.0, 0.0, drawing.get("font-size", "")))
    widths = widths_of([(line.words, line.size) for line in lines])
    return [
        Text(line.words, line.size, left, left + width, line.baseline)
        for line, width in zip(lines, widths, strict=True)
        for left in [line.x - width * SHIFTS[line.anchor]]
    ]


def widths_of(lines: Sequence[tuple[str, float]]) -> list[float]:
    """How wide texts of some sizes are, in pixels."""
    return scripts().call_each("charts/layout/text-width", "widthOf", lines)


def width_of(text: str, size: float = 13) -> float:
    return widths_of([(text, size)])[0]


@dataclass(frozen=True)
class _Line:
    words: str
    size: float
    x: float
    baseline: float
    anchor: str


def _lines(node: ET.Element, x: float, y: float, inherited: str) -> Iterator[_Line]:
    dx, dy = _shift(node)
    x, y = x + dx, y + dy
    if node.tag == f"{SVG}text":
        size = float(NUMBERS.findall(node.get("font-size", inherited))[0])
        at_x, at_y = x + float(node.get("x", 0)), y + float(node.get("y", 0))
        lines = [(float(s.get("dy", 0)), s.text or "") for s in node.iter(f"{SVG}tspan")]
        for dy, line in lines or [(0.0, node.text or "")]:
            at_y += dy
            yield _Line(line, size, at_x, at_y, node.get("text-anchor", "start"))
        return
    for child in node:
        yield from _lines(child, x, y, inherited)


def _shift(node: ET.Element) -> tuple[float, float]:
    found = re.match(r"translate\(([^)]*)\)", node.get("transform", ""))
    if not found:
        return 0.0, 0.0
    numbers = [float(number) for number in NUMBERS.findall(found[1])]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0.0
