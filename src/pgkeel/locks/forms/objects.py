"""Lock facts of what hangs on tables: comments, statistics, publications and sequences."""

from pgkeel.locks.form import Fact, Form, Role
from pgkeel.locks.mode import LockMode

_COMMENT = "sql-comment: Notes"
_Locks = tuple[tuple[Role, LockMode], ...]
_CONCURRENT: _Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)
_SEQUENCE: _Locks = (("sequence", LockMode.SHARE_ROW_EXCLUSIVE),)

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
        name="create-statistics",
        sql="create statistics s on a, b from t",
        facts=(Fact(locks=_CONCURRENT, source="explicit-locking: Table-Level Locks"),),
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
        name="drop-publication",
        sql="drop publication p",
        facts=(Fact(source="sql-droppublication: Description"),),
    ),
    Form(
        name="create-sequence-owned",
        sql="create sequence s owned by t.a",
        facts=(
            Fact(
                locks=(("table", LockMode.ACCESS_SHARE),), source="sql-createsequence: Parameters"
            ),
        ),
    ),
    Form(
        name="alter-sequence",
        sql="alter sequence s increment by 10",
        facts=(Fact(locks=_SEQUENCE, source="sql-altersequence: Notes"),),
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
