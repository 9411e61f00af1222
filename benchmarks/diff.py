"""Compares reading, comparing and planning with `pg_dump -s` of the same server, in the same run.

Figures are wall time, the median of several rounds taken in turn, since both programs mostly wait
for the server; comparing is processor time. Nothing is asserted.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from workplace import empty_server, workplace

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Project, Settings
from pgkeel.diff.change import compare
from pgkeel.sandbox.sandbox import Sandbox
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import LiveSource


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 5_000])
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with workplace() as work, empty_server(work) as sandbox:
            (work / "keel.toml").touch()
            build(sandbox, size)
            measure(sandbox, work, size, arguments.rounds)


def build(sandbox: Sandbox, tables: int) -> None:
    """Make the schema: as many tables, two functions for five tables, one view for five."""
    with sandbox.session(superuser=True) as session:
        for start in range(0, tables, 100):
            text = "".join(generated(number) for number in range(start, start + 100))
            session.run(text.encode())
        session.run(b"vacuum analyze")


def generated(number: int) -> str:
    """Return the SQL of one table and what comes with it."""
    schema = f"s{number % 10}"
    other = f"s{max(number - 1, 0) % 10}.t{max(number - 1, 0)}"
    parts = [f"create schema if not exists {schema};"] if number < 10 else []
    if number % 5 < 2:
        parts.append(FUNCTION.format(schema=schema, number=number))
    if number == 0:
        parts.append(
            "create function s0.touch() returns trigger language plpgsql as "
            "$$ begin return new; end $$;"
        )
    parts.append(TABLE.format(schema=schema, number=number, other=other))
    if number % 5 == 0:
        parts.append(VIEW.format(schema=schema, number=number, other=other))
    return "".join(parts)


TABLE = """
create table {schema}.t{number} (
  id bigint generated always as identity primary key,
  parent bigint references {other} (id),
  owner uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 200),
  state varchar(20) not null default 'new' check (state in ('new', 'open', 'closed')),
  price numeric(12,2) not null default 0,
  tags text[], data jsonb not null default '{{}}',
  created_at timestamptz not null default now(), updated_at timestamptz);
create index on {schema}.t{number} (owner);
create index on {schema}.t{number} (state) where price > 0;
create trigger touch before update on {schema}.t{number}
  for each row execute function s0.touch();
alter table {schema}.t{number} enable row level security;
create policy own on {schema}.t{number} using (owner = gen_random_uuid());
comment on table {schema}.t{number} is 'things number {number}';
"""
FUNCTION = """
create function {schema}.f{number}(a integer, b text default 'x') returns integer
  language plpgsql stable as $$ begin return a + length(b); end $$;
"""
VIEW = """
create view {schema}.v{number} as select a.id, a.title, b.price
  from {schema}.t{number} a join {other} b on a.parent = b.id where a.price > 5;
"""
OTHER = "other"
CHANGES = """
alter table s1.t1 add column extra integer;
alter table s2.t2 add column extra text default 'x';
alter table s3.t3 drop column tags;
alter table s4.t4 alter column title type varchar(300);
alter table s5.t5 alter column price set default 1;
create table s6.more (id bigint primary key, other bigint references s6.t6 (id));
create index more on s7.t7 (created_at);
drop index s8.t8_owner_idx;
comment on view s0.v10 is 'changed';
create or replace function s0.f10(a integer, b text default 'x') returns integer
  language plpgsql stable as $$ begin return a; end $$;
create policy more on s1.t11 for select using (true);
drop policy own on s2.t12;
alter table s3.t13 disable row level security;
drop trigger touch on s4.t14;
comment on table s5.t15 is 'changed';
grant select on s6.t16 to public;
alter table s7.t17 add constraint more check (price >= 0);
create type s8.mood as enum ('good', 'bad');
create sequence s9.counter;
alter table s0.t20 alter column updated_at set not null;
"""
"""Twenty changes of many kinds."""


def measure(sandbox: Sandbox, work: Path, size: int, rounds: int) -> None:
    """Print the figures of one size."""
    program = str(sandbox.blueprint.build.program("pg_dump"))
    command = [program, "-s", "-f", os.devnull, "-d", sandbox.url.reveal()]
    dumps, reads, again = [], [], []
    snapshots: list[Snapshot] = []
    source = LiveSource(label="bench", url=sandbox.url)
    read_source(source, bench_of(work))
    for _ in range(rounds):
        dumps.append(seconds(lambda: subprocess.run(command, check=True)))
        reads.append(seconds(lambda: snapshots.append(read(sandbox))))
        again.append(seconds(lambda: read_source(source, bench_of(work))))
    peer = statistics.median(dumps)
    print(f"{size:,} tables; {len(snapshots[0].objects):,} objects")
    show("pg_dump -s", peer, peer)
    show("read whole (bound 0.9)", statistics.median(reads), peer)
    show("read what is unchanged (bound 0.1)", statistics.median(again), peer)
    if compare(snapshots[0], snapshots[-1]):
        raise SystemExit("one database read twice differs")
    sandbox.clone(OTHER)
    with sandbox.session(superuser=True, database=OTHER) as session:
        session.run(CHANGES.encode())
        other = read_snapshot(session)
    began = time.process_time()
    changes = compare(snapshots[0], other)
    print(
        f"  {'compare (bound 1 s of CPU)':44} {time.process_time() - began:7.3f} s   "
        f"{len(changes)} objects differ"
    )
    whole(sandbox, work, rounds, command, peer)


def whole(sandbox: Sandbox, work: Path, rounds: int, command: list[str], peer: float) -> None:
    """Print how long the command takes between two databases, as people run it."""
    first = sandbox.url.reveal()
    urls = [first, first.replace("/postgres?", f"/{OTHER}?")]
    keel = [sys.executable, "-m", "pgkeel", "diff", *urls, "--sql", "--allow", "data-loss"]
    for what, more in (
        ("diff of two unknown schemas, no proof", ("--no-proof", "--no-cache")),
        ("diff of 20 changes, no proof (bound 2.0)", ("--no-proof",)),
        ("diff of 20 changes, proved", ()),
    ):
        dumps, runs = [], []
        for _ in range(rounds if more else 1):
            dumps.append(seconds(lambda: subprocess.run(command, check=True)))
            runs.append(seconds(lambda: ran([*keel, *more], work)))  # noqa: B023 -- run at once
        show(what, statistics.median(runs), statistics.median(dumps) if more else peer)


def ran(command: list[str], folder: Path) -> None:
    """Run keel, which has something to tell."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 1:
        raise SystemExit(done.stderr)


def bench_of(work: Path) -> Bench:
    """Return what commands read sources with."""
    return Bench(project=Project(root=work, settings=Settings()), environ=os.environ)


def read(sandbox: Sandbox) -> Snapshot:
    """Read the schema as commands do."""
    with sandbox.session(superuser=True) as session:
        return read_snapshot(session, lambda: sandbox.session(superuser=True))


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def show(what: str, figure: float, peer: float) -> None:
    """Print one line."""
    print(f"  {what:44} {figure:7.3f} s   ratio {figure / peer:5.2f}")


if __name__ == "__main__":
    main()
