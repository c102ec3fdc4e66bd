"""What a comparison starts from: a git revision, or a folder.

A revision is read from git's store as it lies there, into a folder of its own: the work tree is not
touched, no filter, hook or text conversion runs, and links in it lead nowhere.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.folders import JSON_DESCRIPTOR, YAML_DESCRIPTOR
from pipeline.history import (
    NO_COMMIT,
    NO_GIT,
    NO_REPOSITORY,
    GitError,
    git_command,
    git_environment,
    run_git,
)
from pipeline.limits import LIMITS
from pipeline.project import Project

# Where the main branch stands, and what it is called: the first that is there counts.
MAIN_BRANCHES = (("refs/remotes/origin/main", "origin/main"), ("refs/heads/main", "main"))
PLAIN_FILES = {"100644", "100755"}
CHUNK = 1 << 20
SHALLOW = (
    "This copy has no past (a shallow clone), so the revision may be missing here alone. "
    "Get it with: git fetch --unshallow"
)

_ENTRY = re.compile(rb"(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)", re.DOTALL)


class UnknownBase(Exception):
    """What to compare with is neither a revision that git knows nor a folder with datasets."""


@dataclass(frozen=True)
class Base:
    """What a comparison starts from.

    `root` holds datasets/, unless `dataset` is given: the one folder to compare. `label` says in
    words what it is.
    """

    label: str
    root: Path
    dataset: Path | None = None


@dataclass(frozen=True)
class _Blob:
    """A plain file of a revision: git's name for its content, its size, and its path."""

    id: str
    size: int
    path: PurePosixPath


@contextmanager
def open_base(project: Project, base: str | None) -> Iterator[Base]:
    """Give what BASE means, for as long as it is needed.

    Without one it is the merge base with the main branch, or the last commit where there is none.
    A folder counts as one if it holds datasets/ or a descriptor. Raises UnknownBase.
    """
    folder = _folder(base) if base else None
    if folder is not None:
        yield folder
        return
    revision, label = _revision(project.root, base)
    with tempfile.TemporaryDirectory(prefix="pipeline-diff-") as name:
        root = Path(name)
        try:
            _extract(project, revision, root)
        except GitError as error:
            raise UnknownBase(f"{label} cannot be read. {error}") from None
        yield Base(label, root)


def _folder(base: str) -> Base | None:
    if "\0" in base:
        return None
    path = Path(base)
    if path.name in {YAML_DESCRIPTOR, JSON_DESCRIPTOR} and path.is_file():
        path = path.parent
    if (path / "datasets").is_dir():
        return Base(f"the folder {base}", path.resolve())
    if any((path / name).is_file() for name in (YAML_DESCRIPTOR, JSON_DESCRIPTOR)):
        return Base(f"the folder {base}", path.resolve().parent, dataset=path.resolve())
    return None


def _revision(root: Path, base: str | None) -> tuple[str, str]:
    """A commit and words for it."""
    if base is not None:
        revision = _commit(root, base)
        if revision is None:
            raise UnknownBase(_unknown(root, base))
        return revision, f"revision {_named(base, revision)}"
    for reference, name in MAIN_BRANCHES:
        if _commit(root, reference):
            try:
                revision = run_git(root, "merge-base", "HEAD", reference).strip()
            except GitError:
                continue
            return revision, f"the last commit shared with {name}, {revision[:10]}"
    head = _commit(root, "HEAD")
    if head is None:
        raise UnknownBase(f"{_no_head(root)} Name a folder to compare with.")
    return head, f"the last commit, {head[:10]}"


def _named(base: str, revision: str) -> str:
    return base if revision.startswith(base) else f"{base} ({revision[:10]})"


def _commit(root: Path, name: str) -> str | None:
    """The commit that a name means; None where git knows none."""
    if not name or name.startswith("-") or "\0" in name:
        return None
    try:
        return run_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
    except (GitError, ValueError):
        return None


def _unknown(root: Path, base: str) -> str:
    message = (
        f"{base!r} is neither a revision that git knows nor a folder that holds datasets/ or a "
        "datapackage.yaml."
    )
    if not _commit(root, "HEAD"):
        return f"{message} {_no_head(root)}"
    return f"{message} {SHALLOW}" if _is_shallow(root) else message


