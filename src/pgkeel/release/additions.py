"""What a schema adds to what is there anyway, or takes away, as SQL below the entries of a dump."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER
from pgkeel.catalog.kinds.default_privileges import TYPES
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, role
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.plan import plan
from pgkeel.diff.selection import Selection, schema_of
from pgkeel.release.fresh import schemas_of

_DEFAULTS = "default privileges"
_FIRST = (
    "-- Privileges that new objects of {role} have by default come last: none of them is to fall\n"
    "-- to what is made here.\n\n"
)
_HEAD = "\n\n-- Of the platform: what this schema adds to it, changes or lacks.\n\n"


def preparations(base: Snapshot, selection: Selection) -> bytes:
    """Return the statements that come before all entries; nothing where there is nothing to do."""
    lines = [
        f"{line};\n"
        for address, item in sorted(selection.of(base).objects.items())
        if _is_reset(address, base, selection)
        for line in _resets(address, sorted({grant.grantee for grant in item.record.grants}))
    ]
    return "".join([_FIRST.format(role=base.role), *lines, "\n"] if lines else []).encode()


def _resets(address: Address, grantees: list[str]) -> Iterator[str]:
    owner, schema, kind = address.path
    for grantee in grantees:
        # All, whatever it is: servers do not know the same privileges.
        yield (
            f"ALTER DEFAULT PRIVILEGES FOR ROLE {identifier(owner)} IN SCHEMA {identifier(schema)} "
            f"REVOKE ALL ON {TYPES[kind]} FROM {role(owner if grantee == OWNER else grantee)}"
        )


def additions(
    base: Snapshot, snapshot: Snapshot, selection: Selection, lacking: Collection[Address]
) -> bytes:
    """Return the statements that bring a fresh database's own objects to what ``snapshot`` says.

    These are the objects that ``base`` has, what ``selection`` keeps in managed schemas, which
    pg_dump is not asked for, and what it is ``lacking`` otherwise. Both snapshots are whole.
    Nothing where there is nothing to do.
    """
    was = selection.of(base).objects
    # Few of many: whatever else there is need not be asked about.
    there = schemas_of(base)
    near = {one for one in snapshot.objects if one in was or _is_near(one, there, selection)}
    near |= {*lacking}
    is_now = selection.of(snapshot.only(near)).objects
    own = {one for one in {*was, *is_now} if not _is_reset(one, base, selection)}
    if all(_same(was.get(one), is_now.get(one)) for one in own):
        return b""
    others = {one: item for one, item in snapshot.objects.items() if one not in own}
    before = replace(
        snapshot,
        objects={**others, **{one: was[one] for one in own if one in was}},
        depends={
            **{one: needed for one, needed in snapshot.depends.items() if one in others},
            **{one: needed for one, needed in base.depends.items() if one in own},
        },
    )
    after = replace(
        snapshot,
        objects={**others, **{one: is_now[one] for one in own if one in is_now}},
    )
    steps = plan(before, after).steps
    lines = [f"{planned.step.sql};\n" for planned in steps]
    return "".join([_HEAD, *lines] if lines else []).encode()


def _is_near(address: Address, there: Collection[str], selection: Selection) -> bool:
    """Whether it lies in a managed schema, or is a facet of a schema that is there anyway."""
    if address.path[:1] == ("schema",) and address.path[1] in there:
        # What pg_dump would say of such a schema, is said here.
        return True
    return _schema(address) in selection.managed


def _same(one: Object[Any] | None, other: Object[Any] | None) -> bool:
    return one is not None and other is not None and one.record == other.record


def _is_reset(address: Address, base: Snapshot, selection: Selection) -> bool:
    """Whether it is taken away before all entries, and given again among them."""
    if address.kind != _DEFAULTS:
        return False
    owner, schema, _ = address.path
    return owner == base.role and bool(schema) and schema not in selection.managed


def _schema(address: Address) -> str:
    kind, path = address
    if all_kinds()[kind].facet:
        kind, path = path[0], path[1:]
    return schema_of(kind, path)
