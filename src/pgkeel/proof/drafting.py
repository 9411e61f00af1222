"""Drafts the rollback of a migration from what it changes, and proves the draft."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.reader import read_snapshot
from pgkeel.diff.change import compare, topmost
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.script import groups
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.undo import undo_of
from pgkeel.proof.aids import Aids
from pgkeel.proof.facts import Lost, Proved
from pgkeel.proof.inserted import deletions, read_keys
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.stand import Copy, Stand
from pgkeel.sandbox.run import run_migration

_HOLDS_ROWS = frozenset({"column", "materialized view", "table"})


class Draft(Struct, frozen=True, kw_only=True):
    """The text of a rollback file, and what came of running it."""

    text: str
    proved: Proved
    irreversible: tuple[str, ...]
    """What does not come back, in words."""

    @property
    def holds(self) -> bool:
        """Whether the schema comes back, and the migration can be applied again."""
        back = self.proved.back
        return (
            self.proved.failed is None
            and back is not None
            and back.refused is None
            and back.repeated is None
            and not back.unlike
            and all(one.inherent for one in back.differences)
        )


def draft_rollback(stand: Stand, pair: Pair, aids: Aids) -> Draft:
    """Return the draft for ``pair``; the chain of ``stand`` comes to stand before it.

    ``MigrationError`` where that migration, or one before it, fails. DIF001 where what it did
    cannot be put in an order.
    """
    stand.advance(pair.number)
    migration = pair.migration
    with stand.copy() as copy:
        before, had, roles = read_snapshot(copy.session), read_keys(copy.powerful), _roles(copy)
        run_migration(copy.session, migration)
        made, has = read_snapshot(copy.session), read_keys(copy.powerful)
        new_roles = sorted(_roles(copy) - roles)
    wanted = plan(made, before)
    gone = tuple(
        one.address
        for one in topmost(compare(before, made))
        if one.after is None and one.address.kind in _HOLDS_ROWS
    )
    lost = tuple(f"the rows of {one} do not come back" for one in gone)
    # A platform guards its own tables: what is in them is told, and left to a person.
    tables = frozenset(
        qualified(one.path)
        for one in before.objects
        if one.kind == "table" and one.path[0] not in aids.managed
    )
    body = "".join(f"{sql};\n" for sql in deletions(had, has, tables)) + render(wanted)
    body += "".join(f"DROP ROLE IF EXISTS {identifier(role)};\n" for role in new_roles)
    text = _file(migration, lost, gone, body)
    prover = Prover(stand, aids)
    undo = undo_of(migration, text.encode())
    proved = prover.prove(Pair(number=pair.number, migration=migration, undo=undo))
    rows = proved.back.lost if proved.back else ()
    left = tuple(_told(one) for one in rows)
    if left:
        text = _file(migration, tuple(dict.fromkeys((*lost, *left))), gone, body)
    return Draft(text=text, proved=proved, irreversible=(*lost, *left))


def _roles(copy: Copy) -> frozenset[str]:
    return frozenset(name for (name,) in copy.powerful.query("select rolname::text from pg_roles"))


def render(wanted: Plan) -> str:
    """Return a plan as the body of a file that keel runs."""
    return "".join(f"{line}\n" for line in _lines(wanted))


def _lines(wanted: Plan) -> Iterator[str]:
    found = groups(wanted)
    if any(planned.step.bodies for planned in wanted.steps):
        yield "-- A body may name what a later statement makes."
        local = "" if _is_apart(wanted) else "LOCAL "
        yield f"SET {local}check_function_bodies = off;"
    for group in found:
        for planned in group.steps:
            yield from (f"-- {hazard.danger}: {hazard.why}" for hazard in planned.step.hazards)
            yield f"{planned.step.sql};"


def _is_apart(wanted: Plan) -> bool:
    """Whether a statement cannot share a transaction with the others."""
    found = groups(wanted)
    return len(found) > 1 or any(not group.in_transaction for group in found)


def _file(migration: Migration, lost: tuple[str, ...], gone: tuple[Address, ...], body: str) -> str:
    lines = [f"-- Undoes {migration.label}. Drafted from what it changes, and proved: with it the"]
    lines.append("-- schema comes back as it was before.")
    lines += [f"-- irreversible: {one}" for one in lost]
    backups = [line for one in gone for line in _backup(migration, one)]
    if backups:
        lines += ["--", "-- To keep the rows, let the migration copy them before it drops them:"]
        lines += [f"--   {line}" for line in backups]
    if "CONCURRENTLY" in body:
        lines.append("-- keel: no-transaction")
    lines += ["", *(() if "CONCURRENTLY" in body else ("set local lock_timeout = '5s';", ""))]
    return "\n".join(lines) + "\n" + (body or "-- Nothing of the schema is changed.\n")


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


def _told(lost: Lost) -> str:
    return f"{lost.table}: {lost.what}"
