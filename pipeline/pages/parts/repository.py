"""Where people send changes and report mistakes: pages of the repository on the web."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from pipeline.project import Project

BRANCH = "main"
MISTAKE_FORM = "report-a-mistake.yml"
SUGGESTION_FORM = "suggest-data.yml"


def upload(project: Project, folder: Path) -> str | None:
    """The page on which files are put into a folder, if the repository holds that folder."""
    if project.repository is None or not folder.resolve().is_relative_to(project.root):
        return None
    path = folder.resolve().relative_to(project.root).as_posix()
    return f"{project.repository}/upload/{BRANCH}/{quote(path)}"


def edit(project: Project, file: Path) -> str | None:
    """The page on which a file is edited, if the repository holds that file."""
    if project.repository is None or not file.resolve().is_relative_to(project.root):
        return None
    path = file.resolve().relative_to(project.root).as_posix()
    return f"{project.repository}/edit/{BRANCH}/{quote(path)}"


def mistake(project: Project, dataset: str | None = None) -> str | None:
    """The form on which a mistake is reported, the dataset filled in."""
    return _form(project, MISTAKE_FORM, {"dataset": dataset} if dataset else {})


def suggestion(project: Project) -> str | None:
    """The form on which people say which data is missing."""
    return _form(project, SUGGESTION_FORM, {})


def _form(project: Project, template: str, answers: dict[str, str]) -> str | None:
    if project.repository is None:
        return None
    return f"{project.repository}/issues/new?{urlencode({'template': template, **answers})}"
