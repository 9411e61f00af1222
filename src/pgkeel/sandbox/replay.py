"""Replays the folder statement by statement, and keeps templates on the way."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pgkeel.errors import Place
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.failure import ServerFailure
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.run import MigrationFailed, run_migration
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox
from pgkeel.sandbox.shims import Shim
from pgkeel.sandbox.store import Manifest

_KEEP_EVERY = 3.0
"""Seconds of replay after which the state is worth keeping; keeping it costs about 0.1."""

Progress = Callable[[int, int, str], None]
"""Told how many migrations are done, of how many, and the label of the one that begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayFailure:
    """The first statement that failed, where it is, and what the server said."""

    migration: Migration
    place: Place
    statement: str
    failure: ServerFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came of replaying the folder."""

    run: int
    """Migrations run just now."""
    reused: int
    """Migrations that a template already held."""
    server_version: str
    shims: tuple[Shim, ...]
    warnings: tuple[str, ...]
    failure: ReplayFailure | None = None


def replay(blueprint: Blueprint, migrations: Sequence[Migration], progress: Progress) -> Replay:
    """Bring a sandbox from the base through ``migrations``, in order, up to the first failure.

    Migrations that a template holds are not run again; when it holds all, no server is started.
    """
    links = chain(blueprint.base, migrations)
    known = blueprint.store.find(links[-1]) if blueprint.store else None
    if known:
        return _result(blueprint, known, run=0, reused=len(migrations))
    with open_sandbox(blueprint, links) as sandbox:
        return replay_in(sandbox, migrations, progress, resume=False)


def replay_in(
    sandbox: Sandbox, migrations: Sequence[Migration], progress: Progress, *, resume: bool
) -> Replay:
    """Do the same in an open sandbox; ``resume`` leaves its server running at the end."""
    blueprint = sandbox.blueprint
    links = chain(blueprint.base, migrations)
    warnings = list(_warnings_so_far(sandbox, links))
    failure: ReplayFailure | None = None
    done = sandbox.reached
    for done, failed in _run_all(sandbox, migrations, links, warnings, progress):
        failure = failed
    manifest = sandbox.manifest(warnings=warnings)
    if failure is None and done > sandbox.reached:
        sandbox.keep(links[-1], manifest, resume=resume)
    return _result(
        blueprint, manifest, run=done - sandbox.reached, reused=sandbox.reached, failure=failure
    )


def _run_all(
    sandbox: Sandbox,
    migrations: Sequence[Migration],
    links: Sequence[str],
    warnings: list[str],
    progress: Progress,
) -> Iterator[tuple[int, ReplayFailure | None]]:
    total = len(migrations)
    session = sandbox.session()
    try:
        kept_at = time.monotonic()
        for index in range(sandbox.reached, total):
            migration = migrations[index]
            progress(index, total, migration.label)
            # The newest migration is the one that is worked on: keep what lies before it.
            before_last = index == total - 1 and index > sandbox.reached
            if before_last or time.monotonic() - kept_at > _KEEP_EVERY:
                session.close()
                sandbox.keep(links[index], sandbox.manifest(warnings=warnings), resume=True)
                session = sandbox.session()
                kept_at = time.monotonic()
            try:
                run_migration(session, migration)
            except MigrationFailed as failed:
                yield index, _failure(migration, failed)
                return
            finally:
                warnings += (f"{migration.label}: {notice}" for notice in session.notices)
                session.notices.clear()
            yield index + 1, None
        progress(total, total, "")
    finally:
        session.close()


def _warnings_so_far(sandbox: Sandbox, links: Sequence[str]) -> tuple[str, ...]:
    store = sandbox.blueprint.store
    manifest = store.find(links[sandbox.reached]) if store else None
    return manifest.warnings if manifest else ()


def _failure(migration: Migration, failed: MigrationFailed) -> ReplayFailure:
    return ReplayFailure(
        migration=migration,
        place=failed.place,
        statement=failed.statement,
        failure=failed.failure,
    )


def _result(
    blueprint: Blueprint,
    manifest: Manifest,
    *,
    run: int,
    reused: int,
    failure: ReplayFailure | None = None,
) -> Replay:
    return Replay(
        run=run,
        reused=reused,
        server_version=manifest.server_version,
        shims=tuple(shim for shim in blueprint.shims if shim.name in manifest.shims),
        warnings=manifest.warnings,
        failure=failure,
    )
