from __future__ import annotations

import io
import stat
import zipfile

from pipeline.publish.datasets.archive import archive_bytes


def test_files_come_out_as_they_went_in() -> None:
    files = {"datapackage.json": b"{}", "a.csv": b"a\n1\n" * 1000, "CHANGELOG.md": "é".encode()}
    with zipfile.ZipFile(io.BytesIO(archive_bytes(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == list(files)


def test_files_can_be_read_by_all_and_have_no_time_of_their_own() -> None:
    with zipfile.ZipFile(io.BytesIO(archive_bytes({"a": b""}))) as archive:
        (entry,) = archive.infolist()
    assert stat.S_IMODE(entry.external_attr >> 16) == 0o644
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
