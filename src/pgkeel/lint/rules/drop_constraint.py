"""DROP CONSTRAINT of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import dropped_constraints
from pgkeel.lint.known.objects import KnownConstraint, KnownTable
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KEYS = frozenset({"primary key", "unique", "exclusion"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, grave in dropped_constraints(at):
        table = at.schema.tables.get(op.table)
        if table and (op.constraint in table.constraints or _is_kept(grave.constraint, table)):
            continue
        means = _means(grave.constraint)
        name = quoted(op.constraint)
        yield Found(f"drops constraint {name} of {op.table}: {means}", table=op.table, at=place)


def _is_kept(before: KnownConstraint | None, table: KnownTable) -> bool:
    """Whether another constraint, or NOT NULL of the columns, says what this one said."""
    if before is None:
        return False
    proved = [table.columns.get(name) for name in before.proves_not_null]
    if proved and all(column and column.not_null for column in proved):
        return True
    return (
        any(
            one.columns == before.columns
            and (one.kind == before.kind or {one.kind, before.kind} <= {"primary key", "unique"})
            for one in table.constraints.values()
        )
        or not set(before.columns) <= table.columns.keys()
    )


def _means(before: KnownConstraint | None) -> str:
    if before is None:
        return "what it kept out can be written from then on"
    if before.kind == "foreign key":
        return f"rows can point to what is not in {before.references} from then on"
    if before.kind in _KEYS:
        return "duplicates can be written, and ON CONFLICT on its columns fails from then on"
    return "rows that break it can be written from then on"


RULE = Rule(
    code="LNT419",
    slug="drop-constraint",
    family="destructive",
    level="warning",
    summary="a constraint is dropped and nothing takes its place",
    why="From then on rows can be written that the application does not expect; once there are "
    "any, the constraint cannot be added again. Nothing fails at first. INSERT … ON CONFLICT needs "
    "the unique constraint that it names.",
    instead="Add the new constraint in the same migration, NOT VALID where the table is large. "
    "Where the rule is no longer wanted, allow this with the reason.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_isbn_key;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans drop constraint if exists loans_book_id_fkey;
alter table public.loans add constraint loans_book_id_fkey
  foreign key (book_id) references public.books (id) on delete cascade not valid;
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
