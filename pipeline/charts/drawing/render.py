"""Vega-Lite specs -> pictures: inline SVG for pages, framed SVG and PNG to take away."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import vl_convert

from pipeline.charts import theme
from pipeline.charts.drawing.svg_minify import minify
from pipeline.charts.model import Drawing
from pipeline.charts.structure.layers import SCHEMA

PNG_SCALE = 2

TAG = re.compile(r"<[^>]*>")
IDS = re.compile(r'\bid="([^"]+)"')
REFERENCES = re.compile(r"url\(#([^)]+)\)")
# What Vega writes into its drawings for style sheets and screen readers of its own: a drawing here
# is one picture with a name and a description.
VEGAS_OWN = re.compile(r' (?:class|role|aria-[a-z]+)="[^"]*"')
# The same, and the font that the whole drawing has.
SAID_ABOVE = re.compile(
    rf'{VEGAS_OWN.pattern}| font-family="{re.escape(theme.FONT)}"| font-size="{theme.FONT_SIZE}px"'
)
# What XML cannot hold, not even escaped (Extensible Markup Language 1.0, section 2.2).
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SIZE = re.compile(r'^<svg[^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')


@dataclass(frozen=True, kw_only=True)
class DrawRequest:
    """Everything a drawing depends on: two drawings of equal orders are equal, byte for byte.

    `id` is unique on the site. `footer` are the texts that stand under a picture taken away,
    `frame` the lines over and under it, as `scripts/charts/layout/frame.js` breaks them.
    """

    id: str
    title: str
    subtitle: str
    description: str
    footer: tuple[str, ...]
    frame: Mapping[str, Any]
    wide: Mapping[str, Any]
    narrow: Mapping[str, Any]


def draw(order: DrawRequest) -> Drawing:
    """Draw a chart: no network, no clock, the same bytes for the same order.

    Characters that cannot stand in a drawing are left out.
    """
    order = DrawRequest(**_writable(vars(order)))
    wide = _svg(order.wide)
    framed = _framed(order, theme.in_literal_colours(wide))
    return Drawing(
        wide=_inline(order, wide, "wide"),
        narrow=_inline(order, _svg(order.narrow), "narrow"),
        svg=framed,
        png=vl_convert.svg_to_png(framed, scale=PNG_SCALE),
        spec=_published_spec(order),
        structure=structure(order.wide),
    )


def to_bytes(drawing: Drawing) -> bytes:
    """A drawing as it is kept in the cache."""
    parts = {**vars(drawing), "png": base64.b64encode(drawing.png).decode()}
    return json.dumps(parts, ensure_ascii=False).encode()


def from_bytes(kept: bytes) -> Drawing | None:
    """A drawing from the cache, or None if what was kept is none of this form."""
    try:
        parts = json.loads(kept)
        return Drawing(**{**parts, "png": base64.b64decode(parts["png"])})
    except (ValueError, KeyError, TypeError):
        return None


def _writable(value: Any) -> Any:
    """A value without characters that XML cannot hold, not even escaped."""
    if isinstance(value, str):
        return UNWRITABLE.sub("", value)
    if isinstance(value, Mapping):
        return {key: _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_writable, value))
    return value


def _svg(spec: Mapping[str, Any]) -> str:
    configured = {**spec, "config": theme.CONFIG}
    svg = vl_convert.vegalite_to_svg(_writable(configured), allowed_base_urls=[])
    return minify(svg)


def structure(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A spec as Vega without rows: marks, scales and axes, ready for rows of the same columns."""
    vega = vl_convert.vegalite_to_vega(_writable({**spec, "config": theme.CONFIG}))
    for data in vega["data"]:
        if "values" in data:
            data["values"] = []
    return {key: value for key, value in vega.items() if key not in {"$schema", "description"}}


def _inline(order: DrawRequest, svg: str, size: str) -> str:
    """A drawing to stand in a page: named, described, its ids its own, its colours variables."""
    prefix = f"{order.id}-{size}"
    matched = SIZE.match(svg)
    assert matched is not None, "vl-convert writes width and height into every drawing"
    width, height = matched.groups()
    opened = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" '
        f'font-family="{theme.FONT}" font-size="{theme.FONT_SIZE}px" '
        f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-words">'
        f'<title id="{prefix}-title">{html.escape(order.title)}</title>'
        f'<desc id="{prefix}-words">{html.escape(order.description)}</desc>'
    )
    body = TAG.sub(lambda tag: SAID_ABOVE.sub("", tag[0]), svg[matched.end() :])
    return opened + _renumbered(body, prefix).replace("\n", " ")


def _renumbered(svg: str, prefix: str) -> str:
    """A drawing whose ids depend on its name only, not on what the process drew before."""
    found = (old for tag in TAG.findall(svg) for old in IDS.findall(tag))
    new = {old: f"{prefix}-{number}" for number, old in enumerate(dict.fromkeys(found))}

    def renumber(tag: re.Match[str]) -> str:
        own = IDS.sub(lambda old: f'id="{new[old[1]]}"', tag[0])
        return REFERENCES.sub(lambda old: f"url(#{new.get(old[1], old[1])})", own)

    return TAG.sub(renumber, svg)


def _framed(order: DrawRequest, svg: str) -> str:
    """A drawing in literal colours with its title above and its source below, on white."""
    matched = SIZE.match(svg)
    assert matched is not None
    width, height = (float(part) for part in matched.groups())
    margin, above, below = (order.frame[name] for name in ("margin", "above", "below"))
    top = above["height"]
    rows = [_line(line, margin, 0) for line in above["lines"]]
    rows += [_line(line, margin, top + height) for line in below["lines"]]
    total_width, total_height = width + 2 * margin, round(top + height + below["height"])
    body = _renumbered(svg, f"{order.id}-file")
    placed = f'<g transform="translate({margin},{top:g})">{body}</g>'
    framed = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{total_width:g}" '
        f'height="{total_height}" viewBox="0 0 {total_width:g} {total_height}" '
        f'font-family="{theme.FONT}"><title>{html.escape(order.title)}</title>'
        f"<desc>{html.escape(order.description)}</desc>"
        f'<rect width="100%" height="100%" fill="var(--chart-ground)"/>'
        f"{''.join(rows)}{placed}</svg>"
    )
    return theme.in_literal_colours(framed) + "\n"


def _line(line: Mapping[str, Any], x: int, top: float) -> str:
    weight = ' font-weight="bold"' if line["isBold"] else ""
    return (
        f'<text x="{x}" y="{top + line["y"]:g}" font-size="{line["size"]}"{weight} '
        f'fill="var({line["ink"]})">{html.escape(line["text"])}</text>'
    )


def _published_spec(order: DrawRequest) -> dict[str, Any]:
    spec = {
        **order.wide,
        "$schema": SCHEMA,
        "title": {
            "text": order.title,
            "subtitle": [order.subtitle, *order.footer],
            "anchor": "start",
        },
        "description": order.description,
        "config": {**theme.CONFIG, "background": "#ffffff"},
        "autosize": {"type": "pad"},
    }
    literal = theme.in_literal_colours(json.dumps(spec, ensure_ascii=False))
    return dict(json.loads(literal))
