"""SET NOT NULL that has to read the table."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn, AddConstraint, SetNotNull
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.volatility import volatile_call
from pgkeel.names import Name

_NOT_VALID = 18
"""The first major version with NOT NULL … NOT VALID."""


def _check(op: SetNotNull | AddConstraint, at: At) -> Found | None:
    if at.effect("set-not-null") is None or op.relation != "table":
        return None
    columns = (op.column,) if isinstance(op, SetNotNull) else op.constraint.columns
    return Found(
        f"{op.table} is locked while every row is tested for NULL in {', '.join(columns)}",
        hint=_hint(op.table, columns, at),
        table=op.table,
    )


def _hint(table: Name, columns: tuple[str, ...], at: At) -> str | None:
    for column in columns:
        if _is_added_with_constant(table, column, at):
            return "write NOT NULL in ADD COLUMN itself: beside a constant default it reads nothing"
        for constraint in at.schema.constraints(table):
            if not constraint.validated and column in (
                constraint.columns if constraint.kind == "not null" else constraint.proves_not_null
            ):
                return f"VALIDATE CONSTRAINT {constraint.name} in a migration before this one"
    if at.server >= _NOT_VALID:
        return (
            "ADD CONSTRAINT … NOT NULL … NOT VALID, and VALIDATE CONSTRAINT it in a later migration"
        )
    return None


def _is_added_with_constant(table: Name, column: str, at: At) -> bool:
    """Whether all rows got one value by the migration's own ADD COLUMN; SET DEFAULT gives none."""
    scope = Scope(at.session.schema)
    return any(
        isinstance(op, AddColumn)
        and (op.table, op.column.name) == (table, column)
        and op.column.default is not None
        and not volatile_call(op.column.default, at.schema, scope)
        for op, _ in at.earlier
    )


RULE = Rule(
    code="LNT122",
    slug="set-not-null",
    family="columns",
    level="error",
    summary="SET NOT NULL reads the whole table",
    why="PostgreSQL reads every row under ACCESS EXCLUSIVE to find a NULL: nobody reads or writes "
    "the table meanwhile, and one NULL makes it fail. It reads nothing if a validated CHECK "
    "(column IS NOT NULL) proves that there is none.",
    instead="Three migrations: ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; VALIDATE "
    "CONSTRAINT it, while reads and writes go on; SET NOT NULL and drop the CHECK.",
    before="""\
alter table public.books add constraint books_pages_there check (pages is not null) not valid;
alter table public.books validate constraint books_pages_there;
""",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column stock set not null;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books alter column pages set not null;
alter table public.books drop constraint if exists books_pages_there;
""",
    on=(AddConstraint, SetNotNull),
    check=_check,
    sized=True,
)
