"""ADD CHECK without NOT VALID."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule


def _check(op: AddConstraint, at: At) -> Found | None:
    if at.effect("add-check") is None or op.relation != "table":
        return None
    return Found(f"{op.table} is locked while every row is tested", table=op.table)


RULE = Rule(
    code="LNT111",
    slug="add-check-validated",
    family="constraints",
    level="error",
    summary="a CHECK is added and validated at once",
    why="ADD CONSTRAINT … CHECK takes ACCESS EXCLUSIVE and tests every row under it: nobody reads "
    "or writes the table until the last row is done.",
    instead="ADD CONSTRAINT … CHECK (…) NOT VALID: new rows are tested from then on. VALIDATE "
    "CONSTRAINT in a later migration: that tests old rows while reads and writes go on.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0);
--                           ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
""",
    on=(AddConstraint,),
    check=_check,
    words=("check",),
    sized=True,
)
