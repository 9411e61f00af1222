"""Rolls a live database back to a version by the rollback files, in reverse."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.filename import label
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.texts import read_text
from pgkeel.migrations.version import Version
from pgkeel.runner.apply import Gate
from pgkeel.runner.connecting import connected
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.job import Job, backward
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.runner.meeting import meet
from pgkeel.runner.opening import mirroring, worksite
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.plan import Plan, Planned, refuse_more
from pgkeel.runner.request import Request
from pgkeel.runner.running import run_jobs
from pgkeel.runner.session_state import stay
from pgkeel.runner.settings import By
from pgkeel.runner.soundness import refuse_unsound
from pgkeel.runner.standing import Stood, standing
from pgkeel.runner.telling import Tell
from pgkeel.sql import SqlText, leading_comments


def roll_back(
    request: Request,
    folder: Folder,
    to: Version,
    find_by: Callable[[], By],
    gate: Gate,
    tell: Tell,
) -> Outcome:
    """Undo all that is applied above ``to``, the last applied first; version 0 undoes everything.

    Each in one transaction with its entry, as it was applied. Before anything is run RUN023 is
    raised for what has no way back, RUN007, RUN008 and RUN010 for what is not as it was applied,
    RUN024 for a version that nobody knows.
    """
    with connected(request.url, request.label) as session:
        target = meet(request, session)
        first = _plan(folder, read_ledger(session, request.place), to)
        if not first.planned:
            return Outcome(target=target, plan=first)
        stay(session, target)
        texts = {one.migration.version: read_rollback(one.migration) for one in first.planned}
        backwards = [
            _as_migration(one.migration, texts[one.migration.version]) for one in first.planned
        ]
        refuse_unsound(folder, backwards, request.root)
        gate(first, target)
        with worksite(request, session, target, find_by(), tell) as held:
            make_ledger(session, request.place)
            site = mirroring(held, request, folder)
            planned = _plan(folder, read_ledger(session, request.place), to)
            refuse_more(first, planned)
            jobs = [_job(one, texts) for one in planned.planned]
            return run_jobs(site, request, jobs, Outcome(target=target, plan=planned))


def _plan(folder: Folder, ledger: Ledger | None, to: Version) -> Plan:
    stood = standing(folder, ledger)
    if to.parts != (0,) and to not in {one.version for one in stood.versions if _is_there(one)}:
        raise KeelError(run.NO_VERSION, f"{label(to, folder.layout)} is not applied")
    above = [one for one in stood.versions if one.version > to and one.entry and _is_there(one)]
    above.sort(key=lambda one: one.entry.sequence if one.entry else 0, reverse=True)
    for one in above:
        _refuse(one)
    return Plan(planned=tuple(_planned(above)), stood=stood, warnings=(), digest="")


def _is_there(one: Stood) -> bool:
    return one.entry is not None and one.entry.state != "rolled back"


def _planned(above: list[Stood]) -> Iterator[Planned]:
    for one in above:
        if one.migration and one.entry:
            yield Planned(migration=one.migration, entry=one.entry)


def _refuse(one: Stood) -> None:
    entry = one.entry
    if one.migration is None:
        hint = run.MISSING.fix.replace("VERSION", one.label)
        raise KeelError(run.MISSING, f"{one.label} is applied, and not in the folder", hint=hint)
    place = Place(path=one.migration.path)
    if one.what == "edited":
        message = f"{one.label} was edited after it was applied: its rollback may undo another text"
        hint = run.EDITED.fix.replace("VERSION", one.label)
        raise KeelError(run.EDITED, message, place=place, hint=hint)
    if entry and entry.is_unfinished and entry.action == "apply":
        message = f"{one.label} was begun and did not end: finish it first"
        raise KeelError(run.UNFINISHED, message, place=place, hint="`keel apply` goes on with it")
    if one.migration.header.irreversible is not None:
        reason = one.migration.header.irreversible
        raise KeelError(run.NO_WAY_BACK, f"{one.label} is irreversible: {reason}", place=place)
    if one.migration.rollback is None:
        raise KeelError(run.NO_WAY_BACK, f"{one.label} has no rollback file", place=place)


def read_rollback(migration: Migration) -> SqlText:
    """Return the rollback file of ``migration``; MIG004 and MIG005 where it cannot be read."""
    return read_text(migration.rollback or Path())


def _as_migration(migration: Migration, text: SqlText) -> Migration:
    """Return the rollback as a migration, to have its text looked through."""
    alone = is_no_transaction(text, leading_comments(text))
    return replace(migration, text=text, path=text.path, no_transaction=alone)


def _job(one: Planned, texts: dict[Version, SqlText]) -> Job:
    if one.entry is None:
        raise AssertionError(one.migration.label)  # only what has an entry is planned
    return undoing(one.migration, texts[one.migration.version], one.entry)


def undoing(migration: Migration, text: SqlText, entry: Entry) -> Job:
    """Return the job that rolls ``migration`` back by ``text``, its rollback file."""
    alone = is_no_transaction(text, leading_comments(text))
    return backward(migration, text, entry, no_transaction=alone)
