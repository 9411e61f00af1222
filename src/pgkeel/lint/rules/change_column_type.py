"""ALTER COLUMN TYPE that writes or reads the whole table."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AlterColumnType, Type
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.type_change import cost, is_explicit, is_mere_cast, loss

_STAMPS = {"timestamp", "timestamptz"}


def _check(op: AlterColumnType, at: At) -> Found | None:
    table = at.schema.tables.get(op.table)
    if op.relation != "table" or (table and table.kind != "table"):
        return None
    known = table.columns.get(op.column) if table else None
    before = known.type if known else None
    if loss(before, op.type, explicit=is_explicit(op)):
        # That is narrow-column-type's to tell.
        return None
    if not is_mere_cast(op):
        message = f"USING computes {op.column} anew for every row: this rewrites {op.table}"
        return Found(message, hint=_hint(before, op.type), table=op.table)
    price = cost(before, op.type, at.known_type)
    if price in ("rewrite", "unknown"):
        return Found(_rewritten(op, before), hint=_hint(before, op.type), table=op.table)
    reads = _reads(op, at, every_index=price == "indexes")
    if not reads:
        return None
    return Found(f"{op.table} is locked while {reads}", table=op.table)


def _rewritten(op: AlterColumnType, before: Type | None) -> str:
    if before and before.name:
        return f"changing {op.column} from {before} to {op.type} rewrites {op.table}"
    return f"rewrites {op.table} unless {op.column} has a type that is stored as {op.type} is"


def _hint(before: Type | None, after: Type) -> str | None:
    if before is None or {before.name, after.name} != _STAMPS:
        return None
    return (
        "without USING it is free in a session whose TimeZone is UTC, and only there: do not "
        "rely on that; a new column that is filled in batches does not depend on the session"
    )


def _reads(op: AlterColumnType, at: At, *, every_index: bool) -> str:
    """Return what is done anew although no row is written: indexes and CHECKs."""
    indexes = [
        index.name
        for index in at.schema.indexes_of(op.table)
        if op.column in index.mentioned or (every_index and op.column in index.keys)
    ]
    checks = [
        one.name
        for one in at.schema.constraints(op.table)
        if one.kind == "check" and op.column in one.columns and one.validated
    ]
    built = f"{', '.join(indexes)} is built anew" if indexes else ""
    tested = f"every row is tested by {', '.join(checks)}" if checks else ""
    return " and ".join(part for part in (built, tested) if part)


RULE = Rule(
    code="LNT119",
    slug="change-column-type",
    family="columns",
    level="error",
    summary="the type of a column changes and the table is rewritten",
    why="Where the old values cannot stay as they are, PostgreSQL writes the whole table and all "
    "its indexes anew under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile, and it takes "
    "twice the disk. Only some widenings are free, such as varchar(20) to varchar(40) or text, "
    "and even they test the CHECKs and build the partial indexes that name the column anew. A "
    "view, policy or trigger condition that names the column makes it fail.",
    instead="Add a new column of the new type; let a trigger keep it up to date; fill old rows in "
    "batches from outside the migration; let the application read it; drop the old one later.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column pages type bigint;
--                                               ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books alter column isbn type varchar(40);
""",
    on=(AlterColumnType,),
    check=_check,
    sized=True,
)
