from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cache import Cache, key_of
from pipeline.limits import Limits
from tests.site.running import differences, files, invoke

KEY, OTHER = key_of("a"), key_of("b")
VALUE = b"\x00value\nof two lines\n"


def entry(folder: Path, key: str = KEY) -> Path:
    """Where the store keeps a key, of which it holds no other file."""
    (found,) = folder.rglob(key)
    return found


def test_what_is_kept_comes_back(tmp_path):
    cache = Cache(tmp_path / "cache")
    cache.write(key_of("a"), b"\x00value")
    assert cache.read(key_of("a")) == b"\x00value"
    assert Cache(tmp_path / "cache").read(key_of("a")) == b"\x00value"


def test_what_was_never_kept_is_none(tmp_path):
    assert Cache(tmp_path).read(key_of("a")) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    cache = Cache(tmp_path)
    keys = [key_of(name) for name in "abcd"]
    for age, key in enumerate(keys):
        cache.write(key, VALUE)
        os.utime(entry(tmp_path, key), (age, age))
    size = entry(tmp_path, keys[0]).stat().st_size
    assert cache.read(keys[0]) == VALUE, "used just now"
    cache.trim(2 * size)
    assert [cache.read(key) for key in keys] == [VALUE, None, None, VALUE]
    cache.trim(2 * size)
    assert cache.read(keys[3]) == VALUE, "within the limit nothing goes"


def test_files_of_others_are_never_trimmed(tmp_path):
    foreign = tmp_path / "de" / "report.pdf"
    foreign.parent.mkdir()
    foreign.write_bytes(VALUE)
    begun = tmp_path / "de" / ".begun-x"
    begun.write_bytes(VALUE)
    Cache(tmp_path).trim(0)
    assert foreign.exists()
    assert not begun.exists(), "a killed process left it"


def test_what_is_too_large_to_be_read_is_not_written(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.cache.LIMITS", Limits(kept_bytes=100))
    cache = Cache(tmp_path)
    for size in (35, 36):
        cache.write(KEY, b"x" * size)
        assert cache.read(KEY) == b"x" * 35


def test_a_value_comes_back_as_its_type(tmp_path):
    cache = Cache(tmp_path)
    cache.write_as(KEY, {"a": 1})
    assert cache.read_as(KEY, dict[str, int]) == {"a": 1}
    assert cache.read_as(KEY, list[int]) is None
    cache.write_as(OTHER, object())
    assert cache.read_as(OTHER, str) is None


def test_nothing_is_trimmed_where_nothing_is_kept():
    Cache(None).trim(0)


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
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


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


def swapped(path: Path) -> None:
    """Put the entry of another key in its place, which is as long and whole in itself."""
    Cache(path.parents[1]).write(OTHER, VALUE)
    entry(path.parents[1], OTHER).replace(path)


def linked(path: Path) -> None:
    elsewhere = path.parents[1] / "elsewhere"
    path.replace(elsewhere)
    path.symlink_to(elsewhere)


def a_file_for_its_folder(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.write_bytes(b"x")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_bytes(b"x")


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(path.read_bytes()[:-1]),
    lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    lambda path: path.write_bytes(path.read_bytes().replace(b"value", b"VALUE")),
    lambda path: path.write_bytes(path.read_bytes().partition(b"\n")[2]),
    lambda path: path.write_bytes(path.read_bytes().partition(b"\n")[0]),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\n"),
    lambda path: path.unlink(),
    swapped,
    linked,
    a_file_for_its_folder,
    a_folder,
    a_pipe,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_whole_is_not_used_and_is_kept_anew(tmp_path, damage):
    cache = Cache(tmp_path / "cache")
    cache.write(KEY, VALUE)
    damage(entry(tmp_path))
    assert cache.read(KEY) is None
    cache.write(KEY, VALUE)
    assert cache.read(KEY) == VALUE
    assert entry(tmp_path).is_file()
    assert not entry(tmp_path).is_symlink()


def test_what_may_not_be_read_is_kept_anew(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    cache.write(KEY, VALUE)
    entry(tmp_path).chmod(0)
    open_file = os.open

    def refuse(path, flags, *more, **named):
        """As the system does for all but its administrator, who may be the one who tests."""
        if not Path(path).stat().st_mode & 0o400:
            raise PermissionError(13, "Permission denied")
        return open_file(path, flags, *more, **named)

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.plain_files.os.open", refuse)
        assert cache.read(KEY) is None
    cache.write(KEY, VALUE)
    assert cache.read(KEY) == VALUE
    assert entry(tmp_path).stat().st_mode & 0o400


@given(value=st.binary(max_size=60), at=st.integers(min_value=0), flip=st.integers(1, 255))
def test_no_byte_of_an_entry_can_change_unnoticed(tmp_path_factory, value, at, flip):
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder)
    cache.write(KEY, value)
    assert cache.read(KEY) == value
    kept = bytearray(entry(folder).read_bytes())
    kept[at % len(kept)] ^= flip
    entry(folder).write_bytes(kept)
    assert cache.read(KEY) is None


@pytest.mark.slow
def test_a_changed_text_in_a_kept_drawing_reaches_no_page(tmp_path, golden):
    """Neither does a script, and the next build finds what it may use again."""
    project = shutil.copytree(golden("atlas").project, tmp_path / "project")
    true = files(project / "build" / "site")
    changed = 0
    for path in (project / "build" / "cache").rglob("*"):
        if path.is_file() and b"</svg>" in path.read_bytes():
            lie = path.read_bytes().replace(b"</svg>", b"<script>lie()</script></svg>")
            path.write_bytes(lie.replace(b"<desc", b"<desc data-lie=''"))
            changed += 1
    assert changed > 2
    (project / "build" / "site" / "index.html").unlink()
    assert invoke(project, "build", "--workers", "1").exit_code == 0
    assert differences(true, files(project / "build" / "site")) == []
    kept = [
        path.read_bytes() for path in (project / "build" / "cache").rglob("*") if path.is_file()
    ]
    assert not any(b"lie()" in content for content in kept)
