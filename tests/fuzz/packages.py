"""Makes small packages and spoils them: the same number always gives the same package."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
_TOWNS = [["T1", "Ash"], ["T2", "Birch, West"], ["T3", "Çay"], ["T4", "Dale"]]
_WORDS = """
    NA - 1 0 -1 1.0 1.50 01 +1 1_000 1,5 12% nan NaN sNaN inf -Infinity 1e5 1E-7 1e999 0x1F .5 5.
    --1 ٣ １ ² 99.999999999999999 100 1e2 100.0000000000001 -0 0.0 00 0.1 true True yes T1 T9 t1
    2020 202 2_20 -202 20200 2020-02-30 2020-01-01 monday a b é 😀 " "" a"b a,b a;b =1+1 None null
    [] {}
"""
_CELLS = (
    *_WORDS.split(),
    *(
        "",
        " ",
        " 5 ",
        "5\u00a0",
        " T1",
        " 202",
        "e\u0301",
        "a\nb",
        "a\rb",
        "\n",
        "\u2028",
        "\ufeff",
    ),
    *("9" * 15, "9" * 16, "9" * 25, "x" * 9, "x" * 10, "x" * 11),
)
_BYTES = (
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\n\n", b" ", b"\0", b"\xff"),
    *(b"\xc3", b"\xef\xbb\xbf", b"_", b"-", b".", b"1", b"a", b"\xc2\xa0", b"\xe2\x80\xa8"),
    *(b"\x1a", b"\x0b", b"#", b"\\", b"'", b"|", b'",', b',"', b'"\n', b'\n"'),
)
_TYPES = (
    *("string", "number", "integer", "year", "yearmonth", "date", "time", "datetime", "boolean"),
    *("any", "list", "array", "object", "duration", "geopoint", "nonsense"),
)
_MISSING = (["", "NA"], ["-"], [], [""], [{"value": "NA", "label": "no"}], ["0", "1"], [0])
_CONSTRAINTS: tuple[tuple[str, list[Any]], ...] = (
    ("required", [True, False, "yes"]),
    ("unique", [True, False]),
    ("minimum", [0, 1, -1, "0", "1", 0.5, "2020", "abc", 1e-7, "99.999999999999999", None, 10**20]),
    ("maximum", [100, "100", 99.5, "1e2", "2021", 0, "2020-06-01", True, -5, 10**20]),
    ("exclusiveMinimum", [0, -0.1, "0", 2019]),
    ("exclusiveMaximum", [100, "100.0000000000001", 2021]),
    ("minLength", [0, 1, 2, 10, "1", True]),
    ("maxLength", [0, 1, 10, 40, 2.5]),
    ("pattern", ["T[0-9]", "a|b", ".*", "[a-z]+", "[", "(?i)t\\d", "", "\\w+"]),
    ("enum", [["a", "b"], ["T1", "T2", "T3"], [1, 2], ["1", "2.0"], [], "a", [None], ["a", 5]]),
)
_READINGS: tuple[tuple[str, list[Any]], ...] = (
    ("decimalChar", [",", ".", ""]),
    ("groupChar", [",", " ", "."]),
    ("bareNumber", [False, True]),
    ("trueValues", [["yes"], ["1", "T1"]]),
    ("falseValues", [["no"], ["0"]]),
    (
        "missingValues",
        [["", "NA"], ["-"], [], [""], [{"value": "NA", "label": "no"}], ["0", "1"], [0]],
    ),
    ("format", ["default", "any", "email", "%d/%m/%Y", "uri", "uuid", "nonsense"]),
)


@dataclass
class Package:
    """A descriptor and its files; `tables` are the rows that they are written from."""

    descriptor: dict[str, Any]
    tables: dict[str, list[list[str]]]
    endings: dict[str, str] = field(default_factory=dict)
    quoting: dict[str, int] = field(default_factory=dict)
    spoilt: list[tuple[str, float, float, bytes]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def resource(self, name: str) -> dict[str, Any]:
        """The description of a table."""
        return next(r for r in self.descriptor["resources"] if r["name"] == name)

    def files(self) -> dict[str, bytes]:
        """The bytes of each file."""
        files = {f"{name}.csv": self._bytes(name) for name in self.tables}
        for name, start, length, new in self.spoilt:
            old = files[f"{name}.csv"]
            at = int(start * len(old))
            files[f"{name}.csv"] = old[:at] + new + old[at + int(length) :]
        return files

    def _bytes(self, name: str) -> bytes:
        text = io.StringIO()
        delimiter = self.resource(name).get("dialect", {}).get("delimiter", ",")
        writer = csv.writer(
            text,
            delimiter=delimiter if isinstance(delimiter, str) and len(delimiter) == 1 else ",",
            lineterminator=self.endings.get(name, "\n"),
            quoting=self.quoting.get(name, csv.QUOTE_MINIMAL),  # type: ignore[arg-type]
        )
        writer.writerows(self.tables[name])
        return text.getvalue().encode()


def make_package(seed: int) -> Package:
    """The package of a number: sound but for none to four changes."""
    chance = random.Random(seed)
    package = _sound(chance)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        change = chance.choice(_CHANGES)
        change(package, chance)
        package.done.append(change.__name__.lstrip("_"))
    return package


def _sound(chance: random.Random) -> Package:
    notes, flags = ("", "x", "long note", "a, b"), ("true", "false", "")
    rows = [
        [
            *(town, str(year), kind, _number(chance), chance.choice(notes)),
            *(f"{year}-0{chance.randint(1, 9)}-11", chance.choice(flags), ""),
        ]
        for town, _ in _TOWNS
        for year in (2020, 2021)
        for kind in ("a", "b")
    ]
    for number, row in enumerate(rows):
        row[7] = str(number)
    chance.shuffle(rows)
    fields = [
        {"name": "town", "type": "string", "constraints": {"required": True}},
        {"name": "year", "type": "year", "constraints": {"required": True, "minimum": "1990"}},
        {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}},
        {"name": "value", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
        {"name": "note", "type": "string", "constraints": {"maxLength": 10}},
        {"name": "day", "type": "date"},
        {"name": "flag", "type": "boolean"},
        {"name": "rank", "type": "integer", "constraints": {"unique": True}},
    ]
    key = {"fields": ["town"], "reference": {"resource": "towns", "fields": ["town"]}}
    descriptor = {
        "$schema": _STANDARD,
        "name": "spoilt",
        "resources": [
            _resource("towns", [{"name": "town"}, {"name": "name"}], primaryKey=["town"]),
            _resource("counts", fields, primaryKey=["town", "year", "kind"], foreignKeys=[key]),
        ],
    }
    header = [str(f["name"]) for f in fields]
    tables = {"towns": [["town", "name"], *map(list, _TOWNS)], "counts": [header, *rows]}
    return Package(descriptor, tables)


def _resource(name: str, fields: list[dict[str, Any]], **keys: Any) -> dict[str, Any]:
    fields = [{"type": "string", **f} for f in fields]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, **keys},
    }


def _number(chance: random.Random) -> str:
    return chance.choice(
        ("", "0", "100", f"{chance.random() * 100:.2f}", str(chance.randint(0, 99)))
    )


def _table(chance: random.Random) -> str:
    return chance.choice(("counts", "counts", "counts", "towns"))


def _field(package: Package, chance: random.Random) -> dict[str, Any]:
    schema = package.resource(_table(chance))["schema"]
    return chance.choice(schema["fields"]) if schema["fields"] else {}


def _cell(package: Package, chance: random.Random) -> None:
    rows = package.tables[_table(chance)]
    row = chance.choice(rows[1:] or rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(_CELLS)


def _cells_of_a_column(package: Package, chance: random.Random) -> None:
    rows = package.tables[_table(chance)]
    column, cells = chance.randrange(len(rows[0]) or 1), chance.sample(_CELLS, 3)
    for row in rows[1:]:
        if column < len(row):
            row[column] = chance.choice(cells)


def _type_and_cells(package: Package, chance: random.Random) -> None:
    name = _table(chance)
    fields, rows = package.resource(name)["schema"]["fields"], package.tables[name]
    if not fields:
        return
    column = chance.randrange(len(fields))
    fields[column]["type"] = chance.choice(("number", "integer", "string", "year"))
    fields[column].pop("constraints", None)
    for number, row in enumerate(rows[1:]):
        if column < len(row):
            row[column] = chance.choice((str(number), f"{number}.0", f"0{number}", f" {number}"))


def _copied_row(package: Package, chance: random.Random) -> None:
    rows = package.tables[_table(chance)]
    rows.insert(chance.randint(1, len(rows)), list(chance.choice(rows)))


def _number_spelt_otherwise(package: Package, chance: random.Random) -> None:
    """A row whose unique number, or whole key, is that of another row in other signs."""
    rows = package.tables["counts"]
    row = list(chance.choice(rows[1:] or rows))
    if len(row) == 8:
        if chance.random() < 0.5:
            row[7] = chance.choice(("0{}", " {}", "+{}", "{} ")).format(row[7])
            row[1] = "2022"
        else:
            row[1] = "".join(chr(ord("０") + int(sign)) for sign in row[1] if sign in "0123456789")
            row[7] = "99"
        rows.append(row)


def _blank_row_without_keys(package: Package, chance: random.Random) -> None:
    _no_constraints(package, chance)
    for resource in package.descriptor["resources"]:
        for key in ("primaryKey", "foreignKeys"):
            resource["schema"].pop(key, None)
    rows = package.tables[_table(chance)]
    rows.append([""] * len(rows[0]))
    for row in rows[2:]:
        for column in range(len(row)):
            if chance.random() < 0.3:
                row[column] = ""


def _reference_of_another_type(package: Package, chance: random.Random) -> None:
    one, other = chance.choice((("string", "integer"), ("number", "integer"), ("any", "number")))
    for name, kind in (("towns", one), ("counts", other)):
        for column in package.resource(name)["schema"]["fields"]:
            if column.get("name") == "town":
                column.update(type=kind, constraints={})
        for row in package.tables[name][1:]:
            if row and row[0].startswith("T"):
                row[0] = row[0][1:]


def _cell_at_a_limit(package: Package, chance: random.Random) -> None:
    limit = chance.choice(("0", "1", "0.3", "100", "99.9"))
    name = chance.choice(("minimum", "exclusiveMaximum", "maximum", "exclusiveMinimum"))
    for column in package.resource("counts")["schema"]["fields"]:
        if column.get("name") == "value":
            column["constraints"] = {name: chance.choice((limit, float(limit)))}
    sign = -1 if name.endswith("inimum") else 1
    beyond = Decimal(limit) + sign * Decimal(chance.choice(("0", "1e-14", "1e-20", "-1e-14")))
    for row in package.tables["counts"][1:]:
        if len(row) > 3:
            row[3] = str(Decimal(limit) - sign)
    chance.choice(package.tables["counts"])[3:4] = [f"{beyond:f}"]


def _lost_row(package: Package, chance: random.Random) -> None:
    rows = package.tables[_table(chance)]
    if len(rows) > 1:
        rows.pop(chance.randrange(1, len(rows)))


def _blank_row(package: Package, chance: random.Random) -> None:
    rows = package.tables[_table(chance)]
    blank = chance.choice(([], [""], [""] * len(rows[0]), ["NA"] * len(rows[0])))
    rows.insert(chance.randint(1, len(rows)), list(blank))


def _other_length(package: Package, chance: random.Random) -> None:
    row = chance.choice(package.tables[_table(chance)])
    if chance.random() < 0.5 and row:
        row.pop()
    else:
        row.append(chance.choice(_CELLS))


def _header(package: Package, chance: random.Random) -> None:
    header = package.tables[_table(chance)][0]
    if not header:
        return
    at = chance.randrange(len(header))
    old = header[at]
    header[at] = chance.choice((old.upper(), f" {old}", old + "s", "", header[0], "new", f"{old} "))


def _columns_swapped(package: Package, chance: random.Random) -> None:
    name = _table(chance)
    rows = package.tables[name]
    one, other = (chance.randrange(len(rows[0]) or 1) for _ in range(2))
    for row in rows:
        if len(row) > max(one, other):
            row[one], row[other] = row[other], row[one]
    if chance.random() < 0.7:
        modes = ["equal", "subset", "superset", "partial", "exact", ["equal"], "odd"]
        package.resource(name)["schema"]["fieldsMatch"] = chance.choice(modes)


def _type(package: Package, chance: random.Random) -> None:
    column = _field(package, chance)
    column["type"] = chance.choice(_TYPES)
    if chance.random() < 0.5:
        column.pop("constraints", None)


def _constraint(package: Package, chance: random.Random) -> None:
    name, values = chance.choice(_CONSTRAINTS)
    constraints = _field(package, chance).setdefault("constraints", {})
    if isinstance(constraints, dict):
        constraints[name] = chance.choice(values)


def _no_constraints(package: Package, chance: random.Random) -> None:
    for resource in package.descriptor["resources"]:
        for column in resource["schema"]["fields"]:
            column.pop("constraints", None)


def _reading(package: Package, chance: random.Random) -> None:
    name, values = chance.choice(_READINGS)
    schema = package.resource(_table(chance))["schema"]
    owner = schema if name == "missingValues" and chance.random() < 0.5 else _field(package, chance)
    owner[name] = chance.choice(values)


def _keys(package: Package, chance: random.Random) -> None:
    name = _table(chance)
    schema = package.resource(name)["schema"]
    columns = [column.get("name", "") for column in schema["fields"]] or [""]
    some = chance.sample(columns, min(len(columns), chance.randint(1, 2)))
    change = chance.choice(("primary", "none", "foreign", "self", "unique"))
    if change == "primary":
        schema["primaryKey"] = chance.choice((some, some[0], [], ["nowhere"]))
    elif change == "none":
        schema.pop("primaryKey", None)
    elif change == "unique":
        schema["uniqueKeys"] = [some]
    else:
        target = chance.choice(("towns", "counts")) if change == "foreign" else ""
        wanted = [chance.choice(("town", "kind", "rank", "year", "name")) for _ in some]
        reference = {"resource": target, "fields": wanted}
        schema["foreignKeys"] = [{"fields": some, "reference": reference}]


def _dialect(package: Package, chance: random.Random) -> None:
    dialect = package.resource(_table(chance)).setdefault("dialect", {})
    name, value = chance.choice(
        [("delimiter", sign) for sign in (";", "\t", "|", "", ",,", "a", " ")]
        + [("quoteChar", "'"), ("escapeChar", "\\"), ("doubleQuote", False)]
        + [("skipInitialSpace", True), ("header", False), ("commentChar", "#")]
    )
    dialect[name] = value


def _names_elsewhere(package: Package, chance: random.Random) -> None:
    """A table without names, or with names further down, in two rows or in other letters."""
    name = _table(chance)
    dialect = package.resource(name).setdefault("dialect", {})
    rows = package.tables[name]
    change = chance.choice(("none", "none", "below", "two", "case", "beyond"))
    if change == "none":
        dialect["header"] = False
        rows[:1] = rows[:1] if chance.random() < 0.1 else []
    elif change == "below":
        above = chance.choice(([], ["a title"], [""] * 3, list(rows[0]), ['a "note', "x\ny"]))
        rows.insert(0, list(above))
        dialect["headerRows"] = [2]
    elif change == "two":
        rows.insert(1, [chance.choice(("", "of", cell)) for cell in rows[0]])
        dialect["headerRows"] = chance.choice(([1, 2], [1, 2], [2, 1], [2], [1, 3]))
        dialect["headerJoin"] = chance.choice(("", " ", "-"))
        if chance.random() < 0.7:
            rows[1] = list(rows[0])
    elif change == "case":
        dialect["headerCase"] = chance.choice((False, False, True))
        rows[0] = [chance.choice((cell, cell.upper())) for cell in rows[0]]
    else:
        odd: tuple[Any, ...] = ([0], [], [10**9], ["1"], [150], [-1], "1", [1.0], None)
        dialect[chance.choice(("headerRows", "commentRows"))] = chance.choice(odd)


def _rows_passed_over(package: Package, chance: random.Random) -> None:
    """A table with comments or blank rows, and mostly words that say so."""
    name = _table(chance)
    dialect = package.resource(name).setdefault("dialect", {})
    rows = package.tables[name]
    sign = chance.choice(("#", "#", "//", "T", '"'))
    words: dict[str, Any] = {"commentChar": sign, "skipBlankRows": True}
    rest = chance.choice(("", "as of May", "a, b", 'a "quote', "a\nb", ","))
    for _ in range(chance.randint(1, 4)):
        at = chance.choice((0, 1, chance.randint(0, len(rows))))
        row = [sign + rest, *[""] * chance.choice((0, 0, 2))] if chance.random() < 0.7 else []
        rows.insert(at, row)
    words["commentRows"] = [at for at, row in enumerate(rows, 1) if row[:1] == [sign + rest]]
    for word in chance.sample(sorted(words), chance.randint(1, 3)):
        dialect[word] = words[word]


def _writing(package: Package, chance: random.Random) -> None:
    name = _table(chance)
    package.endings[name] = chance.choice(("\r\n", "\r\n", "\r", "\n\n"))
    package.quoting[name] = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_ALL))


def _raw_bytes(package: Package, chance: random.Random) -> None:
    new = b"".join(chance.choices(_BYTES, k=chance.choice((0, 1, 1, 2))))
    name = _table(chance)
    package.spoilt.append((name, chance.random(), chance.choice((0, 0, 1, 2)), new))


def _start_or_end(package: Package, chance: random.Random) -> None:
    name, at = _table(chance), chance.choice((0.0, 0.999999))
    package.spoilt.append((name, at, chance.choice((0, 1)), chance.choice(_BYTES)))


_CHANGES: tuple[Callable[[Package, random.Random], None], ...] = (
    _cell,
    _cell,
    _cell,
    _cells_of_a_column,
    _cells_of_a_column,
    _type_and_cells,
    _copied_row,
    _number_spelt_otherwise,
    _blank_row_without_keys,
    _reference_of_another_type,
    _cell_at_a_limit,
    _lost_row,
    _blank_row,
    _other_length,
    _header,
    _columns_swapped,
    _type,
    _constraint,
    _constraint,
    _constraint,
    _no_constraints,
    _reading,
    _reading,
    _keys,
    _keys,
    _dialect,
    _names_elsewhere,
    _names_elsewhere,
    _rows_passed_over,
    _rows_passed_over,
    _writing,
    _raw_bytes,
    _raw_bytes,
    _start_or_end,
)
