"""ADD COLUMN … NOT NULL, and nothing that gives old rows a value."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn, Column
from pgkeel.lint.reading.nodes import is_null
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Found | None:
    column = op.column
    if not column.not_null or op.relation != "table" or at.is_new_and_empty(op.table):
        return None
    domain = at.known_type(column.type)
    if _gives_values(column) or (domain and domain.default and column.default is None):
        return None
    if any(one.kind == "primary key" for one in column.constraints):
        # That is add-column-unique's to tell.
        return None
    if at.schema.column(op.table, column.name):
        return None
    return Found(f"fails if {op.table} has a row: {column.name} would be NULL in it")


def _gives_values(column: Column) -> bool:
    if column.is_serial or column.identity or column.generated:
        return True
    return column.default is not None and not is_null(column.default)


RULE = Rule(
    code="LNT105",
    slug="add-column-not-null",
    family="columns",
    level="error",
    summary="a NOT NULL column is added without a default",
    why="The rows that are there would have NULL in the new column. PostgreSQL looks at them and "
    "refuses with 23502; the migration works on an empty test database and fails on production.",
    instead="Give it a constant default in the same command: that is stored once, in the catalog, "
    "and nothing is rewritten. Where no default is right, add it nullable, fill the rows, and "
    "then add CHECK (… IS NOT NULL) NOT VALID, VALIDATE it and SET NOT NULL.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists language text not null;
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists language text not null default 'en';
""",
    on=(AddColumn,),
    check=_check,
)
