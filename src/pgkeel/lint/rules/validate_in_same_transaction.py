"""A constraint is added NOT VALID and validated in one transaction."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint, ValidateConstraint
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.together import earlier_together


def _check(op: ValidateConstraint, at: At) -> Found | None:
    added = _added(op, at)
    if added is None:
        return None
    target = added.constraint.references
    if target:
        both = str(op.table) if target == op.table else f"{op.table} and {target}"
        waiting = f"writes to {both} still wait"
    else:
        waiting = f"{op.table} is still locked by the command that added {op.constraint}"
    return Found(f"{waiting} while every row is tested", table=op.table)


def _added(op: ValidateConstraint, at: At) -> AddConstraint | None:
    table = at.schema.tables.get(op.table)
    known = table.constraints.get(op.constraint) if table else None
    if known and known.origin.file != at.file.number:
        return None
    for earlier, _ in earlier_together(at):
        if not isinstance(earlier, AddConstraint) or earlier.table != op.table:
            continue
        constraint = earlier.constraint
        named = constraint.name == op.constraint
        if not constraint.validated and (named or (known and known.origin.at == constraint.at)):
            return earlier
    return None


RULE = Rule(
    code="LNT112",
    slug="validate-in-same-transaction",
    family="constraints",
    level="error",
    summary="a constraint is validated where it was added NOT VALID",
    why="A lock is kept to the end of its transaction. ADD CONSTRAINT … NOT VALID needs a strong "
    "one for a moment; VALIDATE in the same transaction reads the whole table under that, which "
    "is what NOT VALID was written to avoid.",
    instead="VALIDATE CONSTRAINT in a migration of its own, after the one that adds it.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
alter table public.books validate constraint books_pages_check;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
""",
    on=(ValidateConstraint,),
    check=_check,
    sized=True,
)
