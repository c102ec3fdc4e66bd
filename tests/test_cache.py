from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.cache import Cache, key_of


def test_what_is_kept_comes_back(tmp_path):
    cache = Cache(tmp_path / "cache")
    cache.write(key_of("a"), b"\x00value")
    assert cache.read(key_of("a")) == b"\x00value"
    assert Cache(tmp_path / "cache").read(key_of("a")) == b"\x00value"


def test_what_was_never_kept_is_none(tmp_path):
    assert Cache(tmp_path).read(key_of("a")) is None


def test_a_later_value_takes_the_place_of_the_earlier(tmp_path):
    cache = Cache(tmp_path)
    cache.write(key_of("a"), b"1")
    cache.write(key_of("a"), b"2")
    assert cache.read(key_of("a")) == b"2"


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cache = Cache(None)
    cache.write(key_of("a"), b"1")
    assert cache.read(key_of("a")) is None
    assert list(tmp_path.iterdir()) == []


def test_a_value_is_there_as_a_whole_or_not_at_all(tmp_path, monkeypatch):
    """A process that dies while it writes leaves nothing under the key."""

    def die(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", die)
    cache = Cache(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        cache.write(key_of("a"), b"value")
    assert cache.read(key_of("a")) is None


def test_many_may_write_one_value_at_once(tmp_path):
    cache, value = Cache(tmp_path), b"x" * 100_000

    def write_and_read(_):
        cache.write(key_of("a"), value)
        return cache.read(key_of("a"))

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(write_and_read, range(40))) == {value}
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_other_parts_have_another_key(subtests):
    cases = [
        (("ab", "c"), ("a", "bc")),
        (("1",), (1,)),
        ((None,), ("None",)),
        (([],), ({},)),
        (("a",), ("a", None)),
        ((1.0,), (1.5,)),
        ((True,), ("true",)),
    ]
    for one, other in cases:
        with subtests.test(one=one, other=other):
            assert key_of(*one) != key_of(*other)


def test_the_same_parts_have_the_same_key_in_any_order_of_properties():
    assert key_of({"a": 1, "b": [2, {"c": 3}]}) == key_of({"b": [2, {"c": 3}], "a": 1})
    assert key_of(("x", 1)) == key_of(["x", 1])


def test_any_text_has_a_key():
    keys = [key_of(text) for text in ("é", "\x00", "\ud800", "漢字", "")]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 64 for key in keys)
