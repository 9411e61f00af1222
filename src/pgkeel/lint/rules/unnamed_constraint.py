"""ADD CHECK, FOREIGN KEY, UNIQUE and EXCLUDE without a name."""

from pgkeel.lint.altered import name_of
from pgkeel.lint.at import At
from pgkeel.lint.guards import is_fresh, is_tested
from pgkeel.lint.operations.objects import AlterDomain
from pgkeel.lint.operations.tables import AddConstraint, DropConstraint
from pgkeel.lint.rule import Found, Rule

_DOUBLED = {
    "check": "check",
    "exclusion": "exclusion constraint",
    "foreign key": "foreign key",
    "unique": "unique constraint",
}


def _check(op: AddConstraint | AlterDomain, at: At) -> Found | None:
    if is_tested(at.statement):
        return None
    if isinstance(op, AlterDomain):
        if op.command != "add constraint" or op.constraint is None or op.constraint.name:
            return None
        return Found(f"a second run adds this check to {op.domain} once more, without a word")
    added = op.constraint
    if added.name or added.index or added.kind not in _DOUBLED or is_fresh(op.table, at):
        return None
    name = name_of(op, at.schema.tables.get(op.table))
    dropped = (one for one, _ in at.earlier if isinstance(one, DropConstraint))
    if any((one.table, one.constraint) == (op.table, name) for one in dropped):
        return None
    return Found(
        f"a second run adds this {_DOUBLED[added.kind]} to {op.table} once more, without a word",
        hint=f"ADD CONSTRAINT {name}, the name it would get, and above it ALTER TABLE {op.table} "
        f"DROP CONSTRAINT IF EXISTS {name};",
    )


RULE = Rule(
    code="LNT504",
    slug="unnamed-constraint",
    family="idempotence",
    level="warning",
    summary="a constraint without a name is added once more in every run",
    why="PostgreSQL chooses a name that is free: books_pages_check, then books_pages_check1. "
    "Nothing fails; every row is checked twice from then on, a second unique index is kept up, and "
    "environments differ. Later migrations do not know which name to drop.",
    instead="ADD CONSTRAINT with a name of your own, and DROP CONSTRAINT IF EXISTS of it above.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add check (pages > 0);
--                           ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
alter table public.books add constraint books_pages_check check (pages > 0) not valid;
""",
    also=("add-check-validated",),
    on=(AddConstraint, AlterDomain),
    check=_check,
)
