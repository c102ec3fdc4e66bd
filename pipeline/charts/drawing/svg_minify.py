"""Drawings made smaller without a change to what they show."""

from __future__ import annotations

import re
from itertools import groupby

TAG = re.compile(r"<[^>]*>")
# Path data of straight lines between whole pixels, such as Vega writes for outlines on a map.
OUTLINES = re.compile(r' d="((?:M-?\d+,-?\d+(?:L-?\d+,-?\d+)+Z?)+)"')
POINT = re.compile(r"([ML])(-?\d+),(-?\d+)(Z?)")


# What Vega says though it goes without saying.
IDLE = re.compile(
    r' (?:transform="translate\(0,0\)"|(?:fill-|stroke-)?opacity="1"|pointer-events="none")'
)


# A circle as Vega writes it: two arcs around a place.
CIRCLES = re.compile(
    r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" '
    r'd="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0"'
)


# Where things stand, with more decimals than anybody could see.
PLACES = re.compile(r' (?:transform="translate\([-\d.,]+\)"|c[xy]="[-\d.]+")')
LONG = re.compile(r"-?\d+\.\d{2,}")
# Marks side by side, and how they look: not their opacity, which is another thing for many at once.
MARKS = re.compile(r"(?:<(?:path|circle) [^<>]*/>){2,}")
LOOK = re.compile(r' (?:fill|stroke|stroke-width)="[^"]*"')


def compact(svg: str) -> str:
    """A drawing in less room: the same picture."""
    return with_looks_once(
        _in_tenths(_with_circles(_without_idle_attributes(with_relative_paths(svg))))
    )


def with_looks_once(svg: str) -> str:
    """A drawing in which marks side by side that look the same say so together."""
    return MARKS.sub(lambda marks: _together(TAG.findall(marks[0])), svg)


def _together(marks: list[str]) -> str:
    texts = []
    for look, group in groupby(marks, key=lambda mark: "".join(LOOK.findall(mark))):
        own = list(group)
        if look and len(own) > 1:
            own = [f"<g{look}>", *(LOOK.sub("", mark) for mark in own), "</g>"]
        texts += own
    return "".join(texts)


def _in_tenths(svg: str) -> str:
    """A drawing in which things stand at tenths of a pixel."""
    return PLACES.sub(lambda place: LONG.sub(_tenth, place[0]), svg)


def _tenth(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 1) + 0.0:g}"


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
