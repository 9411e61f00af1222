"""Lock facts of reading and writing rows: SELECT, INSERT, UPDATE, DELETE, MERGE and COPY."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_LOCKING = "explicit-locking: Table-Level Locks"
_WRITE: Locks = (("table", LockMode.ROW_EXCLUSIVE), ("partition", LockMode.ROW_EXCLUSIVE))
# A foreign key locks the rows that are pointed at, as SELECT … FOR KEY SHARE does.
_REFERS: Locks = (*_WRITE, ("referenced", LockMode.ROW_SHARE))

FORMS = (
    Form(
        name="select",
        sql="select a from t where id = 1",
        facts=(
            Fact(
                locks=(("table", LockMode.ACCESS_SHARE), ("partition", LockMode.ACCESS_SHARE)),
                source=_LOCKING,
            ),
        ),
    ),
    Form(
        name="select-for-update",
        sql="select a from t where id = 1 for update",
        facts=(
            Fact(
                locks=(("table", LockMode.ROW_SHARE), ("partition", LockMode.ROW_SHARE)),
                source=_LOCKING,
            ),
        ),
    ),
    Form(
        name="insert",
        sql="insert into t (id, a) values (1, 2)",
        facts=(Fact(locks=_REFERS, source=_LOCKING),),
    ),
    Form(
        name="copy-from",
        sql="copy t (id, a) from stdin",
        facts=(Fact(locks=_REFERS, source=_LOCKING),),
    ),
    Form(
        name="update",
        sql="update t set a = 2 where id = 1",
        facts=(Fact(locks=_REFERS, source=_LOCKING),),
    ),
    Form(
        name="delete",
        sql="delete from t where id = 1",
        facts=(Fact(locks=_WRITE, source=_LOCKING),),
    ),
    Form(
        name="merge",
        sql="merge into t using s on t.id = s.id when matched then update set a = s.a",
        facts=(
            Fact(since=15, locks=(*_REFERS, ("source", LockMode.ACCESS_SHARE)), source=_LOCKING),
        ),
    ),
)
