"""Runs pg_dump."""

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.postgres.build import Build
from pgkeel.postgres.conninfo import environment_of

_ARGUMENTS = (
    "--schema-only",
    "--restrict-key=keel",
    "--encoding=UTF8",
    "--lock-wait-timeout=30s",
)
# pg_dump reads expressions as the session shows them, and sets some of what they hang on itself.
# A role, a database or a server may set the rest otherwise.
_SETTINGS = (
    "bytea_output=hex",
    "default_transaction_read_only=on",
    "jit=off",
    "lc_monetary=C",
    "quote_all_identifiers=off",
    "standard_conforming_strings=on",
    "timezone=UTC",
)


@contextmanager
def dumping(
    build: Build,
    url: DatabaseUrl,
    options: Sequence[str] | None,
    *,
    moment: str | None = None,
    live: bool = False,
) -> Iterator[Callable[[], bytes]]:
    """Start pg_dump of ``build`` on the database at ``url`` and give what waits for its text.

    ``options`` say what is left out or is all there is; ``None`` is for nothing at all.
    It reads in one transaction of its own, at REPEATABLE READ and read-only, and waits no more
    than 30 s for a lock. ``moment`` is a snapshot that another session exported. A ``live``
    database is reached by the user's PG* variables, too, a sandbox by the URL alone. Waiting
    raises REL001 when pg_dump fails; leaving earlier ends it. A password goes to it in its
    environment only.
    """
    if options is None:
        yield bytes  # pg_dump refuses to look for nothing
        return
    told = [*options, *([f"--snapshot={moment}"] if moment else [])]
    process = subprocess.Popen(
        [str(build.program("pg_dump")), *_ARGUMENTS, *told],
        env=environment_for(url, live=live),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    said: list[bytes] = []
    # What nobody reads would stop it half way.
    reader = Thread(target=lambda: said.extend(process.communicate()))
    reader.start()

    def text() -> bytes:
        reader.join()
        out, complaint = said
        if process.returncode:
            detail = complaint.decode(errors="replace").strip()
            raise KeelError(rel.DUMP_FAILED, f"pg_dump cannot read {url}", detail=detail)
        return out

    try:
        yield text
    finally:
        process.kill()
        reader.join()


def dump_schema(build: Build, url: DatabaseUrl, options: Sequence[str] | None = ()) -> bytes:
    """Return what pg_dump of ``build`` says of the sandbox at ``url``."""
    with dumping(build, url, options) as text:
        return text()


def pattern(*names: str) -> str:
    """Return what pg_dump takes for the plain name of a schema, or of a table in one."""
    # Names are patterns to it, but for what is quoted.
    return ".".join('"{}"'.format(name.replace('"', '""')) for name in names)


def environment_for(url: DatabaseUrl, *, live: bool) -> dict[str, str]:
    """Return the environment in which a program of PostgreSQL's reads the database at ``url``.

    The user's PG* variables count for a ``live`` one alone. What expressions look like hangs on no
    setting of a role, a database or a server.
    """
    environ = {
        name: value for name, value in os.environ.items() if live or not name.startswith("PG")
    }
    environ.update(environment_of(url))
    settings = " ".join(f"-c {setting}" for setting in _SETTINGS)
    return {
        **environ,
        "PGAPPNAME": "pgkeel",
        "PGCONNECT_TIMEOUT": environ.get("PGCONNECT_TIMEOUT", "10"),
        "PGOPTIONS": f"{environ.get('PGOPTIONS', '')} {settings}".strip(),
        "LC_ALL": "C",
    }
