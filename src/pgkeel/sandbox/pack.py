"""A data folder in one file: thousands of small files are slow to make on a disk, one is not.

The file begins with a head of fixed size, then an index as JSON, then the contents one after
another. It is written whole under another name first, and never changed afterwards but for the
name of the machine's run in which its bytes were last known to be good. ``supervisor.unpack`` is
the way back.
"""

import errno
import os
import struct
import zlib
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec

from pgkeel.postgres.supervisor import PACK_HEAD

_MAGIC = b"keel\x00\x001\n"
_CHUNK = 1 << 20

_T = TypeVar("_T")


class Index(msgspec.Struct, Generic[_T], frozen=True, kw_only=True):
    """What is in a pack, and what its maker has to say of it."""

    manifest: _T
    folders: tuple[str, ...]
    files: tuple[tuple[str, int], ...]
    """Paths and sizes, in the order of the contents."""


def write_pack(target: Path, data: Path, manifest: object) -> None:
    """Pack folder ``data`` into a new file ``target``. Raises ``OSError``."""
    folders: list[str] = []
    files: list[tuple[str, int]] = []
    _list(f"{data}/", "", folders, files)
    index = msgspec.json.encode(
        Index(manifest=manifest, folders=tuple(folders), files=tuple(files))
    )
    with target.open("xb") as pack:
        pack.write(bytes(PACK_HEAD.size))
        pack.write(index)
        total = zlib.crc32(index)
        for name, size in files:
            total = _append(pack, f"{data}/{name}", size, total)
        pack.seek(0)
        pack.write(PACK_HEAD.pack(_MAGIC, total, len(index), _boot()))


def read_index(source: Path, manifest: type[_T]) -> Index[_T] | None:
    """Return a pack's index; ``None`` when there is no pack or its bytes cannot be trusted.

    Contents are not forced to the disk, so after a restart of the machine they are checked once.
    """
    try:
        with source.open("rb") as pack:
            magic, total, length, boot = PACK_HEAD.unpack(pack.read(PACK_HEAD.size))
            if magic != _MAGIC or (boot != _boot() and not _is_intact(source, pack, total)):
                return None
            pack.seek(PACK_HEAD.size)
            return msgspec.json.decode(pack.read(length), type=Index[manifest])  # type: ignore[valid-type]
    except (OSError, struct.error, msgspec.MsgspecError):
        return None


def _append(pack: BinaryIO, path: str, size: int, total: int) -> int:
    """Append a file to ``pack`` and return the checksum, ``total``, carried on over it."""
    source = os.open(path, os.O_RDONLY)
    try:
        while size > 0:
            chunk = os.read(source, min(size, _CHUNK))
            if not chunk:
                raise OSError(errno.EIO, "a data folder changes while it is kept", path)
            total = zlib.crc32(chunk, total)
            pack.write(chunk)
            size -= len(chunk)
    finally:
        os.close(source)
    return total


def _list(root: str, prefix: str, folders: list[str], files: list[tuple[str, int]]) -> None:
    """Collect folders, each before what is in it, and files with their sizes."""
    with os.scandir(root + prefix) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
                _list(root, f"{name}/", folders, files)
            else:
                files.append((name, entry.stat(follow_symlinks=False).st_size))


def _is_intact(source: Path, pack: BinaryIO, expected: int) -> bool:
    total = 0
    while chunk := pack.read(_CHUNK):
        total = zlib.crc32(chunk, total)
    if total != expected:
        return False
    try:
        with source.open("r+b") as written:
            written.seek(PACK_HEAD.size - 40)
            written.write(_boot())
    except OSError:
        pass  # read-only: it is checked again next time
    return True


def _boot() -> bytes:
    try:
        name = Path("/proc/sys/kernel/random/boot_id").read_bytes().strip()
    except OSError:
        name = b"unknown"
    return name.ljust(40)[:40]
