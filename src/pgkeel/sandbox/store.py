"""The store of templates: data folders at rest, named by their hash, never changed once kept.

A template is a whole cluster rather than one database in a shared one, since roles, their settings
and the settings of databases belong to the cluster: so no sandbox ever sees another's roles.
"""

import contextlib
import os
import secrets
import shutil
import time
from pathlib import Path

import msgspec

from pgkeel.sandbox.pack import read_index, write_pack

_KEPT_AT_MOST = 24
_KEPT_BYTES = 2 << 30
_DRAFT = ".draft-"
_FORGOTTEN_AFTER = 3600.0


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a template without starting it."""

    server_version: str
    shims: tuple[str, ...] = ()
    """Names of the shims that were created as extensions so far."""
    warnings: tuple[str, ...] = ()


class Store:
    """Templates below one folder; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> Manifest | None:
        """Return the manifest of a template, or ``None`` when it is not kept."""
        path = self.path(digest)
        index = read_index(path, Manifest)
        if index is None:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the oldest are dropped first
        return index.manifest

    def path(self, digest: str) -> Path:
        """Return where a template is, or would be."""
        return self._folder / digest

    def keep(self, digest: str, data: Path, manifest: Manifest) -> bool:
        """Keep a copy of ``data``, a folder no server runs on; ``False`` when there is no room."""
        path = self.path(digest)
        draft = self._folder / f"{_DRAFT}{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_pack(draft, data, manifest)
            draft.replace(path)
        except OSError:
            # A full or read-only disk: the result of this run stands all the same.
            with contextlib.suppress(OSError):
                draft.unlink()
            return False
        self._drop_oldest()
        return True

    def _drop_oldest(self) -> None:
        """Drop what is over the limits, and what a killed process left half written."""
        kept: list[tuple[float, int, Path]] = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                status = path.stat()
                if not path.name.startswith(_DRAFT):
                    kept.append((status.st_mtime, status.st_size, path))
                elif time.time() - status.st_mtime > _FORGOTTEN_AFTER:
                    _remove(path)
        kept.sort(reverse=True)
        room = _KEPT_BYTES
        for number, (_, size, path) in enumerate(kept):
            room -= size
            if number >= _KEPT_AT_MOST or (room < 0 and number > 0):
                _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir():  # not ours, but in our way
            shutil.rmtree(path)
        else:
            path.unlink()
