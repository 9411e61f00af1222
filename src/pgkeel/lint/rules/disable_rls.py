"""Row-level security is switched off."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable, at: At) -> Found | None:
    if at.is_new(op.table):
        return None
    if op.command == "DisableRowSecurity":
        return Found(f"every row of {op.table} is open to whoever has a privilege on it")
    if op.command == "NoForceRowSecurity":
        return Found(f"policies of {op.table} no longer hold for its owner")
    return None


RULE = Rule(
    code="LNT721",
    slug="disable-rls",
    family="rls",
    level="error",
    summary="row-level security is switched off",
    why="From the commit on no policy of the table is heeded: clients see and change every "
    "row that their grants allow.",
    instead="Change the policies instead.",
    before="""\
create table if not exists private.touched (id bigint primary key);
""",
    bad="""\
set local lock_timeout = '5s';
alter table private.touched disable row level security;
--                          ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists books_read on public.books;
create policy books_read on public.books for select to authenticated using (stock is not null);
""",
    on=(ChangeTable,),
    check=_check,
    words=("security",),
    in_rollback=False,
)
