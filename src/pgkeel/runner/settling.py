"""Finds out whether a statement that was begun outside a transaction has ended."""

from typing import LiteralString

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.runner.indexes import drop_index, find_index, invalid_indexes
from pgkeel.runner.job import Job
from pgkeel.runner.outside import Outside, outside
from pgkeel.runner.telling import Told
from pgkeel.runner.worksite import Worksite

_ATTACHED: LiteralString = """
select i.inhdetachpending from pg_catalog.pg_inherits i
where i.inhparent = pg_catalog.to_regclass(%s) and i.inhrelid = pg_catalog.to_regclass(%s)
"""
_LEFT_BY_REINDEX = ("_ccnew", "_ccold")


def is_settled(site: Worksite, job: Job, number: int) -> bool:
    """Whether statement ``number`` of ``job``, known to have begun, is done.

    If not, it can be run again: what it has left half made is cleared away, now or by whoever runs
    it. RUN010 when nobody but a person can tell. Nobody runs it any more: we hold the lock.
    """
    what = outside(job.sql(number))
    if what is None:
        return False
    if what.effect == "index":
        return _has_index(site, job, number, what)
    if what.effect == "no-index":
        rows = [
            site.session.query("select pg_catalog.to_regclass(%s) is null", (name,))
            for name in what.named
        ]
        return all(gone for ((gone,),) in rows)
    if what.effect == "detached":
        return _is_detached(site, job, what)
    if what.effect == "reindex":
        _drop_copies(site, job, what)
    if what.effect == "unknown":
        raise _unfinished(job, number)
    return False


def _has_index(site: Worksite, job: Job, number: int, what: Outside) -> bool:
    if what.index is not None:
        found = find_index(site.session, what)
        return found is not None and found.is_valid and found.on_same_table
    left = invalid_indexes(site.session, what.table)
    if left:
        drops = " ".join(f"drop index concurrently {name};" for name in left)
        raise KeelError(
            run.INVALID_INDEX,
            f"{job.label} was making an index without a name, and {', '.join(left)} is not valid",
            hint=f"if it is that one: {drops} Then "
            f"`keel repair {job.label} --env … --done {number - 1} --because …`",
        )
    raise _unfinished(job, number)


def _is_detached(site: Worksite, job: Job, what: Outside) -> bool:
    rows = site.session.query(_ATTACHED, (what.table, what.named[0]))
    if not rows:
        return True
    ((pending,),) = rows
    if pending:
        text = f"alter table {what.table} detach partition {what.named[0]} finalize"
        site.session.run(text.encode())
        told = f"{job.label}: finished detaching {what.named[0]}"
        site.tell(Told(kind="notes", text=told))
    return bool(pending)


def _drop_copies(site: Worksite, job: Job, what: Outside) -> None:
    """Drop what REINDEX CONCURRENTLY leaves (manual: REINDEX, Rebuilding Indexes Concurrently)."""
    for name in invalid_indexes(site.session, what.table):
        if any(mark in name for mark in _LEFT_BY_REINDEX):
            drop_index(site.session, name)
            text = f"{job.label}: dropped index {name}, left by a REINDEX that was cut off"
            site.tell(Told(kind="notes", text=text))


def _unfinished(job: Job, number: int) -> KeelError:
    return KeelError(
        run.UNFINISHED,
        f"{job.label} was cut off in statement {number} of {len(job.statements)}, and nothing tells"
        " whether that ended",
        place=job.text.place(job.statements[number - 1].start),
        hint=how_to_settle(job, number),
    )


def how_to_settle(job: Job, number: int) -> str:
    """Say how a person who has looked tells the ledger whether statement ``number`` is done."""
    return (
        f"look for what it does; then `keel repair {job.label} --env … --done {number} --because …`"
        f" if it ended, --done {number - 1} if it did not"
    )
