"""Which schemas go into the dump of a part of a project; pure."""

import re
from collections.abc import Collection
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


def without_members(dump: bytes, excluded: Collection[str]) -> bytes:
    """Return what pg_dump wrote without the tables of ``excluded`` schemas in publications.

    pg_dump puts them there even where it leaves the schemas out.
    """
    if not excluded or b"Type: PUBLICATION TABLE" not in dump:
        return dump
    names = b"|".join(re.escape(schema.encode()) for schema in excluded)
    entry = (
        rb"--\n-- Name: [^\n]*; Type: PUBLICATION TABLES?(?: IN SCHEMA)?; Schema: (?:%s); [^\n]*\n"
        rb"--\n\nALTER PUBLICATION .*?;\n\n\n"
    )
    return re.sub(entry % names, b"", dump, flags=re.DOTALL)
