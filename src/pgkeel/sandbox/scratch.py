"""Scratch folders: each belongs to one living process, and the next one clears up after the dead.

Beside each folder ``ID`` lies a file ``ID.lock`` that its process holds locked. The kernel lets go
of the lock when the process ends in whatever way, so a lock that can be had marks a left-over.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx


@contextmanager
def scratch_folder(root: Path) -> Iterator[Path]:
    """Give an empty folder below ``root`` that is gone afterwards, left-overs of the dead too."""
    _reap(root)
    folder = root / secrets.token_hex(6)
    lock = folder.with_suffix(".lock")
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        folder.mkdir(mode=0o711)
    except OSError as error:
        raise KeelError(sbx.CACHE_UNUSABLE, f"cannot use {root}: {error.strerror}") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)
        os.close(handle)


def _reap(root: Path) -> None:
    for lock in root.glob("*.lock"):
        with contextlib.suppress(OSError), lock.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Between the listing and the lock its owner may have ended and removed it.
            if not lock.exists() or not os.path.samestat(os.fstat(file.fileno()), lock.stat()):
                continue
            folder = lock.with_suffix("")
            _end_server(folder / "data")
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink()


def _end_server(data: Path) -> None:
    """End a server that lost both keel and its supervisor; only where the kernel did not."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
        command = subprocess.run(
            ["ps", "-p", str(pid), "-o", "args="],  # noqa: S607 -- wherever the system has it
            capture_output=True,
            text=True,
            check=False,
        ).stdout
    except (OSError, ValueError):
        return
    if str(data) in command:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGQUIT)
