"""Several tables in use are locked for readers in one transaction, one after the other."""

from pgkeel.lint.at import At
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.transaction import Held
from pgkeel.names import Name

# Who reads a view locks it before its tables, as a migration does that replaces it.
_VIEWS = ("drop-view", "drop-materialized-view", "replace-view", "refresh-materialized-view")
_DROPS = ("drop-table", "drop-table-referencing", "drop-table-referenced", "drop-partition")


def _check(_: Operation, at: At) -> Found | None:
    asked = _asked(at) if at.in_transaction else ()
    if not asked:
        return None
    before: dict[Name, Held] = {}
    for table, held in at.transaction.held.items():
        if held.mode.blocks_reads and _counts(table, held.form, at):
            before.setdefault(_whole(table, at), held)
    new = next((one for one in asked if _whole(one, at) not in before), None)
    if new is None:
        return None
    gone = {op.name for op, _ in at.earlier if isinstance(op, objects.Drop)}
    before = {table: held for table, held in before.items() if table not in gone}
    # At the third table it has been told, at the second.
    if len({held.statement for held in before.values()}) != 1:
        return None
    first, held = next(iter(before.items()))
    if held.statement == at.statement.number:
        return None
    line = at.file.text.place(held.at).line
    return Found(f"{first}, locked in line {line}, stays locked while this waits for {new}")


def _asked(at: At) -> list[Name]:
    """Return the tables that the operation locks for readers."""
    return [
        table
        for effect in at.effects
        for table, mode in effect.locks()
        if mode.blocks_reads
        and not at.is_new(table)
        and _counts(table, effect.form, at)
        and not (effect.form in _DROPS and table == effect.table)
    ]


def _counts(table: Name, form: str, at: At) -> bool:
    """Whether an application may use ``table`` beside others: not a view, nor one dropped."""
    known = at.schema.tables.get(table)
    if known is None:
        return form not in (*_VIEWS, *_DROPS)
    return known.kind in ("table", "foreign table")


def _whole(table: Name, at: At) -> Name:
    """Return the table that ``table`` is a partition of, or itself."""
    known = at.schema.tables.get(table)
    return known.partition_of if known and known.partition_of else table


RULE = Rule(
    code="LNT306",
    slug="wide-lock-window",
    family="transactions",
    level="warning",
    summary="several tables are locked for readers in one transaction",
    why="The first table stays locked while the transaction waits for the next one. A transaction "
    "of the application that has used the second and now needs the first waits for the migration, "
    "and the migration for it: one of them is ended as a deadlock (manual: Deadlocks).",
    instead="One table in use a migration; or, in one marked `-- keel: no-transaction`, statements "
    "that each give their lock back at once.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
alter table public.authors add column if not exists died date;
--                                                  ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
alter table public.books add column if not exists series text;
""",
    on=(
        objects.Create,
        objects.CreatePolicy,
        objects.Drop,
        objects.Rename,
        objects.SetSchema,
        rows.Cluster,
        rows.LockTable,
        rows.Truncate,
        *tables.ALTERING,
        tables.CreateTable,
    ),
    check=_check,
    in_rollback=False,
)
