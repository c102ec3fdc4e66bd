"""Kinds of value that settings have, each with the words for what it expects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from msgspec import Meta

ID_PATTERN = "[a-z0-9][a-z0-9-]{0,79}"

# Of a list: that nothing stands in it twice.
DISTINCT: Mapping[str, Any] = {"uniqueItems": True}


class _Pair(tuple[str, str]):
    """The name of a dataset and of something in it, written with a slash between them."""

    __slots__ = ()

    def __new__(cls, dataset: str, name: str) -> Self:
        return super().__new__(cls, (dataset, name))

    def __getnewargs__(self) -> tuple[str, str]:
        return self[0], self[1]

    def __str__(self) -> str:
        return "/".join(self)

    @classmethod
    def read(cls, text: str) -> Self:
        """What a setting says."""
        dataset, name = text.split("/")
        return cls(dataset, name)

    @property
    def dataset(self) -> str:
        """The dataset's name."""
        return self[0]


class TableAddress(_Pair):
    """A table of the catalogue: the dataset's name and the resource's."""

    __slots__ = ()
    expects = "a table, as dataset/resource"

    @property
    def resource(self) -> str:
        """The resource's name."""
        return self[1]


class ChartAddress(_Pair):
    """A chart of the catalogue: the dataset's name and the view's."""

    __slots__ = ()
    expects = "a chart, as dataset/view"

    @property
    def view(self) -> str:
        """The view's name."""
        return self[1]


Line = Annotated[str, Meta(min_length=1)]
Id = Annotated[
    str,
    Meta(
        pattern=f"^{ID_PATTERN}$",
        extra_json_schema={
            "type": "string",
            "expects": "a name of small letters, digits and hyphens",
        },
    ),
]
Column = Annotated[str, Meta(extra_json_schema={"expects": "the name of a column"})]
WebAddress = Annotated[
    str,
    Meta(
        pattern="^(https://.*)?$",
        extra_json_schema={"expects": "an address that begins with https://"},
    ),
]
Count = Annotated[int, Meta(ge=1)]


def pair_schema(kind: type) -> dict[str, Any]:
    """The JSON Schema of the kinds of value that are written as two names.

    Raises NotImplementedError for any other kind, as msgspec expects.
    """
    if not issubclass(kind, TableAddress | ChartAddress):
        raise NotImplementedError(kind)
    return {
        "type": "string",
        "pattern": f"^{ID_PATTERN}/{ID_PATTERN}$",
        "expects": kind.expects,
    }


def read_pair(kind: type, value: Any) -> object:
    """Make such a value of its text. Raises NotImplementedError for any other kind."""
    if not issubclass(kind, TableAddress | ChartAddress):
        raise NotImplementedError(kind)
    return kind.read(value)
