"""Compares the spine with the same work done by hand, in one run, and prints ratios.

By hand means what people do without keel: `initdb`, `postgres`, `createdb`, and `psql -1 -f` for
each migration. Every figure is the median of several rounds; nothing is asserted.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from workplace import workplace

from pgkeel.config import read_project
from pgkeel.postgres.build import find_build
from pgkeel.postgres.programs import Runner, find_run_as
from pgkeel.postgres.server import Server
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import open_sandbox

KEEL = [sys.executable, "-m", "pgkeel"]
EXAMPLE = Path(__file__).parent.parent / "examples" / "bookshop"


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--migrations", type=int, default=300)
    arguments = parser.parse_args()
    with workplace() as work:
        start_up(arguments.rounds)
        example(arguments.rounds)
        sandboxes(work, arguments.rounds)
        replay(work, arguments.migrations, arguments.rounds)


def start_up(rounds: int) -> None:
    """`keel --version`, and what of it is the interpreter."""
    show("python -c pass, CPU", median(rounds, lambda: cpu([sys.executable, "-c", "pass"])))
    show("keel --version, CPU (bound 0.080)", median(rounds, lambda: cpu([*KEEL, "--version"])))


def example(rounds: int) -> None:
    """`keel check` on the example: from nothing, and cached."""
    check = [*KEEL, "check", "--project", str(EXAMPLE)]
    show("keel check, example, empty cache", wall(check))
    show("keel check, example, cached", median(rounds, lambda: wall(check)))
    show(
        "  of which interpreter start-up", median(rounds, lambda: wall([sys.executable, "-c", ""]))
    )


def sandboxes(work: Path, rounds: int) -> None:
    """Compare a ready sandbox with initdb, postgres and createdb by hand."""
    project = work / "empty"
    (project / "migrations" / "sql").mkdir(parents=True)
    (project / "keel.toml").touch()
    blueprint = read_blueprint(read_project(project), os.environ)

    ready: list[float] = []
    clones: list[float] = []
    for _ in range(rounds + 1):  # the first makes the base
        began = time.perf_counter()
        with open_sandbox(blueprint, [blueprint.base]) as sandbox:
            with sandbox.session() as session:
                session.query("select 1")
            ready.append(time.perf_counter() - began)
            for number in range(3):
                began = time.perf_counter()
                sandbox.clone(f"clone{number}")
                with sandbox.session(database=f"clone{number}") as session:
                    session.query("select 1")
                clones.append(time.perf_counter() - began)
    by_hand = median(3, lambda: sandbox_by_hand(work))
    show("sandbox, empty cache: initdb, preset, start, query", ready[0])
    show("sandbox, ready: copy, start, first query (bound 0.300)", statistics.median(ready[1:]))
    show("sandbox by hand: initdb, start, createdb, query", by_hand)
    ratio("  ready / by hand", statistics.median(ready[1:]), by_hand)
    show("clone, connect, query in a running one (bound 0.050)", statistics.median(clones))


def sandbox_by_hand(work: Path) -> float:
    """Time initdb, server start, createdb and one psql query."""
    folder = work / "hand"
    began = time.perf_counter()
    with server_by_hand(folder) as server:
        psql(server, "postgres", "-c", "create database app")
        psql(server, "app", "-c", "select 1")
        seconds = time.perf_counter() - began
    shutil.rmtree(folder)
    return seconds


def server_by_hand(folder: Path) -> Server:
    """Return a server on a cluster made just now."""
    build = find_build("auto")
    folder.mkdir()
    log = folder / "log"
    log.touch()
    run_as = find_run_as(build.program("postgres"), log=log, memory=folder / "run-as")
    if run_as is None or run_as == "nobody":
        sys.exit("this benchmark needs a user that may run PostgreSQL")
    runner = Runner(run_as=run_as)
    data = folder / "data"
    argv: list[str | Path] = [
        build.program("initdb"),
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "--no-sync",
    ]
    runner.run([*argv, "-E", "UTF8", "--locale=C", "--wal-segsize=1"], log=log)
    server = Server(
        program=build.program("postgres"), data=data, log=log, runner=runner, remove=[folder]
    )
    server.start()
    server.wait()
    return server


def psql(server: Server, database: str, *arguments: str) -> None:
    """Run psql as people do."""
    program = find_build("auto").program("psql")
    base = [str(program), "-X", "-q", "-v", "ON_ERROR_STOP=1"]
    place = ["-h", str(server.sockets), "-U", "postgres", "-d", database]
    subprocess.run([*base, *place, *arguments], check=True, stdout=subprocess.DEVNULL)


def replay(work: Path, count: int, rounds: int) -> None:
    """Many small migrations: all, and all but the last from cache."""
    project = work / "many"
    folder = project / "migrations" / "sql"
    folder.mkdir(parents=True)
    (project / "keel.toml").touch()
    for number in range(1, count + 1):
        write_migration(folder, number)
    files = sorted(folder.iterdir())

    hand = work / "hand"
    with server_by_hand(hand) as server:
        began = time.perf_counter()
        for file in files:
            psql(server, "postgres", "-1", "-f", str(file))
        by_hand = time.perf_counter() - began
    shutil.rmtree(hand)

    check = [*KEEL, "check", "--only", "replay", "--project", str(project)]
    whole = wall([*check, "--no-cache"])
    show(f"psql -1 -f of each of {count} migrations", by_hand)
    show(f"keel check --only replay --no-cache, {count} migrations, whole process", whole)
    ratio("  keel / psql (bound 1.3)", whole, by_hand)
    subprocess.run(check, check=True, stdout=subprocess.DEVNULL)
    times: list[float] = []
    for extra in range(count + 1, count + 1 + rounds):
        write_migration(folder, extra)
        times.append(wall(check))
    show("  all but the last from cache (bound 0.500)", statistics.median(times))
    show("  all from cache", median(rounds, lambda: wall(check)))


def write_migration(folder: Path, number: int) -> None:
    """Write a small migration of the everyday kind."""
    name = f"t{number}"
    (folder / f"V{number:03}__{name}.sql").write_text(
        f"create table {name} (id bigint generated always as identity primary key, "
        f"name text not null, at timestamptz not null default now());\n"
        f"create index {name}_name on {name} (name);\n"
        f"comment on table {name} is 'number {number}';\n"
    )


def wall(argv: list[str]) -> float:
    """Return the seconds a process takes."""
    began = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def cpu(argv: list[str]) -> float:
    """Return the CPU seconds of a process, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median(rounds: int, measure: Callable[[], float]) -> float:
    """Return the median of several rounds."""
    return statistics.median(measure() for _ in range(rounds))


def show(what: str, seconds: float) -> None:
    """Print one figure."""
    print(f"{what:72} {seconds:8.3f} s")


def ratio(what: str, ours: float, theirs: float) -> None:
    """Print one ratio."""
    print(f"{what:72} {ours / theirs:8.2f} x")


if __name__ == "__main__":
    main()
