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
from pgkeel.sources.bench import Bench, powerful
from pgkeel.sources.keeping import Kept
from pgkeel.sources.live import live_session
from pgkeel.sources.loading import load
from pgkeel.sources.source import Empty, FolderSource, LiveSource, Source, SqlSource, TextSource
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
    if isinstance(source, Empty):
        with bench.fresh() as sandbox:
            yield sandbox
    elif isinstance(source, FolderSource):
        with _replayed(_folder(source, bench), bench) as sandbox:
            yield sandbox
    else:
        texts = _texts(source, bench)
        with bench.fresh() as sandbox:
            with powerful(sandbox) as session:
                for text in texts:
                    load(session, text)
                    if session.in_transaction:
                        session.run("commit")
                    session.run("reset all")
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


def _folder(source: FolderSource, bench: Bench) -> Folder:
    if source not in bench.texts:
        bench.texts[source] = folder_of(source, bench.project, bench.environ)
    found: Folder = bench.texts[source]
    return found


def _texts(source: SqlSource, bench: Bench) -> tuple[SqlText, ...]:
    if source not in bench.texts:
        bench.texts[source] = sql_texts(source, bench.environ)
    found: tuple[SqlText, ...] = bench.texts[source]
    return found


def _digest(source: TextSource, bench: Bench) -> str:
    base = bench.blueprint.base
    if isinstance(source, FolderSource):
        return chain(base, _folder(source, bench).migrations)[-1]
    texts = _texts(source, bench) if isinstance(source, SqlSource) else ()
    digest = hashlib.sha256(f"text\0{base}".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.buffer).digest())
    return digest.hexdigest()
