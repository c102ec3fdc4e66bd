"""The site: made of all that the folders hold, or left as it is where nothing of that changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from pipeline.cache import Cache, key_of
from pipeline.history import read_today
from pipeline.made_of import digest_of_listing, digest_of_site
from pipeline.progress import Progress
from pipeline.project import Project
from pipeline.site.built import Built
from pipeline.site.swap import only_build

__all__ = ["Built", "build"]

_LAST = key_of("the last build")


class _LastBuild(msgspec.Struct):
    """What came of the last build, what it was made of, and what its files are."""

    made_of: str
    listing: str
    built: Built


def build(
    project: Project,
    *,
    profile: str,
    strict: bool,
    workers: int,
    cache: Cache,
    progress: Progress,
) -> Built:
    """Check everything and make the site, unless it stands there already, made of the same.

    Nothing is put in place when the report has an error (with `strict`, a warning). Raises
    ConfigurationError when settings, pages or templates are broken, or another build is running.
    """
    with only_build(project):
        today = read_today(project.root)
        made_of = digest_of_site(project, profile, today)
        last = _last_build(cache, project.build / "site", made_of)
        if last is not None and last.report.passes(strict=strict):
            return last
        # It takes seconds to import what makes a site.
        from pipeline.site.anew import build_anew

        built = build_anew(
            project,
            profile=profile,
            strict=strict,
            workers=workers,
            cache=cache,
            progress=progress,
            today=today,
        )
        if built.site and made_of and made_of == digest_of_site(project, profile, today):
            listing = digest_of_listing(built.site) or ""
            cache.write_as(_LAST, _LastBuild(made_of, listing, replace(built, site=None)))
        cache.trim()
        return built


def _last_build(cache: Cache, site: Path, made_of: str | None) -> Built | None:
    """The last build, where it was made of the same and all its files are as it left them."""
    last = cache.read_as(_LAST, _LastBuild)
    if last is None or last.made_of != made_of or last.listing != digest_of_listing(site):
        return None
    return replace(last.built, site=site, is_unchanged=True)
