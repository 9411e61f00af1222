"""CREATE OR REPLACE of a routine with another result or other names of its arguments."""

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownRoutine
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.routine_types import are_same_types, is_same_type
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreateRoutine, at: At) -> Found | None:
    if not op.or_replace:
        return None
    for known in at.schema.routines.get(op.name, ()):
        if are_same_types(known.arguments, op.arguments):
            change = _change(op, known)
            return Found(f"{op.name} {change}: this fails (42P13)") if change else None
    return None


def _change(op: CreateRoutine, known: KnownRoutine) -> str | None:
    # What %TYPE stands for is not known.
    copied = "%type" in op.returns + known.returns
    if not copied and not is_same_type(known.returns, op.returns):
        return f"returns {known.returns or 'nothing'}, not {op.returns or 'nothing'}"
    for before, now in zip(known.argument_names, op.argument_names, strict=True):
        if before and before != now:
            return f"calls an argument {quoted(before)}, not {quoted(now)}"
    if known.optional > op.optional:
        return "has defaults of arguments that are left out here"
    return None


RULE = Rule(
    code="LNT429",
    slug="replace-routine-signature",
    family="compatibility",
    level="error",
    summary="CREATE OR REPLACE FUNCTION that changes what callers rely on",
    why="For the same types of arguments OR REPLACE takes neither another result, nor other names "
    "of arguments, nor fewer defaults: it fails (42P13) where the function is there, and works in "
    "an empty database where it is not.",
    instead="Keep names, defaults and result, or make a function of another name. To change it "
    "after all, DROP FUNCTION IF EXISTS first and grant again what was granted.",
    bad="""\
create or replace function private.touch() returns boolean
--<
  language sql set search_path = '' as $$ select true $$;
""",
    good="""\
create or replace function private.touch() returns trigger
  language plpgsql set search_path = '' as $$ begin new.stock := 0; return new; end $$;
""",
    on=(CreateRoutine,),
    check=_check,
)
