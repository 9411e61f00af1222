"""Runs the script that looks whether a migration did its work, before that is kept."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.texts import read_text
from pgkeel.migrations.version import Version
from pgkeel.postgres.session import StatementError
from pgkeel.runner.job import Job
from pgkeel.runner.recording import AS_OURSELVES
from pgkeel.runner.soundness import refuse_unsound
from pgkeel.runner.worksite import Worksite
from pgkeel.sql import SqlText, Statement, split

_AS_READER = f"{AS_OURSELVES}; set local search_path to default; set transaction read only"
_IN = f"savepoint keel_verify; {_AS_READER}".encode()
_OUT = b"rollback to savepoint keel_verify; release savepoint keel_verify"


class Scripts(Struct, frozen=True):
    """The verify scripts of what is pending, by version."""

    texts: dict[Version, SqlText]

    def of(self, migration: Migration) -> SqlText | None:
        """Return the script of ``migration``, if it has one."""
        return self.texts.get(migration.version)


def read_scripts(place: Path, folder: Folder, pending: Sequence[Migration], root: Path) -> Scripts:
    """Read the scripts in folder ``place``; they are called as their migrations are.

    RUN015 for one that cannot be run, or that belongs to no migration.
    """
    if not place.is_dir():
        return Scripts({})
    found = sorted(path for path in place.iterdir() if path.name.lower().endswith(".sql"))
    names = {migration.path.name for migration in folder.migrations}
    strays = [path for path in found if path.name not in names and path.name[:1] != "."]
    if strays and not folder.unread:
        raise KeelError(
            run.UNSOUND,
            f"{strays[0].name} verifies no migration",
            place=Place(path=strays[0]),
            hint="a script to verify has the very name of its migration",
        )
    wanted = {migration.path.name: migration for migration in pending}
    ours = [path for path in found if path.name in wanted]
    texts = {wanted[path.name].version: read_text(path) for path in ours}
    looked = [
        replace(wanted[path.name], text=text, path=path, no_transaction=False)
        for path, text in zip(ours, texts.values(), strict=True)
    ]
    refuse_unsound(folder, looked, root)
    return Scripts(texts)


def verify_within(site: Worksite, job: Job) -> None:
    """Verify ``job`` in its own transaction, which is open; RUN061 where that fails.

    The script sees what the migration did and can change nothing. What it sets is undone.
    """
    if job.verify is None:
        return
    site.session.run(_IN)
    _run(site, job, job.verify, "nothing of it is left: it is rolled back")
    site.session.run(_OUT)


def verify_after(site: Worksite, job: Job) -> None:
    """Verify ``job``, all statements of which are done, in a transaction of its own."""
    if job.verify is None:
        return
    session = site.session
    try:
        session.run(f"begin read only; {_AS_READER}".encode())
        left = "its statements stay, and it is not recorded as applied: the next run looks again"
        _run(site, job, job.verify, left)
    finally:
        if not session.is_lost and session.in_transaction:
            session.run("rollback")


def _run(site: Worksite, job: Job, text: SqlText, left: str) -> None:
    for statement in split(text):
        if not isinstance(statement, Statement) or statement.kind == "meta":
            continue
        sql = text.slice(statement.start, statement.end)
        try:
            results = site.session.query_all(sql)
        except StatementError as error:
            detail = "\n".join((*error.failure.lines(), left))
            raise _failed(job, text, statement, error.failure.message, detail) from error
        for rows in results:
            if any(len(row) == 1 and row[0] is False for row in rows):
                raise _failed(job, text, statement, "the answer is false", f"{sql}\n{left}")


def _failed(job: Job, text: SqlText, statement: Statement, why: str, detail: str) -> KeelError:
    return KeelError(
        run.NOT_VERIFIED,
        f"{job.label} ran and is not verified: {why}",
        place=text.place(statement.start),
        detail=detail,
    )
