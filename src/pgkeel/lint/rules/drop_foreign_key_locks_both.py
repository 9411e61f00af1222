"""DROP CONSTRAINT of a foreign key."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import DropConstraint
from pgkeel.lint.rule import Found, Rule


def _check(op: DropConstraint, at: At) -> Found | None:
    effect = at.effect("drop-foreign-key")
    other = effect.others.get("referenced") if effect else None
    if other is None or other == op.table or at.is_new(other) or at.is_new(op.table):
        return None
    return Found(f"reads and writes of {other} wait too, to the end of the transaction")


RULE = Rule(
    code="LNT129",
    slug="drop-foreign-key-locks-both",
    family="constraints",
    level="warning",
    summary="dropping a foreign key locks the other table too",
    why="The foreign key has triggers on both tables. Dropping it takes ACCESS EXCLUSIVE on the "
    "referenced table as well: nobody reads or writes either of them until the transaction ends, "
    "and a busy parent table may let it wait long.",
    instead="Drop it in a migration that does nothing else, with a short lock_timeout, and try "
    "again if it does not get through.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans drop constraint if exists loans_book_id_fkey;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_pages_check;
""",
    also=("drop-constraint",),
    on=(DropConstraint,),
    check=_check,
)
