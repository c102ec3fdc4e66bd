from __future__ import annotations

import hashlib

from pipeline.publish.datasets.descriptor import published_descriptor
from pipeline.publish.tables.csv_files import csv_bytes

from .conftest import SITE, make_dataset, make_project, rates

PROJECT = make_project()


def test_the_descriptor_is_about_the_files_as_published() -> None:
    dataset = make_dataset()
    content = csv_bytes(rates())
    descriptor = published_descriptor(dataset, {"rates": content}, PROJECT)
    (resource,) = descriptor["resources"]
    assert resource["path"] == "rates.csv"
    assert resource["encoding"] == "utf-8"
    assert resource["bytes"] == len(content)
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    assert "dialect" not in resource
    assert resource["schema"] == dataset.descriptor["resources"][0]["schema"]


def test_the_descriptor_names_its_page() -> None:
    dataset = make_dataset()
    descriptor = published_descriptor(dataset, {"rates": b""}, PROJECT)
    assert descriptor["id"] == descriptor["homepage"] == f"{SITE}datasets/growth/"
    assert descriptor["$schema"] == dataset.descriptor["$schema"]


def test_what_the_contributor_wrote_is_left_alone() -> None:
    dataset = make_dataset()
    before = repr(dataset.descriptor)
    published_descriptor(dataset, {"rates": b""}, PROJECT)
    assert repr(dataset.descriptor) == before
