"""Lock facts of what hangs on tables: comments, statistics, publications and sequences."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_COMMENT = "sql-comment: Notes"
_CONCURRENT: Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)
_READ: Locks = (("table", LockMode.ACCESS_SHARE),)
_SEQUENCE: Locks = (("sequence", LockMode.SHARE_ROW_EXCLUSIVE),)

FORMS = (
    Form(
        name="comment-on-table",
        sql="comment on table t is 'what it holds'",
        facts=(Fact(locks=_CONCURRENT, source=_COMMENT),),
    ),
    Form(
        name="comment-on-column",
        sql="comment on column t.a is 'what it holds'",
        facts=(Fact(locks=_CONCURRENT, source=_COMMENT),),
    ),
    Form(
        name="comment-on-constraint",
        sql="comment on constraint c on t is 'what it is for'",
        facts=(Fact(locks=_READ, source=_COMMENT),),
    ),
    Form(
        name="comment-on-policy",
        sql="comment on policy p on t is 'what it is for'",
        facts=(Fact(locks=_READ, source=_COMMENT),),
    ),
    Form(
        name="comment-on-trigger",
        sql="comment on trigger g on t is 'what it is for'",
        facts=(Fact(locks=_READ, source=_COMMENT),),
    ),
    Form(
        name="comment-on-rule",
        sql="comment on rule r on t is 'what it is for'",
        facts=(Fact(locks=_READ, source=_COMMENT),),
    ),
    Form(
        name="comment-on-sequence",
        sql="comment on sequence s is 'what it counts'",
        facts=(Fact(locks=(("sequence", LockMode.SHARE_UPDATE_EXCLUSIVE),), source=_COMMENT),),
    ),
    Form(
        name="create-statistics",
        sql="create statistics s on a, b from t",
        facts=(Fact(locks=_CONCURRENT, source="explicit-locking: Table-Level Locks"),),
    ),
    Form(
        name="alter-statistics",
        sql="alter statistics s set statistics 500",
        facts=(Fact(source="sql-alterstatistics: Description"),),
    ),
    Form(
        name="drop-statistics",
        sql="drop statistics s",
        facts=(Fact(locks=_CONCURRENT, source="sql-dropstatistics: Description"),),
    ),
    Form(
        name="create-publication",
        sql="create publication p for table t",
        facts=(Fact(locks=_CONCURRENT, source="sql-createpublication: Notes"),),
    ),
    Form(
        name="alter-publication-add",
        sql="alter publication p add table t",
        facts=(Fact(locks=_CONCURRENT, source="sql-alterpublication: Description"),),
    ),
    Form(
        name="create-publication-all-tables",
        sql="create publication p for all tables",
        facts=(Fact(source="sql-createpublication: Notes"),),
    ),
    Form(
        name="alter-publication-drop",
        sql="alter publication p drop table t",
        facts=(Fact(locks=_CONCURRENT, source="sql-alterpublication: Description"),),
    ),
    Form(
        name="drop-publication",
        sql="drop publication p",
        facts=(Fact(source="sql-droppublication: Description"),),
    ),
    Form(
        name="create-sequence",
        sql="create sequence s",
        facts=(Fact(source="sql-createsequence: Description"),),
    ),
    Form(
        name="create-sequence-owned",
        sql="create sequence s owned by t.a",
        facts=(Fact(locks=_READ, source="sql-createsequence: Parameters"),),
    ),
    Form(
        name="alter-sequence",
        sql="alter sequence s increment by 10",
        facts=(Fact(locks=_SEQUENCE, source="sql-altersequence: Notes"),),
    ),
    Form(
        name="alter-sequence-owned-by",
        sql="alter sequence s owned by t.a",
        facts=(Fact(locks=(*_SEQUENCE, *_READ), source="sql-altersequence: Notes"),),
    ),
    Form(
        name="rename-sequence",
        sql="alter sequence s rename to r",
        facts=(
            Fact(
                locks=(("sequence", LockMode.ACCESS_EXCLUSIVE),), source="sql-altersequence: Notes"
            ),
        ),
    ),
    Form(
        name="restart-sequence",
        sql="alter sequence s restart with 1000",
        facts=(Fact(locks=_SEQUENCE, source="sql-altersequence: Notes"),),
    ),
    Form(
        name="drop-sequence",
        sql="drop sequence s",
        facts=(
            Fact(
                locks=(("sequence", LockMode.ACCESS_EXCLUSIVE),),
                source="sql-dropsequence: Description",
            ),
        ),
    ),
)
