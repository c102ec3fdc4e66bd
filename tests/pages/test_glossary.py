"""Words that are explained where a page first uses them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pages.kinds import dataset as dataset_page
from pipeline.pages.kinds import glossary
from pipeline.pages.parts.terms import explain, explain_html
from pipeline.settings import Term

from .samples import HOSTILE, as_html, atlas, dataset, depths, project

DEPTH = Term(id="depth", term="depth", group="Water", text="How far down.", also=("depths",))
MEAN = Term(id="mean", term="mean depth", group="Water", text="The depth in the middle of depths.")
TERMS = (DEPTH, MEAN, Term(id="rd", term="R&D", group="Work", text="Finding out."))
BUTTON = re.compile(
    r'<button type="button" class="term" popovertarget="term-[\w-]+">(.*?)</button>'
    r'<span class="term-told" popover id="term-[\w-]+">.*?</span>'
)
HELD = re.compile(r'<span class="term-held">([^<]*)</span>')


def told(text: str, terms: tuple[Term, ...] = TERMS) -> str:
    """A text with square brackets around what was made into a button."""
    made = explain(text, terms, "../glossary/")
    return HELD.sub(r"\1", BUTTON.sub(r"[\1]", made))


def test_a_button_opens_what_the_word_means() -> None:
    html = as_html(explain("The depths of it.", TERMS, "../glossary/"))
    assert html == (
        '<p>The <button type="button" class="term" popovertarget="term-depth">depths</button>'
        '<span class="term-told" popover id="term-depth"><strong>depth</strong>: How far down. '
        '<a href="../glossary/#depth">Glossary</a></span> of it.</p>'
    )


def test_the_first_use_alone_is_explained(subtests: pytest.Subtests) -> None:
    cases = [
        ("A depth, a depth and depths.", "A [depth], a depth and depths."),
        ("depth\n\nThe depth\n", "[depth]\n\nThe depth\n"),
        ("- a depth\n- a depth\n", "- a [depth]\n- a depth\n"),
        ("The mean depth and the depth", "The [mean depth] and the [depth]"),
        ("The mean\ndepth and the depth", "The [mean depth] and the [depth]"),
        ("R&D and (R&D)", "[R&#38;D] and (R&D)"),
        ("Depth in-depth depth-wise undepth depths2 _depth", None),
        ("A&depth R&Depth R&D-led", None),
        ("A *depth*.", "A *[depth]*."),
        ('A "depth".', 'A "[depth]".'),
    ]
    for text, said in cases:
        with subtests.test(text=text, said=said):
            assert told(text) == (text if said is None else said)


def test_what_is_no_running_text_stays(subtests: pytest.Subtests) -> None:
    cases = [
        "# Of depth",
        "###### Of depth ######",
        "Of depth\n========",
        "Of depth\n---",
        "[of depth](depth.md)",
        "[of\ndepth](depth.md)",
        "[of [depth] and](depth.md)",
        "![of depth](depth.png)",
        "[![depth](depth.png)](depth.html)",
        "[a](depth_(x) 'of depth')",
        "[of depth][depth]",
        "[of]: depth 'depth'",
        "*[depth]: depth",
        "<https://a.example/depth>",
        "https://a.example/depth/",
        "`depth`",
        "``a ` depth``",
        "`of\ndepth`",
        "```\ndepth\n\ndepth\n```",
        "```yaml\ndepth\n```",
        "~~~~\ndepth\n~~~\ndepth\n~~~~",
        "```\ndepth",
        "    depth",
        "\tdepth",
        "| depth | of |\n|---|---|\n| depth | depth |",
        "depth | of\n---|---\ndepth | depth",
        "> depth",
        "!!! note\n    depth",
        '!!! note "depth"',
        "**depth**",
        "<!-- depth\n\ndepth -->",
        "<div>\ndepth\n\n<div>depth</div>\ndepth\n</div>",
        '<a title="depth" href="depth">of depth</a>',
        "<em>depth</em>",
        '<img alt="depth">',
        "A word {: .depth }",
    ]
    for kept in cases:
        with subtests.test(kept=kept):
            text = (
                f"{kept}\n\nThe depth.\n"
                if not kept.startswith("```\ndepth") or kept[-1] == "`"
                else kept
            )
            assert told(text) == text.replace("The depth.", "The [depth].")


def test_the_lines_at_the_top_of_a_page_stay() -> None:
    text = "---\ntitle: depth\nother: |\n  depth\n---\n# A\n\nThe depth.\n"
    for made in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        assert told(made) == made.replace("The depth.", "The [depth].")


def test_an_explanation_is_not_explained_in_itself() -> None:
    made = explain("The mean depth.", TERMS, "../glossary/")
    assert made.count("<button") == 1


def test_special_characters_stay_text() -> None:
    term = Term(id="odd", term="C*(_a_) [b]", group="X", text=HOSTILE, also=("x+",))
    made = explain("On C*(_a_) it is x+ now", (term,), "../glossary/")
    assert made == "On C*(_a_) it is " + made[17:-4] + " now"
    html = as_html(made)
    assert ">x+</button>" in html
    assert "<strong>C*(_a_) [b]</strong>" in unescape(html)
    for sign in ("<script", "<h2", "<code", "<hr", "<strong>bold", 'href="javascript'):
        assert sign not in html


def test_each_explanation_has_an_id_of_its_own() -> None:
    made = explain("depth depths R&D mean depth R&D\n\n- depths\n- R&D\n", TERMS, "../glossary/")
    ids = re.findall(r'popover id="([^"]+)"', made)
    assert sorted(ids) == ["term-depth", "term-mean", "term-rd"]
    assert re.findall(r'popovertarget="([^"]+)"', made) == ids


WORDS = "depth depths mean R&D é # - > | ` ``` ~~~ [ ] ( ) <div> </div> <br> ** <!-- --> ---"
PIECES = st.sampled_from([*WORDS.split(), " ", " ", "\n", "\n\n", "\r\n", "# ", "- "])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_but_first_uses_is_changed(text: str) -> None:
    made = explain(text, TERMS, "../glossary/")
    without = BUTTON.sub(lambda found: found[1].replace("&#38;", "&"), made)
    without = re.sub(r'<span class="term-held">(.*?)</span>', r"\1", without)
    assert re.sub(r"mean\s+depth", "mean depth", without) == re.sub(
        r"mean\s+depth", "mean depth", text
    )
    ids = re.findall(r'popover id="([^"]+)"', made)
    assert len(ids) == len(set(ids))


@given(st.text())
def test_any_text_without_a_term_stays(text: str) -> None:
    never = Term(id="n", term="\ue000never\ue000", group="X", text="Never.")
    if never.term not in text:
        assert explain(text, (never,), "") == text


def test_the_page_lists_terms_by_group_and_alphabet() -> None:
    other = Term(id="algae", term="Algae", group="Water", text=HOSTILE)
    (page,) = glossary.pages(atlas(project=project(glossary=(*TERMS, other))))
    html = as_html(page.body)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == ["Water", "Work"]
    assert re.findall(r'<div id="([\w-]+)"><dt>', html) == ["algae", "depth", "mean", "rd"]
    assert "also: depths" in html
    assert "<script" not in html


def test_a_site_without_terms_has_no_page_and_unchanged_texts() -> None:
    assert not list(glossary.pages(atlas()))
    assert explain("The depth.", (), "") == "The depth."


def test_in_html_a_term_is_explained_where_it_is_text(subtests: pytest.Subtests) -> None:
    cases = [
        ("<p>A depth, a depth.</p><p>depths</p>", "<p>A [depth], a depth.</p><p>depths</p>"),
        ("<p>R&amp;D</p>", "<p>[R&#38;D]</p>"),
        ("<p>R&amp;Depth</p>", "<p>R&amp;Depth</p>"),
        ("<h2>depth</h2><p><em>depth</em></p>", "<h2>depth</h2><p><em>[depth]</em></p>"),
        ('<p><a href="depth">the <em>depth</em></a></p>', None),
        ("<p><code>depth</code> <strong>depth</strong></p>", None),
        ("<table><tr><th>depth</th></tr></table>", None),
        ('<p title="depth">&lt;b>', None),
        ("The mean\ndepth", "The [mean depth]"),
        ("</p></strong>depth", "</p></strong>[depth]"),
        ("", None),
    ]
    for html, said in cases:
        with subtests.test(html=html, said=said):
            made = explain_html(html, TERMS, "../glossary/", set())
            found = HELD.sub(r"\1", BUTTON.sub(r"[\1]", made))
            assert found == (html if said is None else said)


def test_signs_stay_on_the_line_of_their_term() -> None:
    made = BUTTON.sub(r"[\1]", explain_html("(depth) mean depth, R&amp;D", TERMS, "x/", set()))
    assert made == (
        '<span class="term-held">([depth])</span> '
        '<span class="term-held">[mean depth],</span> [R&#38;D]'
    )
    assert BUTTON.sub("", explain("(depth).", TERMS, "x/")) == '<span class="term-held">().</span>'


def test_what_a_page_has_explained_before_it_does_not_explain_again() -> None:
    before = {"depth"}
    made = explain_html("depth and mean depth", TERMS, "../glossary/", before)
    assert BUTTON.sub(r"[\1]", made) == "depth and [mean depth]"
    assert before == {"depth", "mean"}


def test_pages_made_from_data_explain_a_term_once() -> None:
    site = atlas(
        dataset(
            depths("ELB 2001 3.5"),
            description="The depth <b>of depths</b>.",
            measures="Its depth.",
            does_not_tell="What a [mean depth](x) is.",
        ),
        project=project(glossary=TERMS),
    )
    (page,) = dataset_page.pages(site)
    assert page.body.count('popovertarget="term-depth"') == 1
    assert '<p class="lede">The <button' in page.body
    assert 'href="../../glossary/#depth"' in page.body
    assert "<b>" not in page.body
