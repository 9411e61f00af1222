"""Operations on tables, their columns and constraints."""

from typing import Literal

from msgspec import Struct

from pgkeel.lint.operations.operation import UNKNOWN, Operation
from pgkeel.names import Name
from pgkeel.sql import Tree

ConstraintKind = Literal["check", "foreign key", "unique", "primary key", "exclusion", "not null"]


class Type(Struct, frozen=True, gc=False):
    """A data type: the catalog's name (``int4``; with schema if one was written), its modifiers."""

    name: str
    modifiers: tuple[int, ...] = ()
    array: bool = False

    def __str__(self) -> str:
        """Return the type as the catalogs name it."""
        listed = f"({','.join(map(str, self.modifiers))})" if self.modifiers else ""
        return f"{self.name}{listed}{'[]' * self.array}"


class Constraint(Struct, frozen=True, kw_only=True, gc=False):
    """A constraint of a table or column as it is written."""

    kind: ConstraintKind
    name: str | None = None
    columns: tuple[str, ...] = ()
    """Those of the key, of an exclusion's operators, or that a CHECK names."""
    included: tuple[str, ...] = ()
    references: Name | None = None
    referenced_columns: tuple[str, ...] = ()
    on_delete: str = "a"
    """The letter of ``pg_constraint.confdeltype``: ``a`` no action, ``r``, ``c``, ``n``, ``d``."""
    set_columns: tuple[str, ...] = ()
    """What ON DELETE SET NULL or SET DEFAULT sets, where it says so: else all columns."""
    deferrable: bool = False
    nulls_not_distinct: bool = False
    validated: bool = True
    """False for NOT VALID."""
    enforced: bool = True
    index: str | None = None
    """The index of USING INDEX."""
    expression: Tree | None = None
    at: int = UNKNOWN


class Column(Struct, frozen=True, kw_only=True, gc=False):
    """A column as it is written, with the constraints that stand with it."""

    name: str
    type: Type
    not_null: bool = False
    default: Tree | None = None
    identity: str = ""
    """``a`` always, ``d`` by default, empty for none: as in ``pg_attribute.attidentity``."""
    generated: str = ""
    """``s`` stored, ``v`` virtual, empty for none: as in ``pg_attribute.attgenerated``."""
    collation: str | None = None
    constraints: tuple[Constraint, ...] = ()
    """Checks, keys and references; NOT NULL is in ``not_null``."""
    at: int = UNKNOWN
    type_at: int = UNKNOWN

    @property
    def is_serial(self) -> bool:
        """Whether the type is one of the serial shorthands."""
        return self.type.name in SERIAL


SERIAL = {
    "bigserial": "int8",
    "serial8": "int8",
    "serial": "int4",
    "serial4": "int4",
    "smallserial": "int2",
    "serial2": "int2",
}
"""The serial shorthands, and the types that they stand for."""


class CreateTable(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE TABLE, and CREATE FOREIGN TABLE."""

    table: Name
    columns: tuple[Column, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    """Those of the table; those of a column stand with it."""
    if_not_exists: bool = False
    temporary: bool = False
    unlogged: bool = False
    foreign: bool = False
    partition_of: Name | None = None
    default: bool = False
    """Whether it is the default partition."""
    partition_key: tuple[str, ...] | None = None
    """The columns of PARTITION BY, expressions left out; ``None`` where it is not partitioned."""
    inherits: tuple[Name, ...] = ()
    like: tuple[Name, ...] = ()
    options: tuple[str, ...] = ()

    def all_constraints(self) -> tuple[Constraint, ...]:
        """Return the constraints of the table and of its columns."""
        inline = (one for column in self.columns for one in column.constraints)
        return (*self.constraints, *inline)


class CreateTableAs(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE TABLE AS, SELECT INTO and CREATE MATERIALIZED VIEW."""

    table: Name
    materialized_view: bool = False
    if_not_exists: bool = False
    temporary: bool = False
    unlogged: bool = False
    with_data: bool = True
    query: Tree


class TableOperation(Operation, frozen=True, kw_only=True, gc=False):
    """One command of ALTER TABLE; ``relation`` is what the statement calls it: table, view, …."""

    table: Name
    relation: str = "table"
    if_exists: bool = False
    only: bool = False


class AddColumn(TableOperation, frozen=True, kw_only=True, gc=False):
    """ADD COLUMN."""

    column: Column
    if_not_exists: bool = False


class DropColumn(TableOperation, frozen=True, kw_only=True, gc=False):
    """DROP COLUMN."""

    column: str
    column_if_exists: bool = False
    cascade: bool = False


class AlterColumnType(TableOperation, frozen=True, kw_only=True, gc=False):
    """ALTER COLUMN … TYPE."""

    column: str
    type: Type
    using: Tree | None = None
    collation: str | None = None


class SetDefault(TableOperation, frozen=True, kw_only=True, gc=False):
    """ALTER COLUMN … SET DEFAULT, or DROP DEFAULT when ``default`` is ``None``."""

    column: str
    default: Tree | None = None


class SetNotNull(TableOperation, frozen=True, kw_only=True, gc=False):
    """ALTER COLUMN … SET NOT NULL."""

    column: str


class DropNotNull(TableOperation, frozen=True, kw_only=True, gc=False):
    """ALTER COLUMN … DROP NOT NULL."""

    column: str


class AddConstraint(TableOperation, frozen=True, kw_only=True, gc=False):
    """ADD CONSTRAINT, named or not."""

    constraint: Constraint


class ValidateConstraint(TableOperation, frozen=True, kw_only=True, gc=False):
    """VALIDATE CONSTRAINT."""

    constraint: str


class DropConstraint(TableOperation, frozen=True, kw_only=True, gc=False):
    """DROP CONSTRAINT."""

    constraint: str
    constraint_if_exists: bool = False
    cascade: bool = False


class AttachPartition(TableOperation, frozen=True, kw_only=True, gc=False):
    """ATTACH PARTITION; of an index when ``relation`` says so."""

    partition: Name
    default: bool = False


class DetachPartition(TableOperation, frozen=True, kw_only=True, gc=False):
    """DETACH PARTITION."""

    partition: Name
    concurrently: bool = False


class ChangeTable(TableOperation, frozen=True, kw_only=True, gc=False):
    """Any other command; ``command`` is the parser's name without ``AT_``: ``EnableRowSecurity``.

    ``subject`` is the column, trigger, index, role or option it names.
    """

    command: str
    subject: str = ""
    options: tuple[str, ...] = ()
    tree: Tree
    """The command as the parser gave it."""


ALTERING: tuple[type[TableOperation], ...] = (
    AddColumn,
    AddConstraint,
    AlterColumnType,
    AttachPartition,
    ChangeTable,
    DetachPartition,
    DropColumn,
    DropConstraint,
    DropNotNull,
    SetDefault,
    SetNotNull,
)
"""What changes a table that is there, other than its name."""
