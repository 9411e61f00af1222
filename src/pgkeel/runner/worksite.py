"""What running a job needs around it: the session, the ledger's place, limits, who watches."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pgkeel import config
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.session import Session
from pgkeel.runner.job import Job
from pgkeel.runner.mirrors.mirrored import NO_MIRRORS, Mirrors
from pgkeel.runner.session_state import Clean
from pgkeel.runner.settings import By, Limits
from pgkeel.runner.stopping import Stop
from pgkeel.runner.telling import Tell, Told, in_words
from pgkeel.runner.watch import Watch
from pgkeel.sandbox.run import MigrationError

Result = TypeVar("Result")

LOCK_NOT_AVAILABLE = "55P03"
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksite:
    """One session that holds the lock, ready for jobs."""

    session: Session
    clean: Clean
    place: config.Ledger
    by: By
    limits: Limits
    watch: Watch
    tell: Tell
    mirrors: Mirrors = NO_MIRRORS
    """What else is written in the transaction of an entry."""
    chance: random.Random = field(default_factory=random.SystemRandom)
    stop: Stop | None = None
    """What ends it from another thread."""

    def retrying(self, job: Job, attempt: Callable[[], Result]) -> Result:
        """Call ``attempt`` until it gets its locks; nothing of a call that fails may be left.

        Only a lock timeout is worth another try: what else the server refuses it refuses again.
        RUN020 when the tries are used up, ``StoppedError`` when it is to end.
        """
        for tries in range(1, self.limits.retries + 2):
            if self.stop:
                self.stop.look()
            try:
                return attempt()
            except MigrationError as failed:
                if failed.failure.sqlstate != LOCK_NOT_AVAILABLE:
                    raise
                if tries > self.limits.retries:
                    raise self._no_lock(job, failed, tries) from failed
                pause = self._pause(tries)
                text = f"{job.label}: no lock (try {tries}), again in {in_words(pause)}"
                self.tell(Told(kind="retries", text=text))
                (self.stop.sleep if self.stop else time.sleep)(pause)
        raise AssertionError(job.label)  # the loop ends by a result or an error

    def _pause(self, tries: int) -> float:
        """Return longer pauses each time, of random length: two that collide must not again."""
        longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** (tries - 1))
        return longest * self.chance.uniform(0.5, 1.0)

    def _no_lock(self, job: Job, failed: MigrationError, tries: int) -> KeelError:
        who = [f"held by {blocker}" for blocker in self.watch.blockers]
        return KeelError(
            run.NO_LOCK,
            f"{job.label} did not get its lock in {tries} tries",
            place=failed.place,
            detail="\n".join((*failed.failure.lines(), *who)),
        )
