"""What a release names stands the same wherever it stands."""

from __future__ import annotations

import tomllib

import yaml

from tests.site.running import ROOT


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = [line for line in changes.splitlines() if line.startswith("## ")]
    assert str(cited["version"]) == version
    assert released[0] in {"## Not yet released", f"## {version}"}
    assert next(line for line in released if line != "## Not yet released") == f"## {version}"
