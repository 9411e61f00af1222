"""The transaction around a statement, and the locks that it holds to its end."""

from dataclasses import dataclass, field

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.locks import LockMode
from pgkeel.names import Name


@dataclass(frozen=True, slots=True)
class Held:
    """A lock on a table: its mode, what took it, and the number of the statement."""

    mode: LockMode
    form: str
    at: int
    statement: int


@dataclass(slots=True)
class Transaction:
    """What statements have begun and locked; a file that keel wraps is one from start to end."""

    open: bool = False
    """Whether a BEGIN of the file itself is not ended yet."""
    began_at: int = 0
    held: dict[Name, Held] = field(default_factory=dict)
    """The strongest lock on each table that was there before the migration."""

    def learn(self, op: Operation, at: int) -> None:
        """Take note of BEGIN and what ends it."""
        if not isinstance(op, TransactionControl):
            return
        if op.what == "begin":
            self.open, self.began_at = True, at
        elif op.what in ("commit", "rollback", "prepare"):
            self.open = False
            self.held.clear()

    def lock(self, table: Name, held: Held) -> None:
        """Take note of a lock, if it is the strongest so far."""
        before = self.held.get(table)
        if before is None or before.mode < held.mode:
            self.held[table] = held
