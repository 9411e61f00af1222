"""Lock facts of who may see what: row-level security, policies and privileges."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_ALTER = "sql-altertable: Description"


def _exclusive(source: str) -> tuple[Fact]:
    return (Fact(locks=(("table", LockMode.ACCESS_EXCLUSIVE),), source=source),)


def _named(source: str) -> tuple[Fact, ...]:
    locks: Locks = (("table", LockMode.ACCESS_SHARE),)
    return (Fact(source=source), Fact(since=18, locks=locks, source=source))


FORMS = (
    Form(
        name="enable-rls",
        sql="alter table t enable row level security",
        facts=_exclusive(_ALTER),
    ),
    Form(
        name="disable-rls",
        sql="alter table t disable row level security",
        facts=_exclusive(_ALTER),
    ),
    Form(
        name="force-rls",
        sql="alter table t force row level security",
        facts=_exclusive(_ALTER),
    ),
    Form(
        name="no-force-rls",
        sql="alter table t no force row level security",
        facts=_exclusive(_ALTER),
    ),
    Form(
        name="create-policy",
        sql="create policy p on t using (a > 0)",
        facts=_exclusive("sql-createpolicy: Description"),
    ),
    Form(
        name="alter-policy",
        sql="alter policy p on t using (a > 1)",
        facts=_exclusive("sql-alterpolicy: Description"),
    ),
    Form(
        name="drop-policy",
        sql="drop policy p on t",
        facts=_exclusive("sql-droppolicy: Description"),
    ),
    Form(
        name="grant-table",
        sql="grant select on t to app",
        facts=_named("sql-grant: Description"),
    ),
    Form(
        name="revoke-table",
        sql="revoke select on t from app",
        facts=_named("sql-revoke: Description"),
    ),
    Form(
        name="grant-all-tables",
        sql="grant select on all tables in schema public to app",
        facts=(Fact(source="sql-grant: Description"),),
    ),
    Form(
        name="alter-default-privileges",
        sql="alter default privileges in schema public grant select on tables to app",
        facts=(Fact(source="sql-alterdefaultprivileges: Description"),),
    ),
)
