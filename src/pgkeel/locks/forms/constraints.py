"""Lock facts of constraints: ADD, VALIDATE, ALTER, RENAME and DROP CONSTRAINT."""

from pgkeel.locks.form import Fact, Form, Locks, Role
from pgkeel.locks.mode import LockMode

_ALTER = "sql-altertable: Description"
_NOTES = "sql-altertable: Notes"
_ALL: tuple[Role, ...] = ("table", "partition")
_ONLY: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_EXCLUSIVE: Locks = (*_ONLY, ("partition", LockMode.ACCESS_EXCLUSIVE))
_CONCURRENT: Locks = (
    ("table", LockMode.SHARE_UPDATE_EXCLUSIVE),
    ("partition", LockMode.SHARE_UPDATE_EXCLUSIVE),
)
_FOREIGN_KEY: Locks = (
    ("table", LockMode.SHARE_ROW_EXCLUSIVE),
    ("partition", LockMode.SHARE_ROW_EXCLUSIVE),
    ("referenced", LockMode.SHARE_ROW_EXCLUSIVE),
)
_METADATA = Fact(locks=_EXCLUSIVE, source=_ALTER)
_BUILT = (
    Fact(
        locks=(*_ONLY, ("partition", LockMode.SHARE)),
        reads=_ALL,
        builds_index=True,
        source=_ALTER,
    ),
    Fact(since=18, locks=_EXCLUSIVE, reads=_ALL, builds_index=True, source=_ALTER),
)
_ADOPTED = Fact(locks=_ONLY, source=_ALTER)

FORMS = (
    Form(
        name="add-check",
        sql="alter table t add constraint c check (a > 0)",
        facts=(Fact(locks=_EXCLUSIVE, reads=_ALL, source=_NOTES),),
    ),
    Form(
        name="add-check-not-valid",
        sql="alter table t add constraint c check (a > 0) not valid",
        facts=(Fact(locks=_EXCLUSIVE, source=_NOTES),),
    ),
    Form(
        name="validate-check",
        sql="alter table t validate constraint c",
        facts=(Fact(locks=_CONCURRENT, reads=_ALL, source=_NOTES),),
    ),
    Form(
        name="add-not-null-not-valid",
        sql="alter table t add constraint c not null a not valid",
        facts=(Fact(since=18, locks=_EXCLUSIVE, source=_NOTES),),
    ),
    Form(
        name="validate-not-null",
        sql="alter table t validate constraint c",
        facts=(Fact(since=18, locks=_CONCURRENT, reads=_ALL, source=_NOTES),),
    ),
    Form(
        name="add-foreign-key",
        sql="alter table t add constraint c foreign key (uid) references u",
        facts=(Fact(locks=_FOREIGN_KEY, reads=(*_ALL, "referenced"), source=_NOTES),),
    ),
    Form(
        name="add-foreign-key-not-valid",
        sql="alter table t add constraint c foreign key (uid) references u not valid",
        facts=(Fact(locks=_FOREIGN_KEY, source=_NOTES),),
    ),
    Form(
        name="add-foreign-key-proved",
        sql="alter table parted add constraint c foreign key (uid) references u",
        # The triggers of the partitions' own keys are given up for those of the whole.
        facts=(
            Fact(
                locks=(*_FOREIGN_KEY[:2], ("referenced", LockMode.ACCESS_EXCLUSIVE)),
                source=_NOTES,
            ),
        ),
    ),
    Form(
        name="validate-foreign-key",
        sql="alter table t validate constraint c",
        facts=(
            Fact(
                locks=(*_CONCURRENT, ("referenced", LockMode.ROW_SHARE)),
                reads=(*_ALL, "referenced"),
                source=_NOTES,
            ),
        ),
    ),
    Form(name="add-unique", sql="alter table t add constraint c unique (a)", facts=_BUILT),
    Form(
        name="add-unique-only",
        sql="alter table only parted add constraint c unique (k, a)",
        facts=(_ADOPTED,),
    ),
    Form(
        name="add-unique-using-index",
        sql="alter table t add constraint c unique using index i",
        facts=(_ADOPTED,),
    ),
    Form(name="add-primary-key", sql="alter table t add primary key (id)", facts=_BUILT),
    Form(
        name="add-primary-key-only",
        sql="alter table only parted add primary key (k, a)",
        facts=(_ADOPTED,),
    ),
    Form(
        name="add-primary-key-using-index",
        sql="alter table t add constraint c primary key using index i",
        facts=(_ADOPTED,),
    ),
    Form(
        name="add-exclusion",
        sql="alter table t add constraint c exclude using gist (r with &&)",
        facts=(Fact(locks=_ONLY, reads=("table",), builds_index=True, source=_ALTER),),
    ),
    Form(
        name="alter-constraint",
        sql="alter table t alter constraint c deferrable",
        facts=(_METADATA,),
    ),
    Form(
        name="alter-constraint-not-enforced",
        sql="alter table t alter constraint c not enforced",
        facts=(
            Fact(
                since=18,
                locks=(*_EXCLUSIVE, ("referenced", LockMode.ACCESS_EXCLUSIVE)),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="alter-constraint-enforced",
        sql="alter table t alter constraint c enforced",
        facts=(
            Fact(
                since=18,
                locks=(*_ONLY, ("referenced", LockMode.SHARE_ROW_EXCLUSIVE)),
                reads=("table", "referenced"),
                source=_ALTER,
            ),
        ),
    ),
    Form(
        name="rename-constraint",
        sql="alter table t rename constraint c to d",
        facts=(_METADATA,),
    ),
    Form(
        name="drop-constraint",
        sql="alter table t drop constraint c",
        facts=(
            Fact(locks=(*_EXCLUSIVE, ("referencing", LockMode.ACCESS_EXCLUSIVE)), source=_ALTER),
        ),
    ),
    Form(
        name="drop-foreign-key",
        sql="alter table t drop constraint c",
        facts=(
            Fact(locks=(*_EXCLUSIVE, ("referenced", LockMode.ACCESS_EXCLUSIVE)), source=_ALTER),
        ),
    ),
)
