"""A database that stands for production: on a real server, gone after the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

from pgkeel.config import Ledger
from pgkeel.postgres.session import Session, with_database
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.sandbox.sandbox import Sandbox

_APPLIED = """
insert into keel.ledger (version, description, checksum, state, statements, done, tool_version)
values (%s, '', '', 'applied', 1, 1, '0') returning 1
"""
_EXTRA_ROLES = "select rolname::text from pg_roles where oid >= 16384"


@dataclass(frozen=True)
class Production:
    """One database, and its address as an environment variable holds it."""

    sandbox: Sandbox
    database: str

    @property
    def url(self) -> str:
        return with_database(self.sandbox.url, self.database).reveal()

    @property
    def environ(self) -> dict[str, str]:
        return {"PROD_DATABASE_URL": self.url}

    def run(self, *texts: str | bytes) -> None:
        with self.session() as session:
            for text in texts:
                session.run(text.encode() if isinstance(text, str) else text)

    def session(self) -> Session:
        return self.sandbox.session(superuser=True, database=self.database)

    def deployed(self, version: str) -> None:
        """Say in the ledger that a version is applied."""
        with self.session() as session:
            make_ledger(session, Ledger())
            session.query(_APPLIED, (version,))


@contextmanager
def production_on(sandbox: Sandbox) -> Iterator[Production]:
    name = f"prod_{token_hex(4)}"
    sandbox.clone(name)
    try:
        yield Production(sandbox=sandbox, database=name)
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {} with (force)", name)
            for (role,) in session.query(_EXTRA_ROLES):
                session.run_with_names("drop role {}", role)
