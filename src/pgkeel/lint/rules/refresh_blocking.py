"""REFRESH MATERIALIZED VIEW without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import RefreshMaterializedView
from pgkeel.lint.rule import Found, Rule


def _check(op: RefreshMaterializedView, at: At) -> Found | None:
    if op.concurrently or at.is_new(op.view):
        return None
    known = at.schema.tables.get(op.view)
    # One that was never filled cannot be read, nor refreshed CONCURRENTLY.
    if known and known.filled is None:
        return None
    harm = "wait until its query has run" if op.with_data else "fail until it is filled again"
    return Found(f"queries of {op.view} {harm}", table=op.view)


RULE = Rule(
    code="LNT215",
    slug="refresh-blocking",
    family="indexes",
    level="warning",
    summary="a materialized view is refreshed while readers wait",
    why="REFRESH MATERIALIZED VIEW takes ACCESS EXCLUSIVE on the view before it runs the query, "
    "and keeps it to the end of the transaction. WITH NO DATA leaves the view unreadable.",
    instead="REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on plain columns "
    "and lets readers go on; better still outside of migrations.",
    bad="""\
set local lock_timeout = '5s';
refresh materialized view private.totals;
--                        ^
""",
    good="""\
refresh materialized view concurrently private.totals;
""",
    words=("refresh",),
    on=(RefreshMaterializedView,),
    check=_check,
    sized=True,
)
