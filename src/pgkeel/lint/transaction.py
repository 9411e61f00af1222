"""The transaction around a statement, and the locks that it holds to its end."""

from msgspec import Struct, field

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.locks import LockMode
from pgkeel.names import Name


class Held(Struct, frozen=True):
    """A lock on a table: its mode, what took it, and the number of the statement."""

    mode: LockMode
    form: str
    at: int
    statement: int


class Taken(Struct, frozen=True):
    """A lock that stops writers of a table, as one statement of the file takes it."""

    table: Name
    held: Held
    waits: bool
    """Whether the transaction did not have it yet, and has to wait its turn."""


class Transaction(Struct):
    """What statements have begun and locked; a file that keel wraps is one from start to end."""

    open: bool = False
    """Whether a BEGIN of the file itself is not ended yet."""
    began_at: int = 0
    """Where the transaction began, or the one before it ended."""
    held: dict[Name, Held] = field(default_factory=dict)
    """The strongest lock on each table that was there before the migration."""
    taken: list[Taken] = field(default_factory=list)
    """All locks that stop writers, of all transactions of the file, in their order."""
    savepoints: list[tuple[str, dict[Name, Held]]] = field(default_factory=list)

    def learn(self, op: Operation, at: int) -> None:
        """Take note of BEGIN and what ends it, and of savepoints."""
        if not isinstance(op, TransactionControl):
            return
        if op.what == "begin":
            # A second BEGIN is only warned of: the first transaction goes on.
            if not self.open:
                self.open, self.began_at = True, at
        elif op.what in ("commit", "rollback", "prepare"):
            self.open = op.chain
            self.began_at = at
            self.held.clear()
            self.savepoints.clear()
        elif op.what == "savepoint":
            self.savepoints.append((op.name, dict(self.held)))
        elif op.what in ("release", "rollback to"):
            self._back_to(op)

    def _back_to(self, op: TransactionControl) -> None:
        places = [number for number, one in enumerate(self.savepoints) if one[0] == op.name]
        if not places:
            return
        mark = self.savepoints[places[-1]]
        del self.savepoints[places[-1] :]
        if op.what == "rollback to":
            self.held = dict(mark[1])
            self.savepoints.append(mark)

    def lock(self, table: Name, held: Held) -> None:
        """Take note of a lock, and whether it is the strongest so far."""
        before = self.held.get(table)
        waits = before is None or before.mode < held.mode
        if waits:
            self.held[table] = held
        if held.mode.blocks_writes:
            self.taken.append(Taken(table, held, waits))
