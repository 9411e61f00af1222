"""A sandbox on a server that was given by URL: a database of its own, gone afterwards."""

import contextlib
import secrets
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import LiteralString

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.session import SERVER_VERSION, Session, StatementError, with_database
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.copies import Copies
from pgkeel.sandbox.preset import CLIENT_ROLES
from pgkeel.sandbox.store import Manifest

_LOCK = 0x6B65656C  # "keel"
_PREFIX = "keel_sandbox_"
_LEAVES_WITHIN, _PAUSE = 2.0, 0.05
"""Seconds: a session that its client has ended is there until its process is gone."""
_COMPANY: LiteralString = (
    "select count(*), string_agg(distinct datname, ', ') from pg_stat_activity"
    " where backend_type = 'client backend' and application_name <> 'pgkeel'"
    " and pid <> pg_backend_pid()"
)


class RemoteSandbox:
    """A database of our own on somebody else's server; nothing of it is kept as a template."""

    reached = 0

    def __init__(self, *, blueprint: Blueprint, url: DatabaseUrl, database: str) -> None:
        self.blueprint = blueprint
        self._url = url
        self._database = database

    @property
    def url(self) -> DatabaseUrl:
        """The address for other programs of this user; it may hold a password."""
        return with_database(self._url, self._database)

    def wait_for_end(self) -> None:
        """Return never: the server is somebody else's; Ctrl-C ends the wait."""
        while True:
            signal.pause()

    def session(self, *, database: str | None = None) -> Session:
        """Open a session as the role of the URL."""
        return Session.on_url(self._url, database=database or self._database)

    def powerful(self, *, database: str | None = None) -> Session:
        """Open a session as the role of the URL: there is no other."""
        return self.session(database=database)

    @contextmanager
    def copies(self) -> Iterator[Copies]:
        """Give what makes copies of its database and drops them; a killed run's go like its own."""
        with _coded(), Session.on_url(self._url) as session:
            yield Copies(session, source=self._database, owner=None)

    def manifest(self, *, warnings: Sequence[str] = ()) -> Manifest:
        """Describe the state it is in now."""
        with self.session() as session:
            ((version,),) = session.query(SERVER_VERSION)
        return Manifest(server_version=version, warnings=tuple(warnings))

    def keep(self, digest: str, manifest: Manifest, *, resume: bool) -> None:
        """Keep nothing: the server is not ours to stop."""


@contextmanager
def open_remote(blueprint: Blueprint, url: DatabaseUrl) -> Iterator[RemoteSandbox]:
    """Make a database on the server at ``url`` and drop it afterwards, with roles made meanwhile.

    One sandbox at a time: another waits. SBX008 when others are connected to the server. With
    preset ``plain`` the database is empty; with ``supabase`` it is a copy of the URL's own.
    """
    name = f"{_PREFIX}{secrets.token_hex(6)}"
    with _coded(), Session.on_url(url) as admin:
        admin.query("select pg_advisory_lock(%s)", (_LOCK,))
        _refuse_company(admin)
        _drop_left_overs(admin)
        roles = _roles(admin)
        admin.run_with_names("create database {} template {}", name, _template(admin, blueprint))
        try:
            yield RemoteSandbox(blueprint=blueprint, url=url, database=name)
        finally:
            admin.run_with_names("drop database if exists {} with (force)", name)
            for role in sorted(_roles(admin) - roles):
                with contextlib.suppress(StatementError):
                    admin.run_with_names("drop role {}", role)


@contextmanager
def _coded() -> Iterator[None]:
    """Tell what the server refuses its administrator as an error for people."""
    try:
        yield
    except StatementError as error:
        raise KeelError(
            sbx.CANNOT_CONNECT,
            "the server given refuses to make a sandbox",
            detail="\n".join(error.failure.lines()),
            hint="the role of [sandbox] url must be allowed to create databases and roles",
        ) from error


def _refuse_company(admin: Session) -> None:
    ends = time.monotonic() + _LEAVES_WITHIN
    while True:
        ((count, databases),) = admin.query(_COMPANY)
        if not count:
            return
        if time.monotonic() > ends:
            break
        time.sleep(_PAUSE)
    raise KeelError(sbx.SERVER_IN_USE, f"{count} other sessions are connected, to {databases}")


def _drop_left_overs(admin: Session) -> None:
    """Drop what a killed run left; nobody else can be using it while we hold the lock."""
    rows = admin.query("select datname from pg_database where starts_with(datname, %s)", (_PREFIX,))
    for (name,) in rows:
        admin.run_with_names("drop database if exists {} with (force)", name)


def _roles(admin: Session) -> frozenset[str]:
    return frozenset(name for (name,) in admin.query("select rolname from pg_roles"))


def _template(admin: Session, blueprint: Blueprint) -> str:
    if blueprint.preset.name == "plain":
        pristine = admin.query("select datname from pg_database where datname = 'template0'")
        return "template0" if pristine else "template1"
    missing = ", ".join(role for role in CLIENT_ROLES if role not in _roles(admin))
    if missing:
        raise KeelError(sbx.NOT_SUPABASE, f"there is no role {missing}")
    # A session's own database may be copied while it is the only one there.
    ((database,),) = admin.query("select current_database()")
    return str(database)
