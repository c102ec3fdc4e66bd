"""What is kept of datasets: each product under the digest of all that its dataset was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pipeline.cache import NOWHERE, Cache, key_of

Product = TypeVar("Product")


@dataclass(frozen=True)
class Products:
    """Products of datasets: `made_of` has the digest of each, under its folder.

    One without a digest is made every time. `is_still` says whether a folder holds what its digest
    says: what was made while somebody wrote into it is not kept.
    """

    cache: Cache = NOWHERE
    made_of: Mapping[Path, str] = field(default_factory=lambda: MappingProxyType({}))
    is_still: Callable[[Path], bool] = lambda _: True

    def of(
        self,
        folder: Path,
        what: str,
        as_type: type[Product],
        make: Callable[[], Product],
        is_worth_keeping: Callable[[Product], bool] = lambda _: True,
    ) -> Product:
        """A product of a dataset, as it was made before or as it is made now.

        It comes back as it went in. One that is not worth keeping, and one that no file can hold,
        is made every time.
        """
        digest = self.made_of.get(folder)
        if digest is None:
            return make()
        key = key_of(what, digest)
        kept = self.cache.read_as(key, as_type)
        if kept is not None:
            return kept
        made = make()
        if is_worth_keeping(made) and self.is_still(folder):
            self.cache.write_as(key, made)
        return made


NONE_KEPT = Products()
