"""One EXCEPTION part around several statements of which each may have been done."""

from pgkeel.lint.altered import ALTERING
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guards import caught, is_tested, raised_again
from pgkeel.lint.made import MAKERS
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Found | None:
    if not at.earlier or not caught(at.statement) or is_tested(at.statement):
        return None
    before, where = at.earlier[-1]
    if not _is_one_block(where, at) or raised_again(op, at) is None:
        return None
    if raised_again(before, at) is None:
        return None
    return Found("if what stands above is there, the handler takes over and this is not done")


def _is_one_block(where: StatementAt, at: At) -> bool:
    """Whether the statement before, in ``where``, stands in the same block."""
    here = at.statement
    if where is here or where.number != here.number or where.guards != here.guards:
        return False
    # Two blocks may catch the same: then the EXCEPTION of the first is between.
    return b"exception" not in at.file.text.buffer[where.end : here.start].lower()


RULE = Rule(
    code="LNT512",
    slug="handler-skips-others",
    family="idempotence",
    level="warning",
    summary="one handler lets a statement be skipped that still has to run",
    why="The EXCEPTION part takes back all that its block has done and goes on behind it. Where "
    "one of several things is there, made by hand or by a run that was cut short, the others are "
    "not made, and the migration reports success.",
    instead="A BEGIN … EXCEPTION … END of its own for each statement, or a test of the catalog "
    "before each.",
    bad="""\
do $$ begin
  create type public.binding as enum ('hard', 'soft');
  create type public.shelf_kind as enum ('open', 'locked');
--^
exception when duplicate_object then null;
end $$;
""",
    good="""\
do $$ begin
  begin
    create type public.binding as enum ('hard', 'soft');
  exception when duplicate_object then null;
  end;
  begin
    create type public.shelf_kind as enum ('open', 'locked');
  exception when duplicate_object then null;
  end;
end $$;
""",
    words=("exception",),
    on=(*MAKERS, *ALTERING, Drop),
    check=_check,
)
