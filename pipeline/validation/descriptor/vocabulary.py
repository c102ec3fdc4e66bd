"""Finds names of licences and roles that no list of such names holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pipeline.codes import finding
from pipeline.codes.hints.suggestions import did_you_mean
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import declared_items, items, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.suggest import nearest_spelling

_LICENCES = Path(__file__).with_name("licences.json")
# How SPDX has people name terms that are on no list.
_OWN_TERMS = "licenseref-"

# Version 1 and version 2 of the standard, and the two lists that version 2 recommends: DataCite's
# contributor types and CRediT's contributor roles.
_ROLES = (
    *("author", "publisher", "maintainer", "wrangler", "contributor"),
    *("creator", "contact", "funder", "rightsHolder", "dataCurator"),
    *("contactPerson", "dataCollector", "dataManager", "distributor", "editor"),
    *("hostingInstitution", "producer", "projectLeader", "projectManager", "projectMember"),
    *("registrationAgency", "registrationAuthority", "relatedPerson", "researcher"),
    *("researchGroup", "sponsor", "supervisor", "translator", "workPackageLeader", "other"),
    *("conceptualization", "dataCuration", "formalAnalysis", "fundingAcquisition"),
    *("investigation", "methodology", "projectAdministration", "resources", "software"),
    *("supervision", "validation", "visualization", "writingOriginalDraft"),
    "writingReviewEditing",
)
_COMMON_ROLES = "publisher, author, maintainer, wrangler, contributor"


def check_vocabulary(known: Inspection) -> list[Finding]:
    """Find licences and roles that programs will not know by these names."""
    return [*_licences(known.folder), *_roles(known.folder)]


def _licences(folder: Folder) -> Iterator[Finding]:
    known, usual = _known_licences()
    descriptor = folder.descriptor or {}
    listed = list(declared_items(descriptor, "licenses"))
    for at, resource in declared_items(descriptor, "resources"):
        listed.extend(((*at, *path), item) for path, item in declared_items(resource, "licenses"))
    for at, licence in listed:
        name = text(licence.get("name"))
        if not name.strip() or name.casefold() in known or _is_own(name):
            continue
        near = known.get(name.strip().casefold()) or _near_licence(name, known, usual)
        yield finding(
            "licence-unknown",
            folder.property_place((*at, "name"), name),
            hint=did_you_mean(near) if near else None,
            value=name,
        )


def _near_licence(name: str, known: Mapping[str, str], usual: Mapping[str, str]) -> str | None:
    """The identifier that a name most likely stands for, however it is written."""
    plain = _plain(name)
    written = {_plain(word): identifier for word, identifier in usual.items()}
    written.update({_plain(word): identifier for word, identifier in known.items()})
    near = plain if plain in written else nearest_spelling(plain, written)
    if near is None:
        without_version = re.sub(r"(version|v)?[0-9]+$", "", plain)
        near = without_version if without_version in written else None
    return written[near] if near is not None else None


def _is_own(name: str) -> bool:
    return name.casefold().startswith(_OWN_TERMS)


def _roles(folder: Folder) -> Iterator[Finding]:
    known = {_plain(role): role for role in _ROLES}
    for at, contributor in declared_items(folder.descriptor or {}, "contributors"):
        given = [
            ((*at, "roles", i), role) for i, role in enumerate(items(contributor.get("roles")))
        ]
        given.append(((*at, "role"), contributor.get("role")))
        for path, role in given:
            if not isinstance(role, str) or not role.strip() or _is_known_role(role, known):
                continue
            near = nearest_spelling(role, _ROLES)
            yield finding(
                "role-unknown",
                folder.property_place(path, role),
                hint=did_you_mean(near) if near else None,
                value=role,
                allowed=_COMMON_ROLES,
            )


def _is_known_role(role: str, known: Mapping[str, str]) -> bool:
    """Whether a role is on a list; DataCite begins its names with a capital, CRediT has spaces."""
    plain = _plain(role)
    if plain not in known:
        return False
    return role == known[plain] or known[plain] not in _COMMON_ROLES.split(", ")


@cache
def _known_licences() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The identifiers under their casefolded forms, and those for what people often write."""
    listed = json.loads(_LICENCES.read_text(encoding="utf-8"))
    return _folded(listed["identifiers"]), listed["usual"]


def _folded(names: Iterable[str]) -> Mapping[str, str]:
    return {name.casefold(): name for name in names}


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
