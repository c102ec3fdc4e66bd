"""The place of a setting in mkdocs.yml, for findings."""

from __future__ import annotations

from pipeline.findings import Place
from pipeline.project import Project
from pipeline.settings.lines import SettingPath, setting_line, setting_name


def setting_place(project: Project, path: SettingPath, value: str | None = None) -> Place:
    """The place of a setting in mkdocs.yml, at its line or that of what holds it."""
    return Place(
        dataset="",
        file=project.configuration.name,
        line=setting_line(_text_of(project), path),
        field=setting_name(path),
        value=value,
    )


def _text_of(project: Project) -> str:
    try:
        return project.configuration.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
