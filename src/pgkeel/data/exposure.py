"""Who of those outside can read classified columns: from tables, through views, by functions; pure.

As far as is known: roles that are members of others are not followed, and what a function gives is
judged by its text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.classes import classes_of
from pgkeel.data.dictionary import all_tables, comment
from pgkeel.data.outputs import Column, outputs
from pgkeel.data.rights import columns_of, granted, readers
from pgkeel.data.wording import dotted

_OUTSIDE = frozenset({"anon", "authenticated", ""})
"""Roles of whoever calls the API, and everybody."""
_DEFINER = re.compile(r"\bSECURITY DEFINER\b")
_BODY = re.compile(r"^AS |^BEGIN ATOMIC|^ ?RETURN ", re.MULTILINE)
_WORD = re.compile(r"[^\W\d][\w$]*")
_GIVES = re.compile(r"\breturn\b[^;]*|\bselect\b.*?(?:\bfrom\b|;|\Z)", re.IGNORECASE | re.DOTALL)


class Exposed(Struct, frozen=True, kw_only=True):
    """A classified column, and how somebody outside gets at it."""

    column: str
    word: str
    """Its class."""
    role: str
    """Empty for everybody."""
    way: Literal["table", "view", "function"]
    through: str = ""
    """The view or function."""


def all_exposed(snapshot: Snapshot, classes: Mapping[str, str]) -> tuple[Exposed, ...]:
    """Return what is exposed of the columns that are secret or personal, each way once."""
    found: list[Exposed] = []
    for word in ("secret", "pii"):
        marked = {column: column for column in _marked(snapshot, classes, word)}
        through = _through_views(snapshot, marked)
        for item in all_tables(snapshot):
            for column in columns_of(item.address, snapshot):
                path = column.address.path
                origin = marked.get(path) or through.get(path)
                roles = _readers(item, column, snapshot) if origin else ()
                if origin and roles:
                    is_own = path in marked
                    found.append(
                        Exposed(
                            column=dotted(origin),
                            word=word,
                            role=roles[0],
                            way="table" if is_own else "view",
                            through="" if is_own else dotted(item.address.path),
                        )
                    )
        found += _by_functions(snapshot, word, marked)
    return tuple(found)


def _marked(snapshot: Snapshot, classes: Mapping[str, str], word: str) -> Iterator[Column]:
    for item in all_tables(snapshot):
        for column in columns_of(item.address, snapshot):
            path = column.address.path
            if word in classes_of(comment(column.address, snapshot), classes, dotted(path)):
                yield path


def _through_views(snapshot: Snapshot, marked: Mapping[Column, Column]) -> dict[Column, Column]:
    """Return the columns of views that give a marked one with rights that are not the reader's."""
    views = [one for one in all_tables(snapshot) if _reads_as_owner(one)]
    found: dict[Column, Column] = {}
    # A view may read another one.
    for _ in views:
        before = len(found)
        for view in views:
            for name, origin in outputs(view.record.query, {**marked, **found}).items():
                path = (*view.address.path, name)
                if path not in marked:
                    found.setdefault(path, origin)
        if len(found) == before:
            break
    return found


def _reads_as_owner(item: Object[Any]) -> bool:
    if item.address.kind == "materialized view":
        return True
    return item.address.kind == "view" and "security_invoker=true" not in item.record.options


def _readers(item: Object[Any], column: Object[Any], snapshot: Snapshot) -> tuple[str, ...]:
    found = readers(item, column, snapshot) & _OUTSIDE
    return tuple(one for one in sorted(found) if _may_use(item.address.path[0], one, snapshot))


def _may_use(schema: str, role: str, snapshot: Snapshot) -> bool:
    """Whether a role reaches what is in a schema; what is not known of is taken to be open."""
    address = Address("schema", (schema,))
    if address not in snapshot.objects or schema == "public":
        return True
    users = {
        one for one, may in granted(snapshot.child(address, "privileges")).items() if "USAGE" in may
    }
    return bool(users & ({role, ""} if role else _OUTSIDE))


def _by_functions(
    snapshot: Snapshot, word: str, marked: Mapping[Column, Column]
) -> Iterator[Exposed]:
    for item in sorted(snapshot.objects.values(), key=lambda one: one.address):
        record = item.record
        definition = getattr(record, "definition", "")
        if item.address.kind != "routine" or not _DEFINER.search(definition):
            continue
        roles = [
            one for one in _callers(item, snapshot) if _may_use(item.address.path[0], one, snapshot)
        ]
        if not roles:
            continue
        for column in sorted(marked):
            if _gives(record.result or "", definition, column):
                yield Exposed(
                    column=dotted(column),
                    word=word,
                    role=roles[0],
                    way="function",
                    through=str(item.address).removeprefix("routine "),
                )


def _callers(item: Object[Any], snapshot: Snapshot) -> list[str]:
    privileges = snapshot.child(item.address, "privileges")
    if privileges is None or privileges.record.grants is None:
        return [""]
    may = {
        one.grantee
        for one in privileges.record.grants
        if one.privilege == "EXECUTE" and one.grantee != OWNER
    }
    return sorted(may & _OUTSIDE)


def _gives(result: str, definition: str, column: Column) -> bool:
    """Whether the text of a function gives the column: in rows of its table, or by its name.

    One that only compares with it does not.
    """
    schema, table, name = column
    body = _BODY.split(definition, maxsplit=1)[-1]
    if result.removeprefix("SETOF ") in (f"{schema}.{table}", table):
        return True
    if result in ("trigger", "event_trigger", "void", "boolean"):
        return False
    if table not in _WORD.findall(body):
        return False
    given = " ".join(_GIVES.findall(body))
    return name in _WORD.findall(given) or (name in _WORD.findall(result) and "*" in given)
