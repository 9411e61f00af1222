"""ALTER COLUMN … DROP NOT NULL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import DropNotNull
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: DropNotNull, at: At) -> Found | None:
    if op.relation != "table" or at.is_new(op.table) or at.is_new_column(op.table, op.column):
        return None
    known = at.schema.column(op.table, op.column)
    if known and not known.not_null:
        return None
    column = quoted(op.column)
    return Found(f"{column} of {op.table} can be NULL from then on, in all that reads it")


RULE = Rule(
    code="LNT420",
    slug="drop-not-null",
    family="compatibility",
    level="info",
    summary="a column loses its NOT NULL",
    why="Programs that read the column may not expect NULL; NOT IN (SELECT …) finds nothing once "
    "there is one; and NOT NULL cannot come back before each is filled.",
    instead="Make sure that every reader takes NULL before the first one is written.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column title drop not null;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books alter column title set default '';
""",
    on=(DropNotNull,),
    check=_check,
    in_rollback=False,
)
