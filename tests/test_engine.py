"""The engine answers or says in one line why not, may do nothing else, and is asked once."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import engine
from pipeline.cache import Cache
from pipeline.charts import KINDS, plan_of
from pipeline.engine import CannotBeDrawn, Engine, EngineFault, NoAnswer, Thrown, asking, started
from tests.charts.conftest import Site
from tests.site.running import GOLDEN, copy_project, invoke

# Answers as text what stands in a request, run as a function in the modules' own language.
ANSWERS = """\
const out = (text) => Deno.stdout.writeSync(new TextEncoder().encode(text));
for await (const line of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const { run, number } = JSON.parse(line);
  try {
    const value = await (0, eval)(run)(out, number);
    out(JSON.stringify({ number, value }) + "\\n");
  } catch ({ name, message }) {
    out(JSON.stringify({ number, thrown: { name, message } }) + "\\n");
  }
}
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.js"
    path.write_text(ANSWERS, "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, answers: Path) -> Iterator[Engine]:
    """An engine that runs what a test gives it."""
    with started(tmp_path / "kept", answers) as running:
        yield running


def test_an_engine_that_hangs_dies_or_talks_nonsense_is_told(tmp_path: Path, answers: Path) -> None:
    cases = {
        "() => { for (;;); }": "deno gave no answer within 1 seconds",
        "() => new Promise(() => setInterval(() => {}, 1000))": "deno gave no answer within 1",
        "() => Deno.exit(7)": "deno ended (status 7). It said nothing.",
        "() => { console.error('One line.\\nAnother.'); Deno.exit(7); }": "One line. Another.",
        "(out) => out('nonsense\\n')": "deno answered 'nonsense",
        "(out) => out('[1]\\n')": "deno answered '[1]",
        "(out) => out('7\\n')": "deno answered '7",
        "(out) => out('{}\\n')": "deno answered '{}",
        "(out, number) => out(JSON.stringify({ number, thrown: 1 }) + '\\n')": "deno answered '{",
        "(out) => out(JSON.stringify({ number: 1, value: 2 }) + '\\n')": "deno answered '{",
        "() => Deno.stdout.writeSync(new Uint8Array([255, 10]))": "deno answered '\ufffd",
    }
    for function, told in cases.items():
        with started(tmp_path / "kept", answers) as running:
            assert running.ask({"run": "() => 1"}) == 1
            began = time.monotonic()
            with pytest.raises(NoAnswer) as refused:
                running.ask({"run": function}, seconds=1)
            assert time.monotonic() - began < 20
            assert told in str(refused.value)
            assert "\n" not in str(refused.value)
            with pytest.raises(NoAnswer, match="deno ended"):
                running.ask({"run": "() => 1"})


def test_what_is_thrown_is_told_and_the_engine_goes_on(tmp_path: Path) -> None:
    words = {"title": "Aldmouth", "subtitle": "", "footer": [], "width": 600}
    with started(tmp_path) as running:
        with pytest.raises(Thrown, match="TypeError: "):
            running.ask({"ask": "nothing that is known", "given": None})
        with pytest.raises(Thrown, match="TypeError: "):
            running.ask({"ask": "frame", "given": None})
        with pytest.raises(ValueError, match="not JSON compliant"):
            running.ask({"ask": "frame", "given": float("nan")})
        (line,) = running.ask({"ask": "frame", "given": words})["above"]["lines"]
        assert line["text"] == "Aldmouth"


def test_a_number_that_is_none_is_no_answer(tmp_path: Path) -> None:
    rows = "country,year,spending\nGKE,2019,1e308\nGKE,2020,-1e308\n"
    view_data = Site(tmp_path).view_data(rows, "{kind: trend, measure: spending}")
    with (
        asking(Cache(None), tmp_path / "build") as ask,
        pytest.raises(CannotBeDrawn, match="No axis can hold these figures"),
    ):
        KINDS["trend"](view_data, ask)


def test_it_may_do_nothing_but_answer(own: Engine, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    tried = {
        "reads": f"() => Deno.readTextFileSync({str(secret)!r})",
        "writes": f"() => Deno.writeTextFileSync({str(tmp_path / 'new.txt')!r}, '')",
        "asks the network": "() => fetch('http://127.0.0.1:8765/')",
        "listens": "() => Deno.listen({ port: 0 })",
        "runs a program": f"() => new Deno.Command({sys.executable!r}).outputSync()",
        "reads settings": "() => Deno.env.get('HOME')",
        "asks who it is": "() => Deno.hostname()",
        "loads from elsewhere": "() => import('https://127.0.0.1:9/x.js')",
        "loads a package": "() => import('npm:left-pad')",
        "loads another file": f"() => import({secret.as_uri()!r})",
    }
    allowed = []
    for what, function in tried.items():
        try:
            allowed.append((what, own.ask({"run": function})))
        except Thrown as refused:
            if not re.search(r"Requires \w+ access|--no-npm is specified", str(refused)):
                allowed.append((what, str(refused)))
    assert allowed == []


def test_it_gets_to_know_nothing_of_the_machine(tmp_path: Path) -> None:
    known = {"DENO_DIR", "DENO_NO_UPDATE_CHECK", "NO_COLOR", "SYSTEMROOT"}
    assert engine.surroundings(tmp_path).keys() <= known
    assert "PATH" in os.environ


def test_it_asks_nobody_whether_there_is_a_newer_one(tmp_path: Path) -> None:
    assert engine.surroundings(tmp_path)["DENO_NO_UPDATE_CHECK"] == "1"


def test_a_large_request_to_an_engine_that_does_not_read_is_given_up(tmp_path: Path) -> None:
    deaf = tmp_path / "deaf.js"
    deaf.write_text("for (;;);", "utf-8")
    with started(tmp_path / "kept", deaf) as running:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="gave no answer within 1 seconds"):
            running.ask({"more": "x" * 2_000_000}, seconds=1)
        assert time.monotonic() - began < 20


def test_long_lines_are_read_in_time(tmp_path: Path) -> None:
    with started(tmp_path) as running:
        numbers = [{"value": 0.5, "decimals": 0}] * 200_000
        assert running.ask({"ask": "numbers", "given": numbers}, seconds=30) == ["0.5"] * 200_000


def test_a_build_without_an_answer_ends_in_one_line_and_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_project(GOLDEN / "standard" / "input", tmp_path / "site")
    old = root / "build" / "site" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("The old site.", "utf-8")
    # Python takes deno's first argument for a program, which is not there.
    monkeypatch.setattr(engine, "find_deno_bin", lambda: sys.executable)
    built = invoke(root, "build", "--profile", "standard")
    assert built.exit_code == 2
    (line,) = built.stderr.splitlines()
    assert re.match(r"Error: The chart garden-birds/\S+: deno ended \(status \d+\)\. ", line)
    assert old.read_text("utf-8") == "The old site."


def test_a_fault_in_the_modules_names_the_chart(tmp_path: Path) -> None:
    def broken(what: str, given: Any) -> Any:
        raise Thrown("TypeError", "rows is undefined")

    rows, view = "country,year,spending\nGKE,2020,1\n", "{kind: ranking, measure: spending}"
    view_data = Site(tmp_path).view_data(rows, view)
    with pytest.raises(EngineFault, match="The chart data/view: TypeError: rows is undefined"):
        plan_of(view_data, broken)


class TestAsking:
    ASKED = ("chart", {"figures": None})

    @pytest.fixture
    def count(self, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
        """Where engines were started."""
        begun: list[Path] = []

        def counting(kept: Path) -> Any:
            begun.append(kept)
            return started(kept)

        monkeypatch.setattr(engine, "started", counting)
        return begun

    def test_an_answer_is_kept_and_no_engine_started_again(
        self, tmp_path: Path, count: list[Path]
    ) -> None:
        cache = Cache(tmp_path / "cache")
        answers = []
        for _ in range(2):
            with asking(cache, tmp_path / "build") as ask:
                answers += [ask(*self.ASKED), ask(*self.ASKED)]
        assert answers == [{"refused": "There are no figures to show.", "notes": []}] * 4
        assert count == [tmp_path / "build" / engine.KEPT]

    def test_nothing_is_started_where_nothing_is_asked(
        self, tmp_path: Path, count: list[Path]
    ) -> None:
        with asking(Cache(tmp_path / "cache"), tmp_path / "build"):
            pass
        assert count == []

    def test_another_request_or_a_changed_module_is_asked_anew(
        self, tmp_path: Path, count: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cache, build = Cache(tmp_path / "cache"), tmp_path / "build"
        modules = tmp_path / "modules"
        shutil.copytree(engine.MODULES, modules)
        monkeypatch.setattr(engine, "MODULES", modules)
        with asking(cache, build) as ask:
            ask(*self.ASKED)
        with asking(cache, build) as ask:
            ask("benchmark", [])
        assert len(count) == 2
        with (modules / "charts" / "rules" / "numbers.js").open("a", encoding="utf-8") as file:
            file.write("// Changed.\n")
        with asking(cache, build) as ask:
            ask(*self.ASKED)
        assert len(count) == 3

    def test_what_is_thrown_is_not_kept(self, tmp_path: Path, count: list[Path]) -> None:
        cache = Cache(tmp_path / "cache")
        for _ in range(2):
            with asking(cache, tmp_path / "build") as ask, pytest.raises(Thrown):
                ask("lines", None)
        assert len(count) == 2

    def test_one_process_answers_all_and_ends_with_them(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended: list[Engine] = []
        end = Engine.end
        monkeypatch.setattr(Engine, "end", lambda one: ended.append(one) or end(one))
        with asking(Cache(None), tmp_path) as ask:
            answers = [ask(*self.ASKED) for _ in range(3)]
            assert ended == []
        assert len(ended) == 1
        assert answers == [answers[0]] * 3
