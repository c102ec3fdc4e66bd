"""What is kept of datasets: each product under the digest of all that its dataset was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from pipeline.cache import NOWHERE, Cache, key_of

Product = TypeVar("Product")


@dataclass(frozen=True)
class Products:
    """Products of datasets: `made_of` has the digest of each, under its folder.

    One that stands there without a digest is made every time.
    """

    cache: Cache = NOWHERE
    made_of: Mapping[Path, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(
        self,
        folder: Path,
        what: str,
        form: type[Product],
        make: Callable[[], Product],
        is_final: Callable[[Product], bool] = bool,
    ) -> Product:
        """A product of a dataset, as it was made before or as it is made now.

        It comes back as it went in, of the type that is its `form`. One that `is_final` says no to,
        and one that no file can hold, is not kept.
        """
        digest = self.made_of.get(folder)
        if digest is None:
            return make()
        key = key_of(what, digest)
        kept = _read(self.cache.read(key), form)
        if kept is not None:
            return kept
        made = make()
        if is_final(made):
            self._keep(key, made)
        return made

    def _keep(self, key: str, made: Any) -> None:
        try:
            self.cache.write(key, msgspec.msgpack.encode(made))
        except (TypeError, ValueError, OverflowError):
            return


NONE_KEPT = Products()


def _read(entry: bytes | None, form: type[Product]) -> Product | None:
    if entry is None:
        return None
    try:
        return msgspec.msgpack.decode(entry, type=form)
    except msgspec.DecodeError:
        return None
