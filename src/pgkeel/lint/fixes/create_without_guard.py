"""IF NOT EXISTS or OR REPLACE, where the grammar has it; DROP … IF EXISTS for a policy."""

from pgkeel.lint.at import At
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
from pgkeel.names import quoted

_IF_NOT_EXISTS = frozenset({"collation", "schema", "sequence", "server", "statistics"})
_OR_REPLACE = frozenset({"aggregate", "language", "rule", "transform"})


def mend(op: Operation, at: At) -> Mended | None:
    """Guard the statement by its own words; what has none of its own is left to people."""
    if at.statement.embedded:
        return None
    if isinstance(op, CreatePolicy):
        drop = f"drop policy if exists {quoted(op.policy)} on {op.table};\n"
        return Mended((Edit(at.statement.start, at.statement.start, drop),))
    words, guard = _guard(op)
    if words is None:
        return None
    offset = after_words(at, at.statement.start, words)
    return Mended((inserted(at, offset, guard),)) if offset is not None else None


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
