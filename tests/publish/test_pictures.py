"""Pictures of collections stand beside the pages that show them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

from PIL import Image

from pipeline.pictures import written_anew
from tests.golden.case import Case


def test_a_picture_stands_beside_its_page_as_the_program_writes_it(
    golden: Callable[[str], Case],
) -> None:
    case = golden("hostile")
    given = (case.folder / "input" / "docs" / "tales" / "a.png").read_bytes()
    published = (case.site / "tales" / "trap" / "a.png").read_bytes()
    assert published == written_anew(given, "png")
    assert Image.open(io.BytesIO(published)).size == (1, 1)


def test_nothing_else_of_the_folder_is_copied(golden: Callable[[str], Case]) -> None:
    tales = golden("hostile").site / "tales"
    files = {path.relative_to(tales).as_posix() for path in tales.rglob("*") if path.is_file()}
    assert {file for file in files if not file.endswith("index.html")} == {"trap/a.png"}


def test_a_page_of_a_collection_can_be_searched_for(golden: Callable[[str], Case]) -> None:
    found = json.loads((golden("hostile").site / "search.json").read_text("utf-8"))
    assert [one["one"] for one in found["collections"]] == ["tale"]
    (item,) = [item for block in found["blocks"] for item in block.get("items", ())]
    assert item[0].startswith('Tale <script>alert("x")</script>')
    assert item[1] == "trap"


def test_the_facts_can_be_taken_away(golden: Callable[[str], Case]) -> None:
    files = golden("hostile").site / "datasets" / "tales"
    assert (files / "tales.csv").read_text("utf-8").startswith("id,title,player,kind,began,")
    assert len((files / "sources.csv").read_text("utf-8").splitlines()) == 3
