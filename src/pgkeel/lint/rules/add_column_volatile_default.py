"""ADD COLUMN with a default that is computed anew for every row."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.volatility import VOLATILE, volatile_call


def _check(op: AddColumn, at: At) -> Found | None:
    if not any(effect.form == "add-column-volatile-default" for effect in at.effects):
        return None
    domain = at.known_type(op.column.type)
    default = op.column.default or (domain.default if domain else None)
    scope = Scope(at.session.schema)
    function = volatile_call(default, at.schema, scope)
    if not function:
        return None
    parts = tuple(function.split("."))
    if parts[-1] in VOLATILE or at.schema.routines.get(scope.parts(parts)):
        message = f"{function}() is computed for every row: this rewrites {op.table}"
        return Found(message, table=op.table)
    return Found(
        f"this rewrites {op.table} unless {function}() is STABLE or IMMUTABLE",
        hint="no migration makes that function: if it is not volatile, allow this",
        table=op.table,
    )


RULE = Rule(
    code="LNT101",
    slug="add-column-volatile-default",
    family="columns",
    level="error",
    summary="a column is added with a volatile default",
    why="A constant or stable default such as now() is stored once, in the catalog. A volatile one "
    "has another value in every row: PostgreSQL writes the whole table and its indexes anew "
    "under ACCESS EXCLUSIVE, and nobody reads or writes it meanwhile.",
    instead="Add the column without a default, set the default in a second command (it is then "
    "for new rows only), and fill old rows in batches from outside the migration.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists token uuid default gen_random_uuid();
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists token uuid;
alter table public.books alter column token set default gen_random_uuid();
""",
    on=(AddColumn,),
    check=_check,
    sized=True,
)
