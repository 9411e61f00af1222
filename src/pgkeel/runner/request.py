"""What is to be done to which database, as one value. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pgkeel import config
from pgkeel.config import DatabaseUrl
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.version import Version
from pgkeel.names import Name
from pgkeel.runner.settings import Hooks, Limits
from pgkeel.runner.stopping import Stop

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A database, what is known of it, and how to go about it."""

    url: DatabaseUrl
    label: str
    """What people call the database."""
    root: Path
    place: config.Ledger
    environment: config.Environment | None
    oldest: int
    """The lowest major version of a server that migrations are written for."""
    managed: frozenset[str]
    """Schemas that a platform fills, or another slice: they do not make a database look used."""
    limits: Limits
    own: tuple[str, ...] | None = None
    """Of a slice: its schemas, the only ones that do."""
    upto: Version | None = None
    plan_digest: str | None = None
    find_backups: Callable[[Migration], tuple[Name, ...]] = lambda _: ()
    """Asked for each migration that is to run: the tables whose rows are kept before it does."""
    on_existing: bool = False
    """Whether the first migration may run in a database that has tables already."""
    verify: Path | None = None
    """The folder of verify scripts."""
    hooks: Hooks = field(default_factory=Hooks)
    fingerprint: Callable[["Session"], str] | None = None
    """Tells what a schema is in one word, where the ledger is to keep that."""
    try_rights: bool = False
    """Whether to run what the role seems to have no right to."""
    stop: Stop | None = None
    """What ends it from another thread; a signal in the thread itself needs none."""

    @property
    def mirror(self) -> tuple[str, ...]:
        """The tools whose histories are kept in step."""
        return self.environment.mirror if self.environment else ()
