"""ADD COLUMN with REFERENCES in the same command."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Iterator[Found]:
    if at.effect("add-column-references", "add-column-references-default") is None:
        return
    for constraint in op.column.constraints:
        target = constraint.references
        if target is None or not constraint.enforced:
            continue
        if op.column.default is not None:
            message = f"looks up {op.column.name} of every row of {op.table} in {target}"
        elif target == op.table or at.is_new(target):
            continue
        else:
            message = f"writes to {target} wait too, to the end of the transaction"
        yield Found(message, table=op.table, at=constraint.at)


RULE = Rule(
    code="LNT108",
    slug="add-column-references",
    family="columns",
    level="warning",
    summary="a column is added together with a foreign key",
    why="ADD COLUMN takes ACCESS EXCLUSIVE on the table, and its REFERENCES takes SHARE ROW "
    "EXCLUSIVE on the other one, so two tables stand still where one would. Without a default no "
    "row is looked at; with one every row is looked up in the other table under these locks.",
    instead="Add the column alone. Then ADD CONSTRAINT … FOREIGN KEY … NOT VALID in a transaction "
    "of its own, and VALIDATE CONSTRAINT after that.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists editor_id bigint references public.authors (id);
--                                                                 ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists editor_id bigint;
""",
    also=("foreign-key-without-index",),
    on=(AddColumn,),
    check=_check,
    words=("references",),
    sized=True,
)
