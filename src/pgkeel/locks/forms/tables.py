"""Lock facts of whole tables: CREATE, ALTER, DROP, TRUNCATE and LOCK TABLE."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_ALTER = "sql-altertable: Description"
_CREATE = "sql-createtable: Parameters"
_DROP = "sql-droptable: Description"
_EXCLUSIVE: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_CONCURRENT: Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)
_READ: Locks = (("source", LockMode.ACCESS_SHARE),)
_METADATA = Fact(locks=_EXCLUSIVE, source=_ALTER)
_BELOW: Locks = (*_EXCLUSIVE, ("partition", LockMode.ACCESS_EXCLUSIVE))
_SEQUENCE: Locks = (("sequence", LockMode.ACCESS_EXCLUSIVE),)
_OWNING = Fact(locks=(*_EXCLUSIVE, *_SEQUENCE), source=_ALTER)
_LOGGING = (
    Fact(locks=_EXCLUSIVE, reads=("table",), rewrites=True, source=_ALTER),
    Fact(
        since=15,
        locks=(*_EXCLUSIVE, *_SEQUENCE),
        reads=("table",),
        rewrites=True,
        source=_ALTER,
    ),
)

FORMS = (
    Form(
        name="create-table",
        sql="create table t (id int primary key)",
        facts=(Fact(source=_CREATE),),
    ),
    Form(
        name="create-table-references",
        sql="create table t (uid int references u)",
        facts=(Fact(locks=(("referenced", LockMode.SHARE_ROW_EXCLUSIVE),), source=_CREATE),),
    ),
    Form(
        name="create-table-inherits",
        sql="create table t () inherits (parent)",
        facts=(Fact(locks=(("parent", LockMode.SHARE_UPDATE_EXCLUSIVE),), source=_CREATE),),
    ),
    Form(
        name="create-table-like",
        sql="create table t (like s including all)",
        facts=(Fact(locks=_READ, source=_CREATE),),
    ),
    Form(
        name="create-table-as",
        sql="create table t as select * from s",
        facts=(Fact(locks=_READ, source="sql-createtableas: Description"),),
    ),
    Form(name="rename-table", sql="alter table t rename to t2", facts=(_METADATA,)),
    Form(name="owner-to", sql="alter table t owner to app", facts=(_OWNING,)),
    Form(name="set-schema", sql="alter table t set schema app", facts=(_OWNING,)),
    Form(
        name="set-tablespace",
        sql="alter table t set tablespace fast",
        facts=(Fact(locks=_EXCLUSIVE, rewrites=True, source=_ALTER),),
    ),
    Form(name="set-logged", sql="alter table t set logged", facts=_LOGGING),
    Form(name="set-unlogged", sql="alter table t set unlogged", facts=_LOGGING),
    Form(
        name="set-access-method",
        sql="alter table t set access method columnar",
        facts=(Fact(since=15, locks=_EXCLUSIVE, reads=("table",), rewrites=True, source=_ALTER),),
    ),
    Form(
        name="set-storage-parameters",
        sql="alter table t set (autovacuum_enabled = false, fillfactor = 70)",
        facts=(Fact(locks=_CONCURRENT, source=_ALTER),),
    ),
    Form(
        name="cluster-on",
        sql="alter table t cluster on i",
        facts=(
            Fact(locks=(*_CONCURRENT, ("index", LockMode.SHARE_UPDATE_EXCLUSIVE)), source=_ALTER),
        ),
    ),
    Form(name="replica-identity", sql="alter table t replica identity full", facts=(_METADATA,)),
    Form(
        name="inherit",
        sql="alter table t inherit parent",
        facts=(
            Fact(locks=(*_EXCLUSIVE, ("parent", LockMode.SHARE_UPDATE_EXCLUSIVE)), source=_ALTER),
        ),
    ),
    Form(
        name="no-inherit",
        sql="alter table t no inherit parent",
        facts=(Fact(locks=(*_EXCLUSIVE, ("parent", LockMode.ACCESS_SHARE)), source=_ALTER),),
    ),
    Form(
        name="drop-table",
        sql="drop table t",
        facts=(
            Fact(
                locks=(*_BELOW, *_SEQUENCE, ("dependent", LockMode.ACCESS_EXCLUSIVE)),
                source=_DROP,
            ),
        ),
    ),
    Form(
        name="drop-table-referencing",
        sql="drop table t",
        facts=(Fact(locks=(*_BELOW, ("referenced", LockMode.ACCESS_EXCLUSIVE)), source=_DROP),),
    ),
    Form(
        name="drop-table-referenced",
        sql="drop table t cascade",
        facts=(
            Fact(locks=(*_EXCLUSIVE, ("referencing", LockMode.ACCESS_EXCLUSIVE)), source=_DROP),
        ),
    ),
    Form(
        name="truncate",
        sql="truncate t",
        facts=(Fact(locks=_BELOW, source="sql-truncate: Notes"),),
    ),
    Form(
        name="truncate-cascade",
        sql="truncate t cascade",
        facts=(
            Fact(
                locks=(*_EXCLUSIVE, ("referencing", LockMode.ACCESS_EXCLUSIVE)),
                source="sql-truncate: Notes",
            ),
        ),
    ),
    Form(
        name="truncate-restart-identity",
        sql="truncate t restart identity",
        facts=(Fact(locks=(*_EXCLUSIVE, *_SEQUENCE), source="sql-truncate: Parameters"),),
    ),
    Form(
        name="lock-table",
        sql="lock table t",
        facts=(Fact(locks=_BELOW, source="sql-lock: Parameters"),),
    ),
)
