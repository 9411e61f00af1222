"""A type from the text that names it, as settings do."""

from pgkeel.lint.operations.tables import Type
from pgkeel.lint.reading.nodes import type_of
from pgkeel.sql import SyntaxProblem, parse


def parse_type(text: str) -> Type | None:
    """Return the type that ``text`` and nothing else in it names."""
    trees = parse(f"alter table t add c {text}".encode())
    if isinstance(trees, SyntaxProblem) or len(trees) != 1:
        return None
    commands = trees[0].get("AlterTableStmt", {}).get("cmds", ())
    column = commands[0]["AlterTableCmd"].get("def", {}).get("ColumnDef", {}) if commands else {}
    if len(commands) != 1 or "constraints" in column or "typeName" not in column:
        return None
    return type_of(column["typeName"])
