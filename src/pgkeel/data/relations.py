"""Which tables refer to which, as foreign keys say; pure."""

import re
from typing import Any

from msgspec import Struct

from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.rights import columns_of

_KEY = re.compile(
    r"FOREIGN KEY \((?P<own>.*?)\) REFERENCES (?P<to>(?:\"(?:[^\"]|\"\")+\"|[^\s(\"])+)"
    r"\((?P<theirs>.*?)\)(?P<rest>.*)",
    re.DOTALL,
)
_COLUMNS = re.compile(r"(?P<kind>PRIMARY KEY|UNIQUE)[^(]*\((?P<names>.*?)\)", re.DOTALL)
_NAME = re.compile(r"\"(?:[^\"]|\"\")+\"|[^\s,\"]+")


class Reference(Struct, frozen=True, kw_only=True):
    """One foreign key."""

    own: tuple[str, ...]
    table: tuple[str, ...]
    theirs: tuple[str, ...]
    rest: str
    """What happens to it, as SQL: ``ON DELETE CASCADE``."""
    optional: bool
    """Whether a row may refer to none."""
    single: bool
    """Whether at most one row refers to one."""


def references(table: Object[Any], snapshot: Snapshot) -> tuple[Reference, ...]:
    """Return the foreign keys of a table, in order of name."""
    nullable = {
        one.address.path[-1]
        for one in columns_of(table.address, snapshot)
        if not getattr(one.record, "not_null", False)
    }
    unique = {frozenset(names) for _, names in keys(table, snapshot)}
    found = []
    for one in constraints(table, snapshot, "f"):
        said = _KEY.match(one.record.definition)
        if said:
            own = names_in(said["own"])
            found.append(
                Reference(
                    own=own,
                    table=_path(said["to"]),
                    theirs=names_in(said["theirs"]),
                    rest=said["rest"].strip(),
                    optional=not nullable.isdisjoint(own),
                    single=frozenset(own) in unique,
                )
            )
    return tuple(found)


def keys(table: Object[Any], snapshot: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the primary key first, then the unique ones: the words for each, and its columns."""
    found = []
    for kind in ("p", "u"):
        for one in constraints(table, snapshot, kind):
            said = _COLUMNS.match(one.record.definition)
            if said:
                found.append((said["kind"].capitalize(), names_in(said["names"])))
    return tuple(found)


def constraints(table: Object[Any], snapshot: Snapshot, kind: str) -> tuple[Object[Any], ...]:
    """Return the constraints of a table of one type, in order of name."""
    return tuple(
        one
        for one in snapshot.children.get(table.address, ())
        if one.address.kind == "constraint" and one.record.type == kind
    )


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list as SQL has it."""
    return tuple(_bare(one) for one in _NAME.findall(text))


def _path(text: str) -> tuple[str, ...]:
    return tuple(_bare(one) for one in re.findall(r"\"(?:[^\"]|\"\")+\"|[^.\"]+", text))


def _bare(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name
