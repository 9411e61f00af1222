"""Reads sources to snapshots; text is built in a sandbox once, and then known by its hash."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.catalog.reader import read_snapshot, read_within, reading
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stamp import read_stamp
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.session import Session
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import Replayable
from pgkeel.sources.bench import Bench
from pgkeel.sources.keeping import Kept
from pgkeel.sources.live import live_session
from pgkeel.sources.replayed import replayed
from pgkeel.sources.source import FolderSource, LiveSource, Source, SqlSource, TextSource
from pgkeel.sources.standing import blueprint_at, ground_key, load_all, open_ground
from pgkeel.sources.texts import folder_of, sql_texts
from pgkeel.sql import SqlText


def read_source(source: Source, bench: Bench) -> Snapshot:
    """Return the snapshot of a source.

    A live database is read in one read-only transaction. Text is built in a sandbox, unless the
    same text was read before. DIF002 and DIF003 tell what is wrong with text, ENV codes what with
    a live database.
    """
    if isinstance(source, LiveSource):
        return _read_live(source, bench)
    kept = Kept(bench, "text", _digest(source, bench))
    known = None if bench.blueprint.url else kept.find()
    if known is None:
        with open_built(source, bench) as sandbox, sandbox.session() as session:
            known = read_snapshot(session, sandbox.session)
        if not bench.blueprint.url:
            kept.keep(known)
    return known


@contextmanager
def open_built(source: TextSource, bench: Bench) -> Iterator[Replayable]:
    """Give a sandbox that stands where ``source`` says."""
    if isinstance(source, FolderSource):
        with replayed(_folder(source, bench), blueprint_at(bench, source.revision)) as sandbox:
            yield sandbox
    else:
        with open_ground(source, bench) as sandbox:
            load_all(_texts(source, bench), sandbox)
            yield sandbox


def _read_live(source: LiveSource, bench: Bench) -> Snapshot:
    # The address is shown without its password, and so it is kept.
    kept = Kept(bench, "live", str(source.url))
    with live_session(source.url, source.label) as session, reading(session):
        stamp = read_stamp(session)
        known = kept.find(stamp)
        if known is None:
            known = read_within(session, lambda: Session.on_url(source.url))
            kept.keep(known, stamp)
        return known


def _folder(source: FolderSource, bench: Bench) -> Folder:
    if source not in bench.texts:
        bench.texts[source] = folder_of(source, bench.project, bench.environ)
    found: Folder = bench.texts[source]
    return found


def _texts(source: TextSource, bench: Bench) -> tuple[SqlText, ...]:
    if not isinstance(source, SqlSource):
        return ()
    if source not in bench.texts:
        bench.texts[source] = sql_texts(source, bench.environ)
    found: tuple[SqlText, ...] = bench.texts[source]
    return found


def _digest(source: TextSource, bench: Bench) -> str:
    if isinstance(source, FolderSource):
        base = blueprint_at(bench, source.revision).base
        return chain(base, _folder(source, bench).migrations)[-1]
    texts = _texts(source, bench)
    base = ground_key(source, bench)
    digest = hashlib.sha256(f"text\0{base}".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.buffer).digest())
    return digest.hexdigest()
