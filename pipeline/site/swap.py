"""Put a finished site in the old one's place, so that there is a whole one at every moment.

A build writes beside the site. At the end `site` becomes `site.old` and the new one `site`. A build
that was killed between the two leaves only `site.old`, which the next start puts back.
"""

from __future__ import annotations

import shutil
from pathlib import Path


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
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site
