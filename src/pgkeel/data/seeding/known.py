"""Remembers which seeds have been loaded twice without a fault, by their content."""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from pgkeel import __version__

_FORMAT = "pgkeel seeds 1"
_KEPT_AT_MOST = 200


class Sound(Struct, frozen=True, kw_only=True):
    """Seeds that were found to be in order."""

    files: int
    rows: int


def key_of(parts: Iterable[str], files: Iterable[Path]) -> str:
    """Return the name of what is known of ``files``, where ``parts`` say the rest of it."""
    digest = hashlib.sha256("\0".join([_FORMAT, __version__, _program(), *parts]).encode())
    for path in files:
        digest.update(f"\0{path.name}\0".encode())
        with contextlib.suppress(OSError), path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:40]


def find_sound(folder: Path | None, key: str) -> Sound | None:
    """Return what is known; ``None`` where nothing is."""
    if folder is None:
        return None
    try:
        return msgspec.json.decode((folder / key).read_bytes(), type=Sound)
    except (OSError, msgspec.MsgspecError):
        return None


def keep_sound(folder: Path | None, key: str, sound: Sound) -> None:
    """Remember it; a full or read-only disk does no harm."""
    if folder is None:
        return
    draft = folder / f".draft-{secrets.token_hex(8)}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.write_bytes(msgspec.json.encode(sound))
            draft.replace(folder / key)
        finally:
            draft.unlink(missing_ok=True)
        kept = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)
        for path in kept[:-_KEPT_AT_MOST]:
            path.unlink(missing_ok=True)


def _program() -> str:
    """Return what changes when what loads them does."""
    with os.scandir(Path(__file__).parent) as entries:
        found = [
            f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
            for entry in entries
            if entry.name.endswith(".py")
        ]
    return " ".join(sorted(found))
