"""Proves pairs side by side, each chunk of the chain in a sandbox; for ``chain``."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from pgkeel.migrations.migration import Migration
from pgkeel.proof.aids import Aids
from pgkeel.proof.facts import Proved
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.stand import Stand
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.replay import open_for
from pgkeel.sandbox.run import MigrationError

Tell = Callable[[int, int, str], None]

_WORKERS = 2
_LEAST = 4
"""Pairs that are worth a sandbox of their own."""
_CHUNKS = 5
"""Chunks a worker: fewer leave one worker waiting, more replay what another one has replayed."""


def workers(blueprint: Blueprint, count: int) -> int:
    """Return how many sandboxes prove ``count`` pairs at once."""
    if blueprint.url is not None:
        return 1  # somebody else's server, on which one sandbox waits for the other
    return max(1, min(_WORKERS, os.cpu_count() or 1, count // _LEAST))


def _chunks(wanted: Sequence[int]) -> list[list[int]]:
    size = max(_LEAST, -(-len(wanted) // (_WORKERS * _CHUNKS)))
    return [list(wanted[at : at + size]) for at in range(0, len(wanted), size)]


@dataclass(slots=True, kw_only=True)
class Work:
    """What the workers share."""

    blueprint: Blueprint
    pairs: Sequence[Pair]
    migrations: Sequence[Migration]
    links: Sequence[str]
    aids: Aids
    tell: Tell
    missing: Sequence[int]
    total: int
    done: int
    keep: Callable[[int, Proved], None]
    proved: dict[int, Proved] = field(default_factory=dict)
    stopped: str | None = None
    _ended: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _chunks: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._chunks = list(reversed(_chunks(self.missing)))

    def run(self, count: int) -> None:
        """Let ``count`` workers work until nothing is left; the first error of one is raised."""
        if count == 1:
            self._work()
            return
        with ThreadPoolExecutor(count) as pool:
            running = [pool.submit(self._work) for _ in range(count)]
            try:
                for one in running:
                    one.result()
            finally:
                # After an error, or Ctrl-C, nobody waits for the rest.
                self._ended = True

    def _next(self) -> list[int] | None:
        with self._lock:
            return None if self.stopped or self._ended or not self._chunks else self._chunks.pop()

    def _work(self) -> None:
        first = self._next()
        if first is None:
            return
        with (
            open_for(self.blueprint, self.links[: first[0] + 1]) as sandbox,
            Stand(sandbox, self.migrations, self.links) as stand,
        ):
            prover = Prover(stand, self.aids)
            try:
                for at in self._numbers(first):
                    if at == len(self.pairs) - 1:
                        # The newest migration is the one that is worked on.
                        stand.advance(at)
                        stand.keep()
                    self._one(prover, at)
                if stand.at == len(self.pairs) - 1:
                    stand.advance(len(self.pairs))
                    stand.keep()
            except MigrationError as error:
                label = self.migrations[stand.at].label
                with self._lock:
                    self.stopped = self.stopped or f"{label}: {error.failure.message}"

    def _numbers(self, chunk: list[int] | None) -> Iterator[int]:
        while chunk is not None:
            for at in chunk:
                if self._ended:
                    return
                yield at
            chunk = self._next()

    def _one(self, prover: Prover, at: int) -> None:
        with self._lock:
            self.tell(self.done, self.total, self.pairs[at].migration.label)
        proved = prover.prove(self.pairs[at])
        with self._lock:
            self.proved[at] = proved
            self.done += 1
        self.keep(at, proved)
