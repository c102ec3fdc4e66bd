"""Pictures that people bring -> pictures that the program wrote: decoded, and encoded again.

A file can be a picture and something else at once, such as a script or an archive, and pictures
from telephones say where they were taken. What is written here holds what can be seen and no more.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.Image import Transpose
from PIL.WebPImagePlugin import WebPImageFile  # noqa: F401 - Pillow knows a format once it is imported

from pipeline.codes.phrases.files import passes_at_most, pixels_at_most
from pipeline.limits import LIMITS
from pipeline.strict_yaml import Unreadable

FORMATS: Mapping[str, str] = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 6},
}
STARTS: Mapping[str, bytes] = {
    "JPEG": b"\xff\xd8\xff",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "WEBP": b"RIFF",
}
# Ways to keep colours that each format has; what is kept otherwise is brought into the last one.
MODES: Mapping[str, tuple[str, ...]] = {
    "JPEG": ("L", "RGB"),
    "PNG": ("1", "L", "LA", "P", "RGBA", "RGB"),
    "WEBP": ("RGBA", "RGB"),
}
# Passes over all pixels that a JPEG may ask for: programs write about ten.
MOST_PASSES = 100

# How a camera was held, by the number that stands for it (Exif 2.32, section 4.6.4, A).
ORIENTATION = 0x0112
TURNS: Mapping[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Picture:
    """A picture as it was decoded.

    `moves` is whether it has more pictures to show after the first, `beyond` how many bytes of the
    file lie after its end.
    """

    image: Image.Image
    format: str
    moves: bool
    beyond: int


def read_picture(content: bytes, suffix: str) -> Picture:
    """Decode a picture; `suffix` is the ending of its name, in small letters and without a dot.

    Raises Unreadable, which names the code of a finding, when it is no picture of that format, cut
    short or broken, or would take more than the limits to decode.
    """
    if suffix not in FORMATS:
        raise Unreadable("picture-unfit")
    kind = FORMATS[suffix]
    if not content.startswith(STARTS[kind]):
        raise Unreadable("picture-unfit")
    if kind == "JPEG" and content.count(b"\xff\xda") > MOST_PASSES:
        raise Unreadable("picture-too-much", limit=passes_at_most(MOST_PASSES))
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(content), formats=[kind])
            if image.width * image.height > LIMITS.picture_pixels:
                raise Image.DecompressionBombError
            image.load()
        beyond = len(content[_end(content, kind) :].strip(b"\0"))
    except Image.DecompressionBombError:
        limit = pixels_at_most(LIMITS.picture_pixels)
        raise Unreadable("picture-too-much", limit=limit) from None
    # Pillow raises errors of almost every kind for what it cannot read.
    except Exception:
        raise Unreadable("picture-broken") from None
    moves = kind != "JPEG" and getattr(image, "n_frames", 1) > 1
    return Picture(image, kind, moves, beyond)


def written_anew(content: bytes, suffix: str) -> bytes:
    """The picture in the same format, turned as it is to be seen, and nothing beside it.

    The same picture gives the same bytes. Raises Unreadable as `read_picture` does.
    """
    picture = read_picture(content, suffix)
    image = _turned(picture.image)
    if image.mode.startswith("I"):
        # 16 bits a pixel, which Pillow would cut off above 255 instead of dividing.
        image = image.point(lambda value: value / 256).convert("L")
    see_through = image.has_transparency_data
    if image.mode not in MODES[picture.format]:
        image = image.convert("RGBA" if see_through and picture.format != "JPEG" else "RGB")
    image.info = {name: image.info[name] for name in ("transparency",) if name in image.info}
    out = io.BytesIO()
    image.save(out, picture.format, **SETTINGS[picture.format])
    return out.getvalue()


def picture_tools() -> list[str]:
    """What pictures are written with: a change in any of it makes those that were kept stale."""
    return [version("pillow"), Path(__file__).read_text("utf-8")]


def _turned(image: Image.Image) -> Image.Image:
    try:
        turn = TURNS.get(image.getexif().get(ORIENTATION, 1))
    # What stands in a file about the picture may be broken where the picture itself is not.
    except Exception:
        turn = None
    return image.copy() if turn is None else image.transpose(turn)


def _end(content: bytes, kind: str) -> int:
    """Where the picture ends in a file that was found to be one."""
    if kind == "WEBP":
        return 8 + int.from_bytes(content[4:8], "little")
    return _png_end(content) if kind == "PNG" else _jpeg_end(content)


def _png_end(content: bytes) -> int:
    """The end of the last chunk (Portable Network Graphics, section 5.3)."""
    at, name = 8, b""
    while name != b"IEND" and at + 8 <= len(content):
        name = content[at + 4 : at + 8]
        at += 12 + int.from_bytes(content[at : at + 4], "big")
    return at


# What ends the pixels of a pass: a marker other than those that restart it (ISO 10918-1, B.1.1.2).
JPEG_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
JPEG_END = 0xD9


def _jpeg_end(content: bytes) -> int:
    """The end of the marker that ends the picture, which may hold smaller ones of itself."""
    at = 2
    while found := JPEG_MARKER.search(content, at):
        at = found.end()
        if found[1][0] == JPEG_END:
            return at
        at += int.from_bytes(content[at : at + 2], "big")
    return len(content)
