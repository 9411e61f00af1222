"""DROP TABLE."""

from pgkeel.lint.at import At
from pgkeel.lint.dropped import is_own
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "table" or is_own(op, at):
        return None
    known = at.schema.tables.get(op.name)
    part = f" of {known.partition_of}" if known and known.partition_of else ""
    what = f"partition {op.name}{part}" if part else str(op.name)
    return Found(f"drops {what} and every row in it", table=op.name, loses=str(op.name))


RULE = Rule(
    code="LNT401",
    slug="drop-table",
    family="destructive",
    level="error",
    summary="a table is dropped",
    why="The rows are gone for good, with indexes, policies, triggers and grants: a rollback can "
    "make an empty table again. Every query of the running application that names it fails from "
    "then on. DROP TABLE before CREATE TABLE empties the table again in every run.",
    instead="First release an application that no longer uses the table, keep a dump of it, then "
    "drop it in a later migration, with a spec that approves it: `keel approve`.",
    bad="""\
set local lock_timeout = '5s';
drop table if exists public.loans;
--<
""",
    good="""\
comment on table public.loans is 'Unused since 2.3; goes away with 2.5.';
""",
    on=(Drop,),
    check=_check,
    destructive=True,
    in_rollback=False,
)
