"""Functions without a search path of their own."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateRoutine, _: At) -> Found | None:
    if op.security_definer or "search_path" in op.settings or op.body is None:
        return None
    return Found(f"what names in {op.name} mean depends on who calls it")


RULE = Rule(
    code="LNT709",
    slug="routine-search-path",
    family="privileges",
    level="off",
    summary="a function uses its caller's search path",
    why="The same function reads other tables for a caller with another search path; in "
    "indexes and generated columns it fails while a dump is loaded, which empties the "
    "path.",
    instead="Add `set search_path = ''` and write the schema with every name.",
    bad="""\
create or replace function private.count_books() returns bigint
--<
  language sql as $$ select count(*) from public.books $$;
""",
    good="""\
create or replace function private.count_books() returns bigint
  language sql set search_path = '' as $$ select count(*) from public.books $$;
""",
    on=(CreateRoutine,),
    check=_check,
)
