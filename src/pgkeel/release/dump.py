"""Dumps a source as canonical SQL text."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Project
from pgkeel.diff.selection import Selection
from pgkeel.names import TableName, quoted
from pgkeel.postgres.build import Build
from pgkeel.postgres.dumping import dump_schema
from pgkeel.postgres.session import Session
from pgkeel.release.begun import Begun, begin_dump, client_for
from pgkeel.release.entries import Entry, join_entries
from pgkeel.release.extent import MEMBERS, Extent, bounds_of, with_schema
from pgkeel.release.fresh import Base, is_untouched, read_base, schemas_of
from pgkeel.release.header import Header, parse_header, render_header
from pgkeel.release.normalise import normalise
from pgkeel.release.not_nulls import with_names
from pgkeel.release.secrets import MAY_HAVE_SECRETS, without_secrets
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

_ABOUT_OBJECTS = frozenset({"ACL", "COMMENT", "SECURITY LABEL"})
_WORTH_A_LOOK = _ABOUT_OBJECTS | MEMBERS | {"EXTENSION", "SCHEMA"}

HeadOf = Callable[[Session], str | None]
"""Says which version a live database is at, by what is in it."""


class Dump(Struct, frozen=True, kw_only=True):
    """A dump."""

    text: bytes
    header: Header
    entries: tuple[Entry, ...]
    client: Build
    """Whose pg_dump wrote it."""
    secrets: tuple[str, ...]
    """What secrets were left out of, as people name it."""


class ReadDump(Struct, frozen=True, kw_only=True):
    """A dump, and the whole snapshot of what it was made from."""

    dump: Dump
    snapshot: Snapshot


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
    above: bytes
    """What is set before all entries."""
    entries: tuple[Entry, ...]
    secrets: tuple[str, ...]
    extent: Extent
    head: str | None
    client: Build
    base: Base


def dump_source(wanted: Wanted, bench: Bench, begun: Begun | None = None) -> ReadDump:
    """Return the dump of what belongs to a part of the project in a source.

    A live database is read in one read-only moment, by pg_dump, which may have ``begun``, and by
    keel; text in the sandbox that it is built in. REL001 when pg_dump fails, REL004 when there is
    none for the server, DIF and ENV codes when the source cannot be read.
    """
    source = wanted.source
    if isinstance(source, LiveSource):
        look: _Look[Snapshot] = lambda session, _: read_live(source, bench, session)  # noqa: E731 -- its type is given once
        raw, snapshot = _of_live(source, bench, wanted, begun, look)
    else:
        raw, snapshot = _of_text(source, bench, wanted)
    return ReadDump(dump=_made(raw, snapshot, wanted, bench), snapshot=snapshot)


def dump_text(wanted: Wanted, bench: Bench, begun: Begun | None = None) -> Dump:
    """Return the same dump where nobody wants the snapshot, which is read only if it is needed.

    pg_dump tells all of a schema but how it changes what is in a fresh database, and which
    publications the tables of a slice are in.
    """
    source = wanted.source
    if not isinstance(source, LiveSource):
        return dump_source(wanted, bench).dump

    def look(session: Session, base: Base) -> Snapshot | None:
        is_slice = (wanted.part or bench.project).own is not None
        if not is_slice and is_untouched(session, base):
            return None
        return read_live(source, bench, session)

    raw, snapshot = _of_live(source, bench, wanted, begun, look)
    return _made(raw, snapshot, wanted, bench)


def _made(raw: _Raw, snapshot: Snapshot | None, wanted: Wanted, bench: Bench) -> Dump:
    selection = wanted.selection
    kept = tuple(_kept(raw.entries, raw, wanted, bench))
    header = Header(source=wanted.name, head=raw.head or wanted.at)
    first, more = _beyond(raw, snapshot, selection) if snapshot is not None else (b"", b"")
    body = join_entries(raw.above + first, kept).rstrip(b"\n")
    return Dump(
        text=render_header(header) + b"\n" + body + more.rstrip(b"\n") + b"\n",
        header=header,
        entries=kept,
        client=raw.client,
        secrets=raw.secrets,
    )


def _read(chunks: Iterable[bytes]) -> tuple[bytes, tuple[Entry, ...], tuple[str, ...]]:
    """Return what is above the entries of pg_dump's text, these, and what has had secrets."""
    above, found = normalise(chunks)
    entries: list[Entry] = []
    secrets: list[str] = []
    for old in found:
        entry = without_secrets(old) if old.type in MAY_HAVE_SECRETS else old
        entries.append(entry)
        if entry is not old:
            secrets.append(_named(old))
    return above, with_names(entries), tuple(secrets)


