"""Foreign tables in an exposed schema."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTable, at: At) -> Found | None:
    if not op.foreign or not at.is_exposed(op.table):
        return None
    return Found(f"{op.table} is served by the API, and foreign tables have no policies")


RULE = Rule(
    code="LNT716",
    slug="foreign-table-exposed",
    family="rls",
    level="warning",
    summary="an API serves a foreign table",
    why="Row-level security does not apply to foreign tables: who may select reads whatever "
    "the user mapping may.",
    instead="Keep it in a schema that is not exposed.",
    bad="""\
create foreign table if not exists public.stock_abroad (id bigint) server abroad;
--                                 ^
""",
    good="""\
create foreign table if not exists private.stock_abroad (id bigint) server abroad;
""",
    on=(CreateTable,),
    check=_check,
    words=("foreign",),
    preset="supabase",
)
