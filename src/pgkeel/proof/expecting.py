"""How long the locks of a migration would be held on production, from the sizes of its tables."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from pgkeel.locks import LockMode
from pgkeel.proof.facts import Trace, Traced
from pgkeel.statistics import Statistics, TableStatistics

# Bytes a second, of one backend on a busy server with disks of its own: on the slow side.
READS = 200 << 20
WRITES = 60 << 20
INDEXES = 40 << 20
ROWS = 50_000
"""Rows a second that a statement writes one by one."""
ASSUMED = (
    f"assumed: {READS >> 20} MB/s read, {WRITES >> 20} MB/s written anew, {INDEXES >> 20} MB/s of "
    f"table indexed, {ROWS:,} rows/s written"
)
_STRONG = LockMode.SHARE


class Window(Struct, frozen=True, kw_only=True):
    """A lock that others wait for, and for how long."""

    relation: str
    mode: str
    since: int
    """The statement that takes it, counted from 0."""
    seconds: float


def windows(trace: Trace, statistics: Statistics) -> tuple[Window, ...]:
    """Return the strong locks of ``trace`` with the time until they are let go, longest first."""
    costs = [_seconds(one, statistics) for one in trace.statements]
    found: dict[str, Window] = {}
    for at, one in enumerate(trace.statements):
        for lock in one.locks:
            if lock.strength < _STRONG or lock.kind == "index":
                continue
            # Inside a transaction a lock is held until its end, whatever comes meanwhile.
            seconds = costs[at] if one.alone else sum(costs[at:])
            known = found.get(lock.relation)
            if known is None or known.seconds < seconds or known.mode != lock.mode:
                since = known.since if known and not one.alone else at
                longest = max(seconds, known.seconds if known else 0.0)
                found[lock.relation] = Window(
                    relation=lock.relation, mode=lock.mode, since=since, seconds=longest
                )
    return tuple(sorted(found.values(), key=lambda one: (-one.seconds, one.relation)))


def _seconds(one: Traced, statistics: Statistics) -> float:
    """Return how long a statement would take; what is not known of a table takes no time."""
    return sum(_costs(one, statistics.tables, dict(one.scans)))


def _costs(
    one: Traced, tables: Mapping[str, TableStatistics], scans: Mapping[str, int]
) -> Iterator[float]:
    for name in one.rewrites:
        if table := tables.get(name):
            yield (table.bytes + table.index_bytes) / WRITES
    for name in one.builds:
        if table := tables.get(name):
            yield table.bytes / INDEXES
    for name in scans:
        table = tables.get(name)
        if table and name not in one.rewrites and name not in one.builds:
            yield table.bytes / READS
    for name, _ in one.rows:
        table = tables.get(name)
        if table and name in scans:  # all of them, as far as the sandbox tells
            yield (table.rows or 0) / ROWS
