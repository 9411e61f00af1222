"""The SQL that writes entries of the ledger; rendered here, run where the transaction is. Pure."""

from collections.abc import Mapping

from pgkeel import config
from pgkeel.catalog.quoting import literal
from pgkeel.postgres.failure import ServerFailure
from pgkeel.runner.entry import State
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import table_name
from pgkeel.runner.settings import By

AS_OURSELVES = "set local session authorization default; set local role to default"
"""The migration may have changed the role; what it set for the session comes back at the end.

The default is the role that the login is given by ALTER ROLE … SET role, as the ledger was made.
"""

_PREPARED = "pgkeel_entry"
_NOT_NULL, _DIVISION_BY_ZERO, _NO_RETURNING = "23502", "22012", "0A000"


def record(
    place: config.Ledger,
    job: Job,
    by: By,
    *,
    state: State,
    done: int,
    attempt: str | None,
    milliseconds: str = "null",
    reason: str | None = None,
) -> str:
    """Return the statements that make ``job`` an entry, in place of the one it knows of.

    Where another entry was made meanwhile they fail: one version has one entry that holds. So they
    do where a trigger throws the entry away: what is not recorded must not be kept. The insert
    returns the entry's sequence, and how long it took: ``milliseconds``, an expression.
    """
    fields = {
        "version": literal(str(job.version)),
        "description": literal(job.description),
        "checksum": literal(job.checksum),
        "state": literal(state),
        "action": literal(job.action),
        "statements": str(len(job.statements)),
        "done": str(done),
        "done_checksum": literal(job.checksum_of(done)) if job.no_transaction else "null",
        "script": _text(job.script if job.action == "apply" else None),
        "milliseconds": milliseconds,
        "attempt": _text(attempt),
        "reason": _text(reason),
        **_by(by),
    }
    # What an entry gives comes of its insert: nothing, where a trigger or rule throws it away.
    insert = (
        f"with made as ({_insert(place, fields)}) select pg_catalog.max(sequence),"  # noqa: S608 -- quoted
        " pg_catalog.max(milliseconds) from made having 1 / pg_catalog.count(*) = 1"
    )
    return "; ".join((*_supersede(place, job), insert))


def prepare_entry(place: config.Ledger, job: Job, by: By) -> str:
    """Return the statement that prepares the entries of jobs such as ``job``, run in transactions.

    Planned once for many of them they take the server half the time. Only where there is nothing
    that could throw an entry away: that it was made is not looked at.
    """
    fields = {
        "version": "$1",
        "description": "$2",
        "checksum": "$3",
        "statements": "$4",
        "done": "$4",
        "script": "$5",
        "attempt": "$6",
        "state": literal(job.end_state),
        "action": literal(job.action),
        "milliseconds": elapsed_since_last(place),
        **_by(by),
    }
    return (
        f"prepare {_PREPARED} (text, text, text, integer, text, text) as {_insert(place, fields)}"
    )


def execute_entry(place: config.Ledger, job: Job, attempt: str) -> str:
    """Return the statements that do what those of ``record`` do, by what was prepared."""
    values = (
        literal(str(job.version)),
        literal(job.description),
        literal(job.checksum),
        str(len(job.statements)),
        _text(job.script if job.action == "apply" else None),
        literal(attempt),
    )
    return "; ".join((*_supersede(place, job), f"execute {_PREPARED} ({', '.join(values)})"))


def elapsed_since_last(place: config.Ledger) -> str:
    """Return the expression for how long the last of several transactions of one request took.

    It began when the one before it had ended, or the request: for all of them it is then.
    """
    before = (
        f"select l.applied_at from {table_name(place)} l"  # noqa: S608 -- quoted
        " where l.applied_at <= pg_catalog.clock_timestamp() order by l.sequence desc limit 1"
    )
    return (
        "(extract(epoch from pg_catalog.clock_timestamp()"
        f" - greatest(pg_catalog.statement_timestamp(), ({before}))) * 1000)::bigint"
    )


def progress(
    place: config.Ledger, sequence: int, job: Job, done: int, *, running: int | None = None
) -> str:
    """Return the statement that says how far ``job`` is; it fails once another entry holds."""
    return (
        f"update {table_name(place)} set state = {_held('started')}, done = {done},"  # noqa: S608 -- quoted
        f" running = {running or 'null'}, done_checksum = {literal(job.checksum_of(done))},"
        f" error = null where sequence = {sequence}"
    )


def ended(place: config.Ledger, sequence: int, state: State, seconds: float) -> str:
    """Return the statement that says that all statements are done."""
    return (
        f"update {table_name(place)} set state = {_held(state)}, done = statements,"  # noqa: S608 -- names and texts are quoted
        f" running = null, applied_at = pg_catalog.clock_timestamp(), error = null,"
        f" milliseconds = {round(seconds * 1000)} where sequence = {sequence}"
    )


def stopped(place: config.Ledger, sequence: int, error: str, *, running: int | None) -> str:
    """Return the statement that says why it does not go on."""
    return (
        f"update {table_name(place)} set state = {_held('failed')}, error = {literal(error)},"  # noqa: S608 -- names and texts are quoted
        f" running = {running or 'null'} where sequence = {sequence}"
    )


def is_overtaken(failure: ServerFailure) -> bool:
    """Whether a statement that says how far a job is failed because another entry holds."""
    return (failure.sqlstate, failure.column) == (_NOT_NULL, "state")


def _held(state: State) -> str:
    """Return ``state`` where the entry holds, and else what the column refuses.

    Whoever took the job over while we were at it goes on with it: nothing more may be kept of ours.
    """
    return f"case when superseded_at is null then {literal(state)} end"


def _supersede(place: config.Ledger, job: Job) -> tuple[str, ...]:
    if job.entry is None:
        return ()
    gone = f"update {table_name(place)} set superseded_at = pg_catalog.clock_timestamp()"  # noqa: S608 -- names and texts are quoted
    return (f"{gone} where sequence = {job.entry.sequence} and superseded_at is null",)


def _insert(place: config.Ledger, fields: Mapping[str, str]) -> str:
    names, values = ", ".join(fields), ", ".join(fields.values())
    return (
        f"insert into {table_name(place)} ({names}) values ({values})"  # noqa: S608 -- quoted
        " returning sequence, milliseconds"
    )


def is_thrown_away(failure: ServerFailure) -> bool:
    """Whether an entry was refused because nothing came of its insert: a trigger, or a rule."""
    return failure.sqlstate in (_DIVISION_BY_ZERO, _NO_RETURNING)


def _by(by: By) -> dict[str, str]:
    return {
        "person": _text(by.person),
        "tool_version": literal(by.tool_version),
        "git_commit": _text(by.git_commit),
        "environment": _text(by.environment),
        "identity": _text(by.identity),
    }


def _text(value: str | None) -> str:
    return "null" if value is None else literal(value)


def forget(place: config.Ledger, sequence: int, reason: str) -> str:
    """Return the statement that ends an entry without another in its place."""
    return (
        f"update {table_name(place)} set superseded_at = pg_catalog.clock_timestamp(),"  # noqa: S608 -- names and texts are quoted
        f" reason = {literal(reason)} where sequence = {sequence}"
    )
