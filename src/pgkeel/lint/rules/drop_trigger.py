"""DROP TRIGGER and DROP EVENT TRIGGER of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.operations.objects import CreateTrigger, Drop
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset({"trigger", "event trigger"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, _KINDS):
        if not _is_replaced(op, at):
            on = f" of {op.table}" if op.table else ""
            name = quoted(op.name.name)
            yield Found(f"drops {op.kind} {name}{on}: what it did is no longer done", at=place)


def _is_replaced(op: Drop, at: At) -> bool:
    """Whether the file makes another trigger on the same table."""
    made = (one for one, _ in at.earlier if isinstance(one, CreateTrigger))
    return op.table is not None and any(one.table == op.table for one in made)


RULE = Rule(
    code="LNT412",
    slug="drop-trigger",
    family="destructive",
    level="warning",
    summary="a trigger is dropped and nothing takes its place",
    why="Triggers keep audit trails, computed columns, counters and rules between tables. Nothing "
    "fails when one is gone: what it wrote is only no longer written.",
    instead="Use CREATE OR REPLACE TRIGGER to change one, or make it again in the same migration.",
    bad="""\
set local lock_timeout = '5s';
drop trigger if exists books_touch on public.books;
--<
""",
    good="""\
set local lock_timeout = '5s';
create or replace trigger books_touch before insert or update on public.books
  for each row execute function private.touch();
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
