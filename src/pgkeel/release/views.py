"""Reads a live database's three sides, made comparable: the same role, versions and server."""

import hashlib
from collections.abc import Collection
from dataclasses import replace

from msgspec import Struct

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import encode_snapshot
from pgkeel.diff.selection import Selection
from pgkeel.migrations.migration import Migration
from pgkeel.release.copying import copied
from pgkeel.release.drift import Views
from pgkeel.release.levelling import made_by, runner_of, with_versions, without_new_privileges
from pgkeel.release.pinning import pinned_extensions
from pgkeel.release.position import Position
from pgkeel.sources.bench import Bench
from pgkeel.sources.keeping import Kept
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import Empty, FolderSource, SqlSource, TextSource


class Known(Struct, frozen=True, kw_only=True):
    """What is in files of one database: the folder, and its snapshot if there is one."""

    migrations: tuple[Migration, ...]
    recorded: SqlSource | None
    head: str | None
    """The version that the snapshot's header names."""


def standing_source(position: Position, known: Known) -> TextSource:
    """Return the folder as far as the database has it; its snapshot where there is no folder."""
    if not known.migrations and known.recorded:
        return known.recorded
    if position.version is None:
        return Empty()
    return FolderSource(
        label=f"folder@{position.version}",
        version=position.version,
        leaving_out=position.leaving_out,
    )


def read_views(
    live: Snapshot,
    position: Position,
    known: Known,
    bench: Bench,
    selection: Selection,
) -> Views:
    """Return what is known of a database, of which ``live`` was read.

    Text is built in sandboxes, once. Where the live server is of another major version than the
    sandbox's, its schema is made there, since two versions may show one expression in two ways.
    DIF codes tell what is wrong with text.
    """
    pinned = pinned_extensions(known.migrations)
    source = standing_source(position, known)
    folder = read_source(source, bench)
    runner = runner_of(live, folder)

    def level(snapshot: Snapshot) -> Snapshot:
        made = with_versions(made_by(snapshot, runner), live, pinned)
        made = without_new_privileges(made, live.major)
        return selection.of(made)

    def at(version: str | None) -> Snapshot:
        return level(read_source(FolderSource(label="folder", version=version), bench))

    even = level(folder)
    recorded = _recorded(known, live, even, runner, bench)
    here = replace(selection.of(live), role=runner)
    if live.major != folder.major:
        here = _on_one_server(here, source, bench, selection, pinned)
    asks_then = known.migrations and known.head not in (None, position.version)
    return Views(
        live=here,
        recorded=selection.of(recorded) if recorded else None,
        folder=even,
        sure=position.is_sure,
        head=at(None) if position.pending and known.migrations else None,
        then=at(known.head) if asks_then else None,
    )


def _recorded(
    known: Known, live: Snapshot, folder: Snapshot, runner: str, bench: Bench
) -> Snapshot | None:
    """Return the snapshot; a dump names no version of an extension, so it has the folder's."""
    if known.recorded is None:
        return None
    recorded = replace(read_source(known.recorded, bench), role=runner)
    even = with_versions(with_versions(recorded, live, ()), folder, ())
    return without_new_privileges(even, live.major)


def _on_one_server(
    live: Snapshot,
    source: TextSource,
    bench: Bench,
    selection: Selection,
    pinned: Collection[str],
) -> Snapshot:
    """Return what a sandbox makes of a live schema; the schema itself where it cannot be made."""
    digest = hashlib.sha256(encode_snapshot(live)).hexdigest()
    kept = Kept(bench, "on one server", bench.blueprint.base, repr(source), digest)
    found = kept.find()
    if found is None:
        with copied(live, source, bench, selection, pinned) as copy:
            if copy.made.failed:
                return live
            found = with_versions(selection.of(copy.whole), live, pinned)
            found = without_new_privileges(found, live.major)
        kept.keep(found)
    return replace(found, role=live.role, superuser=live.superuser)
