"""The files of a project as bytes, quickly: enough to know whether anything has changed."""

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from pgkeel.config import Project


class Inputs(Struct, frozen=True):
    """The names and hashes of all migrations and rollback files, in the order of their names."""

    migrations: dict[str, bytes]
    rollbacks: dict[str, bytes]


def read_inputs(project: Project) -> Inputs | None:
    """Read and hash every file; ``None`` where one cannot be read, which others will tell of."""
    try:
        return Inputs(_hashes(project.folder), _hashes(project.rollback))
    except OSError:
        return None


def _hashes(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.name.endswith(".sql"))
    return {name: _hash(f"{folder}/{name}") for name in names}


def _hash(path: str) -> bytes:
    # Without the layers of a file object: there may be ten thousand of them.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        digest = hashlib.sha256()
        while chunk := os.read(descriptor, 1 << 20):
            digest.update(chunk)
        return digest.digest()
    finally:
        os.close(descriptor)
