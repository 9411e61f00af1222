"""Where sandboxes live: the cache between runs, and the scratch folder of a running one."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx

_ROOM_FOR_A_SANDBOX = 1 << 30
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of this user's own is made in it
_SHARED = Path("/var/tmp/pgkeel-root")  # noqa: S108 -- its owner is checked
_CACHE_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of pgkeel; safe to delete.\n"


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's cache folder, made if need be; ``None`` when it cannot be written."""
    given = environ.get("PGKEEL_CACHE_DIR")
    folder = Path(given).absolute() if given else user_cache_path("pgkeel")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tag = folder / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(_CACHE_TAG)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK | os.X_OK) and _is_writable(folder) else None


def scratch_root(environ: Mapping[str, str]) -> Path:
    """Return the folder for running sandboxes: in memory where there is room, else on disk.

    It belongs to this user alone, yet others may pass through it: a server of user 0 runs as the
    user nobody where it must. SBX007 when no such folder can be made.
    """
    given = environ.get("PGKEEL_SCRATCH_DIR")
    if given:
        return _own_folder(Path(given).absolute())
    name = f"pgkeel-{os.geteuid()}"
    if sys.platform == "linux" and _has_room(_SHARED_MEMORY):
        try:
            return _own_folder(_SHARED_MEMORY / name)
        except KeelError:
            pass  # taken by somebody else; the folder for temporary files is next
    return _own_folder(Path(tempfile.gettempdir()) / name)


def shared_folder(_: Mapping[str, str]) -> Path | None:
    """Return a folder of root's that every user may read; ``None`` when it cannot be had."""
    try:
        return _own_folder(_SHARED)
    except KeelError:
        return None


def _own_folder(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        raise KeelError(sbx.CACHE_UNUSABLE, f"cannot use {folder}: {error.strerror}") from error
    # In a folder that everybody can write somebody else may have laid this one out.
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        raise KeelError(sbx.CACHE_UNUSABLE, f"{folder} belongs to somebody else")
    if status.st_mode & 0o022:
        folder.chmod(0o711)
    return folder


def _has_room(folder: Path) -> bool:
    try:
        return (
            os.access(folder, os.W_OK | os.X_OK)
            and shutil.disk_usage(folder).free >= _ROOM_FOR_A_SANDBOX
        )
    except OSError:
        return False


def _is_writable(folder: Path) -> bool:
    """Try it out: a read-only mount looks writable to root until something is written."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
