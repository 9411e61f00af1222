"""Which tables an approval wants kept before their rows are lost."""

from collections.abc import Iterator
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approval import Loss
from pgkeel.migrations.migration import Migration
from pgkeel.names import Name, parse_name

_ROWS = frozenset({"delete-rows", "delete-without-where", "truncate"})
"""What these take along are rows of tables, or values of their columns."""
_OF_TABLES = _ROWS | {"drop-table", "rows-lost"}
_OF_COLUMNS = frozenset({"drop-column", "narrow-column-type", "values-lost"})
_WITH_ROWS = frozenset({"column", "table"})


def wanted_backups(root: Path, migration: Migration) -> tuple[Name, ...]:
    """Return the tables to keep before ``migration``, each once; APV005 for what cannot be kept."""
    approvals = Specs(root).approvals(migration)
    wanted = [one for one in (approvals.granted if approvals else ()) if one.backup == "table"]
    losses = [loss for one in wanted for loss in one.loses]
    tables = [name for loss in losses for name in _tables(loss, losses, migration)]
    if tables and migration.no_transaction:
        raise _refused(migration, "it does not run in a transaction")
    return tuple(dict.fromkeys(tables))


def _tables(loss: Loss, losses: list[Loss], migration: Migration) -> Iterator[Name]:
    if loss.operation in _OF_TABLES | _OF_COLUMNS:
        # Of a column the table comes first, too.
        yield parse_name(loss.object)
        if loss.operation in _ROWS:
            yield from map(parse_name, loss.takes)
    elif loss.operation == "dropped-along":
        kind, _, name = loss.object.rpartition(" ")
        if kind in _WITH_ROWS:
            yield parse_name(name)
    elif not (loss.operation == "drop-cascade" and _is_kept(loss.object, losses)):
        raise _refused(migration, f"{loss.operation} of {loss.object} names no table")


def _is_kept(what: str, losses: list[Loss]) -> bool:
    """Whether what is dropped by CASCADE is kept by another loss of the same statement."""
    return any(one.object == what and one.operation in _OF_TABLES | _OF_COLUMNS for one in losses)


def _refused(migration: Migration, why: str) -> KeelError:
    spec = migration.header.spec
    place = migration.text.place(spec.offset) if spec else None
    return KeelError(apv.NO_BACKUP, f"{migration.label}: {why}", place=place)
