"""Values to try for a column: of its type, and from the conditions that it has to meet."""

import re
from collections.abc import Iterator, Sequence

from pgkeel.catalog.quoting import literal
from pgkeel.rows.matching import matching
from pgkeel.rows.shapes import Column

_TEXT = re.compile(r"'((?:[^']|'')*)'")
_NUMBER = re.compile(r"(?<![\w'.])-?\d+(?:\.\d+)?(?![\w'])")
_PATTERN = re.compile(r"~\*?\s*\(?'((?:[^']|'')*)'")
_TIME = re.compile(r"\d{1,4}[-:]\d")
_MOST = 14
# What conditions on text mostly ask for: codes, addresses, links, numbers, slugs, colours.
_TEXTS = (
    "abc",
    "ABC",
    "a",
    "AB",
    "ab",
    "a@example.com",
    "https://example.com/a",
    "12345",
    "a-b",
    "+4915112345678",
    "#aabbcc",
    "abcdefgh",
    "ABCDEFGH",
    "/a/b",
    "Europe/Berlin",
)
_VALUES = {
    "boolean": ("true", "false"),
    "uuid": tuple(f"00000000-0000-4000-8000-{n:012d}" for n in range(1, 4)),
    "json": ("{}", '{"a": 1}', '{"a": 2}'),
    "jsonb": ("{}", '{"a": 1}', '{"a": 2}'),
    "bytea": (r"\x00", r"\x01", r"\x02"),
    "inet": ("192.0.2.1", "192.0.2.2", "192.0.2.3"),
    "cidr": ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
    "macaddr": ("08:00:2b:01:02:03", "08:00:2b:01:02:04", "08:00:2b:01:02:05"),
    "macaddr8": ("08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06", "08:00:2b:01:02:03:04:07"),
    "tsvector": ("a", "b", "c"),
    "tsquery": ("a", "b", "c"),
    "xml": ("<a/>", "<b/>", "<c/>"),
    "point": ("(1,1)", "(2,2)", "(3,3)"),
    "line": ("{1,1,1}",),
    "lseg": ("[(0,0),(1,1)]",),
    "box": ("(1,1),(0,0)",),
    "path": ("[(0,0),(1,1)]",),
    "polygon": ("((0,0),(1,1),(1,0))",),
    "circle": ("<(0,0),1>",),
    "pg_lsn": ("0/1", "0/2", "0/3"),
    "ltree": ("a", "a.b", "a.b.c"),
    "hstore": ("", "a=>1", "b=>1"),
    "citext": _TEXTS,
}
_INTEGERS = ("smallint", "integer", "bigint", "numeric", "real", "double precision", "money", "oid")


def candidates(column: Column, conditions: Sequence[str]) -> tuple[str, ...]:
    """Return values of ``column`` as SQL constants without a cast, likely ones first."""
    said = said_of(column, conditions)
    usual = usual_of(column)
    found = dict.fromkeys((*said, *usual) if said else usual)
    fitting = (one for one in found if column.length is None or len(one) <= column.length)
    return tuple(literal(one) for one in fitting)[: _MOST + len(said)]


def said_of(column: Column, conditions: Sequence[str]) -> tuple[str, ...]:
    """Return what the conditions themselves name for ``column``, and what is next to it."""
    return tuple(_said(column, conditions))


def _said(column: Column, conditions: Sequence[str]) -> Iterator[str]:
    text = " ".join(conditions)
    if not text or column.base in ("json", "jsonb"):
        return
    if column.base in _INTEGERS:
        yield from _numbers(text)
        return
    if column.category == "S" or column.base == "citext":
        for pattern in patterns_of(conditions):
            yield from matching(pattern)
    for quoted in _TEXT.findall(text)[:8]:
        value = quoted.replace("''", "'")
        if column.category == "D" and not _TIME.match(value):
            continue
        if column.base in _VALUES and column.base != "citext":
            continue
        yield value
    if column.category == "S":
        for found in _NUMBER.findall(text)[:4]:
            size = int(float(found))
            if 0 < size <= 4000:
                yield "a" * size


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.findall(text)[:6]:
        number = float(found)
        for near in (number, number + 1, number - 1):
            yield f"{near:g}" if near != int(near) else str(int(near))


def usual_of(column: Column) -> tuple[str, ...]:
    """Return a few values of the type of ``column``, whatever its conditions say."""
    return tuple(_usual(column))


def patterns_of(conditions: Sequence[str]) -> tuple[str, ...]:
    """Return the regular expressions that conditions name."""
    found = _PATTERN.findall(" ".join(conditions))
    return tuple(one.replace("''", "'") for one in found[:4])


def _usual(column: Column) -> Iterator[str]:
    if column.labels:
        yield from column.labels
    elif column.base in _VALUES:
        yield from _VALUES[column.base]
    elif column.base in _INTEGERS:
        yield from (str(n) for n in (1, 2, 3, 0, 10, 100, 2000, -1))
    elif column.category == "S":
        yield from _own_texts(column)
        yield from _TEXTS
    elif column.base.startswith("timestamp") or column.base == "date":
        yield from (f"2024-01-0{n}" for n in (1, 2, 3))
    elif column.base.startswith("time"):
        yield from (f"0{n}:00" for n in (1, 2, 3))
    elif column.base == "interval":
        yield from ("1 day", "2 days", "3 days")
    elif column.base.startswith("bit"):
        yield from ("0", "1")
    elif column.category == "R":
        yield from _ranges(column.base)
    elif column.category == "A" or column.base.endswith("[]"):
        yield "{}"
    elif column.base == "vector":
        size = re.search(r"\((\d+)\)", column.type)
        yield "[" + ",".join(["1"] * int(size[1] if size else 3)) + "]"


def _own_texts(column: Column) -> Iterator[str]:
    for n in (1, 2, 3):
        whole = f"{column.name}-{n}"
        size = column.length
        yield whole if size is None or len(whole) <= size else str(n).rjust(size, "x")


def _ranges(base: str) -> Iterator[str]:
    if base.startswith(("ts", "date")):
        yield from (f"[2024-01-0{n},2024-01-0{n + 1})" for n in (1, 3, 5))
    elif base.startswith(("int", "num")):
        yield from (f"[{n},{n + 5})" for n in (1, 11, 21))
    else:
        yield "empty"
