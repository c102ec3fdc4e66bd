"""What is shown of a picture is what can be seen of it, whatever else its file holds."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from pipeline.limits import LIMITS
from pipeline.pictures import FORMATS, read_picture, written_anew
from pipeline.strict_yaml import Unreadable

SLOPE = Image.linear_gradient("L").resize((60, 40))
COLOURS = Image.merge("RGB", (SLOPE, SLOPE.rotate(180), SLOPE.point(lambda value: value // 2)))
SECRET = b"secret(document.cookie)"


def file_of(image: Image.Image, kind: str, **settings: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ by on average, from 0 to 255."""
    both = (image.convert("RGBA") for image in (one, other))
    return max(ImageStat.Stat(ImageChops.difference(*both)).mean)


def said_of(content: bytes, suffix: str) -> str:
    with pytest.raises(Unreadable) as raised:
        read_picture(content, suffix)
    return raised.value.code


def held_as(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return exif


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_can_be_seen_stays_and_all_else_goes(suffix: str) -> None:
    kind = FORMATS[suffix]
    text = PngInfo()
    text.add_text("Comment", SECRET.decode())
    own = {"PNG": {"pnginfo": text}, "JPEG": {"comment": SECRET}, "WEBP": {"xmp": SECRET}}[kind]
    brought = file_of(COLOURS, kind, exif=held_as(1), icc_profile=SECRET * 9, **own) + SECRET
    written = written_anew(brought, suffix)
    assert brought.count(SECRET) >= 3
    assert SECRET not in written
    seen = opened(written)
    assert (seen.format, seen.size) == (kind, COLOURS.size)
    assert difference(opened(brought), seen) < 3
    assert not dict(seen.getexif())
    assert not {"icc_profile", "exif", "xmp", "comment", "Comment"} & seen.info.keys()
    assert written == written_anew(brought, suffix)
    assert read_picture(written, suffix).beyond == 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_is_turned_as_the_camera_was_held(suffix: str) -> None:
    """The eight ways of Exif; from each the same picture comes, seen upright."""
    held = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    for orientation, way in held.items():
        brought = file_of(COLOURS.transpose(way), FORMATS[suffix], exif=held_as(orientation))
        seen = opened(written_anew(brought, suffix))
        assert seen.size == COLOURS.size, orientation
        assert difference(seen, COLOURS) < 6, orientation


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_to_keep_colours_looks_the_same(mode: str) -> None:
    if mode == "I;16":
        brought = Image.new("I;16", SLOPE.size)
        brought.putdata([value * 257 for value in SLOPE.get_flattened_data()])
        wanted = SLOPE
    else:
        brought = COLOURS.convert("RGB").convert(mode)
        wanted = brought
    seen = opened(written_anew(file_of(brought, "PNG"), "png"))
    assert difference(seen, wanted) < 1


def test_what_is_see_through_stays_so() -> None:
    clear = COLOURS.convert("RGBA")
    clear.putalpha(SLOPE)
    for suffix in ("png", "webp"):
        seen = opened(written_anew(file_of(clear, FORMATS[suffix]), suffix))
        assert difference(seen.getchannel("A"), SLOPE) < 2, suffix
    palette = file_of(COLOURS.quantize(16), "PNG", transparency=3)
    assert opened(written_anew(palette, "png")).info["transparency"] == 3


def test_colours_for_printing_become_those_of_screens() -> None:
    seen = opened(written_anew(file_of(COLOURS.convert("CMYK"), "JPEG"), "jpg"))
    assert seen.mode == "RGB"
    assert difference(seen, COLOURS) < 6


def test_what_lies_after_the_end_is_counted_but_for_padding() -> None:
    for suffix, kind in FORMATS.items():
        # A smaller picture inside, as cameras put it there, has an end of its own.
        inside = held_as(1)
        inside[0x9286] = file_of(COLOURS.resize((6, 4)), "JPEG")
        content = file_of(COLOURS, kind, exif=inside)
        assert read_picture(content, suffix).beyond == 0, kind
        assert read_picture(content + b"\0" * 7, suffix).beyond == 0, kind
        assert read_picture(content + b"PK\3\4more", suffix).beyond == 8, kind
        if kind == "JPEG":
            progressive = file_of(COLOURS, kind, progressive=True)
            assert read_picture(progressive + SECRET, suffix).beyond == len(SECRET)


def test_of_pictures_that_move_the_first_is_shown() -> None:
    for suffix in ("png", "webp"):
        frames = [COLOURS.rotate(angle) for angle in (90, 180)]
        moving = file_of(COLOURS, FORMATS[suffix], save_all=True, append_images=frames)
        assert read_picture(moving, suffix).moves
        seen = opened(written_anew(moving, suffix))
        assert getattr(seen, "n_frames", 1) == 1
        assert difference(seen, COLOURS) < 6
        assert not read_picture(file_of(COLOURS, FORMATS[suffix]), suffix).moves


def test_a_picture_under_the_name_of_another_kind_is_refused() -> None:
    for kind in set(FORMATS.values()):
        content = file_of(COLOURS, kind)
        for suffix in [*FORMATS, "gif", "svg", ""]:
            if FORMATS.get(suffix) != kind:
                assert said_of(content, suffix) == "picture-unfit", (kind, suffix)


def test_a_picture_cut_short_is_refused_wherever_the_cut_is() -> None:
    for suffix, kind in FORMATS.items():
        content = file_of(COLOURS, kind)
        # Without its last checksums alone, a PNG has lost nothing that can be seen.
        for length in range(0, len(content) - 30, 7):
            expected = {"picture-broken", "picture-unfit"} if length < 12 else {"picture-broken"}
            assert said_of(content[:length], suffix) in expected, (kind, length)


def test_a_small_file_with_a_huge_picture_is_refused_before_it_is_unpacked() -> None:
    side = 16_383
    assert side * side > LIMITS.picture_pixels
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(side * (1 + (side + 7) // 8)))
    huge = b"\x89PNG\r\n\x1a\n"
    for kind, content in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")):
        part = kind + content
        huge += struct.pack(">I", len(content)) + part + struct.pack(">I", zlib.crc32(part))
    assert len(huge) < LIMITS.picture_bytes
    assert said_of(huge, "png") == "picture-too-much"


def test_a_picture_that_asks_for_thousands_of_passes_is_refused() -> None:
    content = file_of(COLOURS, "JPEG", progressive=True)
    assert said_of(content[:-2] + b"\xff\xda\x00\x02" * 5_000 + content[-2:], "jpg") == (
        "picture-too-much"
    )


@given(
    suffix=st.sampled_from(sorted(FORMATS)),
    changes=st.lists(st.tuples(st.integers(0, 2_000), st.binary(min_size=1, max_size=9))),
)
def test_whatever_a_file_holds_is_a_picture_or_said_to_be_none(
    suffix: str, changes: list[tuple[int, bytes]]
) -> None:
    content = bytearray(file_of(COLOURS, FORMATS[suffix]))
    for place, spoilt in changes:
        at = place % len(content)
        content[at : at + len(spoilt)] = spoilt
    try:
        written = written_anew(bytes(content), suffix)
    except Unreadable as problem:
        assert problem.code in {"picture-broken", "picture-unfit", "picture-too-much"}
    else:
        assert opened(written).format == FORMATS[suffix]
