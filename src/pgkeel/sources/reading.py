"""Reads sources to snapshots; text is built in a sandbox once, and then known by its hash."""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import decode_snapshot, encode_snapshot, stored_format
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif, env
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.places import cache_folder
from pgkeel.sandbox.replay import Replayable, open_for, replay_in
from pgkeel.sources.bench import Bench, powerful
from pgkeel.sources.loading import load
from pgkeel.sources.source import Empty, FolderSource, LiveSource, Source, SqlSource, TextSource
from pgkeel.sources.texts import folder_of, sql_texts

_KEPT_AT_MOST = 40


def read_source(source: Source, bench: Bench) -> Snapshot:
    """Return the snapshot of a source.

    A live database is read in one read-only transaction. Text is built in a sandbox, unless the
    same text was read before. DIF002 and DIF003 tell what is wrong with text, ENV codes what with
    a live database.
    """
    if isinstance(source, LiveSource):
        return _read_live(source)
    kept = _kept(source, bench)
    known = _find(kept)
    if known is None:
        with open_built(source, bench) as sandbox, sandbox.session() as session:
            known = read_snapshot(session, sandbox.session)
        _keep(kept, known)
    return known


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
            with powerful(sandbox) as session:
                for text in texts:
                    load(session, text)
                    if session.in_transaction:
                        session.run("commit")
                    session.run("reset all")
            yield sandbox


def _read_live(source: LiveSource) -> Snapshot:
    try:
        with Session.on_url(source.url) as session:
            return read_snapshot(session, lambda: Session.on_url(source.url))
    except StatementError as error:
        detail = "\n".join(error.failure.lines())
        raise KeelError(env.REFUSED, f"{source.label} refused to answer", detail=detail) from error


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


def _kept(source: TextSource, bench: Bench) -> Path | None:
    """Return where the snapshot of a text source is kept, named by all that it depends on."""
    folder = cache_folder(bench.environ) if bench.cached and not bench.blueprint.url else None
    if folder is None:
        return None
    digest = hashlib.sha256(f"{stored_format()}\0{_digest(source, bench)}".encode())
    return folder / "snapshots" / digest.hexdigest()[:40]


def _digest(source: TextSource, bench: Bench) -> str:
    base = bench.blueprint.base
    if isinstance(source, FolderSource):
        with folder_of(source, bench.project, bench.environ) as folder:
            return chain(base, folder.migrations)[-1]
    texts = sql_texts(source, bench.environ) if isinstance(source, SqlSource) else ()
    digest = hashlib.sha256(f"text\0{base}".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.buffer).digest())
    return digest.hexdigest()


def _find(path: Path | None) -> Snapshot | None:
    if path is None:
        return None
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        os.utime(path)  # the oldest are dropped first
        return decode_snapshot(content)
    return None


def _keep(path: Path | None, snapshot: Snapshot) -> None:
    if path is None:
        return
    draft = path.with_name(f".draft-{secrets.token_hex(8)}")
    # A full or read-only disk: the snapshot itself stands all the same.
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            draft.write_bytes(encode_snapshot(snapshot))
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        kept = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in kept[_KEPT_AT_MOST:]:
            old.unlink(missing_ok=True)
