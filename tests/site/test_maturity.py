"""The self-assessment as people use it: by mouse and keys, with files, and with nothing kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from check.visiting import SMALL_PHONE, Visit
from tests.site.test_pages import AXE, SIDEWAYS, violations

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "maturity/"
HEADER = "model,model_version,dimension_id,level,answer,question_digest,saved_on"


@pytest.fixture
def opened(turn_to: Opens, at_root: str) -> Visit:
    return turn_to(at_root + PAGE)


@pytest.fixture
def alone(visit: Opens, at_root: str) -> Visit:
    """In a window that forgets what is kept when it is closed."""
    return visit(at_root + PAGE)


def question(opened: Visit, number: int) -> Locator:
    return opened.page.locator("fieldset.question").nth(number - 1)


def answer(opened: Visit, *levels: int) -> None:
    """Answer the first questions: 6 is "Don't know"."""
    for i, level in enumerate(levels):
        question(opened, i + 1).get_by_role("radio").nth(level - 1).check()


def saved(opened: Visit) -> str:
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save as a file").click()
    assert re.fullmatch(r"answers-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    return Path(download.value.path()).read_text("utf-8")


def file(text: str, name: str = "answers.csv") -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode("utf-8")}


def give(opened: Visit, label: str, *files: FilePayload) -> str:
    """Choose files, and what the page says of them."""
    opened.page.evaluate("() => document.getElementById('assess-said').replaceChildren()")
    opened.page.get_by_label(label).set_input_files(list(files))
    said = opened.page.get_by_role("status").filter(has_text=re.compile(r"\w"))
    expect(said).to_be_visible()
    return said.locator("span").inner_text()


def answered(opened: Visit) -> list[str | None]:
    """The chosen value of each question."""
    return opened.measure(  # type: ignore[no-any-return]
        """() => [...document.querySelectorAll("fieldset.question")].map(
            (one) => one.querySelector(":checked")?.value ?? null)"""
    )


def bars(opened: Visit) -> list[str]:
    texts = opened.page.locator(".assess-bars > li").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


LOAD = "Go on from a saved file"
EARLIER = "With your answers from before"
OTHERS = "With your colleagues"


def test_answers_become_bars_a_table_and_a_next_step(opened: Visit) -> None:
    page = opened.page
    expect(page.get_by_text("No question is answered yet.")).to_be_visible()
    answer(opened, 2, 5, 6)
    expect(page.locator("#assess-count")).to_have_text("3 of 5 answered.")
    assert bars(opened)[:4] == [
        "Captains 2 of 5: Here and there",
        "Charts and plans 5 of 5: Always learning",
        "Crew and custom Don't know",
        "Skills Not answered",
    ]
    assert len(bars(opened)) == 5
    filled = page.locator(".assess-bars > li").first.locator(".filled")
    assert filled.count() == 2
    row = page.locator(".assess-table").get_by_role("row", name="Captains")
    expect(row.get_by_role("cell")).to_have_text("2 of 5: Here and there")
    steps = page.locator(".next:visible")
    assert steps.locator("h3").all_inner_texts() == [
        "Captains",
        "Charts and plans",
        "Crew and custom",
    ]
    assert steps.locator("li:visible").count() == 3
    expect(steps.first.locator("li:visible")).to_contain_text("Agree among the captains")
    steps.first.get_by_role("link", name="One timetable for all boats").click()
    page.wait_for_url("**/voyages/one-timetable/")
    assert not opened.troubles


@pytest.mark.slow
def test_all_of_it_works_by_keys_and_by_names(alone: Visit) -> None:
    page = alone.page
    group = page.get_by_role("group", name="How do captains act when someone brings")
    level = "2. Here and there Some look after a new idea"
    expect(group.get_by_role("radio", name=level)).to_be_visible()
    assert group.get_by_role("radio").count() == 6
    first = question(alone, 1).get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert answered(alone)[:2] == ["3", "1"]
    page.get_by_label("Keep my answers on this device").focus()
    page.keyboard.press("Space")
    assert alone.measure("() => localStorage.length") == 1
    page.get_by_role("button", name="Clear all answers").focus()
    page.keyboard.press("Enter")
    assert answered(alone) == [None] * 5
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    assert answered(alone)[:2] == ["3", "1"]


@pytest.mark.slow
def test_a_message_that_is_closed_gives_the_focus_back(opened: Visit) -> None:
    page = opened.page
    answer(opened, 2)
    for name in ("Close", "Undo"):
        page.get_by_role("button", name="Clear all answers").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Clear all answers")).to_be_focused()
        answer(opened, 2)
    said = page.get_by_role("status").locator("span")
    expect(said).to_have_count(1)
    expect(said).to_have_text("Your answers are as they were.")


def as_tables_write_it(text: str) -> str:
    """The same table as a spreadsheet of another country saves it."""
    rows = (";".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines())
    return "\ufeff" + "\r\n".join(rows) + "\r\n\r\n"


@pytest.mark.slow
def test_a_saved_file_brings_the_answers_back(opened: Visit) -> None:
    answer(opened, 2, 5, 6)
    text = saved(opened)
    lines = text.splitlines()
    assert lines[0] == HEADER
    assert len(lines) == 6
    assert re.fullmatch(
        r"sailing-maturity,\d+\.\d+\.\d+,captains,2,Here and there,"
        r"q[0-9a-f]{12},\d{4}-\d\d-\d\d",
        lines[1],
    )
    assert ",,Don't know,q" in lines[3]
    opened.page.reload()
    assert answered(opened) == [None] * 5
    assert "3 answers taken from “answers.csv”." in give(opened, LOAD, file(text))
    assert answered(opened) == ["2", "5", "", None, None]
    assert saved(opened) == text
    one = "\n".join(lines[:2])
    assert "1 answer taken from “answers.csv”." in give(opened, LOAD, file(one))
    opened.page.get_by_role("button", name="Clear all answers").click()
    give(opened, LOAD, file(as_tables_write_it(text)))
    assert answered(opened) == ["2", "5", "", None, None]


@pytest.mark.slow
def test_answers_that_a_file_replaces_can_be_had_back(opened: Visit) -> None:
    answer(opened, 2, 5)
    text = saved(opened)
    answer(opened, 1, 1, 1)
    give(opened, LOAD, file(text))
    assert answered(opened)[:3] == ["2", "5", None]
    opened.page.get_by_role("button", name="Undo").click()
    assert answered(opened)[:3] == ["1", "1", "1"]


def test_nothing_is_kept_or_sent_unless_asked_for(alone: Visit) -> None:
    before = len(alone.asked)
    answer(alone, 2, 5)
    give(alone, EARLIER, file(saved(alone)))
    kept = """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length]"""
    assert alone.measure(kept) == [0, 0, "", 0]
    # The browser fetches the site's icon when it pleases, and the page its own scripts, once.
    own = ("favicon.svg", ".js")
    later = [url for url in alone.asked[before:] if not url.endswith(own)]
    assert [url for url in later if not url.startswith("blob:")] == []
    alone.page.reload()
    assert answered(alone) == [None] * 5


@pytest.mark.slow
def test_what_is_kept_comes_back_and_can_be_deleted(alone: Visit) -> None:
    keep = alone.page.get_by_label("Keep my answers on this device")
    answer(alone, 2, 5)
    keep.check()
    answer(alone, 2, 5, 6)
    alone.page.reload()
    assert answered(alone)[:4] == ["2", "5", "", None]
    expect(keep).to_be_checked()
    expect(alone.page.locator("#assess-count")).to_have_text("3 of 5 answered.")
    keep.uncheck()
    assert alone.measure("() => localStorage.length") == 0
    alone.page.reload()
    assert answered(alone) == [None] * 5


@pytest.mark.slow
def test_what_is_kept_but_cannot_be_read_is_told_and_left(alone: Visit) -> None:
    alone.page.get_by_label("Keep my answers on this device").check()
    alone.page.wait_for_function("() => localStorage.length === 1")
    alone.measure("() => localStorage.setItem(localStorage.key(0), '<b>rubbish')")
    alone.page.reload()
    expect(alone.page.get_by_text("What is kept on this device cannot be read.")).to_be_visible()
    assert alone.measure("() => localStorage.getItem(localStorage.key(0))") == "<b>rubbish"
    assert not alone.troubles


@pytest.mark.slow
def test_a_browser_that_keeps_nothing_says_so(alone: Visit) -> None:
    alone.measure(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"
    )
    keep = alone.page.get_by_label("Keep my answers on this device")
    keep.click()
    expect(alone.page.get_by_text("This browser lets no page keep anything.")).to_be_visible()
    expect(keep).not_to_be_checked()


@pytest.mark.slow
def test_earlier_answers_are_marked_where_the_question_is_the_same(opened: Visit) -> None:
    answer(opened, 1, 3, 4)
    text = re.sub(r"\d{4}-\d\d-\d\d", "2025-11-12", saved(opened))
    old = re.sub(r"(charts-and-plans,3,Agreed,)q\w+", r"\1q000000000000", text)
    answer(opened, 2, 4, 4)
    said = give(opened, EARLIER, file(old, "last year.csv"))
    assert "Compared with “last year.csv”." in said
    assert "changed since “last year.csv” was saved" in said
    assert "Charts and plans" in said
    assert bars(opened)[:2] == [
        "Captains 2 of 5: Here and there On 12 November 2025: 1 of 5: Not yet.",
        "Charts and plans 4 of 5: Everyday On 12 November 2025: The question has changed since.",
    ]
    marked = opened.page.locator(".assess-bars > li")
    assert [marked.nth(i).locator(".mark-earlier").count() for i in range(4)] == [1, 0, 1, 0]
    assert answered(opened)[:3] == ["2", "4", "4"]
    opened.page.get_by_role("button", name="Take the comparison away").click()
    assert opened.page.locator(".mark-earlier").count() == 0


@pytest.mark.slow
def test_colleagues_answers_are_shown_as_their_spread(opened: Visit) -> None:
    texts = []
    for levels in ((1, 6, 3), (2, 2, 3), (4, 3, 3)):
        answer(opened, *levels)
        texts.append(saved(opened))
    answer(opened, 5, 5, 5)
    said = give(opened, OTHERS, *(file(text, f"{i}.csv") for i, text in enumerate(texts)))
    assert said == "3 files of colleagues are compared."
    assert [text.partition("Colleagues: ")[2] for text in bars(opened)[:4]] == [
        "1 to 4, middle 2 (3 of 3 chose a level).",
        "2 to 3, middle between 2 and 3 (2 of 3 chose a level).",
        "all 3 (3 of 3 chose a level).",
        "nobody chose a level.",
    ]
    row = opened.page.locator(".assess-table").get_by_role("row", name="Captains")
    assert row.get_by_role("cell").all_inner_texts()[1:] == ["1", "2", "4", "3 of 3"]
    left = opened.page.locator(".assess-bars > li").first.locator(".mark-spread, .mark-middle")
    places = left.evaluate_all("(all) => all.map((one) => [one.style.left, one.style.width])")
    assert places == [["20%", "60%"], ["40%", ""]]
    page = opened.page.locator("#assess-result").inner_text()
    assert "0.csv" not in page, "whose answers they are is not shown"


@pytest.mark.slow
def test_one_file_is_no_spread_and_a_bad_one_spoils_no_others(opened: Visit) -> None:
    answer(opened, 1)
    text = saved(opened)
    assert "takes two files or more" in give(opened, OTHERS, file(text))
    assert opened.page.locator(".mark-spread").count() == 0
    said = give(opened, OTHERS, file(text, "a"), file("x", "b"), file(text, "c"))
    assert "“b” holds no answers of this page" in said
    assert "2 files of colleagues are compared." in said
    said = give(opened, OTHERS, file(text, "c"), file(text, "d"))
    assert "“c” is there already and counts once." in said
    assert "3 files of colleagues are compared." in said


@pytest.mark.slow
def test_what_a_file_holds_is_never_run(opened: Visit) -> None:
    answer(opened, 2, 5)
    hostile = "<img src=x onerror=alert(1)>"
    rows = [
        HEADER,
        f'm,1,"{hostile}",3,{hostile},q1,{hostile}',
        "m,1,=HYPERLINK(1),=1+1,=1+1,=1+1,=1+1",
        "m,1,__proto__,3,x,q1,2025-01-01",
        "m,1,constructor,3,x,q1,2025-01-01",
        *saved(opened).splitlines()[1:],
    ]
    said = give(opened, EARLIER, file("\n".join(rows)))
    assert "4 rows about other questions passed over." in said
    bad = "\n".join(rows).replace("captains,2,", f'captains,"{hostile}",')
    assert f"“{hostile}” is no level" in give(opened, LOAD, file(bad))
    assert opened.page.locator("article img").count() == 0
    assert answered(opened)[:3] == ["2", "5", None]
    assert not opened.troubles


WRONG = [
    ("a,b\n1,2\n", "it has no column dimension_id, level, question_digest"),
    ("", "it has no column"),
    ("\0\0PK", "it has no column"),
    (f"{HEADER}\n", "holds no answer yet"),
    (f"{HEADER}\nm,1,other,3,x,q1,2025-01-01\n", "answers other questions than these"),
    (f"{HEADER}\nm,1,captains,3,x,q1,2025-01-01\n", "questions that have all changed since"),
    ("x" * 100_001, "larger than 100 kB"),
]


@pytest.mark.slow
def test_a_wrong_file_is_told_and_nothing_is_lost(opened: Visit) -> None:
    answer(opened, 2, 5)
    shown = bars(opened)
    for label in (LOAD, EARLIER):
        for text, words in WRONG:
            said = give(opened, label, file(text, "<img src=x onerror=alert(1)>.csv"))
            assert words in said, (label, text[:80])
            assert "“<img src=x onerror=alert(1)>.csv”" in said
            assert answered(opened)[:3] == ["2", "5", None]
            assert bars(opened) == shown
            assert opened.page.locator("article img").count() == 0
    assert not opened.troubles


@pytest.mark.slow
def test_paper_holds_the_result_or_else_the_questions(opened: Visit) -> None:
    opened.page.emulate_media(media="print")
    assert question(opened, 1).is_visible()
    assert not opened.page.locator("#assess-result").is_visible()
    opened.page.emulate_media(media="screen")
    answer(opened, 2)
    opened.page.emulate_media(media="print")
    assert not question(opened, 1).is_visible()
    assert opened.page.locator("#assess-result").is_visible()
    assert opened.page.locator(".next:visible").count() == 1
    assert not opened.page.get_by_role("button", name="Print").is_visible()


def test_without_scripts_all_can_be_read(visit: Opens, at_root: str) -> None:
    page = visit(at_root + PAGE, scripts=False).page
    notice = page.locator("noscript p")
    expect(notice).to_be_visible()
    assert "this page needs JavaScript" in notice.evaluate("(one) => one.innerText")
    assert page.locator("fieldset.question").count() == 5
    assert page.locator(".next li:visible").count() == 5 * 6
    assert not page.get_by_role("button", name="Save as a file").is_visible()


@pytest.mark.slow
def test_everyone_can_use_a_full_result_which_has_no_overall_score(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE, size=SMALL_PHONE)
    answer(opened, 1, 2, 3, 4, 5)
    words = opened.page.locator("#assess-result").inner_text().lower()
    assert not [word for word in ("average", "total", "15") if word in words]
    answer(opened, 1, 3, 4, 5, 6)
    text = saved(opened)
    give(opened, EARLIER, file(text))
    give(opened, OTHERS, file(text, "a"), file(text, "b"))
    for scheme in ("light", "dark"):
        opened.use_scheme(scheme)
        assert violations(opened, AXE) == [], scheme
        assert opened.measure(SIDEWAYS) == {"scrolls": 0, "out": []}, scheme
    assert not opened.troubles
