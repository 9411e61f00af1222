"""The eight lock modes of a table and which of them conflict; for everybody."""

from enum import IntEnum


class LockMode(IntEnum):
    """A mode of a lock on a relation, in the order of the manual, weakest first."""

    ACCESS_SHARE = 1
    ROW_SHARE = 2
    ROW_EXCLUSIVE = 3
    SHARE_UPDATE_EXCLUSIVE = 4
    SHARE = 5
    SHARE_ROW_EXCLUSIVE = 6
    EXCLUSIVE = 7
    ACCESS_EXCLUSIVE = 8

    @property
    def sql(self) -> str:
        """The name as ``LOCK TABLE … IN … MODE`` takes it: ``ACCESS EXCLUSIVE``."""
        return self.name.replace("_", " ")

    @property
    def pg_locks(self) -> str:
        """The name as the view ``pg_locks`` shows it: ``AccessExclusiveLock``."""
        return self.name.title().replace("_", "") + "Lock"

    def conflicts_with(self, other: "LockMode") -> bool:
        """Whether two sessions cannot hold this mode and ``other`` on one relation at once."""
        return other in _CONFLICTS[self]

    @property
    def blocks_reads(self) -> bool:
        """Whether a plain SELECT waits for it."""
        return _BLOCKS_READS[self]

    @property
    def blocks_writes(self) -> bool:
        """Whether INSERT, UPDATE, DELETE and MERGE wait for it."""
        return _BLOCKS_WRITES[self]


def _from(weakest: LockMode) -> frozenset[LockMode]:
    return frozenset(mode for mode in LockMode if mode >= weakest)


# Manual, 13.3.1, Table 13.2. Each row is a run up to the strongest mode, but for SHARE, which
# stands beside itself and not beside the mode before it.
_CONFLICTS = {
    LockMode.ACCESS_SHARE: _from(LockMode.ACCESS_EXCLUSIVE),
    LockMode.ROW_SHARE: _from(LockMode.EXCLUSIVE),
    LockMode.ROW_EXCLUSIVE: _from(LockMode.SHARE),
    LockMode.SHARE_UPDATE_EXCLUSIVE: _from(LockMode.SHARE_UPDATE_EXCLUSIVE),
    LockMode.SHARE: _from(LockMode.ROW_EXCLUSIVE) - {LockMode.SHARE},
    LockMode.SHARE_ROW_EXCLUSIVE: _from(LockMode.ROW_EXCLUSIVE),
    LockMode.EXCLUSIVE: _from(LockMode.ROW_SHARE),
    LockMode.ACCESS_EXCLUSIVE: _from(LockMode.ACCESS_SHARE),
}

# By number: these two are asked of every lock of every statement.
_BLOCKS_READS = (False, *(mode.conflicts_with(LockMode.ACCESS_SHARE) for mode in LockMode))
_BLOCKS_WRITES = (False, *(mode.conflicts_with(LockMode.ROW_EXCLUSIVE) for mode in LockMode))
