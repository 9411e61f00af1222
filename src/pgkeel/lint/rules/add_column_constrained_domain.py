"""ADD COLUMN of a domain that has a constraint."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Found | None:
    if at.effect("add-column-constrained-domain") is None:
        return None
    column = op.column
    return Found(
        f"the constraints of {column.type} are tested by rewriting {op.table}",
        table=op.table,
        at=column.type_at,
    )


RULE = Rule(
    code="LNT133",
    slug="add-column-constrained-domain",
    family="columns",
    level="error",
    summary="a column of a domain with constraints is added",
    why="PostgreSQL has no short cut here: to test the constraints of the domain on the value "
    "that old rows get, even NULL, it writes the whole table and its indexes anew under ACCESS "
    "EXCLUSIVE. Nobody reads or writes the table meanwhile.",
    instead="Add a column of the domain's own base type, and the constraint as a CHECK of the "
    "table that is NOT VALID; VALIDATE CONSTRAINT it in a later migration.",
    before="create domain public.email as text check (value like '%@%');",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans add column if not exists reply_to public.email;
--                                                         ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans add column if not exists reply_to text;
alter table public.loans drop constraint if exists loans_reply_to_check;
alter table public.loans
  add constraint loans_reply_to_check check (reply_to like '%@%') not valid;
""",
    on=(AddColumn,),
    check=_check,
    sized=True,
)
