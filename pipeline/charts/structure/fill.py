"""What the modules lay out, put into the structure that was made for it: one Vega-Lite spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Channels that share the scale of another.
SHARED = {"x2": "x", "y2": "y"}
NOT_SIZED = {"type": "none"}


def fill(structure: Mapping[str, Any], picture: Mapping[str, Any]) -> dict[str, Any]:
    """A structure with a picture's frame, rows, scales and axes in the place of its own.

    `picture` is as `types.js` says of the browser's pictures; the browser does the same to the
    structure that this one becomes in Vega (`stage/draw.js`). Raises LookupError for rows that
    only one of the two knows.
    """
    places = set(structure["datasets"])
    unknown = {name for name, rows in picture["data"].items() if rows} - places
    lacking = places - set(picture["data"])
    if unknown or lacking:
        raise LookupError(f"rows without a place: {unknown}, places without rows: {lacking}")
    return {
        **structure,
        **picture["frame"],
        "autosize": NOT_SIZED,
        "datasets": {name: picture["data"][name] for name in structure["datasets"]},
        "layer": [_layer(layer, picture) for layer in structure["layer"]],
    }


def _layer(layer: Mapping[str, Any], picture: Mapping[str, Any]) -> dict[str, Any]:
    return {**layer, "encoding": dict(_encoding(layer.get("encoding", {}), picture))}


def _encoding(
    encoding: Mapping[str, Any], picture: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for channel, definition in encoding.items():
        own = dict(definition)
        scale = picture["scales"].get(SHARED.get(channel, channel))
        if scale and isinstance(own.get("scale"), Mapping):
            own["scale"] = {**own["scale"], **scale}
        axis = picture["axes"].get(channel)
        if axis and isinstance(own.get("axis"), Mapping):
            text = {"labelExpr": axis["text"]} if axis.get("text") else {}
            own["axis"] = {**own["axis"], "values": axis["values"], **text}
        yield channel, own
