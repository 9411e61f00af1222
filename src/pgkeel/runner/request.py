"""What is to be done to which database, as one value. Pure."""

from dataclasses import dataclass
from pathlib import Path

from pgkeel import config
from pgkeel.config import DatabaseUrl
from pgkeel.migrations.version import Version
from pgkeel.runner.settings import Limits


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
    """Schemas that a platform fills: they do not make a database look used."""
    limits: Limits
    upto: Version | None = None
    plan_digest: str | None = None
    on_existing: bool = False
    """Whether the first migration may run in a database that has tables already."""

    @property
    def mirror(self) -> tuple[str, ...]:
        """The tools whose histories are kept in step."""
        return self.environment.mirror if self.environment else ()
