"""A server of a test's own: with its own settings, rules for logins, and data folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pgkeel.config import Server as Major
from pgkeel.postgres.build import Build, find_build
from pgkeel.postgres.programs import NOBODY, Runner, find_run_as

QUIET = ("fsync=off", "max_connections=20", "shared_buffers=16MB", "listen_addresses=")


@dataclass
class OwnServer:
    """One data folder below ``root``, and the server on it once it is started."""

    root: Path
    build: Build
    runner: Runner
    port: int = 5432
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def socket_url(self) -> str:
        return f"host={self.root} port={self.port} user=postgres dbname=postgres"

    def run(self, program: str, *arguments: str | Path) -> None:
        argv = [self.build.program(program), *arguments]
        assert self.runner.run(argv, log=self.log) == 0, self.log.read_text()

    def initdb(self) -> None:
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N",
                 "--no-locale")  # fmt: skip

    def write(self, name: str, content: str | bytes, mode: int = 0o600) -> None:
        """Write a file of the data folder, as the server's own."""
        path = self.data / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(mode)
        self.own(path)

    def own(self, path: Path) -> None:
        if self.runner.run_as == "nobody":
            os.chown(path, NOBODY, NOBODY)

    def start(self, *settings: str, largest_file: int | None = None) -> None:
        """Start it; ``largest_file``: the size in kB at which writing a file fails."""
        argv: list[str | Path] = [self.build.program("postgres"), "-D", self.data]
        for setting in (*QUIET, *settings, f"port={self.port}"):
            argv += ["-c", setting]
        argv += ["-c", f"unix_socket_directories={self.root}"]
        if largest_file:
            argv = ["/bin/sh", "-c", f'ulimit -f {largest_file * 2}; exec "$0" "$@"', *argv]
        self.process = self.runner.start(
            {
                "task": "serve",
                "argv": argv,
                "log": self.log,
                "data": self.data,
                "template": None,
                "owner": None,
                "pid_file": self.data / "postmaster.pid",
                "remove": [],
                "start_timeout": 60,
            }
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith(b"ready "), self.log.read_text()

    def stop(self) -> None:
        if self.process is not None:
            self.process.communicate(b"stop\n")
            self.process = None


@contextmanager
def own_servers(count: int = 1, major: Major = "auto") -> Iterator[Sequence[OwnServer]]:
    """Give servers that are not set up yet, the first on port 5432; they are gone afterwards."""
    build = find_build(major)
    folder = Path(tempfile.mkdtemp(prefix="keel-own-", dir="/tmp"))
    folder.chmod(0o755)
    found = find_run_as(build.program("postgres"), log=folder / "log", memory=folder / "memory")
    assert found is not None
    servers = [OwnServer(folder / str(at), build, Runner(run_as=found), 5432 + at)
               for at in range(count)]  # fmt: skip
    for server in servers:
        server.root.mkdir()
        server.own(server.root)
    try:
        yield servers
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
