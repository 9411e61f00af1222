"""The columns that an operation gives a type, in one shape, for rules about types."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, AlterColumnType, CreateTable, Type
from pgkeel.names import Name

TYPED: tuple[type[Operation], ...] = (CreateTable, AddColumn, AlterColumnType)
"""The operations that give types."""


class Typed(Struct, frozen=True):
    """A column and the type it is given, and where that is written."""

    table: Name
    column: str
    type: Type
    at: int


def typed(op: Operation) -> Iterator[Typed]:
    """Yield the columns that ``op`` gives a type; those of temporary and foreign tables not."""
    if isinstance(op, CreateTable):
        if not op.temporary and not op.foreign:
            for column in op.columns:
                yield Typed(op.table, column.name, column.type, column.type_at)
    elif isinstance(op, AddColumn):
        if op.relation == "table":
            yield Typed(op.table, op.column.name, op.column.type, op.column.type_at)
    elif isinstance(op, AlterColumnType):
        yield Typed(op.table, op.column, op.type, op.at)
