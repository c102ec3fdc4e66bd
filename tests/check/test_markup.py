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

DOCTYPE = '<!doctype html><html lang="en"><head><title>x</title></head><body>'
PAGES = {
    "sound": (f"{DOCTYPE}<p id=a>x<ul><li>x<br><svg><path d=a /></svg></ul></body></html>", None),
    "end": (f"{DOCTYPE}</section></body></html>", "unexpected-end-tag"),
    "crossed": (f"{DOCTYPE}<b><i>x</b></i></body></html>", "mismatch: b and i"),
    "open": (f"{DOCTYPE}<section><div>x</section></body></html>", "nothing closes div"),
    "never": (f"{DOCTYPE}<main>x</body></html>", "nothing closes main"),
    "nested": (f"{DOCTYPE}<a href=a>x<a href=b>y</a></a></body></html>", "end tag : a"),
    "twice": (f"{DOCTYPE}<p class=a class=b>x</p></body></html>", "p has class twice"),
    "plain": ("<p>x</p>", "doctype"),
    "twin": (f"{DOCTYPE}<p id=twin></p><p id=twin></p></body></html>", "ID twin already defined"),
}


def test_what_a_parser_has_to_put_up_with_is_found(small: Callable[..., Site]) -> None:
    site = small({f"{name}.html": text for name, (text, _) in PAGES.items()})
    faults = check_parsing(site).faults
    missed = [
        name
        for name, (_, said) in PAGES.items()
        if said and not any(f"{name}.html" in one.where and said in one.what for one in faults)
    ]
    assert missed == []
    assert not [one for one in faults if one.where.startswith("sound.html")]
    assert any(one.where == "end.html, line 1" for one in faults)


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
