"""A project and a live database to apply it to, for tests; and the one thing all of them assert."""

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from driver import LIMIT, Keel

CONFIG = """
[environments.prod]
url = "env:PROD"
"""
AT_GATE = (
    "while exists (select from pg_locks where objsubid = 1 and classid = 0 and objid = 77)"
    " loop perform pg_sleep(0.02); end loop;"
)
"""In PL/pgSQL: wait for as long as a test has the server's gate closed, in any database of it."""
WAIT_AT_GATE = f"do $$ begin {AT_GATE} end $$;\n"


@dataclass
class Live:
    """One project, one database, and keel between them."""

    keel: Keel
    root: Path
    url: str
    environ: dict[str, str] = field(default_factory=dict)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write migrations, ``V…`` or ``U…`` by their names, or other files by their paths."""
        for name, content in files.items():
            folder = {"V": "migrations/sql", "U": "migrations/rollback"}.get(name[0], "")
            path = self.root / ("" if "/" in name else folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def __call__(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command about the environment ``prod``."""
        env = {"PROD": self.url, **self.environ}
        argv = (command, *arguments, "--env", "prod")
        return self.keel(*argv, cwd=self.root, env=env)

    def apply(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Apply without the linter, whose findings are not what these tests are about."""
        return self("apply", "--no-lint", *arguments)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin to apply, and leave it running."""
        return subprocess.Popen(
            self.keel.argv("apply", "--no-lint", "--env", "prod", *arguments),
            cwd=self.root,
            env=self.keel.environ({"PROD": self.url, **self.environ}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def status(self) -> dict[str, str]:
        """Return how each version stands."""
        done = self("status", "--format", "json")
        return {one["label"]: one["standing"] for one in json.loads(done.stdout)["versions"]}

    def query(self, text: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(text.encode(), parameters or None).fetchall()

    def run(self, text: str) -> None:
        """Change the database by other means."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(text.encode())

    def has(self, relation: str) -> bool:
        """Whether a relation is there."""
        return bool(self.query("select to_regclass(%s) is not null", (relation,))[0][0])

    def recorded(self) -> dict[str, str]:
        """Return the states of the entries that hold, by version."""
        if not self.has("keel.ledger"):
            return {}
        rows = self.query("select version, state from keel.ledger where superseded_at is null")
        return dict(rows)

    def statements_of_keel(self) -> Iterator[str]:
        """Yield what keel's sessions run now."""
        rows = self.query(
            "select query from pg_stat_activity where application_name = 'pgkeel'"
            " and pid <> pg_backend_pid() and datname = current_database()"
        )
        return (row[0] for row in rows)

    def is_waiting(self) -> bool:
        """Whether a session of keel's waits for a lock."""
        waiting = "exists (select from pg_locks l where l.pid = a.pid and not granted)"
        rows = self.query(
            "select 1 from pg_stat_activity a where application_name = 'pgkeel'"
            f" and datname = current_database() and {waiting}"
        )
        return bool(rows)


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Return all that a command said."""
    return done.stdout + done.stderr


def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)


@contextmanager
def gate(url: str) -> Iterator[Callable[[], None]]:
    """Keep what is ``AT_GATE`` on the server of ``url`` waiting until the callable is called.

    So a test does what it does while a statement runs, however long either takes.
    """
    with psycopg.connect(url, autocommit=True) as holder:
        holder.execute("select pg_advisory_lock(77)")

        def open_gate() -> None:
            holder.execute("select pg_advisory_unlock(77)")

        yield open_gate


def heard(process: "subprocess.Popen[str]", words: str) -> str:
    """Wait until a process has said ``words`` on standard error; return all it said by then."""
    assert process.stderr is not None
    ends = time.monotonic() + LIMIT
    said = b""
    # Read past the buffer of the stream: what is left is for ``communicate``.
    while words.encode() not in said:
        left = max(0.0, ends - time.monotonic())
        ready, _, _ = select.select([process.stderr], [], [], left)
        piece = os.read(process.stderr.fileno(), 1 << 16) if ready else b""
        assert piece, said
        said += piece
    return said.decode()
