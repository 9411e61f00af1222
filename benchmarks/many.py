"""Brings one new migration to many databases: one `keel apply`, and a shell that calls psql.

All are databases of one sandbox server that have the first migration; each way adds a column more.
A thousand of them take some 8 GB of memory. Nothing is asserted.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from workplace import empty_server, workplace

KEEL = [sys.executable, "-m", "pgkeel"]
HEAD = "-- Purpose: x.\n-- Rollback: x.\n"
CONFIG = """
[environments.tenants]
url = "env:SERVER"
targets = "select datname from pg_database where datname like 'tenant-%' order by 1"
"""
FIRST = f"{HEAD}create table if not exists public.a (id bigint primary key, note text);\n"
SECOND = f"{HEAD}alter table public.a add column if not exists {{name}} text;\n"


def main() -> None:
    """Compare them once each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--databases", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=8)
    arguments = parser.parse_args()
    with workplace() as work:
        migrations = work / "project" / "migrations" / "sql"
        migrations.mkdir(parents=True)
        (work / "project" / "keel.toml").write_text(CONFIG)
        (migrations / "V001__a.sql").write_text(FIRST)
        with empty_server(work) as sandbox:
            compare(work, sandbox.url.reveal(), arguments.databases, arguments.at_once)


def compare(work: Path, server: str, count: int, at_once: int) -> None:
    """Take ``count`` databases from the first migration to the second with each."""
    project, names = work / "project", [f"tenant-{number:05}" for number in range(count)]
    apply = [*KEEL, "apply", "--project", str(project), "--env", "tenants", "--no-lint"]
    make(server, names[:1], None)
    run([*apply], server)
    make(server, ["model"], names[0])
    make(server, names, "model")
    urls = work / "urls"
    urls.write_text("".join(f"{url(server, name)}\n" for name in names))

    def psql(name: str) -> str:
        path = work / f"{name}.sql"
        path.write_text(SECOND.format(name=name))
        program = shutil.which("psql") or "psql"
        return f"{program} -Xq1 -v ON_ERROR_STOP=1 -f {shlex.quote(str(path))}"

    loop = f'while read -r url; do {psql("one")} "$url" </dev/null || exit 1; done < {urls}'
    by_psql = run(["sh", "-c", loop], server)
    several = ["xargs", "-a", str(urls), "-d", "\\n", "-P", str(at_once), "-I", "{}"]
    by_xargs = run([*several, *shlex.split(psql("two")), "{}"], server)
    second = project / "migrations" / "sql" / "V002__more.sql"
    second.write_text(SECOND.format(name="three"))
    by_keel = run([*apply, "--at-once", str(at_once)], server)
    idle = run([*apply, "--at-once", str(at_once)], server)
    print(f"{count:,} databases, one new migration each")
    show("a shell that calls psql for each", by_psql, by_psql)
    show(f"xargs, {at_once} psql at once", by_xargs, by_psql)
    show(f"keel apply, {at_once} at once", by_keel, by_psql)
    show("keel apply again, nothing to do", idle, by_psql)


def make(server: str, names: list[str], template: str | None) -> None:
    """Make databases anew."""
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f'drop database if exists "{name}" with (force)'.encode())
            more = f' template "{template}" strategy file_copy' if template else ""
            connection.execute(f'create database "{name}"{more}'.encode())


def url(server: str, name: str) -> str:
    """Return the URL of a database."""
    return psycopg.conninfo.make_conninfo(server, dbname=name)


def run(argv: list[str], server: str) -> float:
    """Return the seconds a process takes; it has to succeed."""
    began = time.perf_counter()
    environ = {**os.environ, "SERVER": server}
    done = subprocess.run(argv, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{argv}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - began


def show(what: str, seconds: float, base: float) -> None:
    """Print one line."""
    print(f"  {what:40} {seconds:8.2f} s  {seconds / base:5.2f} x")


if __name__ == "__main__":
    main()
