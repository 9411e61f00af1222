"""A table is left without a way to tell its rows apart in logical replication."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.tables import ChangeTable, DropColumn, DropConstraint
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.tables import replica_identity
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    told: set[Name] = set()
    for op, where in at.earlier:
        if not isinstance(op, (ChangeTable, DropColumn, DropConstraint)) or op.table in told:
            continue
        if isinstance(op, ChangeTable) and op.command != "ReplicaIdentity":
            continue
        why = _lost(op, at)
        if why:
            told.add(op.table)
            place = offset_of(op, where, at.file.text)
            yield Found(f"{why}: UPDATE and DELETE on it fail if it is published", at=place)


def _lost(op: ChangeTable | DropColumn | DropConstraint, at: At) -> str | None:
    known = at.schema.tables.get(op.table)
    if at.is_new(op.table):
        return None
    if isinstance(op, ChangeTable):
        identity = known.replica_identity if known else replica_identity(op)
        return f"{op.table} has no replica identity" if identity == "n" else None
    if known is None or known.lost_key is None or known.lost_key.file != at.file.number:
        return None
    return f"{op.table} has no primary key any more" if known.replica_identity == "d" else None


RULE = Rule(
    code="LNT130",
    slug="drop-replica-identity",
    family="tables",
    level="warning",
    summary="a table loses its replica identity",
    why="Logical replication tells the rows of a table apart by its primary key, unless REPLICA "
    "IDENTITY names another index. Without either, every UPDATE and DELETE on a published table "
    "fails on the publisher with 55000, also for applications that know nothing of replication.",
    instead="Before the key is dropped, ALTER TABLE … REPLICA IDENTITY USING INDEX of a unique "
    "index on NOT NULL columns; or make the new key in the same migration.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans replica identity nothing;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans replica identity full;
""",
    on=(FileEnd,),
    check=_check,
    in_rollback=False,
)
