"""Proves a plan: runs it on a copy of the first schema and reads back what came of it."""

from msgspec import Struct

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.script import groups, statements
from pgkeel.diff.selection import Selection
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError


class Proof(Struct, frozen=True, kw_only=True):
    """What came of it: proved where no statement failed and nothing is left."""

    failed: str | None = None
    """The statement that failed."""
    failure: ServerFailure | None = None
    left: tuple[Change, ...] = ()
    """What still differs afterwards."""

    @property
    def holds(self) -> bool:
        """Whether the plan does what it should."""
        return self.failed is None and not self.left


def prove(
    wanted: Plan, session: Session, before: Snapshot, after: Snapshot, selection: Selection
) -> Proof:
    """Run ``wanted`` in ``session``, a superuser's in a copy of ``before`` that may be changed.

    It runs as the role that is to run it, which owns what it makes and may do no more than that.
    """
    make_roles(session, after.roles)
    act_as(session, before)
    failed = run_plan(wanted, session)
    session.run("reset session authorization")
    if failed:
        return failed
    reached = selection.of(read_snapshot(session))
    return Proof(left=compare(reached, after))


def act_as(session: Session, before: Snapshot) -> None:
    """Go on as the role that read ``before``, made with the rights it has there."""
    make_roles(session, (before.role,))
    ((is_it,),) = session.query("select current_user::text = %s", (before.role,))
    if is_it:
        return
    if before.superuser:
        session.run_with_names("alter role {} superuser", before.role)
    ((database,),) = session.query("select current_database()::text")
    session.run_with_names("grant create on database {} to {}", database, before.role)
    session.run_with_names("set session authorization {}", before.role)


def run_plan(wanted: Plan, session: Session) -> Proof | None:
    """Run every statement as the script does; return what failed, if something did."""
    for group in groups(wanted):
        for sql, _ in statements(group):
            try:
                session.run(sql.encode())
            except StatementError as error:
                if session.in_transaction:
                    session.run("rollback")
                return Proof(failed=sql, failure=error.failure)
    return None


def rebuild(wanted: Snapshot, session: Session) -> tuple[Snapshot, Proof]:
    """Make ``wanted`` in the fresh database of ``session``; return what came of it."""
    make_roles(session, wanted.roles)
    start = read_snapshot(session)
    failed = run_plan(plan(start, wanted), session)
    reached = read_snapshot(session)
    return reached, failed or Proof(left=compare(reached, wanted))


def make_roles(session: Session, roles: tuple[str, ...]) -> None:
    """Make the roles that are not there, without login."""
    there = {name for (name,) in session.query("select rolname::text from pg_roles")}
    for role in roles:
        if role not in there:
            session.run_with_names("create role {} nologin", role)
