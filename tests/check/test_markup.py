from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from check import markup
from check.faults import CannotLook, NotRun
from check.markup import check_conformance, check_parsing
from check.site import Site
from tests.check.planting import Plant, into_body, missed, write

PLANTS = {
    "an end too many": Plant(
        "faq/index.html, line", "unexpected-end-tag", into_body("faq/index.html", "</section>")
    ),
    "an attribute twice": Plant(
        "about/index.html, line",
        "duplicate-attribute",
        into_body("about/index.html", "<p class=a class=b>x</p>"),
    ),
    "no doctype": Plant("plain/index.html", "doctype", write("plain/index.html", "<p>x</p>")),
    "an id twice": Plant(
        "status/index.html",
        "id twin twice",
        into_body("status/index.html", "<p id=twin><p id=twin>"),
    ),
    "a nested link": Plant(
        "charts/index.html",
        "is not valid HTML",
        into_body("charts/index.html", "<a href=a>x<a href=b>y</a></a>"),
    ),
}


def test_what_a_parser_has_to_put_up_with_is_found(copy: Site) -> None:
    assert missed(copy, check_parsing, PLANTS) == []


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Path]:
    """Puts a program in the place of Java that says something, and notes how it was called."""

    def made(said: str, status: int = 1) -> Path:
        noted = tmp_path / "called.json"
        program = tmp_path / "bin" / "java"
        program.parent.mkdir()
        program.write_text(
            f"#!{sys.executable}\nimport json, sys\n"
            f"open({str(noted)!r}, 'w').write(json.dumps(sys.argv))\n"
            f"print({said!r})\nsys.exit({status})\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        jar = tmp_path / "vnu.jar"
        jar.write_bytes(b"")
        monkeypatch.setattr(markup, "JAR", jar)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return noted

    return made


def test_what_the_nu_checker_says_becomes_a_fault(
    small: Callable[..., Site], java: Callable[..., Path]
) -> None:
    site = small({"a page/index.html": "x"})
    url = f"file:{site.folder.as_posix()}/a%20page/index.html"
    messages = [
        {"type": "error", "url": url, "lastLine": 7, "message": "Bad value."},
        {"type": "info", "url": url, "lastLine": 8, "message": "Trailing slash."},
        {"type": "non-document-error", "url": url, "message": "Too deep."},
    ]
    noted = java(json.dumps({"messages": messages}))
    faults = check_conformance(site).faults
    assert [(one.where, one.what) for one in faults] == [
        ("a page/index.html, line 7", "is not valid HTML: Bad value."),
        ("a page/index.html, line 1", "is not valid HTML: Too deep."),
    ]
    called = json.loads(noted.read_text("utf-8"))
    assert called[-1] == str(site.folder)
    assert "--skip-non-html" in called


@pytest.mark.parametrize("said", ["", "no JSON", "{}"])
def test_a_checker_that_breaks_off_has_proved_nothing(
    said: str, small: Callable[..., Site], java: Callable[..., Path]
) -> None:
    java(said)
    with pytest.raises(CannotLook, match="broke off"):
        check_conformance(small({"index.html": "x"}))


def test_it_is_said_when_there_is_no_java_or_no_checker(
    small: Callable[..., Site], java: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small({"index.html": "x"})
    java("{}")
    monkeypatch.setattr(markup, "JAR", Path("nowhere.jar"))
    with pytest.raises(NotRun, match="npm ci"):
        check_conformance(site)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotRun, match="no Java"):
        check_conformance(site)
