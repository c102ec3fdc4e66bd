"""What the descriptor says is public is let pass, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.validation.conftest import Check, codes, restore
from tests.validation.privacy.test_personal import add_column

REASON = "The Bridge Act has them published."


def declare(tolls: Path, *entries: str) -> None:
    with (tolls / "datapackage.yaml").open("a") as descriptor:
        descriptor.write("personal_data:\n" + "".join(f"  - {entry}\n" for entry in entries))


def test_an_entry_frees_its_column_and_kind_alone(check: Check, tolls: Path) -> None:
    add_column(tolls, "contact", ["jane.doe@example.org", "+44 7700 900123"])
    add_column(tolls, "note", ["ask jane.doe@example.org"])
    declare(tolls, f"{{column: contact, kind: email, reason: {REASON}}}")
    found = [(one.code, one.place.field) for one in check()]
    assert sorted(found) == [("personal-email", "note"), ("personal-phone", "contact")]


def test_what_a_hint_shows_can_be_pasted_and_then_asks_for_a_reason(
    check: Check, tolls: Path
) -> None:
    add_column(tolls, "contact", ["jane.doe@example.org"])
    (found,) = check()
    (shown,) = re.findall(r"`(personal_data: \[.*?\])`", found.hint)
    descriptor = tolls / "datapackage.yaml"
    text = descriptor.read_text()
    descriptor.write_text(f"{text}{shown}\n")
    assert "personal-email" in codes(check())
    assert check()[0].code != "personal-email" or len(check()) > 1
    answered = re.sub(r'"TODO: .*?"', f'"{REASON}"', shown)
    descriptor.write_text(f"{text}{answered}\n")
    assert check() == []


def test_a_hollow_reason_frees_nothing(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    for reason in ("yes", "TBD", "n/a", "to be added later"):
        with subtests.test(reason):
            restore(tolls)
            add_column(tolls, "contact", ["jane.doe@example.org"])
            declare(tolls, f'{{column: contact, kind: email, reason: "{reason}"}}')
            assert "personal-email" in codes(check())


def test_a_text_is_freed_by_its_property_or_file(check: Check, tolls: Path) -> None:
    (tolls / "CHANGELOG.md").write_text("# Changes\n\n## 1.0.0\n\nBy jane.doe@example.org.\n")
    assert "personal-email" in codes(check())
    declare(tolls, f"{{text: CHANGELOG.md, kind: email, reason: {REASON}}}")
    assert "personal-email" not in codes(check())


def test_the_old_form_shows_the_new_one(check: Check, tolls: Path) -> None:
    add_column(tolls, "contact", ["jane.doe@example.org"])
    with (tolls / "datapackage.yaml").open("a") as descriptor:
        descriptor.write(f"personal_data: {REASON}\n")
    (found,) = check()
    assert (found.code, found.severity) == ("personal-data-whole", "warning")
    (shown,) = re.findall(r"`(personal_data: \[.*\])`", found.hint)
    text = (tolls / "datapackage.yaml").read_text()
    (tolls / "datapackage.yaml").write_text(text.replace(f"personal_data: {REASON}", shown))
    assert check() == []
