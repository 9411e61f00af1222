"""REFRESH MATERIALIZED VIEW CONCURRENTLY where PostgreSQL cannot do it."""

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownIndex
from pgkeel.lint.operations.objects import RefreshMaterializedView
from pgkeel.lint.rule import Found, Rule


def _check(op: RefreshMaterializedView, at: At) -> Found | None:
    known = at.schema.tables.get(op.view)
    if not op.concurrently or known is None:
        return None
    if known.filled is None:
        return Found(
            f"PostgreSQL refuses this: {op.view} was made WITH NO DATA and never filled",
            hint="The first REFRESH has to go without CONCURRENTLY; nobody can be reading yet.",
        )
    if not any(_tells_rows_apart(one) for one in at.schema.indexes_of(op.view)):
        return Found(f"PostgreSQL refuses this: {op.view} has no unique index on plain columns")
    return None


def _tells_rows_apart(index: KnownIndex) -> bool:
    return index.unique and not index.partial and None not in index.keys


RULE = Rule(
    code="LNT216",
    slug="refresh-concurrently-refused",
    family="indexes",
    level="error",
    summary="REFRESH CONCURRENTLY of a view that does not allow it",
    why="CONCURRENTLY compares old and new rows by a unique index. Without one on plain columns "
    "and all rows, or while the view was never filled, the statement fails.",
    instead="CREATE UNIQUE INDEX on the columns that tell the rows of the view apart, without "
    "expression and without WHERE, before the first REFRESH CONCURRENTLY.",
    bad="""\
refresh materialized view concurrently private.recent;
--                                     ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists private.recent_id;
create unique index concurrently recent_id on private.recent (id);
refresh materialized view concurrently private.recent;
""",
    before="""\
create materialized view if not exists private.recent as
  select id, title from public.books where published > '2024-01-01';
""",
    words=("refresh",),
    on=(RefreshMaterializedView,),
    check=_check,
)
