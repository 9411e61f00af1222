"""CREATE TRIGGER on a table that the running application writes to."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateTrigger
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTrigger, at: At) -> Found | None:
    known = at.schema.tables.get(op.table)
    if at.is_new(op.table) or (known and known.kind != "table"):
        return None
    return Found(f"from the commit on, writes to {op.table} also run {op.function}()")


RULE = Rule(
    code="LNT126",
    slug="trigger-on-existing-table",
    family="tables",
    level="info",
    summary="a table in use gets a trigger",
    why="CREATE TRIGGER takes SHARE ROW EXCLUSIVE: writes wait for a moment. From then on every "
    "write of the running application runs the function too; an error in it fails that write, and "
    "what it does makes bulk writes slower.",
    instead="Try the function on the application's real writes first, have a lock_timeout, and "
    "make the trigger in a migration of its own, so that it can be dropped alone.",
    bad="""\
set local lock_timeout = '5s';
create or replace trigger loans_touch before update on public.loans
--                                                     ^
  for each row execute function private.touch();
""",
    good="""\
create table if not exists private.notes (id bigint primary key, changed_at timestamptz);
create or replace trigger notes_touch before update on private.notes
  for each row execute function private.touch();
""",
    on=(CreateTrigger,),
    check=_check,
)
