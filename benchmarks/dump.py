"""Compares `keel dump` with `pg_dump -s` of the same database, in the same run.

Both are whole processes, start-up included. Figures are wall time, the median of several rounds
taken in turn; nothing is asserted. The dump is written anew each time, and then once more, when
nothing has changed. The proof starts a server and loads the dump in it: it is timed in the first
round alone.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import diff
from workplace import empty_server, workplace

from pgkeel.sandbox.sandbox import Sandbox


def main() -> None:
    """Run every comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 500, 5_000])
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with workplace() as work, empty_server(work) as sandbox:
            diff.build(sandbox, size)
            measure(sandbox, size, work, arguments.rounds)


def measure(sandbox: Sandbox, size: int, project: Path, rounds: int) -> None:
    """Time the programs in turn."""
    (project / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD_DATABASE_URL"\n')
    (project / "migrations" / "sql").mkdir(parents=True)
    url = sandbox.url.reveal()
    environ = {**os.environ, "PROD_DATABASE_URL": url}
    bare = [str(sandbox.blueprint.build.program("pg_dump")), "-s", url]
    keel = [sys.executable, "-m", "pgkeel", "dump", "--project", str(project)]
    # The first makes what is there once in a cache: the base of all sandboxes.
    wall([*keel, "--no-proof"], environ)
    times: dict[str, list[float]] = {"bare": [], "unproved": [], "unchanged": [], "proved": []}
    for number in range(rounds):
        times["bare"].append(wall(bare, environ))
        shutil.rmtree(project / "schema")
        times["unproved"].append(wall([*keel, "--no-proof"], environ))
        times["unchanged"].append(wall([*keel, "--no-proof"], environ))
        if not number:
            times["proved"].append(wall(keel, environ))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"{size:,} tables")
    print(f"  pg_dump -s{'':46} {medians['bare']:8.3f} s")
    labels = {
        "unproved": "unproved (bound 1.25)",
        "unchanged": "unproved, nothing has changed",
        "proved": "proved",
    }
    for name, words in labels.items():
        ratio = medians[name] / medians["bare"]
        label = f"keel dump, {words}"
        print(f"  {label:56} {medians[name]:8.3f} s {ratio:6.2f} x")


def wall(argv: list[str], environ: dict[str, str]) -> float:
    """Return the seconds a process takes."""
    began = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, env=environ)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
