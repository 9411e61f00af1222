"""Lock facts of columns: ADD, DROP and ALTER COLUMN."""

from pgkeel.locks.form import Fact, Form, Locks, Role
from pgkeel.locks.mode import LockMode

_ALTER = "sql-altertable: Description"
_NOTES = "sql-altertable: Notes"
_ONLY: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_EXCLUSIVE: Locks = (*_ONLY, ("partition", LockMode.ACCESS_EXCLUSIVE))
_CONCURRENT: Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)
_ALL: tuple[Role, ...] = ("table", "partition")
_REFERENCES: Locks = (*_EXCLUSIVE, ("referenced", LockMode.SHARE_ROW_EXCLUSIVE))
# The tables at the other end of a foreign key that the column is part of.
_KEYS: Locks = (
    *_EXCLUSIVE,
    ("referenced", LockMode.ACCESS_EXCLUSIVE),
    ("referencing", LockMode.ACCESS_EXCLUSIVE),
)
_REWRITE = Fact(locks=_EXCLUSIVE, reads=_ALL, rewrites=True, source=_NOTES)
_METADATA = Fact(locks=_EXCLUSIVE, source=_ALTER)
_CHECKED = Fact(locks=_EXCLUSIVE, reads=_ALL, source=_NOTES)

FORMS = (
    Form(
        name="add-column",
        sql="alter table t add column c int default 5",
        facts=(Fact(locks=_EXCLUSIVE, source=_NOTES),),
    ),
    Form(
        name="add-column-volatile-default",
        sql="alter table t add column c uuid default gen_random_uuid()",
        facts=(_REWRITE,),
    ),
    Form(
        name="add-column-serial",
        sql="alter table t add column c serial",
        facts=(_REWRITE,),
    ),
    Form(
        name="add-column-identity",
        sql="alter table t add column c bigint generated always as identity",
        facts=(
            Fact(locks=_ONLY, reads=("table",), rewrites=True, source=_NOTES),
            Fact(since=17, locks=_EXCLUSIVE, reads=_ALL, rewrites=True, source=_NOTES),
        ),
    ),
    Form(
        name="add-column-stored-generated",
        sql="alter table t add column c int generated always as (a * 2) stored",
        facts=(_REWRITE,),
    ),
    Form(
        name="add-column-virtual-generated",
        sql="alter table t add column c int generated always as (a * 2) virtual",
        facts=(Fact(since=18, locks=_EXCLUSIVE, source=_NOTES),),
    ),
    Form(
        name="add-column-constrained-domain",
        sql="alter table t add column c positive",
        facts=(_REWRITE,),
    ),
    Form(
        name="add-column-check",
        sql="alter table t add column c int check (c > 0)",
        facts=(_CHECKED,),
    ),
    Form(
        name="add-column-unique",
        sql="alter table t add column c int unique",
        facts=(Fact(locks=_ONLY, reads=("table",), builds_index=True, source=_NOTES),),
    ),
    Form(
        name="add-column-primary-key",
        sql="alter table t add column c bigint generated always as identity primary key",
        facts=(
            Fact(locks=_ONLY, reads=("table",), rewrites=True, builds_index=True, source=_NOTES),
        ),
    ),
    Form(
        name="add-column-references",
        sql="alter table t add column c int references u",
        facts=(Fact(locks=_REFERENCES, source=_ALTER),),
    ),
    Form(
        name="add-column-references-default",
        sql="alter table t add column c int default 1 references u",
        facts=(Fact(locks=_REFERENCES, reads=(*_ALL, "referenced"), source=_NOTES),),
    ),
    Form(
        name="drop-column",
        sql="alter table t drop column a",
        facts=(
            Fact(
                locks=(*_KEYS, ("sequence", LockMode.ACCESS_EXCLUSIVE)),
                source=_ALTER,
            ),
        ),
    ),
    Form(name="rename-column", sql="alter table t rename column a to b", facts=(_METADATA,)),
    Form(
        name="alter-column-type",
        sql="alter table t alter column a type bigint",
        facts=(
            Fact(
                locks=_KEYS,
                reads=(*_ALL, "referenced", "referencing"),
                rewrites=True,
                source=_NOTES,
            ),
        ),
    ),
    Form(
        name="alter-column-type-widening",
        sql="alter table t alter column v type varchar(80)",
        facts=(Fact(locks=_KEYS, source=_NOTES),),
    ),
    Form(
        name="alter-column-type-widening-partitioned-index",
        sql="alter table t alter column v type varchar(80)",
        facts=(Fact(locks=_EXCLUSIVE, reads=_ALL, builds_index=True, source=_NOTES),),
    ),
    Form(
        name="alter-column-type-collation",
        sql='alter table t alter column v type varchar(40) collate "C"',
        facts=(Fact(locks=_KEYS, reads=_ALL, builds_index=True, source=_NOTES),),
    ),
    Form(name="set-default", sql="alter table t alter column a set default 1", facts=(_METADATA,)),
    Form(name="drop-default", sql="alter table t alter column a drop default", facts=(_METADATA,)),
    Form(name="set-not-null", sql="alter table t alter column a set not null", facts=(_CHECKED,)),
    Form(
        name="set-not-null-proved",
        sql="alter table t alter column a set not null",
        facts=(_METADATA,),
    ),
    Form(
        name="drop-not-null", sql="alter table t alter column a drop not null", facts=(_METADATA,)
    ),
    Form(
        name="add-identity",
        sql="alter table t alter column a add generated always as identity",
        facts=(
            Fact(locks=_ONLY, source=_ALTER),
            Fact(since=17, locks=_EXCLUSIVE, source=_ALTER),
        ),
    ),
    Form(
        name="set-identity",
        sql="alter table t alter column a set generated by default",
        facts=(
            Fact(locks=(*_ONLY, ("sequence", LockMode.SHARE_ROW_EXCLUSIVE)), source=_ALTER),
            Fact(
                since=17,
                locks=(*_EXCLUSIVE, ("sequence", LockMode.SHARE_ROW_EXCLUSIVE)),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="drop-identity",
        sql="alter table t alter column a drop identity",
        facts=(
            Fact(locks=(*_ONLY, ("sequence", LockMode.ACCESS_EXCLUSIVE)), source=_ALTER),
            Fact(
                since=17,
                locks=(*_EXCLUSIVE, ("sequence", LockMode.ACCESS_EXCLUSIVE)),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="set-expression",
        sql="alter table t alter column g set expression as (a * 3)",
        facts=(Fact(since=17, locks=_EXCLUSIVE, reads=_ALL, rewrites=True, source=_ALTER),),
    ),
    Form(
        name="drop-expression",
        sql="alter table t alter column g drop expression",
        facts=(_METADATA,),
    ),
    Form(
        name="set-statistics",
        sql="alter table t alter column a set statistics 500",
        facts=(
            Fact(
                locks=(*_CONCURRENT, ("partition", LockMode.SHARE_UPDATE_EXCLUSIVE)),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="set-column-options",
        sql="alter table t alter column a set (n_distinct = 100)",
        facts=(Fact(locks=_CONCURRENT, source=_ALTER),),
    ),
    Form(
        name="set-storage",
        sql="alter table t alter column v set storage external",
        facts=(_METADATA,),
    ),
    Form(
        name="set-compression",
        sql="alter table t alter column v set compression pglz",
        facts=(Fact(locks=_ONLY, source=_ALTER),),
    ),
)
