"""Lock facts of partitions: CREATE TABLE … PARTITION OF, ATTACH, DETACH and DROP."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_ATTACH = "sql-altertable: ATTACH PARTITION"
_DETACH = "sql-altertable: DETACH PARTITION"
_CREATE = "sql-createtable: PARTITION OF"
_DEFAULT: Locks = (("default-partition", LockMode.ACCESS_EXCLUSIVE),)
_CREATED: Locks = (("parent", LockMode.ACCESS_EXCLUSIVE),)
_REFERS: Locks = (("referenced", LockMode.SHARE_ROW_EXCLUSIVE),)
# The table goes on being read and written; the partition does not.
_APART: Locks = (
    ("table", LockMode.SHARE_UPDATE_EXCLUSIVE),
    ("partition", LockMode.ACCESS_EXCLUSIVE),
)

FORMS = (
    Form(
        name="create-table-partition-of",
        sql="create table p partition of t for values in (2)",
        facts=(Fact(locks=(*_CREATED, *_REFERS), source=_CREATE),),
    ),
    Form(
        name="create-table-partition-of-default-present",
        sql="create table p partition of t for values in (2)",
        facts=(Fact(locks=(*_CREATED, *_DEFAULT), reads=("default-partition",), source=_CREATE),),
    ),
    Form(
        name="attach-partition",
        sql="alter table t attach partition p for values in (2)",
        facts=(Fact(locks=(*_APART, *_REFERS), reads=("partition", "referenced"), source=_ATTACH),),
    ),
    Form(
        name="attach-partition-index-missing",
        sql="alter table t attach partition p for values in (2)",
        facts=(Fact(locks=_APART, reads=("partition",), builds_index=True, source=_ATTACH),),
    ),
    Form(
        name="attach-partition-proved",
        sql="alter table t attach partition p for values in (2)",
        facts=(Fact(locks=_APART, source=_ATTACH),),
    ),
    Form(
        name="attach-partition-default-present",
        sql="alter table t attach partition p for values in (2)",
        facts=(
            Fact(
                locks=(*_APART, *_DEFAULT),
                reads=("partition", "default-partition"),
                source=_ATTACH,
            ),
        ),
    ),
    Form(
        name="detach-partition",
        sql="alter table t detach partition p",
        facts=(
            Fact(
                locks=(
                    ("table", LockMode.ACCESS_EXCLUSIVE),
                    ("partition", LockMode.ACCESS_EXCLUSIVE),
                    *_DEFAULT,
                    *_REFERS,
                ),
                source=_DETACH,
            ),
        ),
    ),
    Form(
        name="detach-partition-concurrently",
        sql="alter table t detach partition p concurrently",
        facts=(Fact(locks=_APART, source=_DETACH),),
    ),
    Form(
        name="drop-partition",
        sql="drop table p",
        facts=(
            Fact(
                locks=(("table", LockMode.ACCESS_EXCLUSIVE), *_CREATED, *_DEFAULT),
                source="sql-droptable: Description",
            ),
        ),
    ),
)
