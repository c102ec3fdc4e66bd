from __future__ import annotations

import re

import pytest
from mkdocs.utils.meta import get_data

from pipeline.pages import Page, render
from pipeline.pages.render import code_marked, front_matter, make_page, markdown_text, web_link
from pipeline.project import ConfigurationError

from .samples import HOSTILE, project


def page(**changed: object) -> Page:
    plain = {"address": "a/", "kind": "topic", "title": "T", "description": "D", "body": "B"}
    return Page(**{**plain, **changed})  # type: ignore[arg-type]


def test_front_matter_brings_any_text_through(subtests: pytest.Subtests) -> None:
    cases = [HOSTILE, "---", "a: b", "yes", "!!python/x", "# no", "\u2028", "''"]
    for text in cases:
        with subtests.test(text=text):
            made = page(title=text, description=text, meta={"image": text})
            body, meta = get_data(front_matter(made) + "Body: 1\n---\n")
            assert body == "Body: 1\n---\n"
            assert meta["image"] == text
            assert meta["title"] == re.sub("[\x02\x03\u2028]", "", text)
            assert meta["kind"] == "topic"


def test_front_matter_keeps_lists_and_names_of_scripts() -> None:
    assert get_data(front_matter(page(meta={"scripts": ["filter"]})))[1]["scripts"] == ["filter"]


def test_links_of_other_schemes_do_not_pass(subtests: pytest.Subtests) -> None:
    cases = [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "/relative",
        "file:///etc/passwd",
        "",
        None,
        "http://[",
    ]
    for url in cases:
        with subtests.test(url=url):
            assert web_link(url) is None


def test_links_to_the_web_and_to_mailboxes_pass(subtests: pytest.Subtests) -> None:
    cases = ["https://a.example/x", "http://a.example", "mailto:a@b.example"]
    for url in cases:
        with subtests.test(url=url):
            assert web_link(url) == url


def test_text_in_markdown_is_clean_html_without_headings_or_pictures() -> None:
    html = markdown_text(
        "# Big\n\nA *word*.\n\n- one\n- two\n\n<script>alert(1)</script>\n\n"
        "[bad](javascript:alert(1)) [good](https://a.example) ![x](https://b.example/x.png)\n\n"
        '<p onclick="x()" id="content" style="color:red">plain</p>'
    )
    assert "<p><strong>Big</strong></p>" in html
    assert "<em>word</em>" in html
    assert "<li>one</li>" in html
    assert 'href="https://a.example"' in html
    for bad in ("<script", 'href="javascript', "onclick", "style", "id=", "<img", "<h1"):
        assert bad not in html


@pytest.mark.parametrize(
    "piece", ["[", "[](", "![a", "<![CDATA[", "<http://", "<a ", "_a", "`a``", "> ", "|a\n"]
)
def test_markdown_takes_a_time_that_grows_with_its_length_alone(piece: str) -> None:
    # Were it to grow with the square of the length, this would take minutes.
    html = markdown_text(f"first\n\n{piece * (60_000 // len(piece))}\n\nlast")
    assert html.startswith("<p>first</p>")


def test_a_table_in_markdown_scrolls_in_a_region_of_its_own() -> None:
    html = markdown_text("| a | b |\n|---|---|\n| 1 | 2 |")
    assert html.startswith('<div class="scroll" role="group" tabindex="0"')
    assert '<table class="data">' in html
    assert html.rstrip().endswith("</table></div>")


def test_a_template_that_fails_names_the_page() -> None:
    with pytest.raises(ConfigurationError, match=r"page /topics/x/ \(topic\.md"):
        make_page("topic", "topic.md", "topics/x/", topic=None, project=project())


def test_a_template_that_is_broken_names_the_page_and_the_line(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.md").write_text("one\n{% if %}\n")
    monkeypatch.setattr(render, "TEMPLATES", tmp_path)
    render._environment.cache_clear()
    try:
        with pytest.raises(ConfigurationError, match=r"page /a/ \(broken\.md, line 2\)"):
            make_page("topic", "broken.md", "a/")
    finally:
        render._environment.cache_clear()


def test_none_is_never_written() -> None:
    with pytest.raises(ConfigurationError, match="None"):
        make_page(
            "topics", "topics.md", "topics/", topics=(), wanted=(), project=project(title=None)
        )


def test_a_paragraph_of_markup_alone_leaves_nothing_behind() -> None:
    assert markdown_text("**<i></i>**\n\n<b>kept</b>\n").count("<p>") == 1


def test_words_between_backticks_become_code_and_all_else_stays_text() -> None:
    assert code_marked("Write `a<b>`, not <b>.") == (
        "Write <code>a&lt;b&gt;</code>, not &lt;b&gt;."
    )
