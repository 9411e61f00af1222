"""DELETE and MERGE that remove rows."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Delete, Merge
from pgkeel.lint.rule import Found, Rule


def _check(op: Delete | Merge, at: At) -> Found | None:
    if isinstance(op, Merge):
        if "delete" not in op.actions or at.is_new(op.table):
            return None
        return Found(f"the MERGE deletes rows of {op.table}", table=op.table, loses=str(op.table))
    if op.moves or op.where is None or is_always_true(op.where) or at.is_new(op.table):
        return None
    return Found(f"deletes rows of {op.table}", table=op.table, loses=str(op.table))


RULE = Rule(
    code="LNT418",
    slug="delete-rows",
    family="destructive",
    level="error",
    summary="a migration deletes rows",
    why="The rows are gone for good, and rows of other tables with ON DELETE CASCADE; a rollback "
    "cannot bring them back. How many the WHERE picks depends on the data of each environment.",
    instead="Have it agreed on, in a spec that approves it: `keel approve`. Copy the rows into an "
    "archive table first, or mark them as gone by a column.",
    bad="""\
delete from public.loans where lent_at < '2015-01-01';
--          ^
""",
    good="""\
create or replace view public.current_loans with (security_invoker = true) as
  select id, book_id, reader from public.loans where lent_at >= '2015-01-01';
""",
    on=(Delete, Merge),
    check=_check,
    destructive=True,
    in_rollback=False,
)
