"""CREATE MATERIALIZED VIEW that is filled at once."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTableAs
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTableAs, at: At) -> Found | None:
    if not op.materialized_view or not op.with_data:
        return None
    if op.table in at.schema.tables:
        return None
    return Found(f"the query of {op.table} runs to its end inside this migration")


RULE = Rule(
    code="LNT217",
    slug="materialized-view-with-data",
    family="indexes",
    level="info",
    summary="a materialized view is filled as it is made",
    why="WITH DATA, the default, runs the query in the migration: on production it may take long, "
    "and all that the transaction has locked stays locked meanwhile.",
    instead="CREATE MATERIALIZED VIEW … WITH NO DATA, its unique index, and REFRESH after the "
    "deployment. Until then nobody can read it.",
    bad="""\
create materialized view if not exists private.titles as
--                                     ^
  select id, title from public.books;
""",
    good="""\
create materialized view if not exists private.titles as
  select id, title from public.books with no data;
""",
    words=("materialized",),
    on=(CreateTableAs,),
    check=_check,
)
