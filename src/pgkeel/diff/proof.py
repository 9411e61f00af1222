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


def prove(wanted: Plan, session: Session, after: Snapshot, selection: Selection) -> Proof:
    """Run ``wanted`` in ``session``, a copy of the first schema that may be changed."""
    make_roles(session, after.roles)
    failed = run_plan(wanted, session)
    if failed:
        return failed
    reached = selection.of(read_snapshot(session))
    return Proof(left=compare(reached, after))


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
