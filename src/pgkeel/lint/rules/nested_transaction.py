"""BEGIN where a transaction is open already."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.lint.rule import Found, Rule


def _check(op: TransactionControl, at: At) -> Found | None:
    if op.what != "begin":
        return None
    if at.transaction.open:
        line = at.file.text.place(at.transaction.began_at).line
        return Found(f"BEGIN inside the transaction that line {line} began")
    if at.file.is_wrapped and not at.file.own_transaction:
        return Found("BEGIN inside the transaction that keel runs the migration in")
    return None


RULE = Rule(
    code="LNT309",
    slug="nested-transaction",
    family="transactions",
    level="error",
    summary="BEGIN inside a transaction",
    why="There are no transactions within transactions: PostgreSQL only warns (25001) and goes on, "
    "and the COMMIT that was meant to end the inner one ends the outer. What follows runs without "
    "any.",
    instead="Leave BEGIN and COMMIT out: keel runs each migration in one transaction. One BEGIN "
    "before everything and one COMMIT after is accepted. To go back half way there is SAVEPOINT.",
    bad="""\
comment on table public.books is 'What can be lent.';
begin;
--<
comment on table public.loans is 'Who has what.';
""",
    good="""\
begin;
comment on table public.books is 'What can be lent.';
comment on table public.loans is 'Who has what.';
commit;
""",
    words=("begin", "start"),
    on=(TransactionControl,),
    check=_check,
    in_format=True,
)
