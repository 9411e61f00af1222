"""Installs the tools that the benchmarks compare with, at pinned versions, and gives them a server.

Nothing here is a dependency of keel: they go into a folder of their own.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import peers

PYPI = {
    **peers.PYPI,
    "dblift[cli]": "5.1.0",
    "django": "5.2.19",
    "psycopg2-binary": "2.9.11",
    "yoyo-migrations": "9.0.0",
}
FOLDER = Path(os.environ.get("PGKEEL_PEERS", ".venv/peers"))


@dataclass(frozen=True)
class Peers:
    """Where the tools are; a tool that is not to be had is not in ``programs``."""

    programs: dict[str, Path]
    missing: dict[str, str]
    """Why each other one is not there."""


def install(folder: Path = FOLDER) -> Peers:
    """Install what the registries have, unless it is there; say what is missing and why."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    programs = {**_npm(folder, missing), **_pypi(folder, missing)}
    sqitch = shutil.which("sqitch")
    if sqitch:
        programs["sqitch"] = Path(sqitch)
    else:
        missing["sqitch"] = "apt-get install sqitch libdbd-pg-perl"
    return Peers(programs=programs, missing=missing)


def _npm(folder: Path, missing: dict[str, str]) -> dict[str, Path]:
    binaries = folder / "node_modules" / ".bin"
    wanted = [f"{name}@{version}" for name, version in peers.NPM.items()]
    npm = shutil.which("npm")
    if npm is None:
        tools = [name for name in peers.NPM if name != "pg"]
        missing.update(dict.fromkeys(tools, "npm is not there"))
        return {}
    if _differs(folder / "npm.txt", wanted):
        (folder / "package.json").write_text("{}")
        _run([npm, "install", "--no-audit", "--no-fund", "--silent", *wanted], folder)
        _note(folder / "npm.txt", wanted)
    return {name: binaries / name for name in peers.NPM if (binaries / name).exists()}


def _pypi(folder: Path, missing: dict[str, str]) -> dict[str, Path]:
    environment = folder / "python"
    wanted = [f"{name}=={version}" for name, version in PYPI.items()]
    if _differs(folder / "pypi.txt", wanted):
        _run([sys.executable, "-m", "venv", str(environment)], folder)
        python = str(environment / "bin" / "python")
        _run([python, "-m", "pip", "install", "--quiet", *wanted], folder)
        _note(folder / "pypi.txt", wanted)
    programs = {"django": "python", "alembic": "alembic", "yoyo": "yoyo", "dblift": "dblift"}
    found = {name: environment / "bin" / program for name, program in programs.items()}
    missing.update({name: "pip" for name, path in found.items() if not path.exists()})
    return {name: path for name, path in found.items() if path.exists()}


def _differs(note: Path, wanted: list[str]) -> bool:
    return not note.exists() or note.read_text().split() != wanted


def _note(note: Path, wanted: list[str]) -> None:
    note.write_text("\n".join(wanted) + "\n")


def _run(argv: list[str], folder: Path) -> None:
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(argv)}: {done.stdout}{done.stderr}")


@contextmanager
def tcp_door(url: str) -> Iterator[str]:
    """Give a URL of the server at ``url``, which only listens on a socket, that all tools take."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    path = f"{query['host'][0]}/.s.PGSQL.{query.get('port', ['5432'])[0]}"
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_accept, args=(door, path), daemon=True).start()
        yield f"postgresql://{parts.username}@127.0.0.1:{door.getsockname()[1]}"


def _accept(door: socket.socket, path: str) -> None:
    while True:
        try:
            client, _ = door.accept()
        except OSError:
            return  # it was closed
        server = socket.socket(socket.AF_UNIX)
        server.connect(path)
        for one, other in ((client, server), (server, client)):
            threading.Thread(target=_pump, args=(one, other), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while chunk := source.recv(1 << 16):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        target.close()
