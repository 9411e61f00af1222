"""How a migration's own statements stand to the transaction that keel runs it in."""

from collections.abc import Iterator, Sequence

from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Migration
from pgkeel.sql import (
    BEGINS,
    SqlText,
    Statement,
    TransactionFact,
    is_wrapped,
    transaction_fact,
)


def manages_own_transaction(text: SqlText, statements: Sequence[Statement]) -> bool:
    """Whether one BEGIN comes before, and one COMMIT after, all other statements."""
    if len(statements) < 2:
        return False
    first, last = (_fact(text, statement) for statement in (statements[0], statements[-1]))
    return is_wrapped(first, (_fact(text, one) for one in statements[1:-1]), last)


def find_transaction_faults(
    migration: Migration, statements: Sequence[Statement]
) -> Iterator[Finding]:
    """Yield what would break out of, or be refused in, the migration's transaction."""
    if migration.no_transaction:
        return
    text = migration.text
    own = manages_own_transaction(text, statements)
    for statement in statements[1:-1] if own else statements:
        fact = _fact(text, statement)
        if fact and fact.need == "outside":
            yield Finding(
                code=mig.OUTSIDE_TRANSACTION,
                message=f"{fact.what} cannot run in a transaction",
                place=text.place(statement.start),
                hint="put it in a migration of its own, with `-- keel: no-transaction` on top",
            )
        elif fact and fact.need == "controls":
            yield Finding(
                code=mig.OWN_TRANSACTION,
                message=f"{fact.what} would end the transaction that keel runs the migration in"
                if fact.what not in BEGINS
                else f"{fact.what} inside the transaction that keel runs the migration in",
                place=text.place(statement.start),
                hint="remove it: keel wraps each migration in one transaction",
            )


def _fact(text: SqlText, statement: Statement) -> TransactionFact | None:
    if statement.kind != "sql":
        return None
    return transaction_fact(text.slice(statement.start, statement.end).encode())
