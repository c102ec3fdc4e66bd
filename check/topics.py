"""What the settings and the written parts say of topics leads to topics, terms and goals."""

from __future__ import annotations

from pathlib import Path

from pipeline.project import read_project


def topics(root: Path) -> list[str]:
    """Introductions of topics that the site does not have, and terms and goals that are not there.

    A page leaves out what it does not find, so that nobody would miss it.
    """
    project = read_project(root)
    terms = {term.id for term in project.glossary}
    goals = set(project.goals.titles) if project.goals else set()
    faults = [
        f"docs/parts/topics/{path.name}: there is no topic {path.stem}. Rename it or take it away."
        for path in sorted((project.parts / "topics").glob("*.md"))
        if path.stem not in project.topics_by_id
    ]
    for topic in project.topics:
        faults += [
            f"mkdocs.yml, the topic {topic.id} names a {kind} that is not there: {one}."
            for kind, named, known in (("term", topic.terms, terms), ("goal", topic.goals, goals))
            for one in named
            if one not in known
        ]
    return faults
