"""A rollback file that leaves something of its migration behind."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd, Opaque
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.undoing import made, undone


def _check(op: FileEnd, at: At) -> Iterator[Found]:
    # An empty one has a finding of its own; what is only made at run time may undo anything.
    if not at.file.is_rollback or not at.earlier:
        return
    if any(isinstance(one, Opaque) for one, _ in at.earlier):
        return
    gone = undone(one for one, _ in at.earlier)
    left = [thing for thing in made(one for one, _ in at.forward) if not thing.is_in(gone)]
    if left:
        named = ", ".join(thing.words for thing in left[:3])
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        yield Found(f"leaves behind what the migration made: {named}{more}", at=op.at)


RULE = Rule(
    code="LNT908",
    slug="rollback-incomplete",
    family="header",
    level="warning",
    summary="a rollback file leaves something behind",
    why="What is left makes the next try of the migration fail, or be skipped where it says IF NOT "
    "EXISTS, and is drift from then on: no file of the folder tells why it is there.",
    instead="Undo every statement of the migration, in reverse order, each with IF EXISTS.",
    kind="rollback",
    before="""\
create table if not exists public.shelves (id bigint primary key);
alter table public.books add column if not exists shelf_id bigint;
""",
    bad="""\
set local lock_timeout = '5s';
--<
alter table public.books drop column if exists shelf_id;
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop column if exists shelf_id;
drop table if exists public.shelves;
""",
    on=(FileEnd,),
    check=_check,
)