_Seen = TypeVar("_Seen")
_Look = Callable[[Session, Base], _Seen]


def _of_live(
    source: LiveSource, bench: Bench, wanted: Wanted, begun: Begun | None, look: "_Look[_Seen]"
) -> tuple[_Raw, _Seen]:
    part = wanted.part or bench.project
    with nullcontext(begun) if begun else begin_dump(source, part) as pending:
        # Meanwhile, since pg_dump takes its time.
        with open_live(source, pending.moment.name) as session:
            head = wanted.head_of(session)
            base = read_base(bench, pending.client, wanted.selection.managed)
            seen = look(session, base)
        above, entries, secrets = _read(pending.chunks())
        raw = _Raw(
            above=above,
            entries=entries,
            secrets=secrets,
            extent=pending.extent,
            head=head,
            client=pending.client,
            base=base,
        )
    return raw, seen


def _of_text(source: TextSource, bench: Bench, wanted: Wanted) -> tuple[_Raw, Snapshot]:
    client = client_for(bench.blueprint.build.major * 10_000)
    with open_built(source, bench) as sandbox:
        snapshot = read_built(source, bench, sandbox)
        extent = bounds_of(wanted.part or bench.project).extent(schemas_of(snapshot))
        text = dump_schema(client, sandbox.url, extent.options)
    # A server that was given by its URL has room for one sandbox at a time.
    base = read_base(bench, client, wanted.selection.managed)
    head = _head_of(source, bench)
    above, entries, secrets = _read([text])
    raw = _Raw(
        above=above,
        entries=entries,
        secrets=secrets,
        extent=extent,
        head=head,
        client=client,
        base=base,
    )
    return raw, snapshot


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
    base = raw.base.known
    part = wanted.part or bench.project
    platform = platform_objects(part.settings.project.preset)
    gone = base.schemas | _emptied(entries, wanted.selection.bookkeeping)
    schemas = {f"SCHEMA {spelt}" for name in gone for spelt in (name, quoted(name))}
    # The platform's, where nobody has asked for it yet.
    lacking = sorted(wanted.selection.managed - base.schemas)
    # What has none of these names and types is none of it, and so is nearly everything.
    names = {key.split("\0")[2] for key in base.keys}
    for entry in entries:
        if entry.name not in names and entry.type not in _WORTH_A_LOOK and not platform:
            yield entry
            continue
        about = entry.name if entry.type in _ABOUT_OBJECTS else f"{entry.type} {entry.name}"
        is_reset = entry.type == "DEFAULT ACL" and entry.owner == base.role
        is_there = (entry.key in base.keys and not is_reset) or about in schemas
        if is_there or about.casefold() in platform or raw.extent.leaves_out(entry):
            yield replace(entry, text=b"")
        else:
            yield with_schema(entry, lacking) if entry.type == "EXTENSION" else entry


def _beyond(raw: _Raw, snapshot: Snapshot, selection: Selection) -> tuple[bytes, bytes]:
    """Return what comes before all entries and after them: what pg_dump does not say."""
    from pgkeel.release.additions import additions, preparations  # noqa: PLC0415 -- it plans

    base = raw.base.snapshot
    lacking = _lacking(raw, snapshot, selection)
    return preparations(base, selection), additions(base, snapshot, selection, lacking)


def _lacking(raw: _Raw, snapshot: Snapshot, selection: Selection) -> frozenset[Address]:
    """Return what pg_dump does not write of a slice: the places of its tables in publications.

    Publications are in no schema, so they are not the slice's.
    """
    if raw.extent.only is None:
        return frozenset()
    kept = selection.of(snapshot).objects
    return frozenset(
        address
        for address, item in kept.items()
        if all_kinds()[address.kind].schema_at and item.parent and item.parent not in kept
    )


def _emptied(entries: Sequence[Entry], bookkeeping: Collection[TableName]) -> frozenset[str]:
    """Return the schemas of tables that tools keep, where there is nothing else in them."""
    wanted = {table.schema for table in bookkeeping} - {"public"}
    used = {entry.place[0] for entry in entries if entry.type != "DEFAULT ACL"}
    return frozenset(schema for schema in wanted if schema.encode() not in used)


def _named(entry: Entry) -> str:
    name = entry.name.removeprefix(f"{entry.type} ")
    return f"{entry.type.lower()} {name}"
