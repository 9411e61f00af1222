"""Names NOT NULL constraints in a dump that would get another name where it is loaded; pure.

pg_dump leaves out the names that a server chooses by itself. From PostgreSQL 18 on it chooses none
that is taken in the schema, and a copy of a table, whose constraints are called as the table's own,
may be made before it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pgkeel.release.entries import Entry

_NAME = r"(?:\"(?:[^\"]|\"\")*\"|[\w$]+)"
_TABLE = re.compile(rf"CREATE (?:UNLOGGED )?TABLE (?P<schema>{_NAME})\.(?P<table>{_NAME}) ")
_ALTERED = re.compile(rf"ALTER TABLE (?:ONLY )?(?P<schema>{_NAME})\.(?P<table>{_NAME})\s")
_NAMED = re.compile(rf"\bCONSTRAINT (?P<name>{_NAME}) ")
_COLUMN = re.compile(
    rf"^    (?P<head>(?P<column>{_NAME}) (?!.* CONSTRAINT ).*?)(?P<tail>NOT NULL,?)$", re.MULTILINE
)
_ATTACHED = "TABLE ATTACH"
_USUAL = b"_not_null"
_TYPES = ("TABLE", "CONSTRAINT", "CHECK CONSTRAINT", "FK CONSTRAINT")

_Taken = Mapping[tuple[str, str], set[str]]
"""The tables, by schema and name of a constraint."""


def with_names(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries, the constraints named whose names other tables have as well."""
    taken = _taken(entries)
    if not taken:
        return tuple(entries)
    return tuple(_named(entry, taken) if entry.type == "TABLE" else entry for entry in entries)


def _taken(entries: Sequence[Entry]) -> _Taken:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    # Partitions are made after their table, whose names theirs are.
    parts = {entry.place[0] + entry.name.encode() for entry in entries if entry.type == _ATTACHED}
    for entry in entries:
        own = entry.place[0] + entry.name.encode()
        if entry.type not in _TYPES or _USUAL not in entry.text or own in parts:
            continue
        text = entry.text.decode()
        whose = (_TABLE if entry.type == "TABLE" else _ALTERED).search(text)
        if whose is not None:
            schema, table = _plain(whose["schema"]), _plain(whose["table"])
            for constraint in _NAMED.finditer(text, whose.end()):
                found[schema, _plain(constraint["name"])].add(table)
    return found


def _named(entry: Entry, taken: _Taken) -> Entry:
    text = entry.text.decode()
    whose = _TABLE.search(text)
    if whose is None:
        return entry
    schema, table = _plain(whose["schema"]), _plain(whose["table"])

    def name(found: re.Match[str]) -> str:
        usual = f"{table}_{_plain(found['column'])}_not_null"
        others = taken.get((schema, usual), set()) - {table}
        said = f"CONSTRAINT {_quoted(usual)} " if others else ""
        return f"    {found['head']}{said}{found['tail']}"

    return replace(entry, text=_COLUMN.sub(name, text).encode())


def _plain(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[a-z_][a-z0-9_]*", name) else '"' + name.replace('"', '""') + '"'
