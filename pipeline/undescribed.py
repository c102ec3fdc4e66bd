"""Tables without a description -> the descriptors that they could have, as Markdown to copy from.

For people who upload nothing but a CSV file through GitHub's pages: it goes into the summary of the
check.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.drafting import CannotDraft, draft_dataset
from pipeline.findings import Finding
from pipeline.folders import YAML_DESCRIPTOR, Folder
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.project import Project
from pipeline.reporting.markdown import escape
from pipeline.strict_yaml import Unreadable

# In bytes, so that with findings and comparison a summary stays below GitHub's 1 MiB.
MOST_TABLES = 5
LONGEST_TABLE = 20_000
LONGEST_DESCRIPTOR = 50_000

_NAMELESS = "new-data"

_DESCRIPTIONS = frozenset({".json", ".yaml", ".yml"})


class Drafted(NamedTuple):
    """A dataset as `pipeline new` would write it: its descriptor and its table, as texts."""

    descriptor: str
    table: str


class NoDraft(Exception):
    """Nothing can be drafted from a file; says why."""


Drafter = Callable[[bytes, str], Drafted]


def find_undescribed(
    folders: Sequence[Folder], general: Sequence[Finding]
) -> Iterator[tuple[str, str]]:
    """The CSV files that no descriptor is there for: path in datasets/, name of the dataset.

    Of a folder with several, the first: the others belong into the same descriptor. `general` are
    the findings about no one folder, which name the files that lie beside the folders.
    """
    for finding in general:
        path = PurePosixPath(finding.place.file or "")
        if finding.code == "stray-file" and _is_table(path):
            yield path.name, _as_name(path.stem)
    for folder in folders:
        files = [PurePosixPath(file) for file in folder.files]
        if not any(file.suffix.lower() in _DESCRIPTIONS for file in files):
            first = next(filter(_is_table, files), None)
            if first:
                yield f"{folder.name}/{first}", folder.name


def drafter(project: Project, today: date) -> Drafter:
    """Draft as `pipeline new` does, with `today` as the day on which the table was fetched.

    The function raises NoDraft for what is no table, or has a name that cannot be used.
    """

    def draft(content: bytes, name: str) -> Drafted:
        try:
            drafted = draft_dataset(content, name, project, today=today)
        except CannotDraft as error:
            raise NoDraft(str(error)) from error
        return Drafted(drafted.descriptor, drafted.table or "")

    return draft


def write_drafts(
    project: Project, folders: Sequence[Folder], general: Sequence[Finding], draft: Drafter
) -> str:
    """Markdown with a descriptor for each table that lacks one; nothing when none does."""
    files = list(find_undescribed(folders, general))
    described = {folder.name for folder in folders}
    parts = [
        _kept_already(file, name)
        if name in described and "/" not in file
        else _part(project, file, name, draft)
        for file, name in files[:MOST_TABLES]
    ]
    if len(files) > MOST_TABLES:
        parts.append(f"\nAnd {len(files) - MOST_TABLES:,} more tables without a description.\n")
    return "".join(parts)


def _kept_already(file: str, name: str) -> str:
    """What to do with a table that has the name of a dataset."""
    return (
        f"{_heading(file)}The folder datasets/{escape(name)} is there already. If these are new "
        f"figures for it, put them into its own table; if not, give this file another name.\n"
    )


def _heading(file: str) -> str:
    return f"\n## A description for datasets/{escape(file)}\n\n"


def _part(project: Project, file: str, name: str, draft: Drafter) -> str:
    heading = _heading(file)
    try:
        content = read_inside(project.datasets, file, LIMITS.table_bytes)
        descriptor, table = draft(content, name)
    except Unreadable:
        return f"{heading}The file cannot be read; the findings say why.\n"
    except NoDraft as error:
        return f"{heading}None could be drafted: {escape(str(error))}\n"
    if len(descriptor.encode()) > LONGEST_DESCRIPTOR:
        return f"{heading}It is too long to show here: `pipeline new` writes it.\n"
    folder = f"datasets/{escape(name)}"
    text = (
        f"{heading}Copy this into a new file {folder}/{YAML_DESCRIPTOR} and answer what is asked "
        f"there.\n\n{_block(descriptor)}"
    )
    if content == table.encode("utf-8") and file == f"{name}/{name}.csv":
        return text
    text += f"\nThe description is of this table: put it into {folder}/{escape(name)}.csv, "
    text += f"and delete datasets/{escape(file)} if that is another file.\n\n"
    return text + (
        _block(table)
        if len(table.encode()) <= LONGEST_TABLE
        else "It is too long to show here: `pipeline new` writes it.\n"
    )


def _block(text: str) -> str:
    """Text as a block of code, its fence longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{text.rstrip()}\n{fence}\n"


def _is_table(file: PurePosixPath) -> bool:
    return file.suffix.lower() == ".csv"


def _as_name(words: str) -> str:
    """Words as a dataset may be called: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or _NAMELESS
