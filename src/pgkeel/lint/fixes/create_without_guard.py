"""IF NOT EXISTS or OR REPLACE, where the grammar has it; DROP … IF EXISTS for a policy.

Everything else goes into a DO block that asks the catalogs first.
"""

from pgkeel.catalog.quoting import identifier
from pgkeel.lint.at import At
from pgkeel.lint.blocks import in_block, settled_index
from pgkeel.lint.guard_hints import creation_test
from pgkeel.lint.guarding import KINDS
from pgkeel.lint.made import made_by
from pgkeel.lint.mending import Edit, Mended, after_words, inserted
from pgkeel.lint.operations.objects import (
    Create,
    CreateExtension,
    CreateIndex,
    CreatePolicy,
    CreateRoutine,
    CreateTrigger,
    CreateView,
)
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import CreateTable, CreateTableAs
from pgkeel.names import Name

_IF_NOT_EXISTS = frozenset({"collation", "schema", "sequence", "server", "statistics"})
# What cannot run in a transaction, or is none of a migration's business.
_OUTSIDE = frozenset({"database", "role", "subscription", "tablespace"})
_OR_REPLACE = frozenset({"aggregate", "language", "rule", "transform"})


def mend(op: Operation, at: At) -> Mended | None:
    """Guard the statement by its own words, or ask the catalogs first."""
    if at.statement.embedded:
        return None
    if isinstance(op, CreatePolicy):
        drop = f"drop policy if exists {identifier(op.policy)} on {op.table};\n"
        return Mended((Edit(at.statement.start, at.statement.start, drop),))
    if isinstance(op, CreateIndex) and op.concurrently:
        return _beside_writers(op, at)
    words, guard = _guard(op)
    if words is None:
        return _in_block(op, at)
    offset = after_words(at, at.statement.start, words)
    return Mended((inserted(at, offset, guard),)) if offset is not None else None


def _beside_writers(op: CreateIndex, at: At) -> Mended | None:
    """Drop what a failed try has left, and pass over an index that is there."""
    offset = after_words(at, at.statement.start, "create [unique] index concurrently")
    if op.index is None or offset is None:
        return None
    name = str(Name(op.table.schema, op.index)) if op.table.schema else identifier(op.index)
    return Mended((settled_index(at.statement, name, name), inserted(at, offset, " if not exists")))


def _in_block(op: Operation, at: At) -> Mended | None:
    made = made_by(op)
    if made is None or made.kind not in KINDS or made.kind in _OUTSIDE:
        return None
    return in_block(at.statement, at, creation_test(made), KINDS[made.kind].again)


def _guard(op: Operation) -> tuple[str | None, str]:
    """Return the words after which the guard stands, and the guard."""
    if isinstance(op, CreateTable):
        kind = "foreign" if op.foreign else "[unlogged]"
        return f"create {kind} table", " if not exists"
    if isinstance(op, CreateTableAs):
        what = "materialized view" if op.materialized_view else "[unlogged] table"
        return f"create {what}", " if not exists"
    if isinstance(op, CreateIndex):
        named = op.index is not None and not op.concurrently
        return ("create [unique] index" if named else None), " if not exists"
    if isinstance(op, CreateExtension):
        return "create extension", " if not exists"
    if isinstance(op, (CreateView, CreateRoutine)):
        return "create", " or replace"
    if isinstance(op, CreateTrigger):
        return (None if op.constraint else "create"), " or replace"
    if isinstance(op, Create) and op.kind in _IF_NOT_EXISTS:
        return f"create {op.kind}", " if not exists"
    if isinstance(op, Create) and op.kind in _OR_REPLACE:
        return "create", " or replace"
    return None, ""
