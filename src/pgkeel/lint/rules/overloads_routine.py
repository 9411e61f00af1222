"""CREATE OR REPLACE of a routine that replaces none: there is one with other arguments."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.placing import offset_of
from pgkeel.lint.routine_types import are_same_types
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, where in at.earlier:
        if not isinstance(op, CreateRoutine) or not op.or_replace:
            continue
        there = at.schema.routines.get(op.name, ())
        own = next((one for one in there if one.arguments == op.arguments), None)
        if own is None or (own.first or own.origin).file != at.file.number:
            continue
        for one in there:
            old = (one.first or one.origin).file != at.file.number
            if old and not are_same_types(one.arguments, op.arguments):
                listed = ", ".join(one.arguments)
                yield Found(
                    f"{op.name}({listed}) stays: this makes a second {op.kind} beside it",
                    hint=f"If it is meant to take its place: DROP {op.kind.upper()} IF EXISTS "
                    f"{op.name}({listed}).",
                    at=offset_of(op, where, at.file.text),
                )
                break


RULE = Rule(
    code="LNT438",
    slug="overloads-routine",
    family="compatibility",
    level="warning",
    summary="OR REPLACE makes a second function beside the old one",
    why="A function is known by its name and the types of its arguments: with other types nothing "
    "is replaced. Old calls still run the old body, and a call that fits both fails (42725). "
    "PostgREST refuses to choose between two of them.",
    instead="Drop the old one in the same migration once nothing calls it, or give the new one a "
    "name of its own. Two functions of one name on purpose are made with plain CREATE FUNCTION.",
    bad="""\
create or replace function private.settle(loan bigint, note text) returns void
--<
  language sql set search_path = '' as $$ select $$;
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
    words=("function", "procedure"),
    in_rollback=False,
)
