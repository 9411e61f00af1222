"""ALTER COLUMN … SET DEFAULT."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import SetDefault
from pgkeel.lint.rule import Found, Rule


def _check(op: SetDefault, at: At) -> Found | None:
    new = at.is_new(op.table) or at.is_new_column(op.table, op.column)
    if op.default is None or op.relation != "table" or new:
        return None
    return Found(f"rows of {op.table} that leave {op.column} out get another value from then on")


RULE = Rule(
    code="LNT446",
    slug="change-default",
    family="compatibility",
    level="off",
    summary="new rows get another value",
    why="Rows that were there keep the old value, and programs that leave the column out "
    "write the new one: what reads both has to know both.",
    instead="Let programs write the value themselves where it means something to them.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column stock set default 1;
--                       ^
""",
    good="""\
comment on column public.books.stock is 'Counted each evening.';
""",
    on=(SetDefault,),
    check=_check,
    words=("default",),
    in_rollback=False,
)
