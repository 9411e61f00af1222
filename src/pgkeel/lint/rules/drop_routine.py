"""DROP FUNCTION, PROCEDURE and AGGREGATE of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.known.whence import ROUTINES
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, ROUTINES):
        taken = "" if op.arguments is None else f"({', '.join(op.arguments)})"
        there = at.schema.routines.get(op.name)
        other = f"; {op.name} is only there with other arguments" if there else ""
        yield Found(
            f"drops {op.kind} {op.name}{taken}: calls of it fail from then on{other}", at=place
        )


RULE = Rule(
    code="LNT407",
    slug="drop-routine",
    family="destructive",
    level="warning",
    summary="a function or procedure is dropped and nothing takes its place",
    why="The application, jobs and other functions may call it. PostgreSQL knows of triggers, "
    "policies and defaults that use it, but not of what is written in bodies: those fail only when "
    "they run.",
    instead="Keep it until nothing calls it any more. To change what it takes, make the new one "
    "beside it, or give the new arguments defaults so that old calls still fit.",
    bad="""\
drop function if exists private.settle(bigint);
--<
""",
    good="""\
create or replace function private.settle(loan bigint, note text default '') returns void
  language sql set search_path = '' as $$ select $$;
drop function if exists private.settle(bigint);
""",
    before="""\
create or replace function private.settle(loan bigint) returns void
  language sql set search_path = '' as $$ select $$;
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
