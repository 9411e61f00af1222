"""Reads the ledger of a database; anybody with a session may, writing is for this package."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from pgkeel import config
from pgkeel.catalog.quoting import in_quotes
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.version import Version
from pgkeel.postgres.asking import Asking
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.repaired import as_applied

FORMAT = "pgkeel ledger, format 1"
"""The comment on the table: which columns it has, and what they mean."""

_FIND = """
select c.oid::bigint, c.relkind::pg_catalog.text, pg_catalog.obj_description(c.oid, 'pg_class'),
  pg_catalog.has_schema_privilege(n.oid, 'usage')
    and pg_catalog.has_table_privilege(c.oid, 'select'),
  pg_catalog.row_security_active(c.oid), pg_catalog.quote_ident(current_user)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = %s and c.relname = %s
"""

_COLUMNS = (
    "sequence",
    "version",
    "description",
    "checksum",
    "state",
    "action",
    "statements",
    "done",
    "running",
    "done_checksum",
    "applied_at",
    "applied_by",
    "person",
    "milliseconds",
    "tool_version",
    "git_commit",
    "environment",
    "attempt",
    "error",
    "reason",
)
# In microseconds: how moments are written hangs on the DateStyle of the session.
_LISTED = ", ".join(_COLUMNS).replace(
    "applied_at", "(extract(epoch from applied_at) * 1000000)::bigint"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = frozenset({"started", "applied", "failed", "rolled back", "adopted"})


def read_ledger(session: Asking, place: config.Ledger) -> Ledger | None:
    """Return the ledger that the database of ``session`` keeps at ``place``.

    ``None`` when it has none: keel was never there. An empty ``Ledger`` when it has one and nothing
    is in it. Two queries of the catalogs and one table, and one more where people made entries; it
    changes nothing, makes nothing, begins no transaction, and works in one that is read-only and on
    a standby. RUN002 when the role may not read it, RUN003 when what is there is no ledger of this
    version of keel.
    """
    rows = session.query(_FIND, (place.schema, place.table))
    if not rows:
        return None
    _, kind, comment, may_read, is_thinned, role = rows[0]
    if kind not in ("r", "p") or comment != FORMAT:
        raise _broken(place, "its comment is not that of a ledger" if kind == "r" else "no table")
    if not may_read:
        raise KeelError(
            run.LEDGER_DENIED,
            f"role {role} may not read {table_name(place)}",
            hint=f"grant usage on schema {in_quotes(place.schema)} to {role}; "
            f"grant select on {table_name(place)} to {role};",
        )
    if is_thinned:
        raise KeelError(
            run.LEDGER_DENIED,
            f"row level security may hide entries of {table_name(place)} from role {role}",
            hint=f"as its owner: alter table {table_name(place)} disable row level security; "
            "what the table grants protects it",
        )
    try:
        entries = tuple(_entry(row) for row in session.query_made(_listed(place, "null")))
        if any(one.reason is not None and one.is_applied for one in entries):
            past = [_entry(row) for row in session.query_made(_listed(place, "not null"))]
            entries = tuple(as_applied(one, past) for one in entries)
        return Ledger(entries=entries)
    except StatementError as error:
        raise _broken(place, error.failure.message) from error
    except ValueError as error:
        raise _broken(place, str(error)) from error


def read_script(session: Asking, place: config.Ledger, entry: Entry) -> str | None:
    """Return the text that was run for ``entry``; ``None`` where it was too large to be kept."""
    text = f"select script from {table_name(place)} where sequence = {entry.sequence}"  # noqa: S608 -- names and texts are quoted
    rows = session.query_made(text)
    return rows[0][0] if rows else None


def _listed(place: config.Ledger, superseded: str) -> str:
    return (
        f"select {_LISTED} from {table_name(place)} where superseded_at is {superseded}"  # noqa: S608 -- names are quoted
        " order by sequence"
    )


def table_name(place: config.Ledger) -> str:
    """Return the name of the ledger's table as SQL, with its schema: the lock is named by it."""
    return f"{in_quotes(place.schema)}.{in_quotes(place.table)}"


def _broken(place: config.Ledger, why: str) -> KeelError:
    return KeelError(run.LEDGER_BROKEN, f"{table_name(place)} is no ledger of this keel: {why}")


def _entry(row: Sequence[Any]) -> Entry:
    fields = dict(zip(_COLUMNS, row, strict=True))
    if fields["state"] not in _STATES:
        raise ValueError(f"there is no state {fields['state']!r}")
    fields["version"] = Version.parse(fields["version"])
    fields["applied_at"] = _EPOCH + timedelta(microseconds=fields["applied_at"])
    return Entry(**fields)
