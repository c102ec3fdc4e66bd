"""One walk through git for all datasets: when what changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.project import ConfigurationError

NO_GIT = "git is not installed where this site was built, so changes cannot be listed."
NO_REPOSITORY = "This site was built from files outside git, so changes cannot be listed."
NO_COMMIT = "Nothing has been committed to git yet, so there are no changes to list."
SHALLOW = (
    "This site was built from a copy without its past (a shallow clone), "
    "so changes cannot be listed."
)
FOREIGN = (
    "git does not open this repository because it belongs to another user. "
    "Allow it with: git config --global --add safe.directory FOLDER"
)
UNREADABLE = "git could not read the past of this site, so changes cannot be listed."

# Variables that say how git is set up. The others say which repository it looks at (a hook sets
# GIT_DIR) and how it prints, which is settled here.
KEPT_VARIABLES = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_", "GIT_EXEC_PATH")

# What a user may have set differently, and would change what the log says or whom it asks.
SETTINGS = ("log.showRoot=true", "log.showSignature=false", "log.follow=false")


COMMIT = "commit"
JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Change:
    """One commit that touched a dataset's folder. `date` is the committer's day, YYYY-MM-DD.

    `files` are those in the folder that it touched and `added` those of them that it brought;
    `is_of_data` says whether it touched nothing but data, so that its subject speaks of data.
    """

    date: str
    subject: str
    revision: str
    files: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    is_of_data: bool = True


@dataclass(frozen=True)
class History:
    """Changes by dataset, newest first; or, where git cannot tell, why (`unavailable`)."""

    changes: Mapping[str, tuple[Change, ...]]
    last_commit: str | None = None
    unavailable: str | None = None


class GitError(Exception):
    """git ended with an error. Its text is a sentence for readers of the site."""


def read_history(root: Path, collections: Iterable[str] = ()) -> History:
    """Read what changed in every folder under `root`/datasets, in one `git log` for all.

    `collections` are the names of folders under `root`/docs that are datasets, too.

    Merges are left out, since the commits that they bring together are there. Renames are not
    followed. `last_commit` is given even where the rest is not, if git knows it.
    """
    last_commit = None
    try:
        last_commit = run_git(root, "log", "-1", "--format=%cs").strip()
        if not run_git(root, "ls-tree", "-z", "HEAD"):
            return History({}, unavailable=NO_REPOSITORY)
        if run_git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
            return History({}, last_commit, SHALLOW)
        return History(_by_dataset(_log(root, collections), collections), last_commit)
    except GitError as error:
        return History({}, last_commit, str(error))


def read_head(root: Path) -> str:
    """All that what git tells depends on: the last commit, and how far the past reaches."""
    try:
        return run_git(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    except GitError as error:
        return str(error)


def read_today(root: Path, environment: Mapping[str, str] = os.environ) -> date | None:
    """The day that counts as today: SOURCE_DATE_EPOCH's or the last commit's; None without either.

    Never the clock's, so that the same input gives the same words. Raises ConfigurationError when
    SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds."
            raise ConfigurationError(message) from None
    try:
        return date.fromisoformat(run_git(root, "log", "-1", "--format=%cs").strip())
    except (GitError, ValueError):
        return None


def _log(root: Path, collections: Iterable[str]) -> str:
    names = ("-z", "--no-merges", "--full-diff", "--name-status", "--no-renames", "--relative")
    shape = ("--date-order", "--encoding=UTF-8", f"--format=%x00{COMMIT}%x00%H%x00%cs%x00%s")
    folders = ("datasets", *(f"docs/{name}" for name in collections))
    return run_git(root, "log", *names, *shape, "HEAD", "--", *folders)


def _by_dataset(log: str, collections: Iterable[str]) -> dict[str, tuple[Change, ...]]:
    known = frozenset(collections)
    changes: dict[str, list[Change]] = {}
    for change, statuses in _commits(log):
        touched: dict[str, list[str]] = {}
        for path in statuses:
            touched.setdefault(_dataset_of(path, known), []).append(path)
        is_of_data = "" not in touched
        for dataset, paths in touched.items():
            if dataset:
                one = replace(
                    change,
                    files=tuple(map(_inside, paths)),
                    added=tuple(_inside(path) for path in paths if statuses[path] == "A"),
                    is_of_data=is_of_data,
                )
                changes.setdefault(dataset, []).append(one)
    return {dataset: tuple(changes[dataset]) for dataset in sorted(changes)}


def _dataset_of(path: str, collections: frozenset[str]) -> str:
    """The dataset that a file belongs to, or nothing."""
    match path.split("/"):
        case ["datasets", dataset, _, *_]:
            return dataset
        case ["docs", name, _, *_] if name in collections:
            return name
    return ""


def _inside(path: str) -> str:
    """The name of a file in its dataset's folder."""
    return path.split("/", 2)[2]


def _commits(log: str) -> Iterator[tuple[Change, dict[str, str]]]:
    """Each commit of a log, whose parts stand between NULs, with its files and what it did to them.

    The mark of a commit is told from the letter that stands before the name of each file. git puts
    a line break before the first of them.
    """
    texts = iter(log.split("\0"))
    change = None
    statuses: dict[str, str] = {}
    for text in texts:
        if text == COMMIT:
            if change is not None:
                yield change, statuses
            revision, date, subject = next(texts), next(texts), next(texts)
            change, statuses = Change(date, _plain(subject), revision), {}
        elif status := text.removeprefix("\n"):
            statuses[next(texts)] = status
    if change is not None:
        yield change, statuses


def _plain(subject: str) -> str:
    """A subject without characters that do not print, but for those that join letters."""
    printable = (c if c.isprintable() or c in JOINERS else " " for c in subject)
    return " ".join("".join(printable).split())


def run_git(root: Path, *arguments: str) -> str:
    """What a git command prints. Raises GitError when it ends with an error or there is no git."""
    try:
        done = subprocess.run(
            git_command(root, *arguments),
            cwd=root,
            env=git_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitError(NO_GIT) from None
    if done.returncode:
        raise GitError(_reason(done.stderr.decode(errors="replace")))
    return done.stdout.decode(errors="replace")


def git_command(root: Path, *arguments: str) -> list[str]:
    """A git command that asks nobody and prints as it always does.

    The root is trusted even if another user owns it, since it was named on the command line; a
    repository found in a folder above it is git's to judge.
    """
    settings = (*SETTINGS, f"safe.directory={root.resolve().as_posix()}")
    options = [word for setting in settings for word in ("-c", setting)]
    return ["git", "--no-pager", "--literal-pathspecs", *options, *arguments]


def git_environment() -> dict[str, str]:
    """The variables that git commands run with: nothing is ever fetched."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(KEPT_VARIABLES)
    }
    return inherited | {
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }


def _reason(error: str) -> str:
    if "not a git repository" in error:
        return NO_REPOSITORY
    if "does not have any commits yet" in error:
        return NO_COMMIT
    if "dubious ownership" in error or "unsafe repository" in error:
        return FOREIGN
    return UNREADABLE
