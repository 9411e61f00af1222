"""A real server for the tests that need a live database: one a module, a database a test."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from driver import Keel


@contextmanager
def live_server(root: Path, cache: Path, *, config: str = "") -> Iterator[str]:
    """Start ``keel sandbox`` in a project at ``root`` and give the URL of its database."""
    (root / "keel.toml").write_text(config)
    (root / "migrations" / "sql").mkdir(parents=True)
    keel = Keel(cache=cache, cwd=root)
    with subprocess.Popen(
        keel.argv("sandbox", "--format", "json"),
        cwd=root,
        env=keel.environ({}),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = next(line.split('"')[3] for line in process.stdout if '"url"' in line)
        yield url
        process.terminate()


def new_database(server: str, name: str) -> str:
    """Make database ``name`` and return its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)'.encode())
        connection.execute(f'create database "{name}"'.encode())
    return psycopg.conninfo.make_conninfo(server, dbname=name)
