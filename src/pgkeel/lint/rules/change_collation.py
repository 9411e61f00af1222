"""ALTER COLUMN TYPE that gives a column another collation."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AlterColumnType
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.type_change import cost, is_mere_cast


def _check(op: AlterColumnType, at: At) -> Found | None:
    if op.relation != "table":
        return None
    known = at.schema.column(op.table, op.column)
    if known is None and op.collation is None:
        return None
    if known and _plain(known.collation) == _plain(op.collation):
        return None
    if known and (not is_mere_cast(op) or cost(known.type, op.type, at.known_type) == "rewrite"):
        # The table is rewritten with all its indexes: change-column-type tells that.
        return None
    return Found(f"{op.column} of {op.table} {_consequence(op, at)}", table=op.table)


def _consequence(op: AlterColumnType, at: At) -> str:
    indexes = [one.name for one in at.schema.indexes_of(op.table) if op.column in one.keys]
    if op.collation is None:
        change = "gets the default collation back, as COLLATE is not repeated"
    else:
        change = f"is sorted by {op.collation} from now on"
    built = ", ".join(indexes) or ("" if op.table in at.schema.tables else "every index on it")
    return f"{change}; {built} is built anew while the table is locked" if built else change


def _plain(collation: str | None) -> str:
    return (collation or "default").rpartition(".")[2]


RULE = Rule(
    code="LNT121",
    slug="change-collation",
    family="columns",
    level="warning",
    summary="the collation of a column changes",
    why="ORDER BY, <, and what counts as equal change for every query on the column. No row is "
    "written, but every index on the column is built anew under ACCESS EXCLUSIVE: nobody reads or "
    "writes the table meanwhile. A COLLATE that is not repeated in ALTER COLUMN TYPE is lost.",
    instead="Name the collation in the queries that need it, and build an index with that COLLATE "
    "CONCURRENTLY; or add a new column and move over to it.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column isbn type varchar(20) collate "C";
--                                              ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_isbn_c;
create index concurrently books_isbn_c on public.books (isbn collate "C");
""",
    on=(AlterColumnType,),
    check=_check,
    sized=True,
)
