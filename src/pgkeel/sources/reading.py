"""Reads sources to snapshots; text is built in a sandbox once, and then known by its hash."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.catalog.reader import read_snapshot, read_within, reading
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stamp import read_stamp
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.session import Session
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import Replayable, open_for, replay_in
from pgkeel.sources.bench import Bench, loading
from pgkeel.sources.keeping import Kept
from pgkeel.sources.live import live_session
from pgkeel.sources.loading import load
from pgkeel.sources.source import Empty, FolderSource, LiveSource, Source, SqlSource, TextSource
from pgkeel.sources.texts import folder_of, sql_texts


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
    """Keep what is known of text already, so that reading it as ``source`` asks no server."""
    _kept_text(source, bench).keep(snapshot)


@contextmanager
def open_built(source: TextSource, bench: Bench) -> Iterator[Replayable]:
    """Give a sandbox that stands where ``source`` says."""
    if isinstance(source, Empty):
        with bench.fresh() as sandbox:
            yield sandbox
    elif isinstance(source, FolderSource):
        with (
            folder_of(source, bench.project, bench.environ) as folder,
            _replayed(folder, bench) as sandbox,
        ):
            yield sandbox
    else:
        texts = sql_texts(source, bench.environ)
        with bench.fresh() as sandbox:
            with loading(sandbox) as session:
                for text in texts:
                    load(session, text)
                    if session.in_transaction:
                        session.run("commit")
                    session.run("reset all")
            yield sandbox


@contextmanager
def open_live(source: LiveSource) -> Iterator[Session]:
    """Give a session in the transaction in which one moment of a live database is read."""
    with live_session(source.url, source.label) as session, reading(session):
        yield session


def read_live(source: LiveSource, bench: Bench, session: Session) -> Snapshot:
    """Return what the open transaction of ``session`` sees, unless its stamp is known."""
    # The address is shown without its password, and so it is kept.
    kept = Kept(bench, "live", str(source.url))
    stamp = read_stamp(session)
    known = kept.find(stamp)
    if known is None:
        known = read_within(session, lambda: Session.on_url(source.url))
        kept.keep(known, stamp)
    return known


@contextmanager
def _replayed(folder: Folder, bench: Bench) -> Iterator[Replayable]:
    links = chain(bench.blueprint.base, folder.migrations)
    with open_for(bench.blueprint, links) as sandbox:
        result = replay_in(sandbox, folder.migrations, links, lambda *_: None, resume=True)
        if result.failure:
            report = result.failure.failure
            raise KeelError(
                dif.SOURCE_FAILS,
                f"{report.message} (SQLSTATE {report.sqlstate})",
                place=result.failure.place,
                detail="\n".join((result.failure.statement, *report.lines())),
            )
        yield sandbox


def _kept_text(source: TextSource, bench: Bench) -> Kept:
    # What somebody else's server makes of text is known to that server alone.
    return Kept(bench, *([] if bench.blueprint.url else ["text", text_digest(source, bench)]))


def text_digest(source: TextSource, bench: Bench) -> str:
    """Return what names a text source by its content and by what it is built on."""
    base = bench.blueprint.base
    if isinstance(source, FolderSource):
        with folder_of(source, bench.project, bench.environ) as folder:
            return chain(base, folder.migrations)[-1]
    texts = sql_texts(source, bench.environ) if isinstance(source, SqlSource) else ()
    digest = hashlib.sha256(f"text\0{base}".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.buffer).digest())
    return digest.hexdigest()
