"""Tables that inherit."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable, CreateTable
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTable | ChangeTable, _: At) -> Found | None:
    inherits = op.inherits if isinstance(op, CreateTable) else op.command == "AddInherit"
    if not inherits:
        return None
    return Found(f"{op.table} inherits: keys and foreign keys of the parent do not reach it")


RULE = Rule(
    code="LNT843",
    slug="table-inheritance",
    family="design",
    level="info",
    summary="a table inherits from another",
    why="Unique keys, foreign keys and policies of the parent do not hold for rows of the child, "
    "and every query of the parent reads them along (manual: Inheritance, Caveats).",
    instead="Partition the table, or join to a table of its own.",
    bad="""\
create table if not exists public.rare_books (worth numeric) inherits (public.books);
--                         ^
""",
    good="""\
create table if not exists public.rare_books (
  book_id bigint primary key references public.books (id),
  worth numeric
);
""",
    on=(CreateTable, ChangeTable),
    check=_check,
    words=("inherit",),
    also=("create-without-guard",),
)