def _is_shallow(root: Path) -> bool:
    try:
        return run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError:
        return False


def _no_head(root: Path) -> str:
    """Why there is no commit to compare with."""
    try:
        run_git(root, "rev-parse", "--git-dir")
    except GitError as error:
        return {
            NO_GIT: "git is not installed.",
            NO_REPOSITORY: "This folder is not under git.",
        }.get(str(error), str(error))
    return NO_COMMIT.partition(",")[0] + "."


def _extract(project: Project, revision: str, root: Path) -> None:
    """Write a revision's datasets below `root`. Raises GitError, and UnknownBase if too large."""
    blobs = _list_blobs(project, revision)
    if sum(blob.size for blob in blobs) > LIMITS.base_bytes:
        limit = f"{LIMITS.base_bytes:,} bytes"
        raise UnknownBase(f"The datasets of revision {revision[:10]} are larger than {limit}.")
    (root / "datasets").mkdir()
    command = git_command(project.root, "cat-file", "--batch")
    with subprocess.Popen(
        command,
        cwd=project.root,
        env=git_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as git:
        assert git.stdin is not None and git.stdout is not None
        try:
            for blob in blobs:
                git.stdin.write(f"{blob.id}\n".encode())
                git.stdin.flush()
                _write(blob, git.stdout, root)
        except BrokenPipeError:
            raise GitError("git could not read its store.") from None
        finally:
            git.kill()


def _list_blobs(project: Project, revision: str) -> Sequence[_Blob]:
    """The plain files of datasets in a revision that can be written, as many as are read.

    Links and submodules are left out, and so are names that lead elsewhere and files that are too
    large for a dataset: the dataset then lacks them, which validation says.
    """
    folders = ("datasets/", *(f"docs/{name}/" for name in project.collections))
    listed = _run_raw(project.root, "ls-tree", "-r", "-z", "--long", revision, "--", *folders)
    blobs: list[_Blob] = []
    counts: dict[str, int] = {}
    for line in listed.split(b"\0"):
        matched = _ENTRY.fullmatch(line)
        if matched is None:
            continue
        mode, _, name, size, path = matched.groups()
        inside = PurePosixPath(os.fsdecode(path))
        if mode.decode() not in PLAIN_FILES or not _is_safe(os.fsdecode(path), folders):
            continue
        if int(size) > LIMITS.table_bytes or len(inside.parts) < 3:
            continue
        counts[inside.parts[1]] = counts.get(inside.parts[1], 0) + 1
        if counts[inside.parts[1]] <= LIMITS.files + 1:
            blobs.append(_Blob(name.decode(), int(size), inside))
    return blobs


def _run_raw(project: Path, *arguments: str) -> bytes:
    """What a git command prints, as bytes: names of files need not be text."""
    done = subprocess.run(
        git_command(project, *arguments),
        cwd=project,
        env=git_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise GitError("git could not read its store.")
    return done.stdout


def _is_safe(path: str, folders: Sequence[str]) -> bool:
    """Whether a path from git stays below the folder that it is written into, on any system."""
    parts = path.split("/")
    return (
        path.startswith(tuple(folders))
        and not any(part in {"", ".", ".."} or part.lower() == ".git" for part in parts)
        and not {"\\", ":", "\0"} & set(path)
    )


def _write(blob: _Blob, git: IO[bytes], root: Path) -> None:
    """Write the next answer of `git cat-file --batch` to its place; a name too long has none."""
    header = git.readline().split()
    if len(header) != 3 or header[1] != b"blob" or int(header[2]) != blob.size:
        raise GitError("git could not read its store.")
    path = root.joinpath(*blob.path.parts)
    left = blob.size
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target: IO[bytes] = path.open("xb")
    except (OSError, ValueError):
        target = Path(os.devnull).open("wb")  # noqa: SIM115
    with target:
        while left > 0:
            chunk = git.read(min(CHUNK, left))
            if not chunk:
                raise GitError("git could not read its store.")
            target.write(chunk)
            left -= len(chunk)
    git.read(1)
