"""DELETE and MERGE that remove rows."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.falling import falls_with_rows, is_moved
from pgkeel.lint.operations.rows import Delete, Merge
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import Name


def _check(op: Delete | Merge, at: At) -> Found | None:
    if at.is_new(op.table):
        return None
    takes = falls_with_rows(op.table, at)
    along = f", and with them {few(takes)}" if takes else ""
    if isinstance(op, Merge):
        if "delete" not in op.actions:
            return None
        message = f"the MERGE deletes rows of {op.table}{along}"
        return Found(message, table=op.table, loses=str(op.table), takes=takes)
    if op.where is None or is_always_true(op.where):
        return None
    if is_moved(op, at):
        # The rows themselves are kept elsewhere.
        return _along(op.table, takes)
    message = f"deletes rows of {op.table}{along}"
    return Found(message, table=op.table, loses=str(op.table), takes=takes)


def _along(table: Name, takes: tuple[str, ...]) -> Found | None:
    if not takes:
        return None
    message = f"moves rows of {table}, and with them go {few(takes)}"
    return Found(message, table=table, loses=str(table), takes=takes)


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
