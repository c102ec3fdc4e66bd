"""Whatever a descriptor holds, the strict loader reads back what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.drafting.write import write_descriptor
from pipeline.profile import read_profile
from pipeline.strict_yaml import read_yaml

# None whose value is text whatever it looks like.
KEYS = st.sampled_from(["enum", "constraints", "where", "required", "fields", "minimum"])
LOOKALIKES = [
    "yes",
    "no",
    "null",
    "~",
    "1.0",
    "2024-01-01",
    "0x1F",
    "1:30",
    "- x",
    "a: b",
    "a #b",
    "*a",
    "&a",
    "!!t",
    "%",
    "@",
    "`",
    "{x}",
    "[x]",
    "'",
    '"',
    "\\",
    ">",
    "",
    " x",
    "x ",
    "TODO: x",
    "true",
    ".inf",
    "? x",
    "---",
    "...",
]
TEXTS = st.text(max_size=30) | st.sampled_from(LOOKALIKES)
LEAVES = TEXTS | st.booleans() | st.integers(-(10**9), 10**9)
MAPPINGS = st.deferred(lambda: st.dictionaries(KEYS, VALUES, max_size=4))
VALUES = LEAVES | st.lists(LEAVES, max_size=4) | st.lists(MAPPINGS, max_size=3) | MAPPINGS


@given(MAPPINGS.filter(bool), TEXTS)
def test_what_is_written_is_read_back(descriptor: dict[str, object], said: str) -> None:
    text = write_descriptor(descriptor, read_profile(), head=[said], more={("enum",): [said]})
    assert read_yaml(text).value == descriptor


def test_what_cannot_be_seen_is_written_out(subtests: pytest.Subtests) -> None:
    cases = ["\x1b[31m", "a\u202eb", "a\nb", "a\x85b", "\ufeff", "\x7f"]
    for text in cases:
        with subtests.test(text=text):
            written = write_descriptor({"title": text}, read_profile(), head=[text], more={})
            assert all(line.isprintable() for line in written.split("\n"))
            assert read_yaml(written).value == {"title": text}
