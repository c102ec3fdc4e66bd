"""The engine runs functions of scripts, tells what they throw, and lets them do nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.engine import Engine, Thrown, started


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Engine]:
    """An engine that a test may spoil, with scripts of its own."""
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "two.js").write_text("export const two = 2; console.log('loaded');", "utf-8")
    (scripts / "broken.js").write_text("export const = 2;", "utf-8")
    with started(tmp_path / "kept", scripts) as running:
        yield running


def test_what_goes_in_comes_out(engine: Engine) -> None:
    given = ["Ö ☃ \U0001f600\n\u2028", "\ud800", 0.1, -0.0, 1e300, 2**53, None, True, {"": []}]
    assert engine.run("(at, ...given) => given", *given) == given
    assert engine.run("(at, text) => text.repeat(4)", "x" * 1_000_000) == "x" * 4_000_000
    assert engine.run("() => undefined") is None


def test_a_script_is_loaded_once_and_what_it_prints_is_no_answer(own: Engine) -> None:
    assert own.run("async (at) => (await at('two')).two") == 2
    assert own.run("async (at) => (await at('two')) === (await at('two'))")


def test_what_a_script_throws_is_told_and_the_engine_goes_on(own: Engine) -> None:
    faults = {
        "() => { throw new TypeError('no such thing'); }": "TypeError: no such thing",
        "() => Promise.reject(new RangeError('too far'))": "RangeError: too far",
        "() => { throw 'text'; }": "text",
        "() => ({ share: 0 / 0 })": '"share" is NaN',
        "() => document.title": "document is not defined",
        "(": "SyntaxError",
        "(at) => at('broken')": "SyntaxError",
        "(at) => at('nowhere')": "Module not found",
    }
    for function, told in faults.items():
        with pytest.raises(Thrown, match=told):
            own.run(function)
    assert own.run("() => 1") == 1


def test_a_script_has_no_rights(own: Engine, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    tried = {
        "reads": f"() => Deno.readTextFileSync({str(tmp_path / 'secret.txt')!r})",
        "writes": f"() => Deno.writeTextFileSync({str(tmp_path / 'new.txt')!r}, '')",
        "writes a script": f"() => Deno.removeSync({str(tmp_path / 'scripts/two.js')!r})",
        "asks the network": "() => fetch('http://127.0.0.1:8765/')",
        "runs a program": f"() => new Deno.Command({sys.executable!r}).outputSync()",
        "reads settings": "() => Deno.env.get('DENO_DIR')",
        "loads from elsewhere": "() => import('https://127.0.0.1:9/x.js')",
        "loads a package": "() => import('npm:left-pad')",
    }
    allowed = []
    for what, function in tried.items():
        try:
            allowed.append((what, own.run(function)))
        except Thrown as refused:
            if not re.search(r"Requires \w+ access|--no-npm is specified", str(refused)):
                allowed.append((what, str(refused)))
    assert allowed == []
