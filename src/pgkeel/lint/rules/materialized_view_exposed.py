"""Materialized views in an exposed schema."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTableAs
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTableAs, at: At) -> Found | None:
    if not op.materialized_view or not at.is_exposed(op.table):
        return None
    return Found(f"{op.table} is served by the API, and materialized views have no policies")


RULE = Rule(
    code="LNT715",
    slug="materialized-view-exposed",
    family="rls",
    level="warning",
    summary="an API serves a materialized view",
    why="Row-level security does not exist for materialized views: who may select sees every "
    "row that was there when it was filled, as its owner saw them.",
    instead="Keep it in a schema that is not exposed, behind a function or a view that checks.",
    bad="""\
create materialized view if not exists public.sums as
--                                     ^
  select count(*) as n from public.books with no data;
""",
    good="""\
create materialized view if not exists private.sums as
  select count(*) as n from public.books with no data;
""",
    on=(CreateTableAs,),
    check=_check,
    words=("materialized",),
    preset="supabase",
)
