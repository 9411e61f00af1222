"""The store of templates: data folders at rest, named by their hash, never changed once kept.

A template is a whole cluster rather than one database in a shared one, since roles, their settings
and the settings of databases belong to the cluster: so no sandbox ever sees another's roles.
"""

import contextlib
import os
import shutil
import tempfile
import zlib
from pathlib import Path

import msgspec

from pgkeel.sandbox.files import copy_folder

_KEPT_AT_MOST = 24
_DATA = "data"
_MANIFEST = "manifest.json"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a template without starting it."""

    server_version: str
    shims: tuple[str, ...] = ()
    """Names of the shims that were created as extensions so far."""
    warnings: tuple[str, ...] = ()
    content: int = 0
    """A checksum over all files, which were not forced to the disk."""
    boot: str = ""
    """The machine's run in which they were written or last checked."""


class Store:
    """Templates below one folder; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> Manifest | None:
        """Return the manifest of a template, or ``None`` when it is not kept."""
        path = self._folder / digest / _MANIFEST
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except (OSError, msgspec.DecodeError):
            return None
        if manifest.boot != _boot() and not self._check(digest, manifest):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the oldest are dropped first
        return manifest

    def copy(self, digest: str, target: Path) -> bool:
        """Copy a template's data folder to ``target``; ``False`` when it is gone meanwhile."""
        try:
            copy_folder(self._folder / digest / _DATA, target)
        except FileNotFoundError:
            shutil.rmtree(target, ignore_errors=True)
            return False
        return True

    def keep(self, digest: str, data: Path, manifest: Manifest) -> bool:
        """Keep a copy of ``data``, a folder no server runs on; ``False`` when there is no room."""
        if (self._folder / digest).exists():
            return True
        draft: Path | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self._folder))
            copy_folder(data, draft / _DATA)
            manifest = msgspec.structs.replace(
                manifest, content=_content(draft / _DATA), boot=_boot()
            )
            (draft / _MANIFEST).write_bytes(msgspec.json.encode(manifest))
            draft.rename(self._folder / digest)
        except OSError:
            # Another process was quicker, or the disk is full: the result stands either way.
            return (self._folder / digest).exists()
        finally:
            if draft is not None:
                shutil.rmtree(draft, ignore_errors=True)
        self._drop_oldest()
        return True

    def _check(self, digest: str, manifest: Manifest) -> bool:
        """Tell whether all bytes are there that were written before the machine's restart."""
        folder = self._folder / digest
        try:
            intact = _content(folder / _DATA) == manifest.content
        except OSError:
            intact = False
        if not intact:
            shutil.rmtree(folder, ignore_errors=True)
            return False
        with contextlib.suppress(OSError):
            checked = msgspec.structs.replace(manifest, boot=_boot())
            draft = folder / f".{_MANIFEST}.{os.getpid()}"
            draft.write_bytes(msgspec.json.encode(checked))
            draft.replace(folder / _MANIFEST)
        return True

    def _drop_oldest(self) -> None:
        ages: list[tuple[float, Path]] = []
        for path in self._folder.glob(f"*/{_MANIFEST}"):
            with contextlib.suppress(OSError):
                ages.append((path.stat().st_mtime, path.parent))
        for _, folder in sorted(ages)[:-_KEPT_AT_MOST]:
            # The manifest goes first: what has none is no template.
            (folder / _MANIFEST).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)


def _content(data: Path) -> int:
    total = 0
    for folder, names, files in os.walk(data):
        names.sort()
        for name in sorted(files):
            path = Path(folder, name)
            total = zlib.crc32(f"{path.relative_to(data)}\0".encode(), total)
            total = zlib.crc32(path.read_bytes(), total)
    return total


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"
