"""A lock that others wait behind is held by statements that may run without end."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.timeouts import in_effect, locks


def _check(_: FileEnd, at: At) -> Found | None:
    for taken in locks(at):
        if in_effect(at, "statement_timeout", taken.held.at) is None:
            message = f"nothing limits how long this works while {taken.table} is locked"
            return Found(message, at=taken.held.at)
    return None


RULE = Rule(
    code="LNT302",
    slug="missing-statement-timeout",
    family="transactions",
    level="off",
    summary="a lock is held without a statement_timeout",
    why="lock_timeout ends the wait for a lock, not the work under it: a statement that reads or "
    "rewrites more than was thought keeps everybody out until it is done.",
    instead="SET LOCAL statement_timeout to what the application can bear, beside lock_timeout; "
    "not so for CONCURRENTLY and VALIDATE, which take long and disturb nobody.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
set local statement_timeout = '10s';
alter table public.books add column if not exists subtitle text;
""",
    on=(FileEnd,),
    check=_check,
)
