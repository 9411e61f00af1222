"""Proves generated pairs of real size: all from an empty cache, then all but one from the cache.

A project of many migrations as they are written every day: new tables with keys, policies and
comments, columns, indexes, checks, functions, grants, views and rows. Nothing is asserted.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from workplace import workplace

KEEL = [sys.executable, "-m", "pgkeel"]


def main() -> None:
    """Lay out the project, prove it, and prove it again with one more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with workplace() as work:
        project = work / "project"
        for number in range(1, arguments.pairs + 1):
            write_pair(project, number)
        prove = [*KEEL, "prove", "--all", "-q", "--project", str(project)]
        before = processor()
        show(f"keel prove --all, {arguments.pairs} pairs, empty cache (bound 60)", wall(prove))
        show("  processor time of all its processes, servers too", processor() - before)
        times = []
        for extra in range(arguments.pairs + 1, arguments.pairs + 1 + arguments.rounds):
            write_pair(project, extra)
            times.append(wall(prove))
        show("  all but one from cache (bound 2)", statistics.median(times))
        show("  all from cache", wall(prove))


def write_pair(project: Path, number: int) -> None:
    """Write migration ``number`` and its rollback."""
    for folder in ("sql", "rollback"):
        (project / "migrations" / folder).mkdir(parents=True, exist_ok=True)
    (project / "keel.toml").touch()
    forward, back = pair(number)
    name = f"{number:03}__change_{number}.sql"
    head = "-- Purpose: one of many.\nset local lock_timeout = '5s';\n"
    (project / "migrations" / "sql" / f"V{name}").write_text(head + forward)
    (project / "migrations" / "rollback" / f"U{name}").write_text(head + back)


def pair(number: int) -> tuple[str, str]:
    """Return both texts: a table each third time, else changes of the tables there are."""
    if number % 3 == 1:
        return table(number)
    changes = [*changing(number - (number % 3 or 3) + 1, number)]
    forward, back = changes[number // 3 % len(changes)]
    return forward, back


def table(number: int) -> tuple[str, str]:
    """Return a new table with all that belongs to it."""
    name = f"t{number}"
    other = (
        f"  parent_id bigint references public.t{1 + number % 5 * 3} (id),\n" if number > 15 else ""
    )
    index = f"create index if not exists {name}_parent_idx on public.{name} (parent_id);\n"
    return (
        f"create table if not exists public.{name} (\n"
        "  id bigint generated always as identity primary key,\n"
        f"{other}"
        "  name text not null check (name <> ''),\n"
        "  state text not null default 'new' check (state in ('new', 'open', 'done')),\n"
        "  amount numeric(10, 2) not null default 0,\n"
        "  data jsonb not null default '{}',\n"
        "  created_at timestamptz not null default now(),\n"
        "  updated_at timestamptz not null default now()\n"
        ");\n"
        f"{index if other else ''}"
        f"create index if not exists {name}_name_idx on public.{name} (name);\n"
        f"alter table public.{name} enable row level security;\n"
        f"drop policy if exists {name}_read on public.{name};\n"
        f"create policy {name}_read on public.{name} for select using (state <> 'done');\n"
        f"comment on table public.{name} is 'Number {number}.';\n"
        f"comment on column public.{name}.amount is 'In euros.';\n"
        f"revoke all on public.{name} from public;\n",
        f"drop table if exists public.{name};\n",
    )


def changing(on: int, number: int) -> Iterator[tuple[str, str]]:
    """Yield changes of table ``on``."""
    name = f"public.t{on}"
    yield (
        f"alter table {name} add column if not exists c{number} text;\n"
        f"comment on column {name}.c{number} is 'Added later.';\n",
        f"alter table {name} drop column if exists c{number};\n",
    )
    yield (
        f"create or replace function public.f{number}(i bigint) returns bigint language plpgsql\n"
        f"as $$ begin return (select count(*) from {name} where id > i); end $$;\n"
        f"revoke execute on function public.f{number}(bigint) from public;\n",
        f"drop function if exists public.f{number}(bigint);\n",
    )
    yield (
        f"create or replace view public.v{number} as select id, name from {name};\n"
        f"comment on view public.v{number} is 'Names.';\n",
        f"drop view if exists public.v{number};\n",
    )
    yield (
        f"alter table {name} drop constraint if exists t{on}_amount_{number};\n"
        f"alter table {name} add constraint t{on}_amount_{number} check (amount >= 0) not valid;\n",
        f"alter table {name} drop constraint if exists t{on}_amount_{number};\n",
    )
    yield (
        f"create index if not exists t{on}_state_{number} on {name} (state, created_at);\n",
        f"drop index if exists public.t{on}_state_{number};\n",
    )
    yield (
        f"update {name} set data = data || '{{\"v\": {number}}}' where not data ? 'v';\n",
        f"update {name} set data = data - 'v' where data ->> 'v' = '{number}';\n",
    )


def wall(argv: list[str]) -> float:
    """Return the seconds a process takes; it may have findings."""
    began = time.perf_counter()
    done = subprocess.run(argv, check=False, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - began


def processor() -> float:
    """Return the processor seconds of all children so far and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show(what: str, seconds: float) -> None:
    """Print one figure."""
    print(f"{what:72} {seconds:8.2f} s")


if __name__ == "__main__":
    main()
