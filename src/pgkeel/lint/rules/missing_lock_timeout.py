"""A lock that others wait behind is waited for without end."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.timeouts import gaps


def _check(_: FileEnd, at: At) -> Found | None:
    gap = next((one for one in gaps(at) if one.cause == "missing"), None)
    if gap is None:
        return None
    held = gap.taken.held
    message = f"nothing limits how long this waits for {held.mode.sql} on {gap.taken.table}"
    return Found(message, at=gap.at)


RULE = Rule(
    code="LNT301",
    slug="missing-lock-timeout",
    family="transactions",
    level="warning",
    summary="a lock is waited for without a lock_timeout",
    why="A statement that needs a strong lock waits for every transaction that uses the table, and "
    "whoever comes after it waits behind it, even to read. One long report is enough to bring the "
    "application to a halt, by a statement that itself takes a millisecond.",
    instead="Begin the migration with SET LOCAL lock_timeout = '5s' (SET in one marked "
    "`-- keel: no-transaction`): then it fails and can be tried again, and nobody else waits long.",
    bad="""\
alter table public.books add column if not exists subtitle text;
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
""",
    on=(FileEnd,),
    check=_check,
)
