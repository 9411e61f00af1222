"""A handler around DDL that does not catch what a second run raises."""

from pgkeel.lint.altered import ALTERING
from pgkeel.lint.at import At
from pgkeel.lint.guarding import CONDITIONS, catches
from pgkeel.lint.guards import caught, is_tested, raised_again
from pgkeel.lint.made import MAKERS
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few


def _check(op: Operation, at: At) -> Found | None:
    conditions = caught(at.statement)
    if not conditions or is_tested(at.statement):
        return None
    again = raised_again(op, at)
    if again is None or catches(conditions, again):
        return None
    right = CONDITIONS[again]
    return Found(
        f"a second run raises {right} ({again}) here, and {few(conditions)} is caught",
        hint=f"EXCEPTION WHEN {right} THEN NULL, beside what is caught for other statements.",
    )


RULE = Rule(
    code="LNT505",
    slug="guard-wrong-sqlstate",
    family="idempotence",
    level="error",
    summary="an EXCEPTION part does not catch what a second run raises",
    why="ADD UNIQUE and EXCLUDE raise duplicate_table, as tables and indexes do, because an index "
    "of that name is there; a second PRIMARY KEY raises invalid_table_definition, a column "
    "duplicate_column, a function duplicate_function. duplicate_object is none of these.",
    instead="Name the condition that the statement raises; several are joined by OR.",
    bad="""\
set local lock_timeout = '5s';
set local lock_timeout = '5s';
do $$ begin
  alter table public.loans add column due date;
--                                    ^
exception when duplicate_object then null;
end $$;
""",
    good="""\
set local lock_timeout = '5s';
do $$ begin
  alter table public.loans add column due date;
exception when duplicate_column then null;
end $$;
""",
    on=(*MAKERS, *ALTERING, Drop),
    check=_check,
    words=("exception",),
)
