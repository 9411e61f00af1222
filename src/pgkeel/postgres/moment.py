"""Holds one moment of a live database open, for pg_dump and for whoever reads along.

psql does that: it has connected before the driver would be imported.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from pgkeel.config import DatabaseUrl
from pgkeel.postgres.build import Build
from pgkeel.postgres.dumping import environment_for

_BEGIN = """
begin isolation level repeatable read read only;
set local search_path = '';
set local idle_in_transaction_session_timeout = 0;
"""
# Not all standbys give a snapshot away.
_ABOUT = """
select json_build_object(
  'name', case when not pg_is_in_recovery() then pg_export_snapshot() end,
  'server', current_setting('server_version_num')::int,
  'schemas', (select json_agg(nspname order by nspname) from pg_namespace))
"""
_ARGUMENTS = (
    "--no-psqlrc",
    "--quiet",
    "--tuples-only",
    "--no-align",
    "--no-password",
    "--set=ON_ERROR_STOP=1",
    f"--command={_BEGIN}",
    f"--command={_ABOUT}",
    "--file=-",  # then it waits until nothing more can come
)
_SECONDS = 5
"""Until psql, which was told that nothing more comes, has ended."""


class Moment(Struct, frozen=True, kw_only=True):
    """What a database looked like when it was first seen."""

    name: str | None
    """What ``set transaction snapshot`` takes; ``None`` where the server gives none away."""
    server: int
    """The server's version as a number."""
    schemas: frozenset[str]


class NoMomentError(Exception):
    """psql could not; in its own words."""


@contextmanager
def open_moment(build: Build, url: DatabaseUrl) -> Iterator[Moment]:
    """Hold a moment of the live database at ``url`` in a read-only transaction of psql's.

    ``NoMomentError`` when it cannot be reached or refuses. Whoever has taken the moment up goes on
    seeing it after the block.
    """
    try:
        environ = environment_for(url, live=True)
    except ValueError as error:
        raise NoMomentError(str(error)) from error
    process = subprocess.Popen(
        [str(build.program("psql")), *_ARGUMENTS],
        env={**environ, "PGCLIENTENCODING": "UTF8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield _asked(process)
    finally:
        _ended(process)


def _asked(process: "subprocess.Popen[bytes]") -> Moment:
    line = process.stdout.readline() if process.stdout else b""
    if not line:
        _, complaint = process.communicate()
        raise NoMomentError(complaint.decode(errors="replace").strip())
    found = json.loads(line)
    return Moment(name=found["name"], server=found["server"], schemas=frozenset(found["schemas"]))


def _ended(process: "subprocess.Popen[bytes]") -> None:
    """Let it take its leave of the server, and end it if it does not."""
    if process.poll() is not None:
        return
    try:
        process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
