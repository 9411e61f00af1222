"""DROP COLUMN."""

from pgkeel.lint.at import At
from pgkeel.lint.dependents import columns_of_type
from pgkeel.lint.operations.tables import DropColumn
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted


def _check(op: DropColumn, at: At) -> Found | None:
    if op.relation == "type":
        return _attribute(op, at)
    if op.relation != "table" or at.is_new_and_empty(op.table):
        return None
    if at.is_new_column(op.table, op.column):
        return None
    message = f"drops column {op.column} of {op.table} and all that is in it"
    return Found(message, table=op.table, loses=f"{op.table}.{quoted(op.column)}")


def _attribute(op: DropColumn, at: At) -> Found | None:
    takes = tuple(sorted(columns_of_type(op.table, at)))
    if not takes:
        return None
    message = f"drops attribute {op.column} of type {op.table}, and with it what is in {few(takes)}"
    return Found(message, loses=f"{op.table}.{quoted(op.column)}", takes=takes)


RULE = Rule(
    code="LNT402",
    slug="drop-column",
    family="destructive",
    level="error",
    summary="a column is dropped",
    why="The values are gone for good: a rollback can make the column again, not what was in it. "
    "Every statement of the running application that names the column fails from then on, and so "
    "do views and functions that PostgreSQL does not know to depend on it.",
    instead="First release an application that no longer uses the column; then drop it in a later "
    "migration, with a spec that approves it: `keel approve`.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop column if exists pages;
--                       ^
""",
    good="""\
comment on column public.books.pages is 'Unused since 2.3; goes away with 2.5.';
""",
    on=(DropColumn,),
    check=_check,
    destructive=True,
    in_rollback=False,
)
