"""Lock facts of what a table runs by itself: triggers and rules."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_ALTER = "sql-altertable: Description"
_ONLY: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_EXCLUSIVE: Locks = (*_ONLY, ("partition", LockMode.ACCESS_EXCLUSIVE))
_WRITES: Locks = (
    ("table", LockMode.SHARE_ROW_EXCLUSIVE),
    ("partition", LockMode.SHARE_ROW_EXCLUSIVE),
)

FORMS = (
    Form(
        name="create-trigger",
        sql="create trigger g before insert on t for each row execute function f()",
        facts=(Fact(locks=_WRITES, source="explicit-locking: Table-Level Locks"),),
    ),
    Form(
        name="enable-trigger",
        sql="alter table t enable trigger g",
        facts=(Fact(locks=_WRITES, source=_ALTER),),
    ),
    Form(
        name="disable-trigger",
        sql="alter table t disable trigger g",
        facts=(Fact(locks=_WRITES, source=_ALTER),),
    ),
    Form(
        name="rename-trigger",
        sql="alter trigger g on t rename to h",
        facts=(
            Fact(locks=_ONLY, source="sql-altertrigger: Description"),
            Fact(since=15, locks=_EXCLUSIVE, source="sql-altertrigger: Description"),
        ),
    ),
    Form(
        name="drop-trigger",
        sql="drop trigger g on t",
        facts=(Fact(locks=_EXCLUSIVE, source="sql-droptrigger: Description"),),
    ),
    Form(
        name="create-rule",
        sql="create rule r as on insert to t do instead nothing",
        facts=(Fact(locks=_ONLY, source="sql-createrule: Description"),),
    ),
    Form(
        name="drop-rule",
        sql="drop rule r on t",
        facts=(Fact(locks=_ONLY, source="sql-droprule: Description"),),
    ),
)
