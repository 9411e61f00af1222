"""ADD FOREIGN KEY without NOT VALID."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule

_ON_PARTITIONED = 18
"""The first major version that takes NOT VALID for a foreign key of a partitioned table."""


def _check(op: AddConstraint, at: At) -> Found | None:
    effect = at.effect("add-foreign-key")
    if effect is None or op.relation != "table":
        return None
    target = op.constraint.references
    known = at.schema.tables.get(op.table)
    hint = None
    if known and known.partitioned and at.server < _ON_PARTITIONED:
        hint = (
            "add it NOT VALID to each partition, VALIDATE it there, and only then to the "
            "partitioned table: it takes over those of its partitions"
        )
    both = str(op.table) if target == op.table else f"{op.table} and {target}"
    return Found(
        f"writes to {both} wait while every row is looked up",
        hint=hint,
        table=op.table,
    )


RULE = Rule(
    code="LNT109",
    slug="add-foreign-key-validated",
    family="constraints",
    level="error",
    summary="a foreign key is added and validated at once",
    why="ADD FOREIGN KEY takes SHARE ROW EXCLUSIVE on both tables and looks up every row of the "
    "one in the other: INSERT, UPDATE and DELETE on both wait until that is done.",
    instead="ADD CONSTRAINT … FOREIGN KEY … NOT VALID: new rows are checked from then on. "
    "VALIDATE CONSTRAINT in a later migration: that reads the rows while reads and writes go on.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans drop constraint if exists loans_reader_fkey;
alter table public.loans add constraint loans_reader_fkey
--                           ^
  foreign key (book_id) references public.books (id);
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans drop constraint if exists loans_reader_fkey;
alter table public.loans add constraint loans_reader_fkey
  foreign key (book_id) references public.books (id) not valid;
""",
    on=(AddConstraint,),
    check=_check,
    words=("references",),
    sized=True,
)
