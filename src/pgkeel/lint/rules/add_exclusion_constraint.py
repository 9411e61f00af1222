"""ADD CONSTRAINT … EXCLUDE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule


def _check(op: AddConstraint, at: At) -> Found | None:
    if at.effect("add-exclusion") is None:
        return None
    return Found(
        f"{op.table} is locked while the index is built and every row is compared", table=op.table
    )


RULE = Rule(
    code="LNT117",
    slug="add-exclusion-constraint",
    family="constraints",
    level="warning",
    summary="an exclusion constraint builds its index",
    why="ADD CONSTRAINT … EXCLUDE takes ACCESS EXCLUSIVE, builds the index and compares the rows "
    "under it: nobody reads or writes the table meanwhile. It knows neither NOT VALID nor USING "
    "INDEX.",
    instead="There is no way round it on a large table: make a new table with the constraint, "
    "copy the rows in batches, and swap the names; or run it in a quiet hour with a lock_timeout.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans drop constraint if exists loans_one_reader;
alter table public.loans add constraint loans_one_reader exclude (book_id with =);
--                           ^
""",
    good="""\
create table if not exists public.bookings (
  id bigint generated always as identity primary key,
  room text not null,
  during tstzrange not null,
  constraint bookings_once exclude using gist (during with &&)
);
alter table public.bookings enable row level security;
""",
    on=(AddConstraint,),
    check=_check,
    words=("exclude",),
    sized=True,
)
