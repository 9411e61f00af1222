"""COMMIT, ROLLBACK and PREPARE TRANSACTION in a transaction that is not the file's own."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.lint.rule import Found, Rule

_ENDS = {"commit": "COMMIT", "rollback": "ROLLBACK", "prepare": "PREPARE TRANSACTION"}


def _check(op: TransactionControl, at: At) -> Found | None:
    word = _ENDS.get(op.what)
    if word is None:
        return None
    if at.statement.embedded:
        is_alone = at.file.no_transaction and not at.transaction.open
        said = f"{word} fails: the DO block is inside a transaction, which it cannot end"
        return None if is_alone else Found(said)
    if not at.file.is_wrapped or at.file.own_transaction:
        return None
    return Found(f"{word} ends the transaction that keel runs the migration in")


RULE = Rule(
    code="LNT311",
    slug="transaction-control",
    family="transactions",
    level="error",
    summary="a migration ends the transaction it runs in",
    why="keel runs each migration in one transaction, and writes the ledger in it. COMMIT in the "
    "middle leaves the first half in place when the second fails; ROLLBACK throws away what was "
    "done, and the ledger says it is there.",
    instead="Leave it out. A migration that has to commit in between is marked "
    "`-- keel: no-transaction`, and split where it can be. SAVEPOINT and ROLLBACK TO are fine.",
    bad="""\
comment on table public.books is 'What can be lent.';
commit;
--<
comment on table public.loans is 'Who has what.';
""",
    good="""\
comment on table public.books is 'What can be lent.';
savepoint first;
comment on table public.loans is 'Who has what.';
rollback to first;
""",
    words=("abort", "commit", "end", "prepare", "rollback"),
    on=(TransactionControl,),
    check=_check,
    in_format=True,
)
