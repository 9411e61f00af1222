"""Several ALTER TABLE statements that each go through all rows of one table."""

from pgkeel.lint.at import At
from pgkeel.lint.operations import tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.locks import fact
from pgkeel.names import Name

# They read rows in a pass of their own, whatever else is in the statement.
_APART = ("foreign-key", "references", "attach-partition", "unique", "primary-key", "exclusion")
_OTHER = frozenset({"cluster", "vacuum-full", "refresh-materialized-view"})


def _check(op: tables.TableOperation, at: At) -> Found | None:
    if not any(_goes_through(one.form, at) for one in at.effects):
        return None
    before = _before(op.table, at)
    numbers = {number for number, _ in before}
    if len(numbers) != 1 or at.statement.number in numbers:
        return None
    line = at.file.text.place(before[0][1]).line
    return Found(f"goes through {op.table} again: line {line} does already", table=op.table)


def _before(table: Name, at: At) -> list[tuple[int, int]]:
    """Return the earlier statements that go through ``table``: numbers and offsets."""
    return [
        (taken.held.statement, taken.held.at)
        for taken in at.transaction.taken
        if taken.table == table and _goes_through(taken.held.form, at)
    ]


def _goes_through(name: str, at: At) -> bool:
    """Whether this is done in the one pass that ALTER TABLE makes over the rows."""
    known = fact(name, at.server)
    if not known.scans or known.builds_index:
        return False
    return name not in _OTHER and not any(part in name for part in _APART)


_SCANNING: tuple[type[Operation], ...] = (
    tables.AddColumn,
    tables.AddConstraint,
    tables.AlterColumnType,
    tables.ChangeTable,
    tables.SetNotNull,
)

RULE = Rule(
    code="LNT307",
    slug="separate-alters",
    family="transactions",
    level="info",
    summary="one table is gone through several times",
    why="ALTER TABLE does all its rewriting and testing in one pass over the rows, for all its "
    "commands together. Each further statement makes a pass of its own, with the table locked "
    "all the while.",
    instead="Where the passes cannot be avoided, put the commands into one ALTER TABLE, with "
    "commas.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column pages set not null;
alter table public.books alter column stock set not null;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_there;
alter table public.books drop constraint if exists books_stock_there;
alter table public.books
  add constraint books_pages_there check (pages is not null) not valid,
  add constraint books_stock_there check (stock is not null) not valid;
""",
    also=("set-not-null",),
    words=("alter",),
    on=_SCANNING,
    check=_check,
    sized=True,
)
