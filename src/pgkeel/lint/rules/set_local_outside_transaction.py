"""SET LOCAL where there is no transaction."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, at: At) -> Found | None:
    if not op.local or op.reset or at.in_transaction:
        return None
    return Found(f"without a transaction SET LOCAL {op.variable} has no effect")


RULE = Rule(
    code="LNT604",
    slug="set-local-outside-transaction",
    family="session",
    level="error",
    summary="SET LOCAL stands outside a transaction",
    why="SET LOCAL lasts to the end of the transaction, and here every statement is one of "
    "its own: the server warns (25P01) and sets nothing, so what should be limited is "
    "not.",
    instead="SET, and RESET at the end; or take away `-- keel: no-transaction`.",
    bad="""\
-- keel: no-transaction
set local lock_timeout = '5s';
--<
vacuum public.books;
""",
    good="""\
-- keel: no-transaction
set lock_timeout = '5s';
vacuum public.books;
reset lock_timeout;
""",
    on=(SetVariable,),
    check=_check,
    words=("local",),
    also=("mixed-no-transaction",),
)
