"""Many databases with one folder: a few first, then the rest side by side, within a budget."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run as codes
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.request import Request
from pgkeel.runner.stopping import Stop

_LOOK_EVERY = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a fleet is gone through."""

    canaries: int = 1
    """How many come first, one after the other; the rest waits for all of them."""
    at_once: int = 8
    """How many of the rest are worked on at a time."""
    budget: int = 0
    """How many may fail before no other one is begun; a canary that fails is always the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What came of one database: an outcome, an error before anything, or nothing: untouched."""

    request: Request
    outcome: Outcome | None = None
    error: KeelError | None = None

    @property
    def what(self) -> Literal["applied", "current", "failed", "interrupted", "untouched"]:
        """What became of it; ``current``: there was nothing to do."""
        if self.failure:
            return "interrupted" if self.failure.code is codes.INTERRUPTED else "failed"
        if self.outcome is None:
            return "untouched"
        return "applied" if self.outcome.ran else "current"

    @property
    def failure(self) -> KeelError | None:
        """Why it is not where it should be."""
        return self.error or (self.outcome.error if self.outcome else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """What came of all of them, in their order."""

    members: tuple[Member, ...]

    def all_that_are(self, what: str) -> tuple[Member, ...]:
        """Return the members that this became of."""
        return tuple([one for one in self.members if one.what == what])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """Told how it goes, in the thread that called."""

    ended: Callable[[int, int, Member], None]
    """How many have ended, of how many, and the one that did now."""
    stopping: Callable[[int, bool], None]
    """How many still run when no other one is begun any more; whether they are cancelled."""


def run_fleet(
    requests: Sequence[Request], run: Callable[[Request], Outcome], pace: Pace, stop: Stop, ear: Ear
) -> Fleet:
    """Call ``run`` for each request, in other threads: the canaries first, then side by side.

    Each database's ledger is its own truth, so nothing is kept of this anywhere: the same again
    goes on where it stopped. When ``stop`` is asked no other one is begun; those that run come to
    their end, or are cancelled when they are to end as well.
    """
    return _Run(requests, run, pace, stop, ear).go()


class _Run:
    """Where one call of ``run_fleet`` is."""

    def __init__(
        self,
        requests: Sequence[Request],
        run: Callable[[Request], Outcome],
        pace: Pace,
        stop: Stop,
        ear: Ear,
    ) -> None:
        self._requests, self._call, self._pace, self._stop, self._ear = (
            requests,
            run,
            pace,
            stop,
            ear,
        )
        self._found: dict[int, Member] = {}
        self._running: dict[Future[Member], int] = {}
        self._failures = 0
        self._said: set[bool] = set()

    def go(self) -> Fleet:
        count = len(self._requests)
        canaries, rest = range(count)[: self._pace.canaries], range(count)[self._pace.canaries :]
        with ThreadPoolExecutor(self._pace.at_once, thread_name_prefix="fleet") as pool:
            self._through(pool, iter(canaries), at_once=1, budget=0)
            if not self._failures:
                self._through(pool, iter(rest), self._pace.at_once, self._pace.budget)
        members = [
            self._found.get(at) or Member(request=one) for at, one in enumerate(self._requests)
        ]
        return Fleet(members=tuple(members))

    def _through(
        self, pool: ThreadPoolExecutor, rest: Iterator[int], at_once: int, budget: int
    ) -> None:
        """Go through ``rest``, so many at once, until more have failed than ``budget``."""
        while True:
            if not self._stop.is_asked and self._failures <= budget:
                for at in _first(rest, at_once - len(self._running)):
                    self._running[pool.submit(self._one, self._requests[at])] = at
            if self._stop.is_asked:
                self._heed()
            if not self._running:
                return
            # Not for ever: what a signal asked is seen between two waits.
            done, _ = wait(self._running, timeout=_LOOK_EVERY, return_when=FIRST_COMPLETED)
            for one in done:
                member = one.result()
                self._failures += member.failure is not None
                self._found[self._running.pop(one)] = member
                self._ear.ended(len(self._found), len(self._requests), member)

    def _heed(self) -> None:
        now = self._stop.is_now
        if self._running and now not in self._said:
            self._said.add(now)
            self._ear.stopping(len(self._running), now)
        if now:
            # Again and again: a database may have been between two statements.
            self._stop.cancel()

    def _one(self, request: Request) -> Member:
        try:
            return Member(request=request, outcome=self._call(request))
        except KeelError as error:
            return Member(request=request, error=error)


def _first(rest: Iterator[int], count: int) -> Iterator[int]:
    for _ in range(count):
        at = next(rest, None)
        if at is None:
            return
        yield at
