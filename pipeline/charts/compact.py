"""Drawings made smaller without a change to what they show."""

from __future__ import annotations

import re

TAG = re.compile(r"<[^>]*>")
# Path data of straight lines between whole pixels, such as Vega writes for outlines on a map.
OUTLINES = re.compile(r' d="((?:M-?\d+,-?\d+(?:L-?\d+,-?\d+)+Z?)+)"')
POINT = re.compile(r"([ML])(-?\d+),(-?\d+)(Z?)")


# What Vega says though it goes without saying.
IDLE = re.compile(r' (?:transform="translate\(0,0\)"|(?:fill-|stroke-)?opacity="1")')


# A circle as Vega writes it: two arcs around a place.
CIRCLES = re.compile(
    r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" '
    r'd="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0"'
)


def compact(svg: str) -> str:
    """A drawing in less room: the same picture."""
    return _with_circles(_without_idle_attributes(with_relative_paths(svg)))


def _with_circles(svg: str) -> str:
    return CIRCLES.sub(r'<circle cx="\1" cy="\2" r="\3"', svg)


def _without_idle_attributes(svg: str) -> str:
    return TAG.sub(lambda tag: IDLE.sub("", tag[0]), svg)


def with_relative_paths(svg: str) -> str:
    """A drawing whose outlines say how far each point lies from the one before it.

    These are small numbers, which take half the room of the places that Vega writes.
    """
    return OUTLINES.sub(lambda found: f' d="{_relative(found[1])}"', svg)


def _relative(path: str) -> str:
    texts: list[str] = []
    x = y = start_x = start_y = 0
    for command, to_x, to_y, end in POINT.findall(path):
        across, down = int(to_x) - x, int(to_y) - y
        x, y = int(to_x), int(to_y)
        if command == "M":
            start_x, start_y = x, y
            texts.append(f"{'m' if texts else 'M'}{across}{_joined(down)}l")
        else:
            before = "" if texts[-1].endswith("l") or across < 0 else " "
            texts.append(f"{before}{across}{_joined(down)}")
        if end:
            texts.append("z")
            x, y = start_x, start_y
    return "".join(texts)


def _joined(number: int) -> str:
    return str(number) if number < 0 else f" {number}"
