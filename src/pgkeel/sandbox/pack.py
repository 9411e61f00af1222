"""A data folder in one file: thousands of small files are slow to make on a disk, one is not.

The file begins with a head of fixed size, then an index as JSON, then the contents one after
another. It is written whole under another name first, and never changed afterwards but for the
name of the machine's run in which its bytes were last known to be good.
"""

import errno
import os
import struct
import zlib
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec

_MAGIC = b"keel\x00\x001\n"
_HEAD = struct.Struct("<8sIQ40s")
"""Magic, checksum of all after the head, length of the index, the machine's run."""

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
    folders, files = _list(data)
    index = msgspec.json.encode(
        Index(
            manifest=manifest,
            folders=folders,
            files=tuple((name, (data / name).stat().st_size) for name in files),
        )
    )
    with target.open("xb") as pack:
        pack.write(bytes(_HEAD.size))
        pack.write(index)
        total = zlib.crc32(index)
        for name in files:
            with (data / name).open("rb", buffering=0) as file:
                while chunk := file.read(_CHUNK):
                    total = zlib.crc32(chunk, total)
                    pack.write(chunk)
        pack.seek(0)
        pack.write(_HEAD.pack(_MAGIC, total, len(index), _boot()))


def read_index(source: Path, manifest: type[_T]) -> Index[_T] | None:
    """Return a pack's index; ``None`` when there is no pack or its bytes cannot be trusted.

    Contents are not forced to the disk, so after a restart of the machine they are checked once.
    """
    try:
        with source.open("rb") as pack:
            magic, total, length, boot = _HEAD.unpack(pack.read(_HEAD.size))
            if magic != _MAGIC or (boot != _boot() and not _is_intact(source, pack, total)):
                return None
            pack.seek(_HEAD.size)
            return msgspec.json.decode(pack.read(length), type=Index[manifest])  # type: ignore[valid-type]
    except (OSError, struct.error, msgspec.MsgspecError):
        return None


def unpack(source: Path, target: Path) -> None:
    """Write a pack's contents to a new folder that only its owner may look into.

    Raises ``OSError``; ``FileNotFoundError`` when the pack is gone.
    """
    with source.open("rb", buffering=0) as pack:
        _, _, length, _ = _HEAD.unpack(pack.read(_HEAD.size))
        index = msgspec.json.decode(pack.read(length), type=Index[msgspec.Raw])
        os.mkdir(target, 0o700)  # noqa: PTH102 -- one object a file would double the time
        for folder in index.folders:
            os.mkdir(f"{target}/{folder}", 0o700)  # noqa: PTH102 -- as above
        offset = _HEAD.size + length
        for name, size in index.files:
            _write_part(f"{target}/{name}", pack.fileno(), offset, size)
            offset += size


def _write_part(path: str, source: int, offset: int, size: int) -> None:
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        end = offset + size
        while offset < end:
            copied = _copy_part(source, target, offset, end - offset)
            if copied == 0:
                raise OSError(errno.EIO, "a template ends too early", path)
            offset += copied
    finally:
        os.close(target)


def _copy_part(source: int, target: int, offset: int, size: int) -> int:
    if hasattr(os, "sendfile"):
        try:
            return os.sendfile(target, source, offset, size)
        except OSError as error:
            # macOS sends to sockets only.
            if error.errno not in (errno.ENOTSOCK, errno.EINVAL, errno.ENOSYS):
                raise
    return os.write(target, os.pread(source, min(size, _CHUNK), offset))


def _list(data: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return folders, each after the one it is in, and files."""
    folders: list[str] = []
    files: list[str] = []
    for folder, below, names in os.walk(data):
        prefix = os.path.relpath(folder, data)
        prefix = "" if prefix == "." else f"{prefix}/"
        folders += (f"{prefix}{name}" for name in below)
        files += (f"{prefix}{name}" for name in names)
    return tuple(folders), tuple(files)


def _is_intact(source: Path, pack: BinaryIO, expected: int) -> bool:
    total = 0
    while chunk := pack.read(_CHUNK):
        total = zlib.crc32(chunk, total)
    if total != expected:
        return False
    try:
        with source.open("r+b") as written:
            written.seek(_HEAD.size - 40)
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
