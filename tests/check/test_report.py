from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from check import __main__ as command
from check.checks import CHECKS, Check
from check.faults import CannotLook, Fault, Looked, NotRun
from check.report import check_site
from check.site import Site

FAULT = Fault("a.html", "is wrong.", "Mend it.")


def raises(error: Exception) -> Callable[[Site], Looked]:
    def look(site: Site) -> Looked:
        raise error

    return look


def said(site: Site, *checks: Check) -> tuple[list[str], str]:
    lines: list[str] = []
    outcome = check_site(site, checks, lines.append)
    return lines, outcome.verdict


def test_a_line_a_check_and_the_verdict(small: Callable[..., Site]) -> None:
    good = Check("one", "all well", lambda _: Looked("3 files"))
    assert said(small({}), good, good) == (["one: 3 files; all well"] * 2, "ok")


def test_faults_are_listed_with_what_to_do(small: Callable[..., Site]) -> None:
    bad = Check("one", "all well", lambda _: Looked("3 files", (FAULT,)))
    lines, verdict = said(small({}), bad)
    assert lines == ["one: 3 files; 1 fault", "  a.html: is wrong.", "    Mend it."]
    assert verdict == "1 fault"


def test_the_same_fault_in_many_places_is_said_once(small: Callable[..., Site]) -> None:
    many = tuple(Fault(f"{n}.html", "is wrong.", "Mend it.") for n in range(1234))
    lines, verdict = said(small({}), Check("one", "", lambda _: Looked("x", many)))
    assert lines[1] == "  0.html; 1.html; 2.html and 1,231 more: is wrong."
    assert len(lines) == 3
    assert verdict == "1,234 faults"


def test_a_long_list_ends(small: Callable[..., Site]) -> None:
    many = tuple(Fault("a.html", f"is wrong {n}.", "Mend it.") for n in range(100))
    lines, _ = said(small({}), Check("one", "", lambda _: Looked("x", many)))
    assert lines[-1] == "  And 80 more."
    assert len(lines) == 1 + 20 * 2 + 1


def test_a_check_that_was_left_out_is_not_counted_as_passed(small: Callable[..., Site]) -> None:
    out = Check("one", "all well", raises(NotRun("there is no Java here")))
    good = Check("two", "all well", lambda _: Looked("x"))
    lines, verdict = said(small({}), out, good)
    assert lines == ["one: not checked, for there is no Java here", "two: x; all well"]
    assert verdict == "ok, without one"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CannotLook("there is no browser"), "cannot be made: there is no browser"),
        (KeyError("x"), "broke off: KeyError: 'x'"),
    ],
)
def test_a_check_that_breaks_off_has_found_a_fault(
    error: Exception, told: str, small: Callable[..., Site]
) -> None:
    good = Check("two", "all well", lambda _: Looked("x"))
    lines, verdict = said(small({}), Check("one", "all well", raises(error)), good)
    assert told in lines[1]
    assert lines[-1] == "two: x; all well"
    assert verdict == "1 fault"


def test_checks_have_names_of_their_own_and_say_what_they_prove() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.claim for check in CHECKS)


def run(root: Path, *checks: Check, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.setattr(command, "CHECKS", checks)
    result = CliRunner().invoke(command.main, ["--root", str(root)])
    return result.exit_code, result.output


def test_the_command_ends_with_what_it_found(
    small: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small({"index.html": "x"})
    good = Check("one", "all well", lambda found: Looked(str(len(found.pages))))
    bad = Check("one", "all well", lambda _: Looked("x", (FAULT,)))
    out = Check("two", "all well", raises(NotRun("of this")))
    root = site.project.root
    assert run(root, good, out, monkeypatch=monkeypatch)[0] == 0
    assert run(root, bad, out, monkeypatch=monkeypatch)[0] == 1
    assert run(root, good, monkeypatch=monkeypatch)[1] == "one: 1; all well\nok\n"


def test_the_command_needs_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, told = run(tmp_path, monkeypatch=monkeypatch)
    assert (status, "mkdocs.yml" in told) == (2, True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    status, told = run(tmp_path, monkeypatch=monkeypatch)
    assert (status, "Make the site first: make site" in told) == (2, True)
    assert run(tmp_path / "none", monkeypatch=monkeypatch)[0] == 2
