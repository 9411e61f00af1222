"""Writes files of the project whole or not at all; for authoring and scaffolding."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import mig


@contextmanager
def coded(path: Path) -> Iterator[None]:
    """Turn what the system says against writing ``path`` into MIG210."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot be written: {reason}"
        raise KeelError(mig.CANNOT_WRITE, message, place=Place(path=path)) from error


def create_file(path: Path, content: bytes, *, executable: bool = False) -> bool:
    """Write a file that is not there yet, with its folder; ``False`` when something is there.

    Of two processes only one gets ``True``. What could not be written whole is removed.
    """
    with coded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = path.open("xb")
        except FileExistsError:
            return False
        try:
            with file:
                file.write(content)
            if executable:
                # For everybody who may read it.
                mode = path.stat().st_mode
                path.chmod(mode | (mode & 0o444) >> 2)
        except BaseException:
            path.unlink()
            raise
    return True


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of a file in one step, even if the machine stops half way."""
    with coded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        real = Path(os.path.realpath(path))  # a link stays a link
        # Beside the file, since only within one file system is a rename one step; the leading
        # point hides it from whoever lists migrations.
        beside = real.with_name(f".{real.name}.{os.getpid()}.tmp")
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            with suppress(OSError):  # a new file has no mode to keep
                beside.chmod(real.stat().st_mode & 0o7777)
            beside.replace(real)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(real.parent)


def drop_drafts(path: Path) -> None:
    """Remove what writers of ``path`` left who were killed."""
    draft = re.compile(rf"\.{re.escape(path.name)}\.\d+\.tmp")
    with suppress(OSError):
        for beside in path.parent.iterdir():
            if draft.fullmatch(beside.name):
                beside.unlink()


def move_file(path: Path, to: Path) -> None:
    """Give a file another name in one step; the caller holds the folder alone."""
    with coded(to):
        if os.path.lexists(to):
            raise FileExistsError(0, "there is a file of that name")
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold ``folder`` alone among keel's writers; the system lets go if the process dies.

    The lock is on the folder itself and leaves no file. Where there is no such lock (Windows, some
    network file systems) exclusive creation still keeps any file from being overwritten.
    """
    with coded(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 -- not everywhere

    with coded(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    # Not every system can; the rename itself has happened.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
