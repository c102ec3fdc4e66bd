from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.charts.theme import LITERAL

THEME = Path(__file__).parents[2] / "pipeline" / "theme"
STYLES = THEME.parent / "styles"
COLOURS = (STYLES / "colours.css").read_text("utf-8")
BLOCKS = [
    dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r"\{([^{}]+)\}", COLOURS)
]
LIGHT, DARK, DARK_BY_DEVICE = filter(None, BLOCKS)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_in_pages_are_those_on_paper() -> None:
    assert {name: LIGHT[name] for name in LITERAL} == LITERAL


def test_dark_is_the_same_whether_chosen_or_asked_for_by_the_device() -> None:
    assert DARK == DARK_BY_DEVICE
    assert set(DARK) == set(LIGHT)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_can_be_read(scheme: dict[str, str]) -> None:
    texts = ["--ink", "--muted", "--link", "--over"]
    for ground in ("--ground", "--panel", "--warm"):
        for text in texts:
            assert contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
    assert contrast(scheme["--on-act"], scheme["--act"]) >= 4.5
    drawn = [n for n in scheme if n.endswith("-text")] + ["--chart-ink", "--chart-muted"]
    for text in drawn:
        assert contrast(scheme[text], scheme["--chart-ground"]) >= 4.5, text


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_steps_are_told_apart_and_can_be_written_on(scheme: dict[str, str]) -> None:
    steps = [scheme[f"--chart-step-{number}"] for number in range(1, 8)]
    for one, next_one in pairwise(steps):
        assert contrast(one, next_one) >= 1.2
    assert contrast(steps[0], scheme["--chart-ground"]) >= 1.2
    for number, step in enumerate(steps, 1):
        assert contrast(scheme[f"--chart-on-step-{number}"], step) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_lines_and_edges_can_be_seen(scheme: dict[str, str]) -> None:
    for number in range(1, 7):
        assert contrast(scheme[f"--chart-{number}"], scheme["--chart-ground"]) >= 3
    for ground in ("--ground", "--panel"):
        assert contrast(scheme["--edge"], scheme[ground]) >= 3
        assert contrast(scheme["--focus"], scheme[ground]) >= 3


def test_nothing_is_asked_of_another_host() -> None:
    for path in THEME.rglob("*"):
        if path.suffix in {".html", ".css", ".js"}:
            urls = re.findall(
                r"(?:src|href|url|fetch)\s*[=(]\s*[\"']?(https?:)?//", path.read_text("utf-8")
            )
            assert urls == [], path


def test_no_script_of_ours_stands_in_a_template() -> None:
    for path in THEME.rglob("*.html"):
        text = path.read_text("utf-8")
        for attributes in re.findall(r"<script([^>]*)>", text):
            assert "src=" in attributes or "application/ld+json" in attributes
        assert not re.search(r"\son\w+=", text)


def test_materials_own_search_is_never_woken() -> None:
    for path in THEME.rglob("*.html"):
        text = path.read_text("utf-8")
        assert 'data-md-component="search"' not in text
        assert 'name="search"' not in text


def test_rules_of_a_style_sheet_stand_in_no_rule_but_those_on_media(
    subtests: pytest.Subtests,
) -> None:
    for sheet in sorted(STYLES.glob("*.css")):
        with subtests.test(sheet=sheet):
            text = re.sub(r"/\*.*?\*/|\"[^\"\n]*\"", "", sheet.read_text("utf-8"), flags=re.S)
            inside: list[str] = []
            for head, mark in re.findall(r"([^{};]*)([{}])", text):
                if mark == "{":
                    assert all(outer.startswith("@") for outer in inside), f"{head} in {inside}"
                    inside.append(head.strip())
                else:
                    inside.pop()
            assert not inside
