"""BEGIN without COMMIT or ROLLBACK."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Found | None:
    if at.file.is_wrapped or not at.transaction.open:
        return None
    return Found(
        "nothing ends this transaction: all after it is undone", at=at.transaction.began_at
    )


RULE = Rule(
    code="LNT310",
    slug="unfinished-transaction",
    family="transactions",
    level="error",
    summary="a transaction is begun and not ended",
    why="When the session ends, PostgreSQL undoes what was not committed. Until then every lock is "
    "kept, and the migration reports success.",
    instead="Write COMMIT where the transaction should end.",
    bad="""\
-- keel: no-transaction
begin;
--<
comment on table public.books is 'What can be lent.';
""",
    good="""\
-- keel: no-transaction
begin;
comment on table public.books is 'What can be lent.';
commit;
""",
    words=("begin", "start"),
    on=(FileEnd,),
    check=_check,
)
