"""The text of a drafted rollback file; pure."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.address import Address
from pgkeel.catalog.quoting import qualified
from pgkeel.diff.plan import Plan
from pgkeel.diff.script import groups
from pgkeel.migrations.migration import Migration
from pgkeel.proof.restoring import Put
from pgkeel.rows.backups import Keeping, kept_name

_WAIT = "set local lock_timeout = '5s';"


def render(wanted: Plan) -> str:
    """Return a plan as the body of a file that keel runs."""
    return "".join(f"{line}\n" for line in _lines(wanted))


def _lines(wanted: Plan) -> Iterator[str]:
    found = groups(wanted)
    if any(planned.step.bodies for planned in wanted.steps):
        yield "-- A body may name what a later statement makes."
        local = "" if is_apart(wanted) else "LOCAL "
        yield f"SET {local}check_function_bodies = off;"
    for group in found:
        for planned in group.steps:
            yield from (f"-- {hazard.danger}: {hazard.why}" for hazard in planned.step.hazards)
            yield f"{planned.step.sql};"


def is_apart(wanted: Plan) -> bool:
    """Return whether a statement cannot share a transaction with the others."""
    found = groups(wanted)
    return len(found) > 1 or any(not group.in_transaction for group in found)


def rollback_file(
    migration: Migration, lost: Sequence[str], gone: Sequence[Address], body: str
) -> str:
    """Return a file that runs ``body``; it says what is ``lost`` and how ``gone`` could be kept."""
    lines = [*_opening(migration), *(f"-- irreversible: {one}" for one in lost)]
    backups = [line for one in gone for line in _backup(migration, one)]
    if backups:
        lines += ["--", "-- To keep the rows, let the migration copy them before it drops them:"]
        lines += [f"--   {line}" for line in backups]
    if "CONCURRENTLY" in body:
        lines.append("-- keel: no-transaction")
    lines += ["", *(() if "CONCURRENTLY" in body else (_WAIT, ""))]
    return "\n".join(lines) + "\n" + (body or "-- Nothing of the schema is changed.\n")


def restoring_file(
    migration: Migration,
    lost: Sequence[str],
    keeping: Keeping,
    puts: Sequence[Put],
    body: str,
) -> str:
    """Return a file that runs ``body``, which puts back ``puts`` from what was kept."""
    lines = [*_opening(migration), *(f"-- irreversible: {one}" for one in lost), "--"]
    label = migration.label
    lines.append(f"-- What {label} takes comes back from what keel keeps before it, where its")
    lines.append("-- approval says `backup: table`:")
    for one in puts:
        kept = qualified(kept_name(keeping.schema, keeping.label, one.table))
        # A name may go over several lines, which a comment may not.
        lines.append(" ".join(f"--   {what_comes_back(one)}, from {kept}".splitlines()))
    if any(one.overwrites for one in puts):
        lines.append(
            "-- Where such rows or values were changed or deleted since, they come back as they"
        )
        lines.append("-- were before.")
    return "\n".join([*lines, "", _WAIT, "", body])


def what_comes_back(put: Put) -> str:
    """Return in words what is put back into one table."""
    table = qualified(put.table)
    parts = [f"rows of {table}"] if put.rows else []
    parts += [qualified((*put.table, one)) for one in put.columns]
    return ", ".join(parts)


def _opening(migration: Migration) -> Iterator[str]:
    yield f"-- Undoes {migration.label}. Drafted from what it changes, and proved: with it the"
    yield "-- schema comes back as it was before."


def _backup(migration: Migration, address: Address) -> Iterator[str]:
    """Yield how rows could be kept: a table whole, a column beside the key of its rows."""
    schema, name, *column = address.path
    table = qualified((schema, name))
    kept = qualified((schema, f"{name}_before_{migration.label.lower()}"))
    if address.kind == "table":
        yield f"create table if not exists {kept} as table {table};"
        yield f"and below, once it is made again: insert into {table} select * from {kept};"
    elif address.kind == "column":
        value = qualified(column)
        yield f"create table if not exists {kept} as select KEY, {value} from {table};"
        yield (
            f"and below: update {table} t set {value} = b.{value} from {kept} b"
            " where b.KEY = t.KEY;"
        )
