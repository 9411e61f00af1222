"""What was found out about one migration, as values that go into the cache and into reports."""

from typing import Literal

from msgspec import Struct

from pgkeel.locks import LockMode

File = Literal["migration", "rollback"]


class Spot(Struct, frozen=True, kw_only=True):
    """A place in one of the two files of a pair."""

    file: File
    line: int | None = None
    column: int | None = None
    text: str | None = None
    """The whole source line."""
    statement: int = -1
    """Which statement of the file, counted from 0; -1 where none is meant."""
    offset: int = 0
    """The byte at which that statement begins."""


class Refusal(Struct, frozen=True, kw_only=True):
    """A statement that failed, and the server's words."""

    spot: Spot
    sqlstate: str
    message: str
    detail: tuple[str, ...]


class Moved(Struct, frozen=True, kw_only=True):
    """Something that the second run changed although the first had made it all."""

    what: str
    """In words: ``adds 3 rows to public.currencies``."""
    spot: Spot
    sort: Literal["schema", "rows", "values", "sequence"]


class Again(Struct, frozen=True, kw_only=True):
    """What a second run of the migration did; it should have done nothing."""

    refused: Refusal | None = None
    moved: tuple[Moved, ...] = ()


Undoing = Literal["left-over", "missing undo", "lossy undo", "order only"]
"""How a schema that came back differs from the one before.

left-over      something is there that was not
missing undo   what the migration changed or dropped is not taken back
lossy undo     it is taken back, and not as it was; or more is taken than the migration gave
order only     the same columns in another order
"""


class Difference(Struct, frozen=True, kw_only=True):
    """One object that is not as it was before the migration and its rollback."""

    sort: Undoing
    address: str
    kind: str
    what: str
    inherent: bool = False
    """Whether no rollback could do better: a column that was dropped only comes back last."""


class Lost(Struct, frozen=True, kw_only=True):
    """Rows that are not as they were before the migration and its rollback, counted."""

    table: str
    what: str
    """In words: ``3 of 5 rows are gone``."""
    by: File
    """Which of the two did it."""
    more: bool = False
    """Whether there are rows too many instead."""
    values: bool = False
    """Whether it is values of rows that are still there."""
    column: str | None = None
    """The column of those values."""


class Taken(Struct, frozen=True, kw_only=True):
    """Something that was there before the migration, and that nothing brings back.

    rows     rows of a table, or all of it
    values   what a column held, of rows that are still there; or the column
    along    an object that its text does not name, which CASCADE took
    """

    sort: Literal["rows", "values", "along"]
    what: str
    """A table or column as SQL writes it; else an object by its address."""
    how: str
    """In words: ``3 of 5 rows gone``."""
    spot: Spot


class Return(Struct, frozen=True, kw_only=True):
    """What came of the migration, its rollback, and the migration once more."""

    missing: bool = False
    """Whether there is no rollback file although the header does not say why."""
    irreversible: str | None = None
    """The header's reason why there is no way back."""
    refused: Refusal | None = None
    """The statement of the rollback that failed."""
    differences: tuple[Difference, ...] = ()
    lost: tuple[Lost, ...] = ()
    repeated: Refusal | None = None
    """The statement of the migration that failed the second time."""
    unlike: tuple[str, ...] = ()
    """What the migration made otherwise the second time."""


class Held(Struct, frozen=True, kw_only=True):
    """A lock on a relation that was there before the migration."""

    relation: str
    kind: str
    """``table``, ``index``, ``view``, ``sequence``, …."""
    mode: str
    """As ``LOCK TABLE`` takes it."""

    @property
    def strength(self) -> LockMode:
        """The mode, to be compared."""
        return LockMode[self.mode.replace(" ", "_")]


class Traced(Struct, frozen=True, kw_only=True):
    """What one statement did while it ran; relations that it made itself do not count."""

    spot: Spot
    words: str
    """Its beginning, on one line."""
    locks: tuple[Held, ...]
    """Those it took beyond what earlier statements of its transaction held."""
    rewrites: tuple[str, ...] = ()
    builds: tuple[str, ...] = ()
    """The tables of rows that indexes were built over."""
    scans: tuple[tuple[str, int], ...] = ()
    """Tables read from end to end, and how many rows that was."""
    rows: tuple[tuple[str, int], ...] = ()
    """Rows written, by table."""
    milliseconds: float = 0.0
    alone: bool = False
    """Whether it ran outside of a transaction: locks are then those that were seen meanwhile."""


class Called(Struct, frozen=True, kw_only=True):
    """A routine that ran within a migration and whose body may lose data, or calls one that may."""

    name: str
    """As SQL writes it, without arguments."""
    inner: str = ""
    """The routine that may lose data, where it is another one that this one calls."""
    body: str
    """Of the one that may."""
    spot: Spot
    """The statement during which it ran."""


class Trace(Struct, frozen=True, kw_only=True):
    """All statements of a migration in their order."""

    statements: tuple[Traced, ...] = ()
    called: tuple[Called, ...] = ()
    """As far as they ran in a transaction."""
    seeded: tuple[tuple[str, int], ...] = ()
    """The tables that had rows, and how many."""


class Broken(Struct, frozen=True, kw_only=True):
    """Something that PostgreSQL only notices when it is used."""

    address: str
    message: str
    sqlstate: str
    line: int | None = None
    """The line within the body."""
    new: bool = False
    """Whether the migration itself made it."""
    used_by: tuple[str, ...] = ()


class Query(Struct, frozen=True, kw_only=True):
    """A query of the application that the schema no longer answers as it did."""

    path: str
    """Relative to the project's folder."""
    line: int
    words: str
    message: str
    gone: bool
    """Whether it fails, and does not only answer otherwise."""


class Proved(Struct, frozen=True, kw_only=True):
    """Everything that was found out about one migration."""

    label: str
    again: Again | None = None
    back: Return | None = None
    trace: Trace | None = None
    broken: tuple[Broken, ...] = ()
    queries: tuple[Query, ...] = ()
    unchecked: tuple[str, ...] = ()
    """What could not be decided, and why."""
    notes: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    """What is lost for good, as far as the rows of the sandbox show it."""
    failed: Refusal | None = None
    """The statement that failed when the migration ran at all: then nothing else is known."""
    empty_only: Refusal | None = None
    """The statement that failed while there were rows, and not without them."""
