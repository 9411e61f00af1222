"""Scans 10 MB of generated fixtures by `keel scan`, and prints the processor time of the process.

The bound is 2 seconds. Nothing is asserted.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

SIZE = 10_000_000
FILES = 20
ROUNDS = 5


def main() -> None:
    """Lay the fixtures and scan them several times."""
    with tempfile.TemporaryDirectory(prefix="keel-bench-") as folder:
        root = Path(folder)
        (root / "data" / "sample").mkdir(parents=True)
        (root / "keel.toml").write_text("[scan]\nfolder_kb = 20000\n")
        for number in range(FILES):
            text = "".join(rows(random.Random(number)))
            (root / "data" / "sample" / f"{number:02}.sql").write_text(text)
        command = [sys.executable, "-m", "pgkeel", "scan", "-q", "--project", folder]
        figures = [run(command) for _ in range(ROUNDS)]
    middle = statistics.median(figures)
    print(f"keel scan, {SIZE / 1e6:.0f} MB (bound 2.0)  {middle:.2f} s of CPU")


def rows(chance: random.Random) -> Iterator[str]:
    """Yield statements of people and payments, full of what looks like more than it is."""
    size = 0
    while size < SIZE / FILES:
        row = (
            "insert into public.people (id, email, phone, token_hash, created_at, note) values ("
            f"'{uuid.UUID(int=chance.getrandbits(128))}', "
            f"'user{chance.randrange(10**6)}@example.com', "
            f"'+1 212 555 01{chance.randrange(100):02}', '{chance.getrandbits(128):032x}', "
            f"'2026-01-{chance.randrange(1, 28):02} 10:00:00+00', "
            f"'Lorem ipsum dolor sit amet, password reset #ff00aa {chance.getrandbits(53)}');\n"
        )
        size += len(row)
        yield row


def run(command: list[str]) -> float:
    """Return the processor time of one process, which has to find nothing."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"it ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
