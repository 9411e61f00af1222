"""Lock facts of indexes: CREATE, ALTER, DROP INDEX and REINDEX."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_CONCURRENTLY = "sql-createindex: Building Indexes Concurrently"
_ALTER = "sql-alterindex: Description"
_DROP = "sql-dropindex: Parameters"
_REINDEX = "sql-reindex: Notes"
_SHARE: Locks = (("table", LockMode.SHARE),)
_CONCURRENT: Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)
_NAMED: Locks = (("index", LockMode.SHARE_UPDATE_EXCLUSIVE),)

FORMS = (
    Form(
        name="create-index",
        sql="create index i on t (a)",
        facts=(Fact(locks=_SHARE, reads=("table",), builds_index=True, source=_CONCURRENTLY),),
    ),
    Form(
        name="create-index-concurrently",
        sql="create index concurrently i on t (a)",
        facts=(Fact(locks=_CONCURRENT, reads=("table",), builds_index=True, source=_CONCURRENTLY),),
    ),
    Form(
        name="create-index-partitioned",
        sql="create index i on parted (a)",
        facts=(
            Fact(
                locks=(*_SHARE, ("partition", LockMode.SHARE)),
                reads=("partition",),
                builds_index=True,
                source="sql-createindex: Notes",
            ),
        ),
    ),
    Form(
        name="create-index-only",
        sql="create index i on only parted (a)",
        facts=(Fact(locks=_SHARE, source="sql-createindex: Parameters"),),
    ),
    Form(
        name="attach-index",
        sql="alter index i attach partition i_1",
        facts=(
            Fact(
                locks=(
                    ("table", LockMode.ACCESS_SHARE),
                    ("partition", LockMode.ACCESS_SHARE),
                    ("index", LockMode.SHARE_UPDATE_EXCLUSIVE),
                    ("partition-index", LockMode.ACCESS_EXCLUSIVE),
                ),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="drop-index",
        sql="drop index i",
        facts=(
            Fact(
                locks=(
                    ("table", LockMode.ACCESS_EXCLUSIVE),
                    ("partition", LockMode.ACCESS_EXCLUSIVE),
                    ("index", LockMode.ACCESS_EXCLUSIVE),
                ),
                source=_DROP,
            ),
        ),
    ),
    Form(
        name="drop-index-concurrently",
        sql="drop index concurrently i",
        facts=(Fact(locks=(*_CONCURRENT, ("index", LockMode.ACCESS_EXCLUSIVE)), source=_DROP),),
    ),
    Form(
        name="rename-index",
        sql="alter index i rename to j",
        facts=(Fact(locks=_NAMED, source=_ALTER),),
    ),
    Form(
        name="set-index-parameters",
        sql="alter index i set (fillfactor = 70)",
        facts=(Fact(locks=_NAMED, source=_ALTER),),
    ),
    Form(
        name="set-index-tablespace",
        sql="alter index i set tablespace fast",
        facts=(
            Fact(locks=(("index", LockMode.ACCESS_EXCLUSIVE),), builds_index=True, source=_ALTER),
        ),
    ),
    Form(
        name="comment-on-index",
        sql="comment on index i is 'what it serves'",
        facts=(Fact(locks=_NAMED, source="sql-comment: Notes"),),
    ),
    Form(
        name="reindex-index",
        sql="reindex index i",
        facts=(
            Fact(
                locks=(*_SHARE, ("index", LockMode.ACCESS_EXCLUSIVE)),
                reads=("table",),
                builds_index=True,
                source=_REINDEX,
            ),
        ),
    ),
    Form(
        name="reindex-table",
        sql="reindex table t",
        facts=(
            Fact(
                locks=(*_SHARE, ("index", LockMode.ACCESS_EXCLUSIVE)),
                reads=("table",),
                builds_index=True,
                source=_REINDEX,
            ),
        ),
    ),
    Form(
        name="reindex-concurrently",
        sql="reindex index concurrently i",
        facts=(
            Fact(
                locks=(*_CONCURRENT, *_NAMED),
                reads=("table",),
                builds_index=True,
                source="sql-reindex: Rebuilding Indexes Concurrently",
            ),
        ),
    ),
)
