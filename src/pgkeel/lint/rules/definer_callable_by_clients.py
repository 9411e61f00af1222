"""SECURITY DEFINER functions that clients can call."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownRoutine
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for routines in at.schema.routines.values():
        for routine in routines:
            if routine.origin.file == at.file.number and _is_open(routine, at):
                words = f"anybody may call {routine.name}, which runs as its owner"
                hint = f"revoke execute on function {routine.name} from public, anon;"
                yield Found(words, hint=hint, at=routine.origin.at)


def _is_open(routine: KnownRoutine, at: At) -> bool:
    if not routine.security_definer or not at.is_exposed(routine.name):
        return False
    if routine.returns in ("trigger", "event_trigger") or "public" in routine.revoked:
        return False
    return not any(
        schema in ("", routine.name.schema) and role == "public"
        for schema, role in at.schema.default_granted
    )


RULE = Rule(
    code="LNT723",
    slug="definer-callable-by-clients",
    family="privileges",
    level="warning",
    summary="clients can call a SECURITY DEFINER function",
    why="Functions in an exposed schema are served by the API, and EXECUTE is everybody's by "
    "default. This one runs with its owner's rights, past every policy.",
    instead="`revoke execute on function … from public, anon` and grant it to whom it is for; or "
    "keep it in a schema that is not exposed.",
    bad="""\
create or replace function public.count_books() returns bigint
--<
  language sql security definer set search_path = '' as $$ select count(*) from public.books $$;
""",
    good="""\
create or replace function public.count_books() returns bigint
  language sql security definer set search_path = '' as $$ select count(*) from public.books $$;
revoke execute on function public.count_books() from public, anon;
""",
    on=(FileEnd,),
    check=_check,
    words=("definer",),
    preset="supabase",
)
