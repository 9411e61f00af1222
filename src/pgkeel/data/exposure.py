"""Who of those outside can read classified columns: from tables, through views, by functions; pure.

As far as is known: what a function gives is judged by its text, and members of roles are those that
whoever asks has found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.classes import classes_of
from pgkeel.data.dictionary import all_tables, comment
from pgkeel.data.outputs import Column, computed_from, outputs
from pgkeel.data.rights import columns_of, granted, readers
from pgkeel.data.wording import dotted

_OUTSIDE = ("", "anon", "authenticated")
"""Everybody, and the roles of whoever calls the API."""
_DEFINER = re.compile(r"\bSECURITY DEFINER\b")
_BODY = re.compile(r"^AS |^BEGIN ATOMIC|^ ?RETURN ", re.MULTILINE)
_ANYTHING = re.compile(r"\b(?:jsonb?|record|hstore|xml)\b")
_WORD = re.compile(r"[^\W\d][\w$]*")
_GIVES = re.compile(r"\breturn\b[^;]*|\bselect\b.*?(?:\bfrom\b|;|\Z)", re.IGNORECASE | re.DOTALL)


class Exposed(Struct, frozen=True, kw_only=True):
    """A classified column, and how somebody outside gets at it."""

    column: str
    word: str
    """Its class."""
    role: str
    """Empty for everybody."""
    way: Literal["table", "copy", "view", "function"]
    through: str = ""
    """The column, view or function that gives it, where it is not read by itself."""


Groups = Mapping[str, str]
"""Roles that somebody outside is a member of, and who: what they may do, that one may."""


def all_exposed(
    snapshot: Snapshot, classes: Mapping[str, str], memberships: Iterable[tuple[str, str]] = ()
) -> tuple[Exposed, ...]:
    """Return what is exposed of the columns that are secret or personal, each way once.

    ``memberships`` are roles that others are members of: the group, then the member.
    """
    groups = _groups(memberships)
    found: list[Exposed] = []
    for word in ("secret", "pii"):
        marked = {column: column for column in _marked(snapshot, classes, word)}
        copies = dict(_copies(snapshot, marked))
        through = _through_views(snapshot, {**marked, **copies})
        for item in _all_with_rows(snapshot):
            for column in columns_of(item.address, snapshot):
                path = column.address.path
                origin = marked.get(path) or copies.get(path) or through.get(path)
                roles = _readers(item, column, snapshot, groups) if origin else ()
                if origin and roles:
                    way = _way(path, marked, copies)
                    by = path if way == "copy" else item.address.path
                    found.append(
                        Exposed(
                            column=dotted(origin),
                            word=word,
                            role=roles[0],
                            way=way,
                            through="" if way == "table" else dotted(by),
                        )
                    )
        found += _by_functions(snapshot, word, marked, groups)
    return tuple(found)


def _way(
    path: Column, marked: Mapping[Column, Column], copies: Mapping[Column, Column]
) -> Literal["table", "copy", "view"]:
    if path in marked:
        return "table"
    return "copy" if path in copies else "view"


def _groups(memberships: Iterable[tuple[str, str]]) -> Groups:
    """Return the groups of those outside, also of groups that are members of others."""
    found = {role: role for role in _OUTSIDE}
    waiting = sorted({*memberships})
    for _ in waiting:
        before = len(found)
        for group, member in waiting:
            if member in found:
                found.setdefault(group, found[member])
        if len(found) == before:
            break
    return found


def _all_with_rows(snapshot: Snapshot) -> list[Object[Any]]:
    """Return tables, views and partitions: those can be read by themselves, past their table."""
    partitions = [
        one for one in snapshot.objects.values() if getattr(one.record, "partition_of", None)
    ]
    tables = [one for one in partitions if one.address.kind in ("table", "foreign table")]
    return sorted([*all_tables(snapshot), *tables], key=lambda one: one.address.path)


def _copies(snapshot: Snapshot, marked: Mapping[Column, Column]) -> Iterator[tuple[Column, Column]]:
    """Yield columns that hold the same: those of partitions and heirs, and computed ones."""
    known = dict(marked)
    items = _all_with_rows(snapshot)
    # Parents of parents are found in as many rounds as there are generations.
    for _ in items:
        before = len(known)
        for item in items:
            for path, origin in _copied(item, snapshot, known):
                if path not in known:
                    known[path] = origin
                    yield path, origin
        if len(known) == before:
            return


def _copied(
    item: Object[Any], snapshot: Snapshot, known: Mapping[Column, Column]
) -> Iterator[tuple[Column, Column]]:
    record, own = item.record, item.address.path
    parents = [one for one in (getattr(record, "partition_of", None),) if one]
    parents += getattr(record, "inherits", ())
    of_table = {path[-1]: origin for path, origin in known.items() if path[:2] == own}
    for column in columns_of(item.address, snapshot):
        name = column.address.path[-1]
        for parent in parents:
            if origin := known.get((*parent, name)):
                yield column.address.path, origin
        computed = getattr(column.record, "generated", None)
        if computed and of_table and (origin := computed_from(computed, of_table)):
            yield column.address.path, origin


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


def _readers(
    item: Object[Any], column: Object[Any], snapshot: Snapshot, groups: Groups
) -> tuple[str, ...]:
    found = {groups[one] for one in readers(item, column, snapshot) if one in groups}
    schema = item.address.path[0]
    return tuple(one for one in sorted(found) if _may_use(schema, one, snapshot, groups))


def _may_use(schema: str, role: str, snapshot: Snapshot, groups: Groups) -> bool:
    """Whether a role reaches what is in a schema; what is not known of is taken to be open."""
    address = Address("schema", (schema,))
    if address not in snapshot.objects or schema == "public":
        return True
    users = {
        groups[one]
        for one, may in granted(snapshot.child(address, "privileges")).items()
        if "USAGE" in may and one in groups
    }
    return bool(users & ({role, ""} if role else {*_OUTSIDE}))


def _by_functions(
    snapshot: Snapshot, word: str, marked: Mapping[Column, Column], groups: Groups
) -> Iterator[Exposed]:
    for item in sorted(snapshot.objects.values(), key=lambda one: one.address):
        record = item.record
        definition = getattr(record, "definition", "")
        if item.address.kind != "routine" or not _DEFINER.search(definition):
            continue
        schema = item.address.path[0]
        callers = _callers(item, snapshot, groups)
        roles = [one for one in callers if _may_use(schema, one, snapshot, groups)]
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


def _callers(item: Object[Any], snapshot: Snapshot, groups: Groups) -> list[str]:
    privileges = snapshot.child(item.address, "privileges")
    if privileges is None or privileges.record.grants is None:
        return [""]
    may = {
        one.grantee
        for one in privileges.record.grants
        if one.privilege == "EXECUTE" and one.grantee != OWNER
    }
    return sorted({groups[one] for one in may if one in groups})


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
    if name in _WORD.findall(given) or (name in _WORD.findall(result) and "*" in given):
        return True
    # Rows as a whole, where the result does not say of which columns.
    if not _ANYTHING.search(result):
        return False
    aliases = re.findall(rf"\b{re.escape(table)}\s+(?:as\s+)?(\w+)", body, re.IGNORECASE)
    whole = "|".join(map(re.escape, (table, *aliases)))
    return bool(re.search(rf"\(\s*(?:{whole})(?:\.\*)?\s*\)", given)) or (
        "*" in given and "count(*)" not in given
    )
