"""UPDATE of all rows."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Update
from pgkeel.lint.rule import Found, Rule


def _check(op: Update, at: At) -> Found | None:
    if op.where is not None and not is_always_true(op.where):
        return None
    if at.is_new(op.table):
        return None
    said = "has no WHERE" if op.where is None else "has a WHERE that is always true"
    return Found(f"the UPDATE {said}: it writes every row of {op.table} anew", table=op.table)


RULE = Rule(
    code="LNT801",
    slug="update-without-where",
    family="rows",
    level="error",
    summary="an UPDATE changes every row",
    why="Every row is written anew and stays locked until the transaction ends: the table grows to "
    "twice its size, the log by as much, and everybody who writes waits. Run twice it does all "
    "that again. Often the WHERE was only forgotten.",
    instead="Say which rows still need it, such as `where total is null`, and change many rows in "
    "batches from outside the migration. A view or a generated column often needs no rewrite.",
    bad="""\
update public.books set stock = 0;
--     ^
""",
    good="""\
update public.books set stock = 0 where stock is null;
""",
    on=(Update,),
    check=_check,
    sized=True,
)
