"""The policy of single pages, as strings; test_policy.py looks at the pages of whole sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.project import ConfigurationError
from pipeline.site.policy import POLICY, add_policies, holds_script

PAGE = "<!doctype html><html><head><meta charset=utf-8><title>x</title>{}</head><body></body>"

SCRIPTS = [
    "<script>go()</script>",
    "<SCRIPT>go()</SCRIPT>",
    "<script\n>go()</script>",
    "<script async data-src='x'>go()</script>",
    "<script type='text/javascript'>go()</script>",
    "<script type=application/ecmascript>go()</script>",
    "<script type=module>go()</script>",
    '<script type="importmap">{}</script>',
    "<svg><script>go()</script></svg>",
    '<p onclick="go()">x</p>',
    '<img src=x alt=""\nOnError = go()>',
    "<svg onload='go()'></svg>",
    '<a href="javascript:go()">x</a>',
    "<a href=' JavaScript:go()'>x</a>",
    '<form action="javascript:go()"></form>',
]

OTHERS = [
    "",
    '<script src="a.js"></script>',
    '<script async\n  src="a.js"></script>',
    '<script SRC = "a.js"></script>',
    '<script type="application/json">{"a": 1}</script>',
    "<script type='application/ld+json'>{}</script>",
    "<script id=x type=application/json>{}</script>",
    '<script type="application/json">{"a": " onload=go() javascript:go()"}</script>',
    "<script type='text/x-template'><p onclick='go()'></script>",
    "<p>&lt;script&gt;go()&lt;/script&gt;</p>",
    "<!-- <script>go()</script> -->",
    "<p>javascript:go() is an address, once upon a time = a way to begin</p>",
    '<img src="a.png" alt="&#34; onerror=&#34;go()">',
    '<a href="https://other.example/?a=javascript:go()">x</a>',
]


def test_a_page_says_whether_a_script_stands_in_it() -> None:
    faults = [html for html in SCRIPTS if not holds_script(PAGE.format(html))]
    faults += [html for html in OTHERS if holds_script(PAGE.format(html))]
    assert faults == []


def test_every_page_gets_the_same_policy_and_those_with_scripts_are_named(tmp_path) -> None:
    pages = {"index.html": "", "a/index.html": SCRIPTS[0], "a/b.html": OTHERS[1]}
    for name, html in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(html), encoding="utf-8")
    assert add_policies(tmp_path) == ("a/index.html",)
    meta = f'<meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for name in pages:
        written = (tmp_path / name).read_text("utf-8")
        assert meta in written, name
        assert written.count("Content-Security-Policy") == 1, name


def test_scripts_are_the_sites_own_files_and_nothing_else() -> None:
    directives = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert directives["script-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert "unsafe-eval" not in POLICY
    assert "http" not in POLICY


def test_a_page_without_a_character_set_is_named(tmp_path) -> None:
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"index\.html"):
        add_policies(tmp_path)


@pytest.mark.parametrize("name", ["old.htm", "OLD.HTML", "a/old.xhtml", "old.shtml", "old.Xht"])
def test_a_page_under_another_ending_is_refused_since_it_would_have_no_policy(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "old.htm.png").write_bytes(b"\x89PNG")
    (tmp_path / "a.htm").mkdir()
    assert add_policies(tmp_path) == ()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(PAGE.format(""), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=rf"^{name} is a page"):
        add_policies(tmp_path)
