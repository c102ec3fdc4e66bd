"""Pages are valid HTML: by a parser that follows the standard, and by the Nu checker with Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from justhtml import JustHTML

from check.faults import CannotLook, Fault, Looked, NotRun, count
from check.site import Site

JAR = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--stdout", "--errors-only", "--skip-non-html")
SECONDS_TO_START, SECONDS_A_PAGE = 60, 2

MEND = "Mend the template, or the page in docs/, that it comes from."


def check_parsing(site: Site) -> Looked:
    """Parse every page as the standard says, and note what a parser has to put up with."""
    faults = []
    for page in site.pages:
        parsed = JustHTML(page.text, sanitize=False, collect_errors=True)
        for error in parsed.errors:
            where = f"{page.file}, line {error.line}"
            faults.append(Fault(where, f"is not valid HTML: {error.code}.", MEND))
        doubled = sorted({one for one in page.ids if page.ids.count(one) > 1})
        faults += [Fault(page.file, f"has the id {one} twice.", MEND) for one in doubled]
    return Looked(count(len(site.pages), "page"), tuple(faults))


def check_conformance(site: Site) -> Looked:
    """Ask the Nu checker about every page, all in one go. Raises NotRun without Java or its jar."""
    java = shutil.which("java")
    if java is None:
        raise NotRun("there is no Java here, which the Nu checker needs")
    if not JAR.is_file():
        raise NotRun("the Nu checker is not here; npm ci --ignore-scripts fetches it")
    faults = []
    for message in _ask(java, site):
        file = unquote(urlsplit(message["url"]).path).removeprefix(f"{site.folder.as_posix()}/")
        where = f"{file}, line {message.get('lastLine', 1)}"
        faults.append(Fault(where, f"is not valid HTML: {message['message']}", MEND))
    return Looked(count(len(site.pages), "page"), tuple(faults))


def _ask(java: str, site: Site) -> list[dict[str, Any]]:
    """What the Nu checker finds wrong, as it says it."""
    # Deeply nested elements need a larger stack than Java gives by itself.
    command = [java, "-Xss4m", "-jar", str(JAR), *OPTIONS, str(site.folder)]
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            timeout=SECONDS_TO_START + SECONDS_A_PAGE * len(site.pages),
        )
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        raise CannotLook(f"the Nu checker broke off ({error}). Run it alone: {command}") from error
    return [message for message in messages if message["type"] != "info"]
