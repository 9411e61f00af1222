"""Operations on rows, and what keeps tables in order."""

from pgkeel.lint.operations.operation import Operation
from pgkeel.names import Name
from pgkeel.sql import Tree


class Insert(Operation, frozen=True, kw_only=True, gc=False):
    """INSERT; ``rows`` is the number of rows of VALUES, ``None`` where a query gives them."""

    table: Name
    columns: tuple[str, ...] = ()
    rows: int | None = None
    on_conflict: bool = False
    guarded: bool = False
    """A query that leaves out what is there: WHERE NOT EXISTS, EXCEPT, or a NOT IN."""
    tree: Tree


class Update(Operation, frozen=True, kw_only=True, gc=False):
    """UPDATE; ``assignments`` are the columns and what is written to them."""

    table: Name
    assignments: tuple[tuple[str, Tree], ...] = ()
    where: Tree | None = None
    tree: Tree


class Delete(Operation, frozen=True, kw_only=True, gc=False):
    """DELETE."""

    table: Name
    where: Tree | None = None
    moves: tuple[str, ...] = ()
    """The columns that the same statement inserts elsewhere, of every row; ``*`` for all."""
    tree: Tree


class Merge(Operation, frozen=True, kw_only=True, gc=False):
    """MERGE; ``actions`` are insert, update, delete."""

    table: Name
    actions: tuple[str, ...] = ()
    tree: Tree


class Copy(Operation, frozen=True, kw_only=True, gc=False):
    """COPY; ``table`` is ``None`` where a query is copied."""

    table: Name | None
    from_: bool = True
    program: bool = False
    server_file: bool = False


class Select(Operation, frozen=True, kw_only=True, gc=False):
    """A SELECT, VALUES or CALL of its own: run for what its functions do."""

    tree: Tree
    locking: bool = False


class Truncate(Operation, frozen=True, kw_only=True, gc=False):
    """One table of a TRUNCATE."""

    table: Name
    cascade: bool = False


class LockTable(Operation, frozen=True, kw_only=True, gc=False):
    """One table of a LOCK TABLE; ``mode`` counts from 1, ACCESS SHARE, to 8."""

    table: Name
    mode: int = 8
    nowait: bool = False


class Vacuum(Operation, frozen=True, kw_only=True, gc=False):
    """VACUUM or ANALYZE of one table, or of all where ``table`` is ``None``."""

    table: Name | None
    full: bool = False
    analyze_only: bool = False


class Cluster(Operation, frozen=True, kw_only=True, gc=False):
    """CLUSTER of one table, or of all."""

    table: Name | None


class Reindex(Operation, frozen=True, kw_only=True, gc=False):
    """REINDEX; ``name`` is ``None`` for a database or the system."""

    kind: str
    name: Name | None
    concurrently: bool = False
