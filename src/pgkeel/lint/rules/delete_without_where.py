"""DELETE of all rows."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.falling import falls_with_rows, is_moved
from pgkeel.lint.operations.rows import Delete
from pgkeel.lint.own_tables import is_own_table
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few


def _check(op: Delete, at: At) -> Found | None:
    if op.where is not None and not is_always_true(op.where):
        return None
    if is_own_table(op.table, at):
        return None
    takes = falls_with_rows(op.table, at)
    if is_moved(op, at) and not takes:
        return None
    said = "has no WHERE" if op.where is None else "has a WHERE that is always true"
    along = f", and with its rows go {few(takes)}" if takes else ""
    message = f"the DELETE {said}: it empties {op.table}{along}"
    return Found(message, table=op.table, loses=str(op.table), takes=takes)


RULE = Rule(
    code="LNT417",
    slug="delete-without-where",
    family="destructive",
    level="error",
    summary="a DELETE removes every row",
    why="All rows are gone for good, and rows of other tables with ON DELETE CASCADE. Each is "
    "marked and logged on its own and stays locked until the transaction ends. Often the WHERE was "
    "only forgotten.",
    instead="Say which rows are meant, with a spec that approves it: `keel approve`.",
    bad="""\
delete from public.loans;
--          ^
""",
    good="""\
comment on table public.loans is 'Empty it by hand once 2.3 is out.';
""",
    on=(Delete,),
    check=_check,
    destructive=True,
)
