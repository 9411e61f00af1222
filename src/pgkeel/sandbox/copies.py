"""Copies of one database on the same server: made, thrown away, and nothing left of them."""

import contextlib

from pgkeel.postgres.session import Session, StatementError

_STRATEGIES = 150_000
"""The first version of the server that lets one choose how a database is copied: before, files
were copied always (manual of 15: CREATE DATABASE, Notes)."""
_MADE_BY_SERVER = "select rolname::text from pg_roles where rolname not like 'pg\\_%'"
# CREATE DATABASE copies neither (manual: CREATE DATABASE, Notes). Writing to the catalogs is no
# risk to anybody in a disposable cluster.
_COPY_SETTINGS = """
with target as (select oid from pg_database where datname = %s),
     source as (select oid, datacl from pg_database where datname = %s),
     granted as (
       update pg_database set datacl = source.datacl
       from source, target where pg_database.oid = target.oid returning 1
     ),
     copied as (
       insert into pg_db_role_setting (setdatabase, setrole, setconfig)
       select target.oid, setrole, setconfig
       from pg_db_role_setting, source, target where setdatabase = source.oid returning 1
     )
select count(*) from granted, copied
"""


class Copies:
    """Makes and drops copies of ``source``; no session may be open in that one meanwhile."""

    def __init__(self, session: Session, *, source: str, owner: str | None) -> None:
        self._session = session
        self._source = source
        self._owner = owner
        self._roles = self._read_roles()
        ((self._version,),) = session.query("select current_setting('server_version_num')::int")

    def make(self, name: str) -> None:
        """Make database ``name`` a copy.

        Settings and privileges of the database, which CREATE DATABASE leaves out, are copied too.
        """
        if self._version < _STRATEGIES:
            self._session.run_with_names("create database {} template {}", name, self._source)
        else:
            self._session.run_with_names(
                "create database {} template {} strategy file_copy", name, self._source
            )
        if self._owner is not None:
            self._session.run_with_names("alter database {} owner to {}", name, self._owner)
            self._session.query(_COPY_SETTINGS, (name, self._source))
        self._roles = self._read_roles()

    def count_calls(self, name: str) -> None:
        """Let the server count calls of routines in the copy ``name``, where we may ask for it."""
        with contextlib.suppress(StatementError):
            self._session.run_with_names("alter database {} set track_functions to 'all'", name)

    def drop(self, name: str) -> None:
        """Drop the copy ``name``, whoever is in it, and give the server the roles it had.

        Roles belong to the server, so what runs in a copy makes and drops them for all.
        """
        self._session.run_with_names("drop database if exists {} with (force)", name)
        roles = self._read_roles()
        for role in sorted(roles - self._roles):
            with contextlib.suppress(StatementError):
                self._session.run_with_names("drop role {}", role)
        for role in sorted(self._roles - roles):
            with contextlib.suppress(StatementError):
                self._session.run_with_names("create role {}", role)

    def _read_roles(self) -> frozenset[str]:
        return frozenset(name for (name,) in self._session.query(_MADE_BY_SERVER))
