"""What a build leaves out because it is not there is a fault here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from check.mentions import check_what_is_named
from check.site import Site

Small = Callable[..., Site]


def test_links_and_settings_that_lead_nowhere_are_named_with_file_and_line(small: Small) -> None:
    site = small({}, settings="nav:\n  - Home: index.md\n  - Gone: gone.md\n")
    docs = site.project.root / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n\nSee [the other page](nowhere.md).\n")
    looked = check_what_is_named(site)
    assert [fault.where for fault in looked.faults] == [
        "mkdocs.yml, line 4, property nav.1.Gone",
        "docs/index.md, line 3",
    ]
    assert all("nowhere" in fault.what or "gone" in fault.what for fault in looked.faults)
    assert all(fault.remedy for fault in looked.faults)


def test_where_all_is_there_nothing_is_found(small: Small) -> None:
    site = small({}, settings="nav:\n  - Home: index.md\n")
    page: Path = site.project.root / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("# Home\n\nSee [this page](index.md).\n")
    looked = check_what_is_named(site)
    assert (looked.at, looked.faults) == ("the settings and 1 written text", ())
