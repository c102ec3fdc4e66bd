"""What settings and written pages name is there: a build leaves the rest out, and warns."""

from __future__ import annotations

from check.faults import Fault, Looked, count
from check.site import Site
from pipeline.folders import read_folders
from pipeline.mentions import Inventory, check_mentions
from pipeline.mentions.written import written_texts
from pipeline.project import read_project
from pipeline.reporting.words import place_of


def check_what_is_named(site: Site) -> Looked:
    """Read the settings and texts that the site was made from, and look up all that they name."""
    project = read_project(site.project.root)
    folders, _ = read_folders(project)
    texts = list(written_texts(project, folders))
    faults = tuple(
        Fault(place_of(found.place), found.message, found.hint or "")
        for found in check_mentions(Inventory(project, folders))
    )
    return Looked(f"the settings and {count(len(texts), 'written text')}", faults)
