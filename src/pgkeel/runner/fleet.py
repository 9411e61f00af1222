"""Many databases with one folder: a few first, then the rest side by side, within a budget."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

from pgkeel.errors import KeelError
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.request import Request

_LOOK_EVERY = 0.5


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
    def what(self) -> Literal["applied", "current", "failed", "untouched"]:
        """What became of it; ``current``: there was nothing to do."""
        if self.failure:
            return "failed"
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
    interrupted: KeyboardInterrupt | None = None

    def all_that_are(self, what: str) -> tuple[Member, ...]:
        """Return the members that this became of."""
        return tuple([one for one in self.members if one.what == what])


def run_fleet(
    requests: Sequence[Request],
    run: Callable[[Request], Outcome],
    pace: Pace,
    tell: Callable[[int, int, Member], None],
) -> Fleet:
    """Call ``run`` for each request, in this thread for the canaries, in others for the rest.

    Each database's ledger is its own truth, so nothing is kept of this anywhere: the same again
    goes on where it stopped. ``tell`` is called in this thread, as each one ends, with how many
    have. When somebody interrupts, those that run come to their end and no other one is begun.
    """
    found: dict[int, Member] = {}

    def ended(at: int, member: Member) -> None:
        found[at] = member
        tell(len(found), len(requests), member)

    interrupted: KeyboardInterrupt | None = None
    rest = iter(range(len(requests)))
    try:
        for at in _first(rest, pace.canaries):
            member = _run(run, requests[at])
            ended(at, member)
            if member.failure or _stopped(member):
                rest = iter(())
                interrupted = _stopped(member)
                break
    except KeyboardInterrupt as stop:
        rest, interrupted = iter(()), stop
    if interrupted is None:
        interrupted = _side_by_side(requests, run, pace, rest, ended)
    members = [found.get(at) or Member(request=one) for at, one in enumerate(requests)]
    return Fleet(members=tuple(members), interrupted=interrupted)


def _side_by_side(
    requests: Sequence[Request],
    run: Callable[[Request], Outcome],
    pace: Pace,
    rest: Iterator[int],
    ended: Callable[[int, Member], None],
) -> KeyboardInterrupt | None:
    interrupted: KeyboardInterrupt | None = None
    running: dict[Future[Member], int] = {}
    failures = 0
    with ThreadPoolExecutor(pace.at_once, thread_name_prefix="fleet") as pool:
        while True:
            try:
                if interrupted is None and failures <= pace.budget:
                    for at in _first(rest, pace.at_once - len(running)):
                        running[pool.submit(_run, run, requests[at])] = at
                if not running:
                    return interrupted
                # Not for ever: a signal is seen between two waits.
                done, _ = wait(running, timeout=_LOOK_EVERY, return_when=FIRST_COMPLETED)
                for one in done:
                    member = one.result()
                    failures += member.failure is not None
                    ended(running.pop(one), member)
            except KeyboardInterrupt as stop:
                interrupted = stop


def _run(run: Callable[[Request], Outcome], request: Request) -> Member:
    try:
        return Member(request=request, outcome=run(request))
    except KeelError as error:
        return Member(request=request, error=error)


def _stopped(member: Member) -> KeyboardInterrupt | None:
    return member.outcome.interrupted if member.outcome else None


def _first(rest: Iterator[int], count: int) -> Iterator[int]:
    for _ in range(count):
        at = next(rest, None)
        if at is None:
            return
        yield at
