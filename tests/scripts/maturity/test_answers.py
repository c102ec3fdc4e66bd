"""Answers become a file and come back; what is wrong with a file is said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine, Thrown

QUESTIONS = [
    ["crew", "The crew", "q111111111111"],
    ["boats", "Boats & piers", "q222222222222"],
    ["tides", "Tides", "q333333333333"],
]
LEVELS = [[1, "Not yet"], [2, "Here, and there"], [3, "Usual"], [4, "Always"]]
HEADER = "model,model_version,dimension_id,level,answer,question_digest,saved_on"
ANSWERS = st.dictionaries(
    st.sampled_from([one for one, *_ in QUESTIONS]), st.none() | st.integers(1, 4)
)

ASKED = """async (at, what, given, questions, levels) => {
  const { lackOf, passedOver, readAnswers, writeAnswers } = await at("maturity/answers");
  const asked = questions.map(([id, title, digest]) =>
    ({ id, title, digest, levels: new Map(levels) }));
  if (what === "write") {
    const about = { model: "sailing", version: "1.2.0", day: "2026-01-31" };
    return writeAnswers(new Map(given), asked, about);
  }
  const read = readAnswers(given, "mine.csv", asked);
  return { ...read, answers: [...read.answers], lack: lackOf(read), passed: passedOver(read) };
}"""


def written(engine: Engine, answers: Mapping[str, int | None]) -> str:
    return engine.run(ASKED, "write", list(answers.items()), QUESTIONS, LEVELS)


def read(engine: Engine, text: str) -> dict[str, Any]:
    found = engine.run(ASKED, "read", text, QUESTIONS, LEVELS)
    return {**found, "answers": dict(found["answers"])}


def row(question: str, level: object, digest: str, answer: str = "") -> str:
    return f"sailing,1.2.0,{question},{level},{answer},{digest},2026-01-31"


@given(ANSWERS)
def test_a_saved_file_brings_the_answers_back(
    engine: Engine, answers: dict[str, int | None]
) -> None:
    found = read(engine, written(engine, answers))
    assert found["answers"] == answers
    assert found["day"] == "2026-01-31"
    assert (found["changed"], found["unknown"], found["passed"]) == ([], 0, "")
    assert (found["lack"] == "") is bool(answers)


def test_a_file_has_a_row_for_each_question(engine: Engine) -> None:
    assert written(engine, {"crew": 2, "tides": None}).splitlines() == [
        HEADER,
        row("crew", 2, "q111111111111", '"Here, and there"'),
        row("boats", "", "q222222222222"),
        row("tides", "", "q333333333333", "Don't know"),
    ]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_file_saved_by_a_program_for_tables_is_read_too(engine: Engine, separator: str) -> None:
    lines = [
        HEADER,
        row("crew", 2, "q111111111111"),
        row("tides", "", "q333333333333", "don’t know"),
    ]
    quoted = [separator.join(f'"{cell}"' for cell in line.split(",")) for line in lines]
    text = "\ufeff" + "\r\n".join([quoted[0].upper(), *quoted[1:], "", separator * 6])
    assert read(engine, text)["answers"] == {"crew": 2, "tides": None}


def test_what_a_question_was_before_it_changed_is_left_out(engine: Engine) -> None:
    found = read(
        engine, "\n".join([HEADER, row("crew", 2, "q1"), row("boats", 3, "q222222222222")])
    )
    assert found["answers"] == {"boats": 3}
    assert found["passed"] == (
        "This question has changed since “mine.csv” was saved, and what it answers was left out: "
        "The crew."
    )


def test_what_a_file_lacks_is_said(engine: Engine) -> None:
    wanted = {
        f"{HEADER}\n": "“mine.csv” holds no answer yet.",
        f"{HEADER}\n{row('sails', 3, 'q1')}\n": "“mine.csv” answers other questions than these.",
        f"{HEADER}\n{row('crew', 3, 'q1')}\n": (
            "“mine.csv” answers questions that have all changed since."
        ),
        f"{HEADER}\n{row('crew', 3, 'q111111111111')}\n": "",
    }
    assert {text: read(engine, text)["lack"] for text in wanted} == wanted
    rows = [HEADER, row("__proto__", 3, "q1"), row("constructor", 3, "q1"), row("=1+1", 3, "q1")]
    found = read(engine, "\n".join(rows))
    assert (found["answers"], found["passed"]) == ({}, "3 rows about other questions passed over.")


def test_what_is_no_file_of_this_page_is_refused(engine: Engine) -> None:
    wanted = {
        "a,b\n1,2\n": "“mine.csv” holds no answers of this page: it has no column dimension_id",
        "": "it has no column",
        "\0\0PK": "it has no column",
    }
    for text, words in wanted.items():
        with pytest.raises(Thrown, match=words):
            read(engine, text)


def test_a_wrong_level_is_named_with_its_row(engine: Engine) -> None:
    for level in ("7", "0", "2.5", "-1", "=1+1", "1e0", "Usual", "<img src=x>"):
        text = "\n".join(
            [HEADER, row("crew", 2, "q111111111111"), row("boats", level, "q222222222222")]
        )
        with pytest.raises(Thrown) as refused:
            read(engine, text)
        assert f"“mine.csv”, row 3, column level: “{level}” is no level." in str(refused.value)
        assert "Write a number from 1 to 4" in str(refused.value)


def test_a_question_answered_twice_is_refused(engine: Engine) -> None:
    lines = [HEADER, *[row("crew", 2, "q111111111111")] * 2]
    with pytest.raises(Thrown, match="row 3: “crew” is answered twice"):
        read(engine, "\n".join(lines))


def test_a_name_is_shown_short_and_on_one_line(engine: Engine) -> None:
    asked = [["a\nb\u202e c"], ["x" * 50], ["\U0001f600" * 50]]
    shown = engine.call_each("maturity/answers", "shown", asked)
    assert shown == ["“a b c”", f"“{'x' * 39}…”", f"“{'😀' * 39}…”"]
