"""Put a finished site in the old one's place, so that there is a whole one at every moment.

A build writes beside the site. At the end `site` becomes `site.old` and the new one `site`. A build
that was killed between the two leaves only `site.old`, which the next start puts back.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import AcquireReturnProxy, FileLock, Timeout

from pipeline.project import ConfigurationError, Project


def restore(build: Path) -> bool:
    """Put the old site back where a killed build left none. Says whether it had to."""
    site, old = build / "site", build / "site.old"
    if site.exists() or not old.exists():
        return False
    old.rename(site)
    return True


def swap(new: Path, build: Path) -> Path:
    """Make `new` the site and drop the one before. Returns where the site is."""
    site, old = build / "site", build / "site.old"
    if site.exists():
        _remove(old)
        site.rename(old)
    new.rename(site)
    _remove(old)
    return site


def _remove(folder: Path) -> None:
    """Remove a folder; of a symbolic link the link alone, and never what it leads to."""
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def only_build(project: Project) -> AcquireReturnProxy[FileLock]:
    """Keep all other builds of a site away. Raises ConfigurationError where one is running."""
    if project.build.is_symlink():
        raise ConfigurationError(f"{project.build} is a symbolic link. Make it a folder.")
    project.build.mkdir(parents=True, exist_ok=True)
    try:
        return FileLock(project.build / "lock").acquire(timeout=0)
    except Timeout:
        message = f"Another build is running in {project.build}. Wait for it to end, or stop it."
        raise ConfigurationError(message) from None
