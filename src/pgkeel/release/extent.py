"""Which schemas go into the dump of a part of a project; pure."""

from typing import NamedTuple

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Project


class Extent(NamedTuple):
    """What pg_dump is told."""

    excluded: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    """Nothing but these, in no case what is in no schema; ``None``: all the others."""


def extent_of(part: Project, snapshot: Snapshot, managed: frozenset[str]) -> Extent:
    """Return it for the schemas that are in ``snapshot``; ``managed`` are the platform's."""
    there = sorted(address.path[0] for address in snapshot.objects if address.kind == "schema")
    if part.own is not None:
        return Extent(only=tuple(schema for schema in there if schema in part.own.schemas))
    left_out = managed | part.other_schemas
    return Extent(excluded=tuple(schema for schema in there if schema in left_out))
