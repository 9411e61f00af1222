"""Compares `keel apply` with one psql that runs each file in its own transaction.

With ``--peers`` also with other tools, which are installed from their registries: dbmate, Alembic,
graphile-migrate, node-pg-migrate, supabase, and sqitch where Debian's is or can be installed.
All are whole processes against the same sandbox server, each in a database of its own, in turn.
Every figure is the median of several rounds; nothing is asserted.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from peers import find_peers
from workplace import empty_server, workplace

KEEL = [sys.executable, "-m", "pgkeel"]
MIGRATION = """\
-- Purpose: Table number {n} of a benchmark.
-- Rollback: irreversible because nobody goes back in a benchmark.
create table if not exists public.t{n} (
  id bigint generated always as identity primary key,
  note text not null default 'none'
);
comment on table public.t{n} is 'Number {n}.';
"""


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--migrations", type=int, default=1000)
    parser.add_argument("--peers", action="store_true", help="other tools, too")
    parser.add_argument("--peer-rounds", type=int, default=1)
    arguments = parser.parse_args()
    with workplace() as work, empty_server(work) as sandbox:
        url = sandbox.url.reveal()
        base = compare(work, url, arguments.migrations, arguments.rounds)
        if arguments.peers:
            compare_peers(work, url, arguments.migrations, arguments.peer_rounds, base)


def compare(work: Path, server: str, count: int, rounds: int) -> float:
    """Apply ``count`` migrations with each, from nothing; then once more with nothing to do.

    Return what psql took.
    """
    project = lay_out(work / "project", count)
    script = work / "all.sql"
    files = sorted((project / "migrations" / "sql").iterdir())
    script.write_text("".join(f"begin;\n\\i {file}\ncommit;\n" for file in files))
    psql = shutil.which("psql") or "psql"
    quiet, whole, linted, idle, by_hand = [], [], [], [], []
    for _ in range(rounds):
        url = new_database(server, "by_psql")
        argv = [psql, "-Xq", "-v", "ON_ERROR_STOP=1", "-f", str(script), url]
        by_hand.append(wall(argv, {}))
        url = new_database(server, "by_keel")
        apply = [*KEEL, "apply", "--project", str(project), "--env", "prod"]
        whole.append(wall([*apply, "--no-lint"], {"PROD": url}))
        idle.append(wall(apply, {"PROD": url}))
        quiet.append(wall([sys.executable, "-c", ""], {}))
        url = new_database(server, "by_keel")
        linted.append(wall(apply, {"PROD": url}))
    base = statistics.median(by_hand)
    show(f"psql, {count} files, each in a transaction", by_hand)
    show("keel apply --no-lint (bound 1.3)", whole, base)
    show("keel apply, linted (the first round from an empty cache)", linted, base)
    show("keel apply, nothing to do (bound 0.250)", idle)
    show("  of which interpreter start-up", quiet)
    return base


def compare_peers(work: Path, server: str, count: int, rounds: int, base: float) -> None:
    """Apply the same texts with every other tool that can be had."""
    peers, missing = find_peers()
    texts = {f"t{number}": MIGRATION.format(n=number) for number in range(1, count + 1)}
    for peer in peers:
        folder = work / f"peer {peer.name}"
        peer.lay_out(folder, texts)
        taken = []
        for _ in range(rounds):
            url = new_database(server, "by_peer")
            taken.append(wall(peer.argv(url), peer.env(url), folder))
            made = tables(url)
            if made != count:
                sys.exit(f"{peer.name} made {made} tables of {count}")
        show(peer.name, taken, base)
    for name in missing:
        print(f"{name:58} not installed")


def lay_out(project: Path, count: int) -> Path:
    """Write a project of small migrations."""
    folder = project / "migrations" / "sql"
    folder.mkdir(parents=True)
    (project / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD"\n')
    for number in range(1, count + 1):
        (folder / f"V{number:04}__t{number}.sql").write_text(MIGRATION.format(n=number))
    return project


def new_database(server: str, name: str) -> str:
    """Make database ``name`` anew and return its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)'.encode())
        connection.execute(f'create database "{name}"'.encode())
    return psycopg.conninfo.make_conninfo(server, dbname=name)


def tables(url: str) -> int:
    """Return how many tables of the benchmark are in a database."""
    with psycopg.connect(url) as connection:
        text = "select count(*)::int from pg_catalog.pg_tables where tablename ~ '^t[0-9]+$'"
        rows = connection.execute(text).fetchall()
    return int(rows[0][0])


def wall(argv: list[str], more: dict[str, str], folder: Path | None = None) -> float:
    """Return the seconds a process takes; it has to succeed."""
    began = time.perf_counter()
    done = subprocess.run(
        argv, env={**os.environ, **more}, cwd=folder, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{argv}: {done.stdout}{done.stderr}")
    return taken


def show(what: str, seconds: list[float], base: float | None = None) -> None:
    """Print the median, and its ratio to ``base``."""
    median = statistics.median(seconds)
    ratio = f"  {median / base:5.2f} x" if base else ""
    print(f"{what:58} {median:8.3f} s{ratio}")


if __name__ == "__main__":
    main()
