"""A lock_timeout that is set where it protects nothing."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.timeouts import gaps


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    told: set[int] = set()
    for gap in gaps(at):
        if gap.cause == "misplaced" and gap.at not in told:
            told.add(gap.at)
            line = at.file.text.place(gap.taken.held.at).line
            table = gap.taken.table
            yield Found(f"{gap.words}: line {line} waits for {table} without one", at=gap.at)


RULE = Rule(
    code="LNT304",
    slug="timeout-misplaced",
    family="transactions",
    level="warning",
    summary="a lock_timeout is set where it protects nothing",
    why="A timeout holds for the statements after it, to its RESET or, of SET LOCAL, to the end of "
    "the transaction; outside of a transaction SET LOCAL only gives a warning (25P01).",
    instead="Set lock_timeout first of all and let it be: SET LOCAL in a transaction, SET in a "
    "migration marked `-- keel: no-transaction`. keel resets the session itself.",
    bad="""\
alter table public.books add column if not exists subtitle text;
set local lock_timeout = '5s';
--<
alter table public.books add column if not exists series text;
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
alter table public.books add column if not exists series text;
""",
    on=(FileEnd,),
    check=_check,
    words=("timeout",),
)
