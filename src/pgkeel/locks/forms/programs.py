"""Lock facts of what a table runs by itself: triggers and rules."""

from pgkeel.locks.form import Fact, Form
from pgkeel.locks.mode import LockMode


def _locks(mode: LockMode, source: str) -> tuple[Fact]:
    return (Fact(locks=(("table", mode), ("partition", mode)), source=source),)


def _only(mode: LockMode, source: str) -> tuple[Fact]:
    return (Fact(locks=(("table", mode),), source=source),)


FORMS = (
    Form(
        name="create-trigger",
        sql="create trigger g before insert on t for each row execute function f()",
        facts=_locks(LockMode.SHARE_ROW_EXCLUSIVE, "explicit-locking: Table-Level Locks"),
    ),
    Form(
        name="enable-trigger",
        sql="alter table t enable trigger g",
        facts=_locks(LockMode.SHARE_ROW_EXCLUSIVE, "sql-altertable: Description"),
    ),
    Form(
        name="disable-trigger",
        sql="alter table t disable trigger g",
        facts=_locks(LockMode.SHARE_ROW_EXCLUSIVE, "sql-altertable: Description"),
    ),
    Form(
        name="rename-trigger",
        sql="alter trigger g on t rename to h",
        facts=_locks(LockMode.ACCESS_EXCLUSIVE, "sql-altertrigger: Description"),
    ),
    Form(
        name="drop-trigger",
        sql="drop trigger g on t",
        facts=_locks(LockMode.ACCESS_EXCLUSIVE, "sql-droptrigger: Description"),
    ),
    Form(
        name="create-rule",
        sql="create rule r as on insert to t do instead nothing",
        facts=_only(LockMode.ACCESS_EXCLUSIVE, "sql-createrule: Description"),
    ),
    Form(
        name="drop-rule",
        sql="drop rule r on t",
        facts=_only(LockMode.ACCESS_EXCLUSIVE, "sql-droprule: Description"),
    ),
)
