"""Lock facts of views and materialized views; the role ``table`` is the view."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_LOCKING = "explicit-locking: Table-Level Locks"
_READ: Locks = (("source", LockMode.ACCESS_SHARE),)
_EXCLUSIVE: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)

FORMS = (
    Form(
        name="create-view",
        sql="create view v as select a from t",
        facts=(Fact(locks=_READ, source="sql-createview: Description"),),
    ),
    Form(
        name="replace-view",
        sql="create or replace view v as select a, b from t",
        facts=(Fact(locks=(*_EXCLUSIVE, *_READ), source="sql-createview: Description"),),
    ),
    Form(
        name="set-view-options",
        sql="alter view v set (security_invoker = true)",
        facts=(Fact(locks=_EXCLUSIVE, source="sql-alterview: Description"),),
    ),
    Form(
        name="rename-view",
        sql="alter view v rename to w",
        facts=(Fact(locks=_EXCLUSIVE, source="sql-alterview: Description"),),
    ),
    Form(
        name="drop-view",
        sql="drop view v",
        facts=(Fact(locks=_EXCLUSIVE, source="sql-dropview: Description"),),
    ),
    Form(
        name="create-materialized-view",
        sql="create materialized view m as select a from t",
        facts=(Fact(locks=_READ, source="sql-creatematerializedview: Description"),),
    ),
    Form(
        name="refresh-materialized-view",
        sql="refresh materialized view m",
        facts=(Fact(locks=(*_EXCLUSIVE, *_READ), rewrites=True, source=_LOCKING),),
    ),
    Form(
        name="refresh-materialized-view-concurrently",
        sql="refresh materialized view concurrently m",
        facts=(
            Fact(locks=(("table", LockMode.EXCLUSIVE), *_READ), reads=("table",), source=_LOCKING),
        ),
    ),
    Form(
        name="drop-materialized-view",
        sql="drop materialized view m",
        facts=(Fact(locks=_EXCLUSIVE, source="sql-dropmaterializedview: Description"),),
    ),
)
