"""Files that are kept between runs by a key; for what each layer keeps in the cache."""

import contextlib
import hashlib
import os
from pathlib import Path


class KeptFiles:
    """The files in one folder, or none where there is no folder.

    Several processes may use it at once: a file is there whole or not at all. What cannot be read
    counts as absent, and where nothing can be written the next run is slower, nothing else.
    """

    def __init__(self, folder: Path | None, at_most: int) -> None:
        self._folder = folder
        self._at_most = at_most

    @property
    def keeps(self) -> bool:
        """Whether there is anywhere to keep a file."""
        return self._folder is not None

    def find(self, key: str, size: int = -1) -> bytes | None:
        """Return what is kept as ``key``, or no more than the first ``size`` bytes of it."""
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            with path.open("rb") as file:
                content = file.read(size)
            os.utime(path)  # the oldest are dropped first
        except OSError:
            return None
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Keep ``content`` as ``key``."""
        if self._folder is None:
            return
        draft = self._folder / f".draft-{os.urandom(8).hex()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                draft.write_bytes(content)
                draft.replace(self._folder / key)
            finally:
                draft.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Drop the oldest of more than are wanted."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            paths = list(self._folder.iterdir())
            if len(paths) > self._at_most:
                paths.sort(key=lambda path: path.stat().st_mtime)
                for path in paths[: len(paths) - self._at_most]:
                    path.unlink(missing_ok=True)


def program_digest(*parts: str) -> str:
    """Return what changes when these packages of this program do, by times and sizes of files.

    For keys: what another program found out may be wrong.
    """
    top = os.path.dirname(__file__)  # noqa: PTH120 -- pathlib is slow at this
    digest = hashlib.sha256()
    for part in sorted(parts):
        for folder, _, names in sorted(os.walk(f"{top}/{part}")):
            for name in sorted(names):
                if name.endswith(".py"):
                    status = os.stat(f"{folder}/{name}")  # noqa: PTH116 -- as above
                    digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
