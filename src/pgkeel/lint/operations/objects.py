"""Operations on everything that is not a table: indexes, views, routines, types, policies, …."""

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import Constraint, Type
from pgkeel.names import Name
from pgkeel.sql import Tree


class CreateIndex(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE INDEX; ``keys`` holds ``None`` where the key is an expression.

    ``variants`` is what is written with each key beside its name: order, collation, operator class.
    """

    index: str | None
    table: Name
    keys: tuple[str | None, ...]
    key_names: tuple[str, ...] = ()
    """What PostgreSQL calls each key, expressions too: ``lower`` for ``lower(title)``."""
    variants: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    method: str = "btree"
    unique: bool = False
    concurrently: bool = False
    if_not_exists: bool = False
    only: bool = False
    partial: bool = False
    mentioned: tuple[str, ...] = ()
    """The columns that its expressions and its predicate name."""
    without_null: str | None = None
    """The column of a predicate that is ``column IS NOT NULL`` and nothing else."""
    nulls_not_distinct: bool = False


class Drop(Operation, frozen=True, kw_only=True, gc=False):
    """One object of a DROP; ``kind`` is the SQL word: table, materialized view, policy, ….

    Policies, triggers and rules have the ``table`` they are on; routines their ``arguments``.
    """

    kind: str
    name: Name
    table: Name | None = None
    arguments: tuple[str, ...] | None = None
    if_exists: bool = False
    cascade: bool = False
    concurrently: bool = False


class Rename(Operation, frozen=True, kw_only=True, gc=False):
    """RENAME of an object, or of the column, constraint, attribute or value ``part_name`` in it."""

    kind: str
    name: Name
    part_name: str = ""
    new: str
    if_exists: bool = False


class SetSchema(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER … SET SCHEMA."""

    kind: str
    name: Name
    new: str
    if_exists: bool = False


class ChangeOwner(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER … OWNER TO, of anything but what ALTER TABLE takes."""

    kind: str
    name: Name
    owner: str


class Comment(Operation, frozen=True, kw_only=True, gc=False):
    """COMMENT ON."""

    kind: str
    name: Name
    text: str


class Create(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE of a kind that needs no more than its name; ``kind`` is the SQL word.

    ``guard`` is what the statement says itself: ``if not exists``, ``or replace`` or nothing.
    """

    kind: str
    name: Name
    guard: str = ""
    table: Name | None = None
    tree: Tree


class CreateView(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE VIEW."""

    view: Name
    or_replace: bool = False
    temporary: bool = False
    columns: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """Those that are on, such as ``security_invoker``."""
    query: Tree


class RefreshMaterializedView(Operation, frozen=True, kw_only=True, gc=False):
    """REFRESH MATERIALIZED VIEW."""

    view: Name
    concurrently: bool = False
    with_data: bool = True


class CreateTrigger(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE [CONSTRAINT] TRIGGER."""

    trigger: str
    table: Name
    function: Name
    or_replace: bool = False
    constraint: bool = False


class CreatePolicy(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE POLICY, and ALTER POLICY where ``altered``; what is not written is ``None``."""

    policy: str
    table: Name
    altered: bool = False
    command: str = "all"
    permissive: bool = True
    roles: tuple[str, ...] | None = None
    using: Tree | None = None
    check: Tree | None = None


class CreateRoutine(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE FUNCTION or PROCEDURE."""

    kind: str
    name: Name
    arguments: tuple[str, ...] = ()
    """The types of what it takes: IN, INOUT and VARIADIC."""
    argument_names: tuple[str, ...] = ()
    optional: int = 0
    """How many of the last arguments have a default."""
    returns: str = ""
    """The type, with OUT columns where there are some; as it is written."""
    language: str = "sql"
    or_replace: bool = False
    security_definer: bool = False
    volatility: str = "volatile"
    settings: tuple[str, ...] = ()
    """The variables that SET clauses give it, such as ``search_path``."""
    body: str | None = None
    loses: str | None = None
    """How a call of it can lose data, in words."""
    calls: tuple[str, ...] = ()
    """The names in its body that stand before a parenthesis, in lower case, sorted."""


class DoBlock(Operation, frozen=True, kw_only=True, gc=False):
    """DO; the statements in it come as operations of their own."""

    language: str = "plpgsql"
    body: str


class CreateDomain(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE DOMAIN."""

    domain: Name
    type: Type
    constraints: tuple[Constraint, ...] = ()
    default: Tree | None = None


class AlterDomain(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER DOMAIN; ``command`` is ``add constraint``, ``set not null``, ``validate``, …."""

    domain: Name
    command: str
    constraint: Constraint | None = None
    subject: str = ""
    if_exists: bool = False


class CreateEnum(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE TYPE … AS ENUM."""

    type: Name
    values: tuple[str, ...] = ()


class AddEnumValue(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER TYPE … ADD VALUE."""

    type: Name
    value: str
    if_not_exists: bool = False
    placed: bool = False


class CreateExtension(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE EXTENSION."""

    extension: str
    schema: str | None = None
    version: str | None = None
    if_not_exists: bool = False


class AlterSequence(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER SEQUENCE."""

    sequence: Name
    options: tuple[str, ...] = ()


class AlterPublication(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER PUBLICATION; ``action`` is ``add``, ``drop``, ``set`` or ``options``."""

    publication: str
    action: str
    tables: tuple[Name, ...] = ()
