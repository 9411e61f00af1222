"""What a slice stands on when a sandbox is built for it; for sources and dumps.

Its migrations run above those of the folders that it needs: that is the ground of a blueprint. Its
texts, such as dumps, hold nothing but its own schemas, and need something below them as well.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from pgkeel.config.slicing import ground, needed_parts
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.migrations.folder import read_folder
from pgkeel.sandbox.blueprint import Blueprint, on_ground
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.ground import joined
from pgkeel.sandbox.preset import managed_schemas
from pgkeel.sandbox.replay import Replayable, open_for
from pgkeel.sources.bench import Bench, loading
from pgkeel.sources.loading import load
from pgkeel.sources.replayed import replayed
from pgkeel.sources.room import make_room, read_fresh
from pgkeel.sources.source import Empty, FolderSource, SqlSource
from pgkeel.sources.texts import folder_of, sql_texts
from pgkeel.sql import SqlText


def blueprint_at(bench: Bench, revision: str | None) -> Blueprint:
    """Return the blueprint, its ground as git has it at ``revision``."""
    if revision is None or not bench.blueprint.ground:
        return bench.blueprint
    there = FolderSource(label=f"git:{revision}:folder", revision=revision)
    folders = [folder_of(there, part, bench.environ) for part in ground(bench.project)]
    return on_ground(bench.blueprint, joined(folders))


@contextmanager
def open_ground(source: Empty | SqlSource, bench: Bench) -> Iterator[Replayable]:
    """Give a sandbox in which there is what ``source`` stands on, and nothing of its own.

    Of a project without slices that is nothing. The dump of a slice stands on the dumps beside it,
    if there are such, any other text on the folders of what it needs.
    """
    if not stands(bench):
        with bench.fresh() as sandbox:
            yield sandbox
    elif (texts := _beside(source, bench)) is not None:
        with open_on(texts, bench) as sandbox:
            yield sandbox
    elif bench.project.shares_folder:
        fresh = _fresh(bench)
        with replayed(read_folder(bench.project), bench.blueprint) as sandbox:
            _make_room(sandbox, bench, fresh)
            yield sandbox
    else:
        with open_for(bench.blueprint, [bench.blueprint.base]) as sandbox:
            yield sandbox


@contextmanager
def open_on(texts: Iterable[SqlText], bench: Bench) -> Iterator[Replayable]:
    """Give a sandbox in which ``texts`` were run, and nothing is of the slice's own."""
    fresh = _fresh(bench)
    with bench.fresh() as sandbox:
        load_all(texts, sandbox)
        _make_room(sandbox, bench, fresh)
        yield sandbox


def load_all(texts: Iterable[SqlText], sandbox: Replayable) -> None:
    """Run ``texts`` in order, each as if it were alone. DIF003 for what fails."""
    with loading(sandbox) as session:
        for text in texts:
            load(session, text)
            if session.in_transaction:
                session.run("commit")
            session.run("reset all")


def ground_key(source: Empty | SqlSource, bench: Bench) -> str:
    """Name what ``open_ground`` would give."""
    blueprint = bench.blueprint
    if not stands(bench):
        return blueprint.bare
    texts = _beside(source, bench)
    if texts is not None:
        digest = hashlib.sha256(f"beside\0{blueprint.bare}".encode())
        for text in texts:
            digest.update(hashlib.sha256(text.buffer).digest())
        return digest.hexdigest()
    if bench.project.shares_folder:
        migrations = read_folder(bench.project).migrations
        return (
            f"without {bench.project.settings.diff.schemas} {chain(blueprint.base, migrations)[-1]}"
        )
    return blueprint.base


def stands(bench: Bench) -> bool:
    """Return whether the project is a slice that stands on others."""
    return bench.project.own is not None and bool(bench.project.own.needs)


def _beside(source: Empty | SqlSource, bench: Bench) -> tuple[SqlText, ...] | None:
    """Return the dumps that the dump of a slice was made beside, in the order of needs.

    ``current:prod`` of a slice stands on ``current:prod`` of what it needs, and so do releases of
    one name. ``None`` for what is no such dump, or where one of them is not there.
    """
    project = bench.project
    if isinstance(source, Empty) or not source.path.is_relative_to(project.dumps):
        return None
    name = source.path.relative_to(project.dumps)
    try:
        return tuple(
            text
            for part in needed_parts(project)
            for text in sql_texts(replace(source, path=part.dumps / name), bench.environ)
        )
    except KeelError as error:
        if error.code is not dif.NO_SOURCE:
            raise
        return None


def _fresh(bench: Bench) -> dict[str, tuple[str, ...]]:
    """Return which of the slice's own schemas a fresh database has, and how it has them.

    Asked beforehand: a server that was given by its URL has room for one sandbox at a time.
    """
    schemas = _own_schemas(bench)
    if not {"public", *managed_schemas(bench.project.settings.project.preset)} & {*schemas}:
        return {}
    with bench.fresh() as sandbox, sandbox.session() as session:
        return read_fresh(session, schemas)


def _make_room(sandbox: Replayable, bench: Bench, fresh: dict[str, tuple[str, ...]]) -> None:
    with sandbox.powerful() as session:
        make_room(session, _own_schemas(bench), fresh)


def _own_schemas(bench: Bench) -> tuple[str, ...]:
    return bench.project.own.schemas if bench.project.own else ()
