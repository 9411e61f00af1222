"""Tables in which tools keep what they have applied: no part of any schema; pure."""

from collections.abc import Collection

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.roots import root_of
from pgkeel.names import TableName


def without(snapshot: Snapshot, tables: Collection[TableName]) -> Snapshot:
    """Return the snapshot without these tables, and without schemas that hold nothing else."""
    names = set(tables)
    if not any(Address("table", tuple(name)) in snapshot.objects for name in names):
        return snapshot
    gone = {address for address in snapshot.objects if _table_of(address, snapshot) in names}
    theirs = {name.schema for name in names}
    used = {
        address.path[0]
        for address in snapshot.objects
        if address not in gone and _is_within_schema(address)
    }
    left = theirs - used - {"public"}
    gone |= {
        address
        for address in snapshot.objects
        if (root := root_of(address, snapshot)).kind == "schema" and root.path[0] in left
    }
    return snapshot.only(address for address in snapshot.objects if address not in gone)


def _table_of(address: Address, snapshot: Snapshot) -> TableName | None:
    root = root_of(address, snapshot)
    return TableName(root.path[0], root.path[1]) if root.kind == "table" else None


def _is_within_schema(address: Address) -> bool:
    # The path of a facet begins with the kind of what it belongs to.
    return len(address.path) > 1 and address.kind not in _NO_SCHEMA


_NO_SCHEMA = frozenset({"comment", "default privileges", "owner", "privileges", "security label"})
