"""Applies what is pending to one live database: the flow from connection to verification."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.asking import Asking
from pgkeel.postgres.look import Look, NoLookError, saves_time
from pgkeel.runner.connecting import connected
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.job import Jobs, forward
from pgkeel.runner.ledger import read_ledger, read_script
from pgkeel.runner.meeting import meet
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.plan import Plan, Planned, plan, refuse_more, text_diff
from pgkeel.runner.request import Request
from pgkeel.runner.settings import By
from pgkeel.runner.soundness import refuse_unsound
from pgkeel.runner.standing import Standing, standing
from pgkeel.runner.target import Target, objects_in
from pgkeel.runner.telling import Tell

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session
    from pgkeel.runner.verifying import Scripts

_SHOWN_LINES = 60


Gate = Callable[[Plan, Target], None]
"""Asked before anything is changed and before the lock is taken; raises to stop."""


def apply(
    request: Request, folder: Folder, find_by: Callable[[], By], gate: Gate, tell: Tell
) -> Outcome:
    """Bring the database to the folder; what stopped it on the way is in the outcome.

    RUN and ENV errors are raised for what is found before anything is changed. The ledger is read
    twice: without the lock to see whether there is anything to do, and again once nobody else can
    change it. ``find_by`` is asked only when something is to be recorded.
    """
    looked = _look(request, folder)
    if looked and not looked[1].planned:
        return Outcome(target=looked[0], plan=looked[1])
    with connected(request.url, request.label, looked=looked is not None) as session:
        from pgkeel.runner.session_state import stay  # noqa: PLC0415 -- the driver is loaded now

        if looked:
            target, first = meet(request, session), looked[1]
        else:
            target, first = prepare(request, folder, session)
        if not first.planned:
            return Outcome(target=target, plan=first)
        stay(session, target)
        scripts = look_ahead(request, folder, session, first)
        gate(first, target)
        # What nothing is to be done with is not imported: most runs find nothing to do.
        from pgkeel.runner.around import run_around  # noqa: PLC0415 -- as said
        from pgkeel.runner.ledger_table import make_ledger  # noqa: PLC0415 -- as said
        from pgkeel.runner.opening import (  # noqa: PLC0415 -- as said
            mirroring,
            worksite,
        )
        from pgkeel.runner.running import run_jobs  # noqa: PLC0415 -- as said

        by = replace(find_by(), identity=target.identity_now)
        with worksite(request, session, target, by, tell) as held:
            make_ledger(session, request.place)
            site = mirroring(held, request, folder)
            # Somebody may have applied all of it while we waited.
            planned = _plan(request, folder, read_ledger(session, request.place))
            refuse_more(first, planned)
            # What is refused is refused before any of them runs.
            jobs = Jobs(
                [
                    partial(
                        forward,
                        one.migration,
                        _entry(one),
                        verify=scripts.of(one.migration),
                        backups=request.find_backups(one.migration),
                    )
                    for one in planned.planned
                ]
            )
            outcome = Outcome(target=target, plan=planned)
            return run_around(site, request, jobs, lambda: run_jobs(site, request, jobs, outcome))


def _look(request: Request, folder: Folder) -> tuple[Target, Plan] | None:
    """Prepare without the driver; ``None`` where that cannot tell."""
    if not saves_time():
        return None
    try:
        with Look(request.url) as look:
            return prepare(request, folder, look)
    except NoLookError:
        return None


def look_ahead(request: Request, folder: Folder, session: "Session", first: Plan) -> "Scripts":
    """Return the verify scripts of what is to be run; refuse what the role may not run.

    RUN060 for rights that are missing, RUN015 for scripts that cannot be run.
    """
    from pgkeel.runner.verifying import Scripts, read_scripts  # noqa: PLC0415 -- as above

    pending = [one.migration for one in first.planned]
    if not request.try_rights:
        from pgkeel.runner.lacking import refuse_lacking  # noqa: PLC0415 -- as above

        refuse_lacking(session, pending)
    if request.verify is None:
        return Scripts({})
    return read_scripts(request.verify, folder, pending, request.root)


def prepare(request: Request, folder: Folder, session: Asking) -> tuple[Target, Plan]:
    """Return what ``session`` is connected to and the plan for it, before anything is changed.

    All refusals that need no lock are made here.
    """
    target = meet(request, session)
    refuse_unsound(folder, (), request.root)
    ledger = read_ledger(session, request.place)
    try:
        made = _plan(request, folder, ledger)
    except KeelError as error:
        if error.code is run.EDITED:
            raise _with_edits(error, session, request, standing(folder, ledger)) from error
        raise
    if made.planned:
        refuse_unsound(folder, [one.migration for one in made.planned], request.root)
        _refuse_existing(request, made, session)
    return target, made


def _plan(request: Request, folder: Folder, ledger: Ledger | None) -> Plan:
    made = plan(folder, ledger, late=request.limits.late, upto=request.upto)
    if request.plan_digest and request.plan_digest != made.digest:
        raise KeelError(run.OTHER_PLAN, f"the plan is {made.digest} now, not {request.plan_digest}")
    return made


def _entry(one: Planned) -> Entry | None:
    """Refuse what was begun outside a transaction and is now to run in one."""
    entry = one.entry
    begun = entry is not None and entry.is_unfinished and bool(entry.done or entry.running)
    if begun and not one.migration.no_transaction:
        raise KeelError(
            run.UNFINISHED,
            f"{one.migration.label} was begun outside a transaction, and no longer says "
            "`-- keel: no-transaction`",
            hint="put the directive back",
        )
    return entry


def _with_edits(error: KeelError, session: Asking, request: Request, stood: Standing) -> KeelError:
    """Return ``error`` with what was edited, where the ledger has the text that was run."""
    shown = [error.detail or ""]
    for one in stood.all_that_are("edited"):
        before = read_script(session, request.place, one.entry) if one.entry else None
        if before is not None and one.migration:
            text = one.migration.text
            shown.append(text_diff(before, text.slice(text.start, len(text.buffer)), one.label))
    lines = "\n".join(shown).splitlines()
    cut = ["…"] if len(lines) > _SHOWN_LINES else []
    return KeelError(
        error.code,
        error.message,
        place=error.place,
        detail="\n".join([*lines[:_SHOWN_LINES], *cut]),
        hint=error.hint,
    )


def _refuse_existing(request: Request, first: Plan, session: Asking) -> None:
    if request.on_existing or any(one.entry for one in first.stood.versions):
        return
    histories: list[str] = []
    if request.mirror:
        from pgkeel.runner.histories.registry import all_tools  # noqa: PLC0415 -- few ask for it

        histories = [one.table for one in all_tools() if one.name in request.mirror]
    found = objects_in(session, request.managed, request.place, request.own, histories)
    # Another keel that is at it right now has its entries there before anything can be seen.
    now = read_ledger(session, request.place) if found else None
    if found and not (now and now.entries):
        listed = ", ".join(found[:4]) + (", …" if len(found) > 4 else "")
        what = "has no ledger" if now is None else "has a ledger without entries"
        raise KeelError(run.NOT_EMPTY, f"{request.label} {what}, and it has {listed} already")
