from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.cache import Cache
from pipeline.products import Products

FOLDER = Path("rain")


@dataclass(frozen=True)
class Wet:
    days: tuple[int, ...]
    note: Any = None


class Maker:
    """Makes the same every time, and counts how often."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.times = 0

    def __call__(self) -> Any:
        self.times += 1
        return self.made


def products(folder: Path, digest: str | None = "a") -> Products:
    return Products(Cache(folder), {FOLDER: digest} if digest else {})


def test_a_product_is_made_once(tmp_path: Path) -> None:
    make = Maker(Wet((1, 2), {"says": [1.5, None]}))
    for _ in range(3):
        assert products(tmp_path).of(FOLDER, "wet", Wet, make) == make.made
    assert make.times == 1


def test_another_product_or_another_content_is_made(tmp_path: Path) -> None:
    make = Maker(Wet((1,)))
    products(tmp_path).of(FOLDER, "wet", Wet, make)
    products(tmp_path).of(FOLDER, "dry", Wet, make)
    products(tmp_path, "b").of(FOLDER, "wet", Wet, make)
    assert make.times == 3


def test_what_is_not_final_is_made_again(tmp_path: Path) -> None:
    make = Maker(Wet(()))
    for _ in range(2):
        products(tmp_path).of(FOLDER, "wet", Wet, make, lambda wet: bool(wet.days))
    assert make.times == 2


def test_what_no_file_can_hold_is_made_again(tmp_path: Path) -> None:
    for held in (object(), 2**70, "\ud800"):
        make = Maker(Wet((), held))
        for _ in range(2):
            assert products(tmp_path).of(FOLDER, "wet", Wet, make).note is held
        assert make.times == 2, held


def test_of_what_no_digest_is_known_nothing_is_kept(tmp_path: Path) -> None:
    make = Maker(Wet(()))
    for _ in range(2):
        products(tmp_path, None).of(FOLDER, "wet", Wet, make)
    assert make.times == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_and_is_no_such_product_is_made_again(tmp_path: Path) -> None:
    products(tmp_path).of(FOLDER, "wet", str, Maker("words"))
    make = Maker(Wet((3,)))
    assert products(tmp_path).of(FOLDER, "wet", Wet, make) == make.made
    assert make.times == 1
