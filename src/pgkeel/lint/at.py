"""What a rule can ask about the place where an operation stands."""

from msgspec import Struct, field

from pgkeel.lint.conditions import conditions
from pgkeel.lint.effect import Effect
from pgkeel.lint.known.objects import KnownType
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.operations.tables import Type
from pgkeel.lint.policy import Policy
from pgkeel.lint.reading.nodes import walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.session import Session
from pgkeel.lint.source import Source
from pgkeel.lint.transaction import Transaction
from pgkeel.names import Name
from pgkeel.sql import Guard, SqlText, Tree


class StatementAt(Struct, frozen=True, kw_only=True):
    """The statement an operation is part of."""

    start: int
    end: int
    tree: Tree | None
    number: int = 0
    """Counted from 0 in the file; a statement inside a DO block has that of the block."""
    shift: int = 0
    """What has to be added to locations in the tree to make them offsets in the file."""
    guards: tuple[Guard, ...] = ()
    """The conditions and handlers around a statement in a DO block, outermost first."""
    embedded: bool = False
    """Whether it stands in a DO block."""
    in_loop: bool = False
    in_handler: bool = False


class FileAt(Struct, frozen=True, kw_only=True):
    """The migration that is read."""

    number: int
    """Counted from 0 in the run."""
    source: Source
    own_transaction: bool = False
    """Whether BEGIN is its first and COMMIT its last statement."""
    statements: int = 0

    @property
    def text(self) -> SqlText:
        """Its text."""
        return self.source.text

    @property
    def no_transaction(self) -> bool:
        """Whether it is marked ``-- keel: no-transaction``."""
        return self.source.no_transaction

    @property
    def is_wrapped(self) -> bool:
        """Whether keel runs it in a transaction; SQL from elsewhere is run by others."""
        return self.source.kind != "loose" and not self.source.no_transaction

    @property
    def is_rollback(self) -> bool:
        """Whether it is a rollback file."""
        return self.source.kind == "rollback"


class At(Struct, kw_only=True):
    """Everything known before an operation; the engine moves it on, rules only read it."""

    policy: Policy
    schema: Schema
    file: FileAt
    statement: StatementAt
    session: Session
    transaction: Transaction
    effects: tuple[Effect, ...] = ()
    """What the operation does to tables, by the lock table."""
    earlier: list[tuple[Operation, StatementAt]] = field(default_factory=list)
    """The operations before this one in the file, in their order."""

    forward: list[tuple[Operation, StatementAt]] = field(default_factory=list)
    """In a rollback file, the operations of its migration."""

    walked: dict[int, list[tuple[str, Tree]]] = field(default_factory=dict)
    """What ``below`` was asked for; the trees of a file's operations live as long as this."""
    lowered: tuple[int, int, bytes] = (0, 0, b"")
    """The statement that ``says`` was last asked about, and its text in lower case."""

    def says(self, word: bytes) -> bool:
        """Whether ``word``, in lower case, is in the statement: quicker than its tree."""
        start, end = self.statement.start, self.statement.end
        if self.lowered[0] != start or self.lowered[1] != end:
            self.lowered = start, end, self.file.text.buffer[start:end].lower()
        return word in self.lowered[2]

    def nodes(self, op: Operation) -> list[tuple[str, Tree]]:
        """Return all nodes of the conditions in ``op``; several rules go through the same ones."""
        found = conditions(op)
        if len(found) == 1:
            return self.below(found[0])
        return [node for one in found for node in self.below(one)]

    def below(self, tree: Tree | None) -> list[tuple[str, Tree]]:
        """Return all nodes of an expression of an operation of the file, walked through once."""
        if tree is None:
            return []
        found = self.walked.get(id(tree))
        if found is None:
            found = self.walked[id(tree)] = walk(tree)
        return found

    @property
    def server(self) -> int:
        """The oldest major version of PostgreSQL that the migration has to work on."""
        return self.policy.server

    @property
    def in_transaction(self) -> bool:
        """Whether the statement runs in a transaction with others, the runner's or its own."""
        return not self.file.no_transaction or self.transaction.open

    @property
    def guarded(self) -> bool:
        """Whether a condition or handler of a DO block decides what becomes of the statement."""
        return bool(self.statement.guards)

    def effect(self, *forms: str) -> Effect | None:
        """Return what the operation does to a table, if that is one of ``forms``."""
        return next((one for one in self.effects if one.form in forms), None)

    def known_type(self, type_: Type) -> KnownType | None:
        """Return what is known of a type that is written here."""
        parts = tuple(type_.name.split("."))
        return self.schema.types.get(Scope(self.session.schema).parts(parts))

    @property
    def is_alone(self) -> bool:
        """Whether nothing else is in the file but SET LOCAL above it, as far as is known."""
        local = all(isinstance(op, SetVariable) and op.local for op, _ in self.earlier)
        last = self.file.statements == self.statement.number + 1
        return local and last and not self.statement.embedded

    def is_new(self, table: Name) -> bool:
        """Whether this migration itself made the table, or it is temporary: nobody else has it."""
        if table.schema == "pg_temp":
            return True
        known = self.schema.tables.get(table)
        return known is not None and known.origin.file == self.file.number

    def is_new_and_empty(self, table: Name) -> bool:
        """Whether there is nothing in the table to read, rewrite or wait for."""
        known = self.schema.tables.get(table)
        return self.is_new(table) and (known is None or known.filled is None)

    def is_new_column(self, table: Name, column: str) -> bool:
        """Whether this migration itself added the column."""
        known = self.schema.column(table, column)
        return known is not None and known.origin.file == self.file.number

    def is_exposed(self, name: Name) -> bool:
        """Whether an API serves the schema of ``name``."""
        return name.schema in self.policy.exposed
