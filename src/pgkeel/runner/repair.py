"""Entries of the ledger that people make: what they found out, and why it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.filename import label
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.connecting import connected
from pgkeel.runner.entry import Entry, State
from pgkeel.runner.job import Job, forward
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.runner.lock import locked
from pgkeel.runner.meeting import meet
from pgkeel.runner.mirrors.keeping import keep_mirrors
from pgkeel.runner.mirrors.mirrored import NO_MIRRORS
from pgkeel.runner.recording import forget, record
from pgkeel.runner.request import Request
from pgkeel.runner.rollback import read_rollback, undoing
from pgkeel.runner.session_state import stay
from pgkeel.runner.settings import By
from pgkeel.runner.standing import Standing, Stood, standing
from pgkeel.runner.telling import Tell
from pgkeel.runner.writing import write_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded by hand: labels, and where the database is now."""

    labels: tuple[str, ...]
    newest: Version | None


def baseline(
    request: Request, folder: Folder, upto: Version, by: By, reason: str, tell: Tell
) -> Recorded:
    """Record all migrations up to ``upto`` as adopted, in a database that has no entry yet.

    Nothing of them is run. RUN029 when the ledger has entries, RUN024 when the folder has no such
    version.
    """
    chosen = tuple(one for one in folder.migrations if one.version <= upto)
    _refuse_unknown(folder, upto)

    def jobs(stood: Standing) -> list[Job]:
        if any(one.entry for one in stood.versions):
            raise KeelError(run.HAS_LEDGER, f"{request.label} has a ledger with entries")
        return [forward(one, None) for one in chosen]

    return _record(request, folder, jobs, by, reason, tell)


def mark_applied(
    request: Request, folder: Folder, version: Version, by: By, reason: str, tell: Tell
) -> Recorded:
    """Record one migration as adopted: what it makes is there by other means. RUN024, RUN027."""
    _refuse_unknown(folder, version)

    def jobs(stood: Standing) -> list[Job]:
        one = _find(stood, version, folder)
        if one.what not in ("pending", "late", "failed") or one.migration is None:
            raise KeelError(run.NOTHING_TO_REPAIR, f"{one.label} is {one.what}")
        return [forward(one.migration, one.entry)]

    return _record(request, folder, jobs, by, reason, tell)


def accept_edit(
    request: Request, folder: Folder, version: Version, by: By, reason: str, tell: Tell
) -> Recorded:
    """Record that the text of now is what an applied migration does. RUN024, RUN027."""

    def jobs(stood: Standing) -> list[Job]:
        one = _find(stood, version, folder)
        if one.what != "edited" or one.migration is None:
            raise KeelError(run.NOTHING_TO_REPAIR, f"{one.label} is {one.what}, not edited")
        return [forward(one.migration, one.entry)]

    return _record(request, folder, jobs, by, reason, tell, keep_state=True)


def set_done(
    request: Request, folder: Folder, version: Version, done: int, by: By, reason: str, tell: Tell
) -> Recorded:
    """Record how many statements of an unfinished migration are done. RUN024, RUN027."""

    def jobs(stood: Standing) -> list[Job]:
        one = _find(stood, version, folder)
        if one.what != "failed" or one.migration is None:
            raise KeelError(run.NOTHING_TO_REPAIR, f"{one.label} is {one.what}, not unfinished")
        job = _begun(one.migration, one.entry)
        if not 0 <= done <= len(job.statements):
            raise KeelError(
                run.NOTHING_TO_REPAIR, f"{one.label} has {len(job.statements)} statements"
            )
        return [job]

    return _record(request, folder, jobs, by, reason, tell, done=done)


def forget_version(
    request: Request, folder: Folder, version: Version, reason: str, tell: Tell
) -> Recorded:
    """Take a version that the folder lacks out of what holds; its entry stays for the record."""
    with connected(request.url, request.label) as session:
        stay(session, meet(request, session))
        with locked(session, request.place, request.limits.wait, tell):
            stood = standing(folder, read_ledger(session, request.place))
            one = _find(stood, version, folder)
            if one.migration is not None or one.entry is None:
                raise KeelError(run.NOTHING_TO_REPAIR, f"{one.label} is {one.what}, not missing")
            mirrors = keep_mirrors(session, request, folder) if request.mirror else NO_MIRRORS
            gone = forget(request.place, one.entry.sequence, reason)
            texts = (gone, *mirrors.without(version))
            write_entries(session, request.place, texts, f"{one.label} is not forgotten")
            ledger = read_ledger(session, request.place)
    return Recorded(labels=(one.label,), newest=ledger.newest if ledger else None)


def _record(
    request: Request,
    folder: Folder,
    find_jobs: Callable[[Standing], Sequence[Job]],
    by: By,
    reason: str,
    tell: Tell,
    *,
    keep_state: bool = False,
    done: int | None = None,
) -> Recorded:
    """Make entries for jobs without running them, all in one transaction."""
    with connected(request.url, request.label) as session:
        stay(session, meet(request, session))
        with locked(session, request.place, request.limits.wait, tell):
            found = find_jobs(standing(folder, read_ledger(session, request.place)))
            make_ledger(session, request.place)
            mirrors = keep_mirrors(session, request, folder) if request.mirror else NO_MIRRORS
            texts = []
            for job in found:
                state = _state(job.entry, keep=keep_state, unfinished=done is not None)
                texts.append(
                    record(
                        request.place,
                        job,
                        by,
                        state=state,
                        done=len(job.statements) if done is None else done,
                        attempt=None,
                        reason=reason,
                    )
                )
                if state in ("applied", "adopted"):
                    texts += mirrors.of(job)
            write_entries(session, request.place, texts, "nothing is recorded")
            ledger = read_ledger(session, request.place)
    return Recorded(
        labels=tuple(job.label for job in found), newest=ledger.newest if ledger else None
    )


def _state(entry: Entry | None, *, keep: bool, unfinished: bool) -> State:
    if unfinished:
        return "failed"
    return entry.state if keep and entry else "adopted"


def _begun(migration: Migration, entry: Entry | None) -> Job:
    """Return the job that did not end: the migration, or its rollback."""
    if entry is None or entry.action == "apply":
        return forward(migration, entry)
    return undoing(migration, read_rollback(migration), entry)


def _refuse_unknown(folder: Folder, version: Version) -> Migration:
    for migration in folder.migrations:
        if migration.version == version:
            return migration
    raise KeelError(run.NO_VERSION, f"the folder has no {label(version, folder.layout)}")


def _find(stood: Standing, version: Version, folder: Folder) -> Stood:
    for one in stood.versions:
        if one.version == version:
            return one
    raise KeelError(
        run.NO_VERSION, f"neither folder nor ledger has {label(version, folder.layout)}"
    )
