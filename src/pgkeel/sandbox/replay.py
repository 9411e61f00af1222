"""Replays the folder statement by statement, and keeps templates on the way."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pgkeel.config import DatabaseUrl
from pgkeel.errors import Place
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.failure import ServerFailure
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.ground import no_ground
from pgkeel.sandbox.sandbox import open_sandbox
from pgkeel.sandbox.shims import Shim
from pgkeel.sandbox.store import Manifest

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session
    from pgkeel.sandbox.copies import Copies
    from pgkeel.sandbox.run import MigrationError

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


class Replayable(Protocol):
    """What a replay needs of a sandbox, be the server ours or given by URL."""

    reached: int

    @property
    def blueprint(self) -> Blueprint:
        """What it was made from."""

    @property
    def url(self) -> DatabaseUrl:
        """The address for other programs."""

    def session(self, *, database: str | None = None) -> "Session":
        """Open a session as the migrations' role."""

    def powerful(self, *, database: str | None = None) -> "Session":
        """Open a session that may do all that the server lets us do."""

    def copies(self) -> AbstractContextManager["Copies"]:
        """Give what makes copies of the database that is replayed in."""

    def wait_for_end(self) -> None:
        """Return only when the server ends by itself."""

    def manifest(self, *, warnings: Sequence[str] = ()) -> Manifest:
        """Describe the state it is in."""

    def keep(self, digest: str, manifest: Manifest, *, resume: bool) -> None:
        """Keep the state as a template, where it can be kept."""


@contextmanager
def open_for(blueprint: Blueprint, links: Sequence[str]) -> Iterator[Replayable]:
    """Open the sandbox that ``blueprint`` asks for, as far along the chain as a template is.

    ``links`` begin with its base. Ground that no template holds is run first: SBX010 when that
    fails.
    """
    below = chain(blueprint.bare, blueprint.ground) if blueprint.ground else (links[0],)
    with _open(blueprint, (*below, *links[1:])) as sandbox:
        if sandbox.reached < len(blueprint.ground):
            _lay_ground(sandbox, blueprint.ground, below)
        # From here on the migrations of the part are counted.
        sandbox.reached = max(0, sandbox.reached - len(blueprint.ground))
        yield sandbox


@contextmanager
def _open(blueprint: Blueprint, links: Sequence[str]) -> Iterator[Replayable]:
    if blueprint.url is None:
        with open_sandbox(blueprint, links) as sandbox:
            yield sandbox
        return
    from pgkeel.sandbox.remote import open_remote  # noqa: PLC0415 -- it imports the driver

    with open_remote(blueprint, blueprint.url) as remote:
        yield remote


def _lay_ground(sandbox: Replayable, migrations: Sequence[Migration], links: Sequence[str]) -> None:
    result = replay_in(sandbox, migrations, links, lambda *_: None, resume=True)
    if result.failure:
        report = result.failure.failure
        detail = "\n".join((result.failure.statement, *report.lines()))
        message = f"{report.message} (SQLSTATE {report.sqlstate})"
        raise no_ground(message, result.failure.place, detail)


def replay(
    blueprint: Blueprint,
    migrations: Sequence[Migration],
    progress: Progress,
    *,
    look: Callable[["Replayable"], None] | None = None,
) -> Replay:
    """Bring a sandbox from the base through ``migrations``, in order, up to the first failure.

    Migrations that a template holds are not run again; when it holds all, no server is started but
    to ``look`` at where it stands, unless one has failed.
    """
    links = chain(blueprint.base, migrations)
    known = blueprint.store.find(links[-1]) if blueprint.store else None
    if known and look is None:
        return _result(blueprint, known, run=0, reused=len(migrations))
    with open_for(blueprint, links) as sandbox:
        result = replay_in(sandbox, migrations, links, progress, resume=look is not None)
        if look and result.failure is None:
            look(sandbox)
        return result


def replay_in(
    sandbox: Replayable,
    migrations: Sequence[Migration],
    links: Sequence[str],
    progress: Progress,
    *,
    resume: bool,
) -> Replay:
    """Do the same in a sandbox opened for ``links``, the chain of ``migrations``.

    ``resume`` leaves its server running at the end.
    """
    blueprint = sandbox.blueprint
    warnings = list(_warnings_so_far(sandbox, links))
    failure: ReplayFailure | None = None
    run = 0
    for failure in _run_all(sandbox, migrations, links, warnings, progress):
        run += failure is None
    manifest = sandbox.manifest(warnings=warnings)
    if failure is None and run:
        sandbox.keep(links[-1], manifest, resume=resume)
    return _result(blueprint, manifest, run=run, reused=sandbox.reached, failure=failure)


def _run_all(
    sandbox: Replayable,
    migrations: Sequence[Migration],
    links: Sequence[str],
    warnings: list[str],
    progress: Progress,
) -> Iterator[ReplayFailure | None]:
    """Run what is left, yielding after each migration, up to and with the first failure."""
    # It imports the driver: not before there is something to run.
    from pgkeel.sandbox.run import MigrationError, run_migration  # noqa: PLC0415 -- as said

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
            except MigrationError as failed:
                yield _failure(migration, failed)
                return
            finally:
                warnings += (f"{migration.label}: {notice}" for notice in session.notices)
                session.notices.clear()
            yield None
        progress(total, total, "")
    finally:
        session.close()


def _warnings_so_far(sandbox: Replayable, links: Sequence[str]) -> tuple[str, ...]:
    store = sandbox.blueprint.store
    manifest = store.find(links[sandbox.reached]) if store else None
    return manifest.warnings if manifest else ()


def _failure(migration: Migration, failed: "MigrationError") -> ReplayFailure:
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
