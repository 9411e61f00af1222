"""Compares `keel lint` with squawk on the same generated migrations, and prints ratios.

Figures are processor time of whole processes, the median of several rounds taken in turn, and the
most memory that the process had. Nothing is asserted.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from workplace import workplace

KEEL = [sys.executable, "-m", "pgkeel", "lint", "--project"]
SQUAWK = str(Path(sys.executable).with_name("squawk"))


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[600, 10_000])
    arguments = parser.parse_args()
    with workplace() as work:
        for size in arguments.sizes:
            compare(work / str(size), size, arguments.rounds)


def compare(project: Path, size: int, rounds: int) -> None:
    """Lint ``size`` migrations with both tools, in turn."""
    folder = project / "migrations" / "sql"
    folder.mkdir(parents=True)
    (project / "keel.toml").touch()
    for name, text in generated(size):
        (folder / name).write_text(text)
    names = sorted(str(path) for path in folder.iterdir())
    squawk, fresh, cached = [], [], []
    for _ in range(rounds):
        squawk.append(run([SQUAWK, *names]))
        fresh.append(run([*KEEL, str(project), "--no-cache"]))
        cached.append(run([*KEEL, str(project)]))
    # The first of these has filled the cache.
    cached = cached[1:]
    peer = middle(squawk)
    print(f"{size:,} migrations")
    show("squawk", peer, peer, squawk)
    show("keel lint --no-cache (bound 1.0)", middle(fresh), peer, fresh)
    if cached:
        show("keel lint, cached (bound 0.3)", middle(cached), peer, cached)


def run(command: list[str]) -> tuple[float, int]:
    """Return the processor time in seconds, and the most memory in MB, of one process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def middle(figures: list[tuple[float, int]]) -> float:
    """Return the median of the times."""
    return statistics.median(seconds for seconds, _ in figures)


def show(what: str, seconds: float, peer: float, figures: list[tuple[float, int]]) -> None:
    """Print one line."""
    memory = max(megabytes for _, megabytes in figures)
    print(f"  {what:36} {seconds:7.3f} s of CPU   ratio {seconds / peer:5.2f}   {memory:4} MB")


def generated(size: int) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of ``size`` migrations of the usual kinds, always the same."""
    chance = random.Random(7)  # noqa: S311 -- the same every time is what is wanted
    for number in range(1, size + 1):
        target = f"public.t{chance.randrange(1, number + 1):05}"
        body = BODIES[number % len(BODIES)] if number > 2 else BODIES[0]
        text = body.replace("{n}", f"{number:05}").replace("{target}", target)
        header = f"-- Purpose: change number {number}.\n-- Rollback: drop what it made.\n\n"
        yield f"V{number:05}__change.sql", header + text


TABLE = """\
create table if not exists public.t{n} (
  id bigint generated always as identity primary key,
  owner uuid not null,
  title text not null check (length(title) between 1 and 200),
  price numeric(12,2) not null default 0,
  created_at timestamptz not null default now()
);
create index if not exists t{n}_owner on public.t{n} (owner);
alter table public.t{n} enable row level security;
create policy t{n}_read on public.t{n} for select to authenticated
  using (owner = (select auth.uid()));
comment on table public.t{n} is 'things of kind {n}';
"""
BODIES = (
    TABLE,
    """\
alter table {target} add column if not exists c{n} integer;
alter table {target} add column if not exists d{n} text default 'x';
create index c{n}_idx on {target} (c{n});
""",
    """\
create or replace function public.f{n}(a integer, b text) returns integer language plpgsql as $$
declare x integer := 0;
begin
  select count(*) into x from {target} where id > a;
  if x > 10 then return x; end if;
  return a + 1;
end $$;
grant execute on function public.f{n}(integer, text) to authenticated;
""",
    TABLE,
    """\
alter table {target} add constraint k{n} foreign key (owner)
  references public.t00001 (id) not valid;
alter table {target} drop column if exists price;
update {target} set title = 'x' where title is null;
""",
    """\
create or replace view public.v{n} as
  select a.id, a.title, b.price from {target} a join public.t00001 b on a.id = b.id
  where a.price > 5;
alter table {target} alter column title set not null;
do $$ begin
  if not exists (select 1 from pg_constraint where conname = 'positive{n}') then
    alter table {target} add constraint positive{n} check (price >= 0) not valid;
  end if;
end $$;
""",
)


if __name__ == "__main__":
    main()
