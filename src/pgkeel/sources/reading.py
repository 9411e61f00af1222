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
from pgkeel.sources.standing import blueprint_at, ground_key, load_all, open_ground, stands
from pgkeel.sources.texts import folder_of, sql_texts
from pgkeel.sql import SqlText


def read_source(source: Source, bench: Bench) -> Snapshot:
    """Return the snapshot of a source.

    A live database is read in one read-only transaction. Text is built in a sandbox, unless the
    same text was read before. DIF002 and DIF003 tell what is wrong with text, ENV codes what with
    a live database.
    """
    if isinstance(source, LiveSource):
        with open_live(source) as session:
            return read_live(source, bench, session)
    known = _kept_text(source, bench).find()
    if known is None:
        with open_built(source, bench) as sandbox:
            known = read_built(source, bench, sandbox)
    return known


def read_built(source: TextSource, bench: Bench, sandbox: Replayable) -> Snapshot:
    """Return the snapshot of a source that stands in ``sandbox``, and keep it."""
    kept = _kept_text(source, bench)
    known = kept.find()
    if known is None:
        with sandbox.session() as session:
            known = read_snapshot(session, sandbox.session)
        kept.keep(known)
    return known


def keep_text(source: TextSource, bench: Bench, snapshot: Snapshot) -> None:
    """Keep what is known of text already, so that reading it as ``source`` asks no server.

    Not of the text of a slice that stands on others: as ``source`` it may stand on other text.
    """
    if not stands(bench):
        _kept_text(source, bench).keep(snapshot)


@contextmanager
def open_built(source: TextSource, bench: Bench) -> Iterator[Replayable]:
    """Give a sandbox that stands where ``source`` says."""
    if isinstance(source, FolderSource):
        with replayed(folder_at(source, bench), blueprint_at(bench, source.revision)) as sandbox:
            yield sandbox
    else:
        with open_ground(source, bench) as sandbox:
            load_all(texts_at(source, bench), sandbox)
            yield sandbox


@contextmanager
def open_live(source: LiveSource, moment: str | None = None) -> Iterator[Session]:
    """Give a session in the transaction in which one moment of a live database is read.

    ``moment`` is one that another session gave away and still holds.
    """
    with live_session(source.url, source.label) as session, reading(session, moment):
        yield session


def read_live(source: LiveSource, bench: Bench, session: Session) -> Snapshot:
    """Return what the open transaction of ``session`` sees, unless its stamp is known."""
    # The address is shown without its password, and so it is kept.
    kept = Kept(bench, "live", str(source.url))
    stamp = read_stamp(session, kept.stamp)
    known = kept.find(stamp)
    if known is None:
        known = read_within(session, lambda: Session.on_url(source.url))
        kept.keep(known, stamp)
    return known


def folder_at(source: FolderSource, bench: Bench) -> Folder:
    """Return the folder as a source has it, read once."""
    if source not in bench.texts:
        bench.texts[source] = folder_of(source, bench.project, bench.environ)
    found: Folder = bench.texts[source]
    return found


def texts_at(source: TextSource, bench: Bench) -> tuple[SqlText, ...]:
    """Return the texts of a source, read once; none where they are a folder or nothing."""
    if not isinstance(source, SqlSource):
        return ()
    if source not in bench.texts:
        bench.texts[source] = sql_texts(source, bench.environ)
    found: tuple[SqlText, ...] = bench.texts[source]
    return found


def _kept_text(source: TextSource, bench: Bench) -> Kept:
    # What somebody else's server makes of text is known to that server alone.
    return Kept(bench, *([] if bench.blueprint.url else ["text", _digest(source, bench)]))


def _digest(source: TextSource, bench: Bench) -> str:
    if isinstance(source, FolderSource):
        base = blueprint_at(bench, source.revision).base
        return chain(base, folder_at(source, bench).migrations)[-1]
    texts = texts_at(source, bench)
    base = ground_key(source, bench)
    digest = hashlib.sha256(f"text\0{base}".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.buffer).digest())
    return digest.hexdigest()
