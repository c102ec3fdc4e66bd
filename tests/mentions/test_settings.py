"""Settings that name what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.mentions import without_missing
from pipeline.project import ConfigurationError, read_project
from tests.site.running import SAMPLE, invoke

from .said import add_settings, findings, inventory, said, write


def test_settings_of_a_sound_site_stay_as_they_are() -> None:
    site = inventory(SAMPLE)
    assert without_missing(site) == site.project


def test_what_is_missing_is_left_out_of_the_settings(gone: Path) -> None:
    project = without_missing(inventory(gone))
    assert project.home_chart is None
    assert project.findings == (("bus-rides", "trend"),)
    assert (project.targets, project.benchmarks) == (None, None)
    assert list(project.collections) == ["stops"]
    (town,) = project.kinds.values()
    assert (town.aliases, town.groups, town.shapes) == (None, None, None)
    assert town.picks == ("ALD", "BRO")
    assert project.maturity is not None
    assert project.maturity.cases == ("stop-model", "cases")


def test_a_self_assessment_does_without_the_pages_that_go_with_it(gone: Path) -> None:
    path = gone / "mkdocs.yml"
    text = path.read_text("utf-8").replace("collection: stops", "collection: stope")
    path.write_text(text, encoding="utf-8")
    project = without_missing(inventory(gone))
    assert project.maturity is not None
    assert project.maturity.cases is None
    (hint,) = [one.hint for one in findings(gone) if one.place.value == "stope"]
    assert hint.startswith("Did you mean stops?")


def test_each_setting_of_a_lost_dataset_is_said_at_its_line(buses: Path) -> None:
    path = buses / "mkdocs.yml"
    text = path.read_text("utf-8").replace("bus-rides/trend", "trams/trend")
    path.write_text(text, encoding="utf-8")
    add_settings(
        buses, "    findings:\n      - bus-rides/trend\n\n      # Trams\n      - trams/map\n"
    )
    lines = path.read_text("utf-8").splitlines()
    assert said(buses) == [
        ("mkdocs.yml", lines.index("      chart: trams/trend") + 1, "trams/trend"),
        ("mkdocs.yml", lines.index("      - trams/map") + 1, "trams/map"),
    ]


def test_what_is_meant_is_guessed(buses: Path) -> None:
    add_settings(buses, "    findings: [bus-rides/trand, bus-ride/trend]\n")
    assert [one.hint for one in findings(buses)] == [
        "Did you mean bus-rides/trend? If not, take extra.atlas.findings.0 out.",
        "Did you mean bus-rides/trend? If not, take extra.atlas.findings.1 out.",
    ]


def test_hints_lead_to_settings_that_can_be_read(gone: Path) -> None:
    """What a hint says to take out can go: the site's schema asks for none of it by itself."""
    path = gone / "mkdocs.yml"
    blocks = {
        "    benchmarks:\n": "    topics:\n",
        "    targets:\n": "    maturity:\n",
        "      crew:\n": "    findings:\n",
        "    home:\n": "    entities:\n",
    }
    text = path.read_text("utf-8")
    for block, following in blocks.items():
        start = text.index(block)
        text = text[:start] + text[text.index(following, start) :]
    path.write_text(text, encoding="utf-8")
    left = {one.place.field or "" for one in findings(gone) if one.place.file == "mkdocs.yml"}
    assert not {name for name in left if "benchmarks" in name or "targets" in name}


def test_settings_of_the_wrong_shape_stay_broken(buses: Path) -> None:
    add_settings(buses, "    findings: [trams]\n")
    with pytest.raises(ConfigurationError, match=r"extra\.atlas\.findings\.0"):
        read_project(buses)
    assert invoke(buses, "validate").exit_code == 2


def test_a_column_that_is_not_there_still_stops_the_build(buses: Path) -> None:
    path = buses / "mkdocs.yml"
    text = path.read_text("utf-8").replace("group_by: county", "group_by: contry")
    path.write_text(text, encoding="utf-8")
    assert said(buses) == []
    done = invoke(buses, "build", "--workers", "1")
    assert done.exit_code == 2
    assert "has no column contry" in done.stderr


def test_charts_that_are_chosen_for_a_dataset_are_known_by_name(buses: Path) -> None:
    path = buses / "datasets" / "bus-rides" / "datapackage.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("views:\n"), text.index("resources:\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    site = inventory(buses)
    assert site.has_chart(("bus-rides", "rides-trend"))
    assert not site.has_chart(("bus-rides", "rides-map")), "no town stands on a map"
    assert not site.has_chart(("bus-rides", "trend"))
    assert [name for *_, name in said(buses)] == ["bus-rides/trend"]


def test_tags_and_anchors_in_the_settings_keep_their_lines(buses: Path) -> None:
    path = buses / "mkdocs.yml"
    text = "x: &same [a, b]\ny: *same\nz: !!python/name:os.path\n" + path.read_text("utf-8")
    path.write_text(text.replace("bus-rides/trend", "trams/trend"), encoding="utf-8")
    line = path.read_text("utf-8").splitlines().index("      chart: trams/trend") + 1
    assert said(buses) == [("mkdocs.yml", line, "trams/trend")]


def test_an_addition_of_a_dataset_can_be_picked(buses: Path) -> None:
    path = buses / "mkdocs.yml"
    text = path.read_text("utf-8").replace("picks: [ALD, BRO]", "picks: [ALD, ZED, ZOE]")
    path.write_text(text, encoding="utf-8")
    assert [name for *_, name in said(buses)] == ["ZED", "ZOE"]
    descriptor = buses / "datasets" / "bus-rides" / "datapackage.yaml"
    added = "additions: [{entity: town, key: ZED, name: Zed, reason: It is new.}]\n"
    write(descriptor, descriptor.read_text("utf-8") + added)
    assert [name for *_, name in said(buses)] == ["ZOE"]


def test_nothing_is_said_of_codes_whose_table_cannot_be_read(buses: Path) -> None:
    for broken in (b"", b"\xff\xfe", b'town_code,name\n"ALD'):
        (buses / "datasets" / "towns" / "towns.csv").write_bytes(broken)
        assert said(buses) == [], broken


def test_no_file_outside_a_folder_is_read(buses: Path) -> None:
    """A page leads to a town, so that the figures on towns are read."""
    secret = write(buses / "secret.csv", "town_code,year,time_of_day,rides,note\nFAR,2021,day,1,\n")
    page = write(buses / "docs" / "about.md", "[Farway](towns/far/index.md)\n")
    descriptor = buses / "datasets" / "bus-rides" / "datapackage.yaml"
    text = descriptor.read_text("utf-8")
    assert len(said(buses)) == 1
    for path in ("../../secret.csv", str(secret)):
        write(descriptor, text.replace("bus-rides.csv", path))
        assert [line for _, line, _ in said(buses)] == [1], f"{path} gives Farway no page"
    assert page.is_file()
