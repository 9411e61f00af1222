"""DISABLE TRIGGER of one trigger, or of all that users made."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable, at: At) -> Found | None:
    if op.command not in ("DisableTrig", "DisableTrigUser") or at.is_new(op.table):
        return None
    which = f"trigger {op.subject}" if op.command == "DisableTrig" else "every trigger"
    return Found(f"{which} is off for anybody's writes to {op.table} until it is enabled again")


RULE = Rule(
    code="LNT127",
    slug="disable-trigger",
    family="tables",
    level="warning",
    summary="a trigger is disabled",
    why="It is disabled for all sessions, not only for this one: what it keeps up (audit rows, "
    "totals, updated_at) is left out for every write from the commit on. SHARE ROW EXCLUSIVE lets "
    "writers wait to the end of the transaction, even if it is enabled again there.",
    instead="If it is not wanted any more, drop it. To write rows without it, let its WHEN "
    "condition look at a setting that only that session has.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books disable trigger books_touch;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
drop trigger if exists books_touch on public.books;
""",
    on=(ChangeTable,),
    check=_check,
    words=("disable",),
)
