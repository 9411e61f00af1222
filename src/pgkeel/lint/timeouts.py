"""The timeouts that are in effect where a migration locks tables, and what is wrong with them."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.operations.rows import LockTable
from pgkeel.lint.operations.tables import CreateTable, CreateTableAs
from pgkeel.lint.session import Change, Setting
from pgkeel.lint.transaction import Taken
from pgkeel.names import Name

_UNITS = {"us": 0.001, "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_LENGTH = re.compile(r"\s*(?P<number>\d+(?:\.\d*)?)\s*(?P<unit>us|ms|s|min|h|d)?\s*")

# They wait with a weak lock; the strong one comes last, and a failure leaves work to clean up.
_PATIENT = frozenset({"detach-partition-concurrently", "refresh-materialized-view-concurrently"})

Cause = Literal["missing", "disabled", "misplaced"]


class Gap(Struct, frozen=True):
    """A lock that is waited for without a timeout: why, where that is in the file, in words."""

    taken: Taken
    cause: Cause
    at: int
    words: str


def milliseconds(setting: Setting) -> float | None:
    """Return how long a timeout is; 0 stands for no timeout, ``None`` for one not known here."""
    found = _LENGTH.fullmatch(setting.values[0]) if setting.values else None
    if found is None:
        return None
    return float(found["number"]) * _UNITS[found["unit"] or "ms"]


def locks(at: At) -> Iterator[Taken]:
    """Yield the locks of the file that stop others and that it has to wait for.

    A rollback file may wait for what its migration has made: that goes away anyway.
    """
    undone = set(_made(at)) if at.file.is_rollback else set[Name]()
    for taken in at.transaction.taken:
        if taken.waits and taken.held.form not in _PATIENT and taken.table not in undone:
            yield taken


def in_effect(at: At, variable: str, offset: int) -> Setting | None:
    """Return what the file has set for ``variable`` when the statement at ``offset`` runs."""
    last = _last_change(at, variable, offset)
    return last.setting if last else None


def gaps(at: At) -> Iterator[Gap]:
    """Yield the locks that are waited for without a lock_timeout, in the order of the file."""
    for taken in locks(at):
        setting = in_effect(at, "lock_timeout", taken.held.at)
        if setting is not None and milliseconds(setting) == 0:
            yield Gap(taken, "disabled", setting.at, "lock_timeout is turned off")
        elif setting is None and not _gives_up_at_once(taken, at):
            yield _gap(taken, at)


def _gap(taken: Taken, at: At) -> Gap:
    offset = taken.held.at
    changes = [one for one in at.session.changes if one.variable == "lock_timeout"]
    for change in reversed(changes):
        if change.at >= offset:
            continue
        if _is_vain(change, at):
            words = "SET LOCAL does nothing outside of a transaction"
            return Gap(taken, "misplaced", change.at, words)
        if change.setting is None and not change.ended:
            return Gap(taken, "misplaced", change.at, "lock_timeout is reset before its time")
    for change in changes:
        if change.at > offset and _protects(change) and not _is_vain(change, at):
            return Gap(taken, "misplaced", change.at, "lock_timeout is set too late")
    return Gap(taken, "missing", offset, "there is no lock_timeout")


def _last_change(at: At, variable: str, offset: int) -> Change | None:
    for change in reversed(at.session.changes):
        if change.variable == variable and change.at < offset and not _is_vain(change, at):
            return change
    return None


def _is_vain(change: Change, at: At) -> bool:
    return change.vain and at.file.no_transaction


def _protects(change: Change) -> bool:
    return change.setting is not None and milliseconds(change.setting) != 0


def _gives_up_at_once(taken: Taken, at: At) -> bool:
    """Whether LOCK TABLE says NOWAIT."""
    if taken.held.form != "lock-table":
        return False
    return any(
        isinstance(op, LockTable) and op.nowait and op.at == taken.held.at for op, _ in at.earlier
    )


def _made(at: At) -> Iterator[Name]:
    for op, _ in at.forward:
        if isinstance(op, (CreateTable, CreateTableAs)):
            yield op.table
        elif isinstance(op, CreateView):
            yield op.view
