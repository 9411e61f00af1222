"""Which tables an approval wants kept before their rows are lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approval import Approval, Loss
from pgkeel.migrations.migration import Migration
from pgkeel.names import Name, parse_name
from pgkeel.rows.backups import Keeping

_ROWS = frozenset({"delete-rows", "delete-without-where", "truncate"})
"""What these take along are rows of tables, or values of their columns."""
OF_TABLES = _ROWS | {"drop-table", "rows-lost"}
OF_COLUMNS = frozenset({"drop-column", "narrow-column-type", "values-lost"})
_WITH_ROWS = frozenset({"column", "table"})


def wanted_backups(root: Path, migration: Migration) -> tuple[Name, ...]:
    """Return the tables to keep before ``migration``, each once; APV005 for what cannot be kept."""
    approvals = Specs(root).approvals(migration)
    return _tables_of(migration, approvals.granted if approvals else ())


def foreseen_backups(root: Path, migration: Migration) -> tuple[Name, ...]:
    """Return the tables that are kept once its approvals are signed; none where it cannot be."""
    approvals = Specs(root).approvals(migration)
    try:
        return _tables_of(migration, approvals.written if approvals else ())
    except KeelError:
        return ()


def find_keeping(project: Project, migration: Migration, undo: Migration) -> Keeping | None:
    """Return what is kept before ``migration`` if ``undo``, its rollback, speaks of what is kept.

    A proof keeps the same, whoever has signed by then: without a signature nothing is applied.
    """
    schema = project.settings.ledger.schema
    if f"backup_{migration.label}".lower().encode() not in undo.text.buffer:
        return None
    tables = foreseen_backups(project.root, migration)
    return Keeping(schema=schema, label=migration.label, tables=tables) if tables else None


def _tables_of(migration: Migration, approvals: Sequence[Approval]) -> tuple[Name, ...]:
    wanted = [one for one in approvals if one.backup == "table"]
    losses = [loss for one in wanted for loss in one.loses]
    tables = [name for loss in losses for name in _tables(loss, losses, migration)]
    if tables and migration.no_transaction:
        raise _refused(migration, "it does not run in a transaction")
    return tuple(dict.fromkeys(tables))


def _tables(loss: Loss, losses: list[Loss], migration: Migration) -> Iterator[Name]:
    if loss.operation in OF_TABLES | OF_COLUMNS:
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
    return any(one.object == what and one.operation in OF_TABLES | OF_COLUMNS for one in losses)


def _refused(migration: Migration, why: str) -> KeelError:
    spec = migration.header.spec
    place = migration.text.place(spec.offset) if spec else None
    return KeelError(apv.NO_BACKUP, f"{migration.label}: {why}", place=place)
