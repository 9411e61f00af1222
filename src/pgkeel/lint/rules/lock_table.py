"""LOCK TABLE in a mode that stops writers or readers."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import LockTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.locks import LockMode


def _check(op: LockTable, at: At) -> Found | None:
    if op.mode < LockMode.SHARE or at.is_new(op.table):
        return None
    mode = LockMode(op.mode).sql
    who = "reads and writes" if op.mode == LockMode.ACCESS_EXCLUSIVE else "writes"
    return Found(f"{who} of {op.table} wait for {mode} to the end of the transaction")


RULE = Rule(
    code="LNT125",
    slug="lock-table",
    family="tables",
    level="warning",
    summary="a table is locked by LOCK TABLE",
    why="The lock is kept to the end of the transaction, whatever else that does; without a mode "
    "it is ACCESS EXCLUSIVE, and not even reads go on. While it waits for its turn, everybody who "
    "comes later waits behind it.",
    instead="Leave it out: each statement takes the weakest lock that it needs. Where two tables "
    "must be locked in a certain order, set a short lock_timeout before, name the weakest mode "
    "that does, and let nothing slow follow.",
    bad="""\
set local lock_timeout = '5s';
lock table public.books in share mode;
--         ^
""",
    good="""\
set local lock_timeout = '5s';
comment on table public.books is 'Locked by nobody.';
""",
    on=(LockTable,),
    check=_check,
)
