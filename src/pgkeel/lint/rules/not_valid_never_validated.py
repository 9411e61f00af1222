"""A constraint that is NOT VALID and that no later migration validates."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    if at.file.source.kind == "loose":
        # What comes after it in a history is not known.
        return
    for table in at.schema.tables.values():
        for constraint in table.constraints.values():
            if not constraint.validated and constraint.enforced:
                yield Found(
                    f"no migration validates {constraint.name} of {table.name}",
                    hint=f"alter table {table.name} validate constraint {constraint.name}; "
                    "in a later migration",
                    table=table.name,
                    origin=constraint.origin,
                )


RULE = Rule(
    code="LNT113",
    slug="not-valid-never-validated",
    family="constraints",
    level="warning",
    summary="a constraint stays NOT VALID",
    why="Rows that were there before may break it, and everybody who reads the schema believes "
    "that none does. PostgreSQL does not believe it: the planner ignores the constraint, SET NOT "
    "NULL cannot use it, and a restored dump has it NOT VALID again.",
    instead="VALIDATE CONSTRAINT in a later migration, when the old rows are in order.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
--                           ^
""",
    good="""\
-- keel: no-transaction
set lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
alter table public.books validate constraint books_pages_check;
reset lock_timeout;
""",
    on=(HistoryEnd,),
    check=_check,
    in_rollback=False,
)
