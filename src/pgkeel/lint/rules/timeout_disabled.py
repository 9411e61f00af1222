"""A timeout is turned off, or is so long that it protects nobody, while tables are locked."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.timeouts import in_effect, locks, milliseconds

_LONGEST = 60_000
_TIMEOUTS = (
    "lock_timeout",
    "statement_timeout",
    "transaction_timeout",
    "idle_in_transaction_session_timeout",
)


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    told: set[int] = set()
    for taken in locks(at):
        for variable in _TIMEOUTS:
            setting = in_effect(at, variable, taken.held.at)
            length = milliseconds(setting) if setting else None
            if setting is None or length is None or setting.at in told:
                continue
            if length == 0:
                told.add(setting.at)
                yield Found(f"{variable} is off while {taken.table} is locked", at=setting.at)
            elif variable == "lock_timeout" and length > _LONGEST:
                told.add(setting.at)
                message = f"everybody may wait for {taken.table} as long as {setting.values[0]}"
                yield Found(message, at=setting.at)


RULE = Rule(
    code="LNT303",
    slug="timeout-disabled",
    family="transactions",
    level="warning",
    summary="a timeout is turned off, or too long to be of use",
    why="0 turns a timeout off. Who waits for a strong lock holds up all who come later, so the "
    "lock_timeout is how long the application stands still; for that, minutes are as good as no "
    "limit at all.",
    instead="A few seconds of lock_timeout, and another try later. Turn statement_timeout off only "
    "where nothing is locked: for CONCURRENTLY and VALIDATE, in migrations of their own.",
    bad="""\
set local lock_timeout = 0;
--<
alter table public.books add column if not exists subtitle text;
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
""",
    on=(FileEnd,),
    check=_check,
    words=("timeout",),
)
