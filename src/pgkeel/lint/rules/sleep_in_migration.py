"""pg_sleep in a migration."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import CallsFunction
from pgkeel.lint.rule import Found, Rule

_SLEEPS = frozenset({"pg_sleep", "pg_sleep_for", "pg_sleep_until"})


def _check(op: CallsFunction, at: At) -> Found | None:
    if op.function not in _SLEEPS:
        return None
    if not at.in_transaction:
        # Between the batches of a loop that commits, a pause lets others through.
        if at.statement.in_loop:
            return None
        return Found(f"{op.function}() stops the deployment and waits for nothing in particular")
    return Found(f"{op.function}() keeps every lock and an open snapshot while nothing is done")


RULE = Rule(
    code="LNT317",
    slug="sleep-in-migration",
    family="transactions",
    level="warning",
    summary="a migration sleeps",
    why="All locks of the transaction are kept while it sleeps, and vacuum can clean up nothing "
    "that is newer than its snapshot. What was waited for may take longer on production.",
    instead="Leave it out. Wait for what has to happen by asking whether it has, outside of "
    "migrations.",
    bad="""\
comment on table public.books is 'What can be lent.';
select pg_sleep(5);
--     ^
""",
    good="""\
comment on table public.books is 'What can be lent.';
""",
    on=(CallsFunction,),
    check=_check,
    words=("pg_sleep",),
)
