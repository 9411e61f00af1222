"""SECURITY DEFINER without a search path of its own."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateRoutine, _: At) -> Found | None:
    if not op.security_definer or "search_path" in op.settings:
        return None
    return Found(f"{op.name} runs as its owner, and looks names up where its caller says")


RULE = Rule(
    code="LNT708",
    slug="security-definer-search-path",
    family="privileges",
    level="error",
    summary="a SECURITY DEFINER function uses its caller's search path",
    why="It runs with the rights of its owner. A caller who puts a schema of his own first in "
    "the search path, or a table in pg_temp, decides which tables, functions and "
    "operators it uses (manual: CREATE FUNCTION, Writing SECURITY DEFINER Functions "
    "Safely).",
    instead="Add `set search_path = ''` and write the schema with every name.",
    bad="""\
create or replace function private.count_books() returns bigint
--<
  language sql security definer as $$ select count(*) from public.books $$;
""",
    good="""\
create or replace function private.count_books() returns bigint
  language sql security definer set search_path = '' as $$ select count(*) from public.books $$;
""",
    on=(CreateRoutine,),
    check=_check,
    words=("definer",),
)
