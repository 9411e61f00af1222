"""One running server on one data folder, watched by a supervisor of its own."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from pgkeel.errors import Code, KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.programs import NOBODY, Runner

_LONGEST_SOCKET_PATH = 107 - len("/.s.PGSQL.5432")
_START_TIMEOUT = 60
_LOG_TAIL = 15

# Nothing here outlives the process, so nothing needs to survive a crash of the machine.
_SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=logical",  # as on hosted servers: publications and slots work
    "max_wal_size=256MB",
    "min_wal_size=2MB",  # what lies about is copied with every template
    "wal_recycle=off",
    "wal_init_zero=off",
    "shared_buffers=32MB",
    "max_connections=50",
    "autovacuum=off",
    "jit=off",
    "dynamic_shared_memory_type=mmap",  # a killed server leaves nothing in /dev/shm
    "unix_socket_permissions=0700",
    "log_min_messages=fatal",
    "log_min_error_statement=panic",
    "timezone=UTC",
    "log_timezone=UTC",
    "max_locks_per_transaction=256",
    "logging_collector=off",
)


class Server:
    """A context manager; leaving it stops the server.

    ``start`` returns at once, so that the caller can work while the server comes up; ``wait`` makes
    sure that it did. The data folder is kept unless this process dies: then ``remove`` is deleted.
    """

    def __init__(
        self, *, program: Path, data: Path, log: Path, runner: Runner, remove: Sequence[Path] = ()
    ) -> None:
        self._program = program
        self._data = data
        self._log = log
        self._runner = runner
        self._remove = tuple(remove)
        self._sockets: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def sockets(self) -> Path:
        """The folder of its socket: the ``host`` to connect to."""
        if self._sockets is None:
            raise RuntimeError("the server was not started")
        return self._sockets

    def start(self, *, template: Path | None = None) -> "Server":
        """Start the server without waiting for it; ``template`` is laid out as its data first."""
        self._sockets = self._socket_folder()
        argv: list[str | Path] = [self._program, "-D", self._data]
        for setting in (*_SETTINGS, f"unix_socket_directories={self._sockets}"):
            argv += ["-c", setting]
        self._process = self._runner.start(
            {
                "task": "serve",
                "argv": argv,
                "log": self._log,
                "data": self._data,
                "template": template,
                "owner": NOBODY if self._runner.run_as == "nobody" else None,
                "pid_file": self._data / "postmaster.pid",
                "remove": [*self._remove, self._sockets],
                "start_timeout": _START_TIMEOUT,
            }
        )
        return self

    def wait(self) -> None:
        """Return once it accepts connections; SBX002 or SBX003 with the end of its log if not."""
        process = self._process
        if process is None or process.stdout is None:
            raise RuntimeError("the server was not started")
        line = process.stdout.readline().decode()
        if not line.startswith("ready "):
            self.stop()
            raise server_error(self._log, sbx.START_FAILED, "the sandbox server did not start")

    def wait_for_end(self) -> None:
        """Return only when the server ends without having been asked to."""
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.readline()

    def stop(self) -> None:
        """Stop it and wait until it is gone; its data folder is then complete and at rest."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(BrokenPipeError):
                process.communicate(b"stop\n")
        if self._sockets is not None:
            shutil.rmtree(self._sockets, ignore_errors=True)

    def __enter__(self) -> Self:
        """Return itself; ``start`` is the caller's to call."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the server whatever happened."""
        self.stop()

    def _socket_folder(self) -> Path:
        beside = self._data.parent / "s"
        if len(os.fsencode(beside)) <= _LONGEST_SOCKET_PATH:
            beside.mkdir(mode=0o700, exist_ok=True)
            folder = beside
        else:
            folder = Path(tempfile.mkdtemp(prefix="keel-", dir="/tmp"))
        if self._runner.run_as == "nobody":
            os.chown(folder, NOBODY, NOBODY)
        return folder


def server_error(log: Path, code: Code, message: str) -> KeelError:
    """Return an error with the end of ``log``; SBX003 when the log tells of a full disk."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-_LOG_TAIL:]
    except OSError:
        lines = []
    if any("No space left on device" in line for line in lines):
        return KeelError(sbx.DISK_FULL, f"no space left in {log.parent}", detail="\n".join(lines))
    return KeelError(code, message, detail="\n".join(lines) or None)
