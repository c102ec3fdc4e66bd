from __future__ import annotations

import io
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from check import archives
from check.archives import check_archives
from check.site import Site
from pipeline.workers import Failure, Outcome
from tests.check.planting import Plant, missed, write

NAME = "mail-quarters"
FILE = stat.S_IFREG | 0o644


def zipped(files: Mapping[str, bytes], modes: Mapping[str, int] | None = None) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.external_attr = (modes or {}).get(name, FILE) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


@pytest.fixture
def packages(sound: Site, tmp_path: Path) -> Callable[[str], dict[str, bytes]]:
    """Copies one package of the tests' own site under another name, and gives what it holds."""
    source = sound.folder / "datasets" / NAME

    def copied(name: str) -> dict[str, bytes]:
        folder = tmp_path / "site" / "datasets" / name
        folder.mkdir(parents=True)
        for file in ("datapackage.json", f"{NAME}.csv"):
            shutil.copy(source / file, folder)
        with ZipFile(source / f"{NAME}.zip") as archive:
            return {one: archive.read(one) for one in archive.namelist()}

    return copied


def test_archives_that_harm_or_are_not_valid_are_found(
    sound: Site, packages: Callable[[str], dict[str, bytes]], tmp_path: Path
) -> None:
    names = (
        "up",
        "root",
        "drive",
        "linked",
        "closed",
        "other",
        "bare",
        "more",
        "spoilt",
        "no",
        "cut",
    )
    held = {name: packages(name) for name in names}
    packages("absent")
    csv = f"{NAME}.csv"
    rows = held["spoilt"][csv].replace(b"\n", b"\nnot a number,", 1)
    (tmp_path / "site" / "datasets" / "spoilt" / csv).write_bytes(rows)
    made = {
        "up": zipped({**held["up"], "../up.csv": b""}),
        "root": zipped({**held["root"], "/etc/x": b""}),
        "drive": zipped({**held["drive"], "C:x.csv": b""}),
        "linked": zipped(held["linked"], {csv: stat.S_IFLNK | 0o777}),
        "closed": zipped(held["closed"], {csv: stat.S_IFREG | 0o600}),
        "other": zipped({**held["other"], csv: b"a\n1\n"}),
        "bare": zipped({csv: held["bare"][csv]}),
        "more": zipped({**held["more"], "more.csv": b""}),
        "spoilt": zipped({**held["spoilt"], csv: rows}),
        "no": b"PK",
        "cut": zipped(held["cut"])[:400],
    }
    said = {
        "up": "holds ../up.csv, which leads out",
        "root": "holds /etc/x, which leads out",
        "drive": "holds C:x.csv, which leads out",
        "linked": f"holds {csv} with the mode 120777",
        "closed": f"holds {csv} with the mode 100600",
        "other": f"holds another {csv}",
        "bare": "holds no datapackage.json",
        "more": "holds more.csv, which does not stand beside it",
        "spoilt": "is refused by frictionless",
        "no": "is no ZIP file",
        "cut": "is no ZIP file",
    }
    plants = {
        name: Plant(f"{name}.zip", said[name], write(f"datasets/{name}/{name}.zip", content))
        for name, content in made.items()
    }
    plants["absent"] = Plant("absent.zip", "is not there", lambda _: None)
    site = Site(sound.project, tmp_path / "site", sound.url)
    assert missed(site, check_archives, plants) == []


def test_a_sound_archive_passes(
    sound: Site, packages: Callable[[str], dict[str, bytes]], tmp_path: Path
) -> None:
    content = zipped(packages("sound"))
    write("datasets/sound/sound.zip", content)(tmp_path / "site")
    looked = check_archives(Site(sound.project, tmp_path / "site", sound.url))
    assert (looked.at, looked.faults) == ("1 archive", ())


def test_an_archive_that_was_not_judged_has_not_passed(
    sound: Site,
    packages: Callable[[str], dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("datasets/slow/slow.zip", zipped(packages("slow")))(tmp_path / "site")
    monkeypatch.setattr(
        archives, "run_bounded", lambda *_, **__: Outcome(failure=Failure.TIMED_OUT)
    )
    (fault,) = check_archives(Site(sound.project, tmp_path / "site", sound.url)).faults
    assert "was not judged (timed out)" in fault.what
