"""Fetches Debian's pgbouncer for the tests: FOLDER.

The packages are downloaded and laid out in the folder: nothing is installed, so it needs no root.
What is there is kept; a pgbouncer of the system is used where there is one.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# libcares2 and libevent-2.1-7t64 are the names of later releases.
PACKAGES = (("pgbouncer",), ("libc-ares2", "libcares2"), ("libevent-2.1-7", "libevent-2.1-7t64"))


def main(folder: Path) -> None:
    """Make sure that ``FOLDER/pgbouncer`` starts one."""
    launcher = folder / "pgbouncer"
    if not launcher.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        installed = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
        program = f'exec {installed} "$@"' if installed else fetched(folder.resolve())
        launcher.write_text(f"#!/bin/sh\n{program}\n")
        launcher.chmod(0o755)
    done = subprocess.run([launcher, "--version"], capture_output=True, text=True, check=False)
    if done.returncode:
        launcher.unlink()
        sys.exit(f"{launcher} does not run here:\n{done.stderr.strip()}")
    print(f"{launcher}: {done.stdout.splitlines()[0]}")  # noqa: T201 -- what a tool has to say


def fetched(folder: Path) -> str:
    """Lay out the packages in ``folder`` and return what runs the program."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        for names in PACKAGES:
            if not any(download(name, scratch) for name in names):
                update()
                if not any(download(name, scratch) for name in names):
                    sys.exit(f"apt-get finds no {' or '.join(names)}: install pgbouncer")
        for package in sorted(Path(scratch).glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, folder], check=True)  # noqa: S607 -- Debian's
    (library,) = {path.parent for path in folder.glob("**/libevent-2.1.so.7")}
    return f'LD_LIBRARY_PATH="{library}" exec "{folder}/usr/sbin/pgbouncer" "$@"'


def download(name: str, folder: str) -> bool:
    """Return whether the package could be had."""
    argv = ["apt-get", "download", name]
    return not subprocess.run(argv, cwd=folder, capture_output=True, check=False).returncode


def update() -> None:
    """Read the lists of packages anew, where that is allowed."""
    subprocess.run(["apt-get", "update"], capture_output=True, check=False)  # noqa: S607 -- as above


if __name__ == "__main__":
    main(Path(sys.argv[1]))
