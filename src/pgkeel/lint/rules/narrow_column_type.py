"""ALTER COLUMN TYPE to one that cannot hold all values of the old one."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AlterColumnType
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.type_change import is_explicit, loss
from pgkeel.names import quoted


def _check(op: AlterColumnType, at: At) -> Found | None:
    known = at.schema.column(op.table, op.column)
    if known is None or op.relation not in ("table", "type") or at.is_new_and_empty(op.table):
        return None
    lost = loss(known.type, op.type, explicit=is_explicit(op))
    if lost is None:
        return None
    change = f"{op.column} of {op.table}: {known.type} to {op.type}"
    if lost == "altered":
        message = f"{change} cuts or rounds values in silence, and rewrites the table"
    else:
        message = f"{change} fails on values that do not fit, and rewrites the table"
    return Found(message, loses=f"{op.table}.{quoted(op.column)}")


RULE = Rule(
    code="LNT120",
    slug="narrow-column-type",
    family="columns",
    level="error",
    summary="a column gets a type that its values may not fit in",
    why="Some conversions round or cut what does not fit and say nothing (numeric scales, "
    "timestamps, any string under an explicit cast): a rollback does not bring that back. The "
    "others fail on the first such value, on production rather than on the test database. The "
    "table is rewritten under ACCESS EXCLUSIVE besides.",
    instead="Add a CHECK that the values fit, NOT VALID, and VALIDATE it in a later migration: "
    "that shows what does not. Keep the wider type: it costs nothing more.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column price type numeric(8, 1);
--                                               ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_price_rounded;
alter table public.books
  add constraint books_price_rounded check (price = round(price, 1)) not valid;
""",
    on=(AlterColumnType,),
    check=_check,
    destructive=True,
)
