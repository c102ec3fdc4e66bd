"""Templates of datasets: folders with a descriptor and tables that hold only column names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.folders import YAML_DESCRIPTOR
from pipeline.project import ConfigurationError, Project
from pipeline.strict_yaml import Unreadable, read_yaml

GUIDE = "guide.yaml"

# A template's own name and day, which a draft replaces with its own.
REPLACED = ("name", "created")


@dataclass(frozen=True, kw_only=True)
class Template:
    """A template: its descriptor as text and as it is read, and its tables by their file names."""

    name: str
    folder: Path
    text: str
    descriptor: Mapping[str, Any]
    tables: Mapping[str, str]


def template_names(project: Project) -> tuple[str, ...]:
    """The templates that the site has, by name."""
    return tuple(
        sorted(path.parent.name for path in project.templates.glob(f"*/{YAML_DESCRIPTOR}"))
    )


def read_template(project: Project, name: str) -> Template:
    """One of the site's templates.

    Raises ConfigurationError when its descriptor or a table that it describes cannot be read.
    """
    folder = project.templates / name
    text = read_text(folder / YAML_DESCRIPTOR)
    descriptor = read_mapping(folder / YAML_DESCRIPTOR, text)
    paths = [str(resource.get("path")) for resource in descriptor.get("resources") or ()]
    for path in paths:
        if Path(path).name != path:
            raise ConfigurationError(f"{folder / YAML_DESCRIPTOR}: {path} is no file beside it.")
    return Template(
        name=name,
        folder=folder,
        text=text,
        descriptor=descriptor,
        tables={path: read_text(folder / path) for path in paths},
    )


def guide_addresses(project: Project) -> tuple[str, ...]:
    """The addresses that guides to templates give themselves; one that cannot be read has none."""
    found = []
    for name in template_names(project):
        path = project.templates / name / GUIDE
        try:
            address = read_mapping(path, read_text(path)).get("address") if path.is_file() else None
        except ConfigurationError:
            continue  # The build stops at it.
        found += [address] if isinstance(address, str) else []
    return tuple(found)


def fill_in(template: Template, name: str, today: date) -> str:
    """The descriptor of a dataset that begins as a copy of a template.

    Raises ConfigurationError when the template has not one line for each value that is filled in.
    """
    values = {"name": name, "created": f"{today.isoformat()}T00:00:00Z"}
    text = template.text
    for key in REPLACED:
        line = f"{key}: {json.dumps(values[key])}"
        text, count = re.subn(rf"^{key}:.*$", line, text, flags=re.MULTILINE)
        if count != 1:
            path = template.folder / YAML_DESCRIPTOR
            raise ConfigurationError(f"{path}: there must be one line that begins with {key}:.")
    return text


def read_text(path: Path) -> str:
    """A file of a template. Raises ConfigurationError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from None


def read_mapping(path: Path, text: str) -> Mapping[str, Any]:
    """What a YAML file of a template says. Raises ConfigurationError when it cannot be read."""
    try:
        value = read_yaml(text).value
    except Unreadable as error:
        problem = error.words.get("problem", error.code)
        raise ConfigurationError(f"{path}, line {error.line}: {problem}.") from None
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{path} holds no properties.")
    return value
