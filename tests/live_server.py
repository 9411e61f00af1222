"""A real server for the tests that need a live database: one a module, a database a test."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from driver import Keel


@contextmanager
def live_server(root: Path, cache: Path, *, config: str = "") -> Iterator[str]:
    """Lay out a project at ``root``, start ``keel sandbox`` in it and give its URL."""
    (root / "keel.toml").write_text(config)
    (root / "migrations" / "sql").mkdir(parents=True)
    with served(root, cache) as url:
        yield url


@contextmanager
def served(root: Path, cache: Path) -> Iterator[str]:
    """Start ``keel sandbox`` in the project at ``root`` and give the URL of its database."""
    keel = Keel(cache=cache, cwd=root)
    with subprocess.Popen(
        keel.argv("sandbox", "--format", "json"),
        cwd=root,
        env=keel.environ({}),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield next(line.split('"')[3] for line in process.stdout if '"url"' in line)
        finally:
            process.terminate()


def new_database(server: str, name: str) -> str:
    """Make database ``name`` and return its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)'.encode())
        connection.execute(f'create database "{name}"'.encode())
    return psycopg.conninfo.make_conninfo(server, dbname=name)
