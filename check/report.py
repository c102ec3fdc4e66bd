"""Makes the checks one after another, and says what came of each: a line, and its faults below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from check.checks import Check
from check.faults import CannotLook, Fault, Looked, NotRun, count
from check.site import Site

MOST_SHOWN = 20
MOST_PLACES = 3

AGAIN = "Do what it says and check again; if it stays so, report it."


@dataclass(frozen=True)
class Outcome:
    """How many faults all checks found, and the names of those that were left out."""

    faults: int
    left_out: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """The last line."""
        without = f", without {' and '.join(self.left_out)}" if self.left_out else ""
        return f"{count(self.faults, 'fault') if self.faults else 'ok'}{without}"


def check_site(site: Site, checks: Iterable[Check], say: Callable[[str], None]) -> Outcome:
    """Make the checks; `say` gets each line as soon as it is known."""
    faults, left_out = 0, []
    for check in checks:
        try:
            looked = _look(check, site)
        except NotRun as reason:
            say(f"{check.name}: not checked, for {reason}")
            left_out.append(check.name)
            continue
        faults += len(looked.faults)
        found = count(len(looked.faults), "fault")
        say(f"{check.name}: {looked.at}; {found if looked.faults else check.claim}")
        for line in listed(looked.faults):
            say(f"  {line}")
    return Outcome(faults, tuple(left_out))


def _look(check: Check, site: Site) -> Looked:
    """What a check finds. One that breaks off has found a fault: what it looks for may be there."""
    try:
        return check.look(site)
    except NotRun:
        raise
    except CannotLook as reason:
        return Looked("nothing", (Fault("this check", f"cannot be made: {reason}", AGAIN),))
    except Exception as error:
        what = f"broke off: {type(error).__name__}: {error}"
        return Looked("not everything", (Fault("this check", what, AGAIN),))


def listed(faults: Iterable[Fault]) -> Iterator[str]:
    """Faults as lines: what is the same in many places stands there once."""
    places: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        places.setdefault((fault.what, fault.remedy), []).append(fault.where)
    for number, ((what, remedy), where) in enumerate(places.items()):
        if number == MOST_SHOWN:
            yield f"And {len(places) - MOST_SHOWN:,} more."
            return
        found = list(dict.fromkeys(where))
        more = len(found) - MOST_PLACES
        yield f"{'; '.join(found[:MOST_PLACES])}{f' and {more:,} more' if more > 0 else ''}: {what}"
        yield f"  {remedy}"
