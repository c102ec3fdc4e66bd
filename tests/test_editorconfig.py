"""Editors that keep to .editorconfig change nothing in a file but what is edited."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from pathlib import Path

from tests.site.running import ROOT

FOLDERS = ("pipeline", "check", "tests", "servers", ".github")
BINARY = frozenset({".png", ".jpg", ".webp", ".xlsx", ".xls", ".parquet", ".zip", ".pyc"})
MADE = ROOT / "pipeline" / "theme" / "assets" / "javascripts"


def settings() -> dict[str, dict[str, str]]:
    parser = configparser.ConfigParser()
    parser.read_string("[file]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    return {name: dict(parser[name]) for name in parser.sections()}


def pattern(section: str) -> re.Pattern[str]:
    """A pattern of EditorConfig, without its rarer signs, as one for paths."""
    signs = {"**": ".*", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|"}
    text = re.sub(r"\*\*/?|[*{},.]", lambda sign: signs.get(sign[0].rstrip("/"), r"\."), section)
    return re.compile(text if "/" in section else f"(?:.*/)?{text}")


def files() -> Iterator[tuple[str, Path]]:
    paths = [ROOT / "Makefile", *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("*.json")]
    paths += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        is_made = path.is_relative_to(MADE) or "/build/" in name
        if path.suffix not in BINARY and not is_made:
            yield name, path


def wrong(content: bytes, asked: dict[str, str]) -> Iterator[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        if asked["charset"] == "utf-8":
            yield "is no UTF-8"
    lines = text.split("\n")
    if asked["end_of_line"] == "lf" and "\r" in text:
        yield "has a carriage return"
    if asked["insert_final_newline"] == "true" and lines[-1]:
        yield "has no line end at its end"
    if asked["trim_trailing_whitespace"] == "true" and any(re.search(r"[ \t]$", x) for x in lines):
        yield "has blanks at the end of a line"
    if asked["indent_style"] == "space" and any(line.startswith("\t") for line in lines):
        yield "is indented by tabs"


def test_every_file_is_as_editors_are_told_to_write_it() -> None:
    told = {pattern(name): asked for name, asked in settings().items() if name != "file"}
    found = []
    for name, path in files():
        asked: dict[str, str] = {}
        for section, more in told.items():
            if section.fullmatch(name):
                asked |= more
        found += [f"{name} {what}" for what in wrong(path.read_bytes(), asked)]
    assert found == []
