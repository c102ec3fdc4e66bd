"""The policy of single pages, as strings; test_policy.py looks at the pages of whole sites."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from pipeline.site.policy import add_policies, policy_of

PAGE = "<!doctype html><html><head><meta charset=utf-8><title>x</title>{}</head><body></body>"


def digests(html: str) -> list[str]:
    return re.findall(r"'(sha256-[^']+)'", policy_of(html))


def digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize(
    "script",
    [
        "<script>{}</script>",
        "<SCRIPT>{}</SCRIPT>",
        "<script async data-src='x'>{}</script>",
        "<script type='text/javascript'>{}</script>",
        "<script type=module>{}</script>",
    ],
)
def test_an_inline_script_is_allowed_by_its_digest(script):
    text = "\n  go('é')\n"
    assert digests(script.format(text)) == [digest(text)]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script async\n  src="a.js"></script>',
        '<script SRC = "a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
        "<script id=x type=application/json>{}</script>",
    ],
)
def test_a_script_of_its_own_file_and_a_block_of_data_need_none(script):
    assert digests(script) == []


def test_equal_scripts_share_a_digest_and_their_order_does_not_show():
    one, two = "<script>a()</script>", "<script>b()</script>"
    assert policy_of(one + two + one) == policy_of(two + one)
    assert len(digests(one + two + one)) == 2


def test_nothing_but_digests_differs_between_pages():
    plain = policy_of("")
    assert "unsafe-eval" not in plain
    assert "script-src 'self';" in plain
    assert "http" not in plain
    assert policy_of("<script>a()</script>").replace(f" '{digest('a()')}'", "") == plain


def test_line_ends_of_windows_do_not_spoil_a_digest(tmp_path):
    path = tmp_path / "index.html"
    path.write_bytes(PAGE.format("<script>a();\r\nb();</script>").replace("\n", "\r\n").encode())
    add_policies(tmp_path)
    written = path.read_bytes().decode()
    inline = re.search(r"<script>(.*?)</script>", written, re.DOTALL)
    assert inline is not None
    assert digest(inline[1]) in written


def test_the_policy_follows_the_character_set(tmp_path):
    (tmp_path / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    add_policies(tmp_path)
    written = (tmp_path / "index.html").read_text("utf-8")
    assert '<meta charset=utf-8><meta http-equiv="Content-Security-Policy"' in written
    assert written.count("Content-Security-Policy") == 1
