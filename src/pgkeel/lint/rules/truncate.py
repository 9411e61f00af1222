"""TRUNCATE."""

from pgkeel.lint.at import At
from pgkeel.lint.falling import falls_with_truncate
from pgkeel.lint.operations.rows import Truncate
from pgkeel.lint.own_tables import is_own_table
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few


def _check(op: Truncate, at: At) -> Found | None:
    if is_own_table(op.table, at):
        return None
    more, known = "", falls_with_truncate(op.table, at) if op.cascade else ()
    if op.cascade:
        more = f", and with CASCADE {few(known) if known else 'every table that refers to it'}"
    message = f"empties {op.table}{more}"
    return Found(message, table=op.table, loses=str(op.table), takes=known)


RULE = Rule(
    code="LNT416",
    slug="truncate",
    family="destructive",
    level="error",
    summary="a table is emptied",
    why="All rows are gone for good; DELETE triggers do not run, so no audit trail tells of them. "
    "CASCADE empties every table with a foreign key to it, and those that refer to those. It takes "
    "ACCESS EXCLUSIVE on all of them.",
    instead="Delete the rows that are meant, by a WHERE, with a spec that approves it; "
    "large amounts in batches from outside the migration.",
    bad="""\
set local lock_timeout = '5s';
truncate public.loans;
--       ^
""",
    good="""\
comment on table public.loans is 'Empty it by hand once 2.3 is out.';
""",
    on=(Truncate,),
    check=_check,
    destructive=True,
)
