"""REPLICA IDENTITY FULL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.reading.tables import replica_identity
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable, _: At) -> Found | None:
    if op.command != "ReplicaIdentity" or replica_identity(op) != "f":
        return None
    return Found(f"each UPDATE and DELETE of {op.table} writes the whole old row to the log")


RULE = Rule(
    code="LNT141",
    slug="replica-identity-full",
    family="tables",
    level="info",
    summary="every change writes the whole old row",
    why="The log gets larger by every old row, large values included, and subscribers, "
    "Realtime among them, are sent all of it. A subscriber without a key looks for the "
    "row by all of its columns.",
    instead="REPLICA IDENTITY USING INDEX of a unique index of NOT NULL columns, or the primary"
    " key; FULL where subscribers need the old values.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books replica identity full;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books replica identity default;
""",
    on=(ChangeTable,),
    check=_check,
    words=("replica",),
)
