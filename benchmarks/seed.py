"""Loads a million rows by `keel seed` and by psql's copy, in one run, and prints the ratio.

Rows a second of keel's whole process, its start included, over those of psql's: the bound is 0.7.
Rounds take turns; the figures are medians. For information: the second load, which finds all rows
as they are, a load that changes one row in ten, and the same rows as JSON lines. Nothing is
asserted.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from spine import psql, server_by_hand

from pgkeel.postgres.build import find_build

KEEL = [sys.executable, "-m", "pgkeel"]
TABLE = """
create table events (
  id bigint primary key,
  account_id integer not null,
  kind text not null,
  amount numeric(12, 2),
  note text,
  happened_at timestamptz not null
)
"""
CONFIG = """
[environments.local]
url = "env:BENCH_URL"
"""


def main() -> None:
    """Load in turns, several times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="keel-bench-") as folder:
        work = Path(folder)
        work.chmod(0o755)
        csv, lines, edited = write(work, arguments.rows)
        with server_by_hand(work / "server") as server:
            url = f"host={server.sockets} user=postgres dbname=postgres"
            os.environ["BENCH_URL"] = url
            # What psql reads, keel reads: the same file.
            copy = f"\\copy events from '{csv}' with (format csv, header true)"
            program = find_build("auto").program("psql")
            by_psql = [str(program), "-Xqv", "ON_ERROR_STOP=1", url, "-c", copy]

            def empty() -> None:
                psql(server, "postgres", "-c", f"drop table if exists events; {TABLE}")
                psql(server, "postgres", "-c", "checkpoint")

            shown: dict[str, list[tuple[float, float]]] = {}
            for _ in range(arguments.rounds):
                for name, argv, before in (
                    ("psql \\copy, an empty table", by_psql, empty),
                    ("keel seed, CSV, an empty table", seed(work, csv), empty),
                    ("keel seed, CSV, again: nothing to change", seed(work, csv), None),
                    ("keel seed, CSV, a tenth of the rows changed", seed(work, edited), None),
                    ("keel seed, JSON lines, an empty table", seed(work, lines), empty),
                    ("keel seed, JSON lines, again", seed(work, lines), None),
                ):
                    if before:
                        before()
                    shown.setdefault(name, []).append(measured(argv))
    theirs = statistics.median(wall for wall, _ in shown["psql \\copy, an empty table"])
    for name, figures in shown.items():
        wall, cpu = (statistics.median(one) for one in zip(*figures, strict=True))
        rate = arguments.rows / wall / 1000
        bound = " (bound 0.70)" if name == "keel seed, CSV, an empty table" else ""
        print(
            f"{name:46} {wall:6.2f} s, client's CPU {cpu:5.2f} s, {rate:6.0f} k rows/s,"
            f" {theirs / wall:5.2f} x psql{bound}"
        )


def write(work: Path, rows: int) -> tuple[Path, Path, Path]:
    """Write the rows as CSV, as lines of JSON, and as CSV with one in ten changed."""
    chance = random.Random(7)  # noqa: S311 -- rows that are made up
    names = ["id", "account_id", "kind", "amount", "note", "happened_at"]
    csv, lines, edited = (work / name for name in ("a.csv", "a.jsonl", "b.csv"))
    with csv.open("w") as plain, lines.open("w") as objects, edited.open("w") as other:
        for file in (plain, other):
            file.write(",".join(names) + "\n")
        for number in range(1, rows + 1):
            note = f'said "no", {chance.getrandbits(64):x}' if number % 7 == 0 else None
            row = [
                number,
                chance.randrange(1_000_000),
                chance.choice(["order", "refund", "visit", "payment"]),
                chance.randrange(10**6) / 100,
                note,
                f"2026-01-{chance.randrange(1, 29):02} 10:{number % 60:02}:00+00",
            ]
            objects.write(json.dumps(dict(zip(names, row, strict=True))) + "\n")
            plain.write(record(row))
            other.write(record([*row[:2], "edited", *row[3:]] if number % 10 == 0 else row))
    return csv, lines, edited


def record(row: list[object]) -> str:
    """Return a line of CSV."""
    values = ("" if one is None else str(one) for one in row)
    quoted = ('"' + one.replace('"', '""') + '"' if '"' in one else one for one in values)
    return ",".join(quoted) + "\n"


def seed(work: Path, file: Path) -> list[str]:
    """Return the command that loads ``file`` as the seed of a project."""
    root = work / f"{file.stem}-{file.suffix[1:]}"
    if not root.exists():
        (root / "data" / "sample_data").mkdir(parents=True)
        (root / "keel.toml").write_text(CONFIG)
        shutil.copy(file, root / "data" / "sample_data" / f"events{file.suffix}")
    return [*KEEL, "seed", "--env", "local", "-q", "--project", str(root)]


def measured(argv: list[str]) -> tuple[float, float]:
    """Return the seconds that a process takes, and its processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
