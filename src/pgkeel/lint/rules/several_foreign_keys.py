"""Foreign keys between more than two tables in one transaction."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, AddConstraint, Constraint
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.together import earlier_together
from pgkeel.names import Name

_FORMS = (
    "add-foreign-key",
    "add-foreign-key-not-valid",
    "add-column-references",
    "add-column-references-default",
)


def _check(op: AddColumn | AddConstraint, at: At) -> Found | None:
    if at.effect(*_FORMS) is None:
        return None
    tables = _locked(op, at)
    if not tables:
        return None
    earlier = [_locked(one, at) for one, _ in earlier_together(at)]
    before = next((names for names in reversed(earlier) if names), set())
    if not before or tables <= before or any(names - before for names in earlier):
        # The first one may lock its two tables; the next that adds to them was told already.
        return None
    listed = ", ".join(str(name) for name in sorted(before | tables))
    return Found(f"writes to {listed} all wait until this transaction ends")


def _locked(op: Operation, at: At) -> set[Name]:
    """Return the tables, of those that others use, that a foreign key locks."""
    if isinstance(op, AddConstraint):
        constraints: tuple[Constraint, ...] = (op.constraint,)
    elif isinstance(op, AddColumn):
        constraints = op.column.constraints
    else:
        return set()
    targets = {one.references for one in constraints if one.references}
    return {name for name in (op.table, *targets) if targets and not at.is_new(name)}


RULE = Rule(
    code="LNT110",
    slug="several-foreign-keys",
    family="constraints",
    level="warning",
    summary="foreign keys between several tables in one transaction",
    why="Every foreign key takes SHARE ROW EXCLUSIVE on both its tables and keeps it to the end "
    "of the transaction: writes to all of them wait for the slowest, and an application that "
    "writes to them in another order deadlocks with the migration.",
    instead="One foreign key a migration; or mark the migration `-- keel: no-transaction`, so "
    "that each statement gives its locks back at once.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans
  drop constraint if exists loans_author_fkey,
  drop constraint if exists loans_other_fkey,
  add constraint loans_author_fkey foreign key (book_id) references public.authors (id) not valid,
  add constraint loans_other_fkey foreign key (book_id) references public.books (id) not valid;
--    ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans
  drop constraint if exists loans_author_fkey,
  add constraint loans_author_fkey foreign key (book_id) references public.authors (id) not valid;
""",
    also=("not-valid-never-validated",),
    on=(AddColumn, AddConstraint),
    check=_check,
    words=("references",),
)
