"""A sandbox that walks along the chain, and gives copies of where it stands."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Self

from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session
from pgkeel.sandbox.copies import Copies
from pgkeel.sandbox.replay import Replayable
from pgkeel.sandbox.run import run_migration

_NAME = "keel_sandbox_copy"
"""Named as sandboxes on a server given by URL are: the next run clears up after a dead one."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A database like that of the chain, to do with as one likes."""

    sandbox: Replayable
    name: str
    session: Session
    """Whoever runs migrations."""
    powerful: Session
    """A superuser's, where there is one; the same session where migrations run as one."""

    def another(self) -> Session:
        """Open one more session that may look at everything."""
        return self.sandbox.powerful(database=self.name)

    def reader(self) -> Session:
        """Open one more session of whoever runs migrations."""
        return self.sandbox.session(database=self.name)


class Stand:
    """One sandbox, opened for the chain of ``migrations``; a context manager."""

    def __init__(
        self, sandbox: Replayable, migrations: Sequence[Migration], links: Sequence[str]
    ) -> None:
        self._sandbox = sandbox
        self._migrations = migrations
        self._links = links
        self._stack = ExitStack()
        self._copies: Copies | None = None
        self._same = self._is_one_role()
        self.at = sandbox.reached
        """How many migrations of the chain have run."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all sessions."""
        self._stack.close()

    def advance(self, to: int) -> None:
        """Run migrations until ``to`` of them have; ``MigrationError`` where one fails."""
        if self.at >= to:
            return
        with self._sandbox.session() as session:
            while self.at < to:
                run_migration(session, self._migrations[self.at])
                self.at += 1

    def keep(self) -> None:
        """Keep where it stands as a template for another run, unless there is one."""
        store = self._sandbox.blueprint.store
        link = self._links[self.at]
        if store is None or store.find(link) is not None:
            return
        self._stack.close()
        self._copies = None
        self._sandbox.keep(link, self._sandbox.manifest(), resume=True)

    @contextmanager
    def copy(self) -> Iterator[Copy]:
        """Give a copy of where it stands; it is gone afterwards, and so are roles made in it."""
        if self._copies is None:
            self._copies = self._stack.enter_context(self._sandbox.copies())
        self._copies.make(_NAME)
        self._copies.count_calls(_NAME)
        try:
            with ExitStack() as stack:
                session = stack.enter_context(self._sandbox.session(database=_NAME))
                powerful = session
                if not self._same:
                    powerful = stack.enter_context(self._sandbox.powerful(database=_NAME))
                yield Copy(self._sandbox, _NAME, session, powerful)
        finally:
            self._copies.drop(_NAME)

    def _is_one_role(self) -> bool:
        asked = "select current_user::text"
        with self._sandbox.session() as one, self._sandbox.powerful() as other:
            return one.query(asked) == other.query(asked)
