"""What a site leaves aside of a descriptor goes out again, and is looked at all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.validation.conftest import Check, codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Row 17 was corrected by sofia.rossi84@libero.it after a call.", "personal-email"),
        ("For the key call Mrs Okafor on +44 7911 123456.", "personal-phone"),
        ("The farmer with personal number 811228-9874 withdrew.", "personal-number"),
        ("The to\u200blls.", "hidden-character-in-text"),
        ("See https://user:word@evil.test/a.", "link-behind-user-name"),
    ],
)
def test_a_text_that_is_left_aside_is_looked_at(
    check: Check, tolls: Path, words: str, code: str
) -> None:
    file = tolls / "datapackage.yaml"
    descriptor = yaml.safe_load(file.read_text("utf-8"))
    assert code not in codes(check(profile="standard"))
    # Where the profile has a list.
    descriptor["notes"] = words
    file.write_text(yaml.safe_dump(descriptor, allow_unicode=True), "utf-8")
    found = [one for one in check(profile="standard") if one.code == code]
    assert [one.place.field for one in found] == ["notes"]
