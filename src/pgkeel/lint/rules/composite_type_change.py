"""ALTER TYPE of a composite type that columns have."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn, AlterColumnType, DropColumn
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: AddColumn | AlterColumnType | DropColumn, at: At) -> Found | None:
    if op.relation != "type":
        return None
    users = _users(op.table, at)
    if op.table in at.schema.types and not users:
        return None
    listed = ", ".join(users) or "every table that has such a column"
    if isinstance(op, DropColumn):
        return Found(f"what is in {op.column} of {op.table} is gone from {listed}")
    if isinstance(op, AlterColumnType):
        return Found(f"refused while a column has the type {op.table}: {listed}")
    return Found(f"whole values of {op.table} have one field more for readers of {listed}")


def _users(composite: Name, at: At) -> tuple[str, ...]:
    """Return the columns of ``composite`` in tables that others use."""
    short = {composite.name, f"{composite.schema}.{composite.name}"}
    return tuple(
        sorted(
            f"{column.name} of {table.name}"
            for table in at.schema.tables.values()
            for column in table.columns.values()
            if column.type.name in short and not at.is_new_and_empty(table.name)
        )
    )


RULE = Rule(
    code="LNT137",
    slug="composite-type-change",
    family="columns",
    level="warning",
    summary="a composite type that columns have changes",
    why="The type is in the rows of every table that has a column of it. ALTER ATTRIBUTE is "
    "refused while there is such a column, and rewrites every table made OF the type; DROP "
    "ATTRIBUTE takes the values out of all rows at once; ADD ATTRIBUTE makes whole values one "
    "field longer, which ROW(…) in the running application does not fit any more.",
    instead="Make a new type, add a column of that, and move over to it. Where the fields are "
    "known, plain columns or a table of their own are easier to change.",
    before="create type public.address as (street text, town text);\n"
    "alter table public.authors add column home public.address;\n",
    bad="""\
do $$ begin
  alter type public.address add attribute country text;
--                                        ^
exception when duplicate_column then null;
end $$;
""",
    good="""\
do $$ begin
  if to_regtype('public.postal_address') is null then
    create type public.postal_address as (street text, town text, country text);
  end if;
end $$;
""",
    on=(AddColumn, AlterColumnType, DropColumn),
    check=_check,
)
