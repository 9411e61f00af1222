"""Which columns statements write over that may hold values; for whoever measures losses."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import Insert, Merge, Update
from pgkeel.lint.policy import Policy
from pgkeel.lint.reading.nodes import column_of
from pgkeel.lint.watching import watch_history
from pgkeel.migrations.migration import Folder
from pgkeel.names import Name
from pgkeel.sql import Tree


class Overwrite(Struct, frozen=True, kw_only=True):
    """Columns that one statement of a migration assigns to in rows that were there before."""

    statement: int
    """Its number in the file; what is in a DO block has that of the block."""
    table: Name
    columns: tuple[str, ...]


def all_overwrites(
    root: Path, folder: Folder, policy: Policy
) -> Mapping[Path, tuple[Overwrite, ...]]:
    """Return them by file, but for columns that the migration makes, or fills where they are null.

    Not what functions do that it calls.
    """
    found: dict[Path, tuple[Overwrite, ...]] = {}

    def note(op: Operation, at: At) -> None:
        if isinstance(op, (Insert, Merge, Update)) and not at.is_new(op.table):
            columns = tuple(one for one in _written(op) if not at.is_new_column(op.table, one))
            if columns:
                one = Overwrite(statement=at.statement.number, table=op.table, columns=columns)
                path = at.file.text.path
                found[path] = (*found.get(path, ()), one)

    watch_history(root, folder, policy, policy.server, note)
    return found


def _written(op: Insert | Merge | Update) -> Iterator[str]:
    if isinstance(op, Update):
        empty = {*_null_columns(op.where)}
        yield from (name for name, _ in op.assignments if name and name not in empty)
    elif isinstance(op, Insert):
        yield from _targets(op.tree.get("onConflictClause", {}).get("targetList", ()))
    else:
        for item in op.tree.get("mergeWhenClauses", ()):
            clause = item["MergeWhenClause"]
            if clause.get("commandType") == "CMD_UPDATE":
                yield from _targets(clause.get("targetList", ()))


def _targets(listed: Sequence[Tree]) -> Iterator[str]:
    yield from (one["ResTarget"].get("name", "") for one in listed)


def _null_columns(where: Tree | None) -> Iterator[str]:
    """Yield the columns that a condition, alone or joined by AND, wants to be null."""
    if not where:
        return
    if where.get("BoolExpr", {}).get("boolop") == "AND_EXPR":
        for one in where["BoolExpr"].get("args", ()):
            yield from _null_columns(one)
    test = where.get("NullTest", {})
    if test.get("nulltesttype") == "IS_NULL" and (name := column_of(test.get("arg"))):
        yield name
