"""How a migration's own statements stand to the transaction that keel runs it in."""

from collections.abc import Iterator, Sequence

from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Migration
from pgkeel.sql import SqlText, Statement, TransactionFact, transaction_fact

_OPENS = frozenset({"BEGIN", "START TRANSACTION"})
_CLOSES = frozenset({"COMMIT", "END"})


def manages_own_transaction(text: SqlText, statements: Sequence[Statement]) -> bool:
    """Whether one BEGIN comes before, and one COMMIT after, all other statements."""
    if len(statements) < 2:
        return False
    first, last = (_fact(text, statement) for statement in (statements[0], statements[-1]))
    if not (first and last and first.what in _OPENS and last.what in _CLOSES):
        return False
    between = (_fact(text, statement) for statement in statements[1:-1])
    return not any(fact and fact.need == "controls" for fact in between)


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
                if fact.what not in _OPENS
                else f"{fact.what} inside the transaction that keel runs the migration in",
                place=text.place(statement.start),
                hint="remove it: keel wraps each migration in one transaction",
            )


def _fact(text: SqlText, statement: Statement) -> TransactionFact | None:
    if statement.kind != "sql":
        return None
    return transaction_fact(text.slice(statement.start, statement.end).encode())
